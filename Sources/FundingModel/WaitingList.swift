import NumericKernels
import SociaalDomein

/// Those who wait after the besluit, by the step in which they joined: the longest waiting go first.
///
/// Per place (state * wijken + wijk) the queue is kept by step of entry, over three years and all
/// before; per cell only how many wait, so that within a place the age bands start in proportion.
public final class WaitingList {
  private let setting: Setting
  private let access: Access
  private let people: People
  private let chance: Bool
  /// Slot entry mod slots, per place.
  private let slots: [LaneMatrix]
  private var isOccupied: [Bool]
  /// Places of each contract and those outside all of them; cells of each place.
  private let placesOf: [[Int]]
  private let freePlaces: [Int]
  private let cellsOf: [[Int]]
  /// Those who start of each place, and before that who waits there.
  private let starting: LaneMatrix
  private let queued: LaneMatrix
  private let scratch: LaneMatrix

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
  }

  private var places: Int { starting.rows }
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
    let u = scratch[4]
    draw.fillUniforms(u, point, subject: subject, index: index)
    for lane in result.indices {
      result[lane] = BinomialDraw.count(u: u[lane], n: row[lane], p: p[lane])
    }
  }

  private func endHolders(_ draw: StepDraw) {
    for place in 0..<places {
      let p = scratch[0]
      access.write(access.holdersOutflow, ofPlace: place, into: p)
      for (band, cell) in cellsOf[place].enumerated() {
        let holders = people.holders[cell]
        guard holders.contains(where: { $0 > 0 }) else { continue }
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
        guard due.contains(where: { $0 > 0 }) else { continue }
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
    guard share.contains(where: { $0 > 0 }) else { return }
    count(
      of: due, chance: share, draw, .diversion, subject: subject, index: index, into: gone)
    due.add(gone, times: -1)
  }

  // MARK: While waiting

  private func renege(_ draw: StepDraw) {
    for place in 0..<places where isWaiting(place) {
      let p = scratch[0]
      access.write(access.reneging, ofPlace: place, into: p)
      guard p.contains(where: { $0 > 0 }) else { continue }
      let toPgb = scratch[1]
      access.write(access.renegingToPgb, ofPlace: place, into: toPgb)
      let before = queued[place]
      let gone = starting[place]
      before.update(repeating: 0)
      gone.update(repeating: 0)
      for (band, cell) in cellsOf[place].enumerated() {
        let waiting = people.waiting[cell]
        guard waiting.contains(where: { $0 > 0 }) else { continue }
        let subject = subject(place: place, band: band)
        let reneged = people.reneged[cell]
        before.add(waiting)
        count(of: waiting, chance: p, draw, .reneging, subject: subject, index: 0, into: reneged)
        let holders = people.renegedToPgb[cell]
        count(
          of: reneged, chance: toPgb, draw, .reneging, subject: subject, index: 1, into: holders)
        waiting.add(reneged, times: -1)
        people.holders[cell].add(holders)
        gone.add(reneged)
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
    cellsOf[place].contains { people.waiting[$0].contains { $0 > 0 } }
  }

  /// Takes people out of a place's queue, of every step of entry in proportion.
  private func shrink(_ place: Int, by gone: LaneMatrix.Row, of before: LaneMatrix.Row) {
    for slot in slots.indices where isOccupied[slot] {
      let row = slots[slot][place]
      for lane in row.indices where before[lane] > 0 {
        row[lane] *= max(0, 1 - gone[lane] / before[lane])
      }
    }
  }

  // MARK: Starting

  /// Lets people start, the longest waiting first, until the allowance of their contract is used.
  public func admit(_ draw: StepDraw) {
    guard !access.isOpen else { return people.starts.copy(from: people.due) }
    starting.fill(0)
    for place in 0..<places {
      let total = queued[place]
      total.update(repeating: 0)
      for cell in cellsOf[place] { total.add(people.waiting[cell]) }
    }
    for contract in access.contracts.indices { admit(contract, draw) }
    for place in freePlaces { startAll(place) }
    for place in 0..<places { deliver(place) }
    for slot in slots.indices where isOccupied[slot] { isOccupied[slot] = isSlotOccupied(slot) }
  }

  private func isSlotOccupied(_ slot: Int) -> Bool {
    (0..<places).contains { slots[slot][$0].contains { $0 > 0 } }
  }

  /// Where no contract speaks of a place nobody waits.
  private func startAll(_ place: Int) {
    for slot in slots.indices where isOccupied[slot] {
      starting[place].add(slots[slot][place])
      slots[slot][place].update(repeating: 0)
    }
  }

  private func admit(_ contract: Int, _ draw: StepDraw) {
    let rest = scratch[0]
    rest.copy(access.allowance[contract])
    for age in stride(from: slots.count - 1, through: 0, by: -1) where age <= draw.step {
      let slot = (draw.step - age) % slots.count
      guard isOccupied[slot] else { continue }
      startOwed(contract, slot, age)
      start(contract, slot, age, rest)
    }
  }

  /// Zorgplicht: maatwerk clients who waited too long start outside the allowance.
  private func startOwed(_ contract: Int, _ slot: Int, _ age: Int) {
    let limit = access.dutyOfCare[contract]
    guard limit.contains(where: { Double(age) >= $0 }) else { return }
    let holds = access.terms.inForce[contract]
    for place in placesOf[contract] where access.isMaatwerk(place / setting.wijken.count) {
      let waiting = slots[slot][place]
      for lane in waiting.indices where Double(age) >= limit[lane] && holds[lane] > 0 {
        let count = waiting[lane]
        starting[place][lane] += count
        people.startsOutside[place][lane] += count
        people.waited[place][lane] += count * Double(age)
        waiting[lane] = 0
      }
    }
  }

  private func start(_ contract: Int, _ slot: Int, _ age: Int, _ rest: LaneMatrix.Row) {
    let asked = scratch[1]
    let share = scratch[2]
    asked.update(repeating: 0)
    let states = setting.states.count
    for place in placesOf[contract] {
      asked.add(
        slots[slot][place], times: access.unit[contract * states + place / setting.wijken.count])
    }
    let holds = access.terms.inForce[contract]
    for lane in share.indices {
      share[lane] =
        holds[lane] * (asked[lane] > rest[lane] ? max(0, rest[lane] / asked[lane]) : 1)
      // An unbounded allowance stays one.
      if rest[lane].isFinite { rest[lane] = max(0, rest[lane] - holds[lane] * asked[lane]) }
    }
    for place in placesOf[contract] {
      let waiting = slots[slot][place]
      let started = starting[place]
      let waited = people.waited[place]
      for lane in waiting.indices {
        let count = waiting[lane] * share[lane]
        started[lane] += count
        waited[lane] += count * Double(age)
        waiting[lane] -= count
      }
    }
  }

  /// Hands those who start of a place over to its cells, in proportion to who waits there.
  private func deliver(_ place: Int) {
    let total = queued[place]
    let started = starting[place]
    for cell in cellsOf[place] {
      let waiting = people.waiting[cell]
      let starts = people.starts[cell]
      for lane in waiting.indices {
        // Sums over bands and over steps of entry may differ in their last bits.
        let isAll = started[lane] >= total[lane] * (1 - 1e-12)
        starts[lane] =
          total[lane] > 0
          ? (isAll ? waiting[lane] : waiting[lane] * started[lane] / total[lane]) : 0
        waiting[lane] -= starts[lane]
      }
    }
  }
}
