import NumericKernels
import SociaalDomein

/// Those who wait after the besluit, by the step in which they joined: the longest waiting go first.
///
/// Per place (state * wijken + wijk) the queue is kept by step of entry, over three years and all
/// before; per cell only how many wait, so that within a place the age bands start in proportion.
public final class WaitingList {
  let setting: Setting
  let access: Access
  let people: People
  private let chance: Bool
  /// Slot entry mod slots, per place.
  let slots: [LaneMatrix]
  var isOccupied: [Bool]
  /// Places of each contract and those outside all of them; cells of each place.
  let placesOf: [[Int]]
  let freePlaces: [Int]
  let cellsOf: [[Int]]
  /// Those who start of each place, and before that who waits there.
  let starting: LaneMatrix
  let queued: LaneMatrix
  let scratch: LaneMatrix
  private let movers: LaneList
  /// What is left of each limit, and the share of each state that starts.
  let rest: LaneMatrix
  let share: LaneMatrix

  /// Years by which entries are told apart.
  public static let years = 3

  public init(access: Access, people: People, chance: Bool) {
    setting = people.setting
    self.access = access
    self.people = people
    self.chance = chance
    let places = setting.states.count * setting.wijken.count
    let lanes = people.lanes
    let count = access.isOpen ? 0 : WaitingList.years * setting.grid.stepsPerYear + 1
    slots = (0..<count).map { _ in LaneMatrix(rows: places, lanes: lanes) }
    isOccupied = Array(repeating: false, count: count)
    placesOf = access.contracts.indices.map { contract in
      (0..<places).filter { access.contractsOf[$0].contains(contract) }
    }
    freePlaces = (0..<places).filter { access.contractsOf[$0].isEmpty }
    let setting = people.setting
    cellsOf = (0..<places).map { place in
      setting.bands.indices.map {
        setting.cell(
          state: place / setting.wijken.count, band: $0, wijk: place % setting.wijken.count)
      }
    }
    starting = LaneMatrix(rows: places, lanes: lanes)
    queued = LaneMatrix(rows: places, lanes: lanes)
    scratch = LaneMatrix(rows: 5, lanes: lanes)
    movers = LaneList(lanes: lanes)
    rest = LaneMatrix(rows: access.allowance.rows, lanes: lanes)
    share = LaneMatrix(rows: setting.states.count, lanes: lanes)
  }

  var places: Int { starting.rows }
  private func subject(place: Int, band: Int) -> UInt32 {
    CellSubject(
      wijk: place % setting.wijken.count, band: band, state: place / setting.wijken.count
    ).word
  }

  public func open() {
    for slot in slots { slot.fill(0) }
    for index in isOccupied.indices { isOccupied[index] = false }
  }

  // MARK: Coming in

  /// Lets go those who give up and those with an ended pgb, moves those whose need grew, and takes in
  /// those due, less those who go elsewhere.
  public func join(_ draw: StepDraw) {
    if access.hasHolders { endHolders(draw) }
    if !access.isOpen {
      turnSlot(draw.step)
      renege(draw)
      worsen(draw)
    }
    if access.diverts { divert(draw) }
    guard !access.isOpen else { return }
    let slot = draw.step % slots.count
    people.sum(people.due, into: slots[slot])
    isOccupied[slot] = true
    for cell in 0..<people.waiting.rows { people.waiting[cell].add(people.due[cell]) }
  }

  /// The slot of the oldest entries is needed for the newest: they join the next oldest.
  private func turnSlot(_ step: Int) {
    let oldest = step % slots.count
    guard isOccupied[oldest] else { return }
    let next = (step + 1) % slots.count
    for place in 0..<places { slots[next][place].add(slots[oldest][place]) }
    slots[oldest].fill(0)
    isOccupied[next] = true
    isOccupied[oldest] = false
  }

  /// A number of people out of a row, each with the same chance: drawn, or by expectation.
  private func count(
    of row: LaneMatrix.Row, chance p: LaneMatrix.Row, _ draw: StepDraw, _ point: DecisionPoint,
    subject: UInt32, index: Int, into result: LaneMatrix.Row
  ) {
    guard chance else {
      for lane in result.indices { result[lane] = row[lane] * p[lane] }
      return
    }
    movers.collect(positiveIn: row)
    let u = scratch[4]
    // Where one lane in four has people, a row of draws is cheaper than draws one by one.
    if movers.count * 4 > row.count {
      draw.fillUniforms(u, point, subject: subject, index: index)
    } else {
      draw.fillUniforms(u, listed: movers, point, subject: subject, index: index)
    }
    BinomialDraw.counts(listed: movers, u: u, n: row, p: p, into: result)
  }

  private func endHolders(_ draw: StepDraw) {
    for place in 0..<places {
      let p = scratch[0]
      access.write(access.holdersOutflow, ofPlace: place, into: p)
      for (band, cell) in cellsOf[place].enumerated() {
        let holders = people.holders[cell]
        guard !holders.isNowherePositive else { continue }
        let left = people.holdersLeft[cell]
        count(
          of: holders, chance: p, draw, .reneging, subject: subject(place: place, band: band),
          index: 2, into: left)
        holders.add(left, times: -1)
      }
    }
  }

  private func divert(_ draw: StepDraw) {
    for place in 0..<places {
      let base = scratch[0]
      let leak = scratch[1]
      access.write(access.socialBase, ofPlace: place, into: base)
      access.write(access.leak, ofPlace: place, into: leak)
      for (band, cell) in cellsOf[place].enumerated() {
        let due = people.due[cell]
        guard !due.isNowherePositive else { continue }
        let subject = subject(place: place, band: band)
        take(base, from: due, draw, subject, 0, into: people.diverted[cell])
        take(leak, from: due, draw, subject, 1, into: people.leaked[cell])
        people.holders[cell].add(people.leaked[cell])
      }
    }
  }

  private func take(
    _ share: LaneMatrix.Row, from due: LaneMatrix.Row, _ draw: StepDraw, _ subject: UInt32,
    _ index: Int, into gone: LaneMatrix.Row
  ) {
    guard !share.isNowherePositive else { return }
    count(
      of: due, chance: share, draw, .diversion, subject: subject, index: index, into: gone)
    due.add(gone, times: -1)
  }

  // MARK: While waiting

  private func renege(_ draw: StepDraw) {
    for place in 0..<places where isWaiting(place) {
      let p = scratch[0]
      access.write(access.reneging, ofPlace: place, into: p)
      guard !p.isNowherePositive else { continue }
      let toPgb = scratch[1]
      access.write(access.renegingToPgb, ofPlace: place, into: toPgb)
      let takesPgb = !toPgb.isNowherePositive
      let before = queued[place]
      let gone = starting[place]
      before.update(repeating: 0)
      gone.update(repeating: 0)
      for (band, cell) in cellsOf[place].enumerated() {
        let waiting = people.waiting[cell]
        guard !waiting.isNowherePositive else { continue }
        let subject = subject(place: place, band: band)
        let reneged = people.reneged[cell]
        before.add(waiting)
        count(of: waiting, chance: p, draw, .reneging, subject: subject, index: 0, into: reneged)
        waiting.add(reneged, times: -1)
        gone.add(reneged)
        guard takesPgb else { continue }
        let holders = people.renegedToPgb[cell]
        count(
          of: reneged, chance: toPgb, draw, .reneging, subject: subject, index: 1, into: holders)
        people.holders[cell].add(holders)
      }
      shrink(place, by: gone, of: before)
    }
  }

  /// People who come to need heavier support wait on in its queue, with the time they waited.
  private func worsen(_ draw: StepDraw) {
    let wijken = setting.wijken.count
    for (row, worse) in access.worsenings.enumerated() {
      for wijk in setting.wijken.indices {
        let from = worse.rule.from * wijken + wijk
        guard access.contractsOf[from].contains(worse.contract), isWaiting(from) else { continue }
        worsen(
          from: from, to: worse.rule.to * wijken + wijk, contract: worse.contract, row: row, draw)
      }
    }
  }

  private func worsen(from: Int, to: Int, contract: Int, row: Int, _ draw: StepDraw) {
    let p = scratch[0]
    p.copy(access.worsening[row])
    p.multiply(by: access.terms.inForce[contract])
    let before = queued[from]
    let moved = starting[from]
    before.update(repeating: 0)
    moved.update(repeating: 0)
    let targets = cellsOf[to]
    for (band, cell) in cellsOf[from].enumerated() {
      let waiting = people.waiting[cell]
      let going = scratch[1]
      count(
        of: waiting, chance: p, draw, .reneging, subject: subject(place: from, band: band),
        index: 3 + row, into: going)
      before.add(waiting)
      moved.add(going)
      waiting.add(going, times: -1)
      people.worsened[cell].add(going, times: -1)
      people.waiting[targets[band]].add(going)
      people.worsened[targets[band]].add(going)
    }
    for slot in slots.indices where isOccupied[slot] {
      let source = slots[slot][from]
      let target = slots[slot][to]
      for lane in source.indices where before[lane] > 0 {
        let part = source[lane] * (moved[lane] / before[lane])
        target[lane] += part
        source[lane] -= part
      }
    }
  }

  private func isWaiting(_ place: Int) -> Bool {
    cellsOf[place].contains { !people.waiting[$0].isNowherePositive }
  }

  /// Takes people out of a place's queue, of every step of entry in proportion.
  private func shrink(_ place: Int, by gone: LaneMatrix.Row, of before: LaneMatrix.Row) {
    let left = scratch[0]
    for lane in left.indices {
      left[lane] = before[lane] > 0 ? max(0, 1 - gone[lane] / before[lane]) : 1
    }
    for slot in slots.indices where isOccupied[slot] { slots[slot][place].multiply(by: left) }
  }
}
