import NumericKernels
import SociaalDomein

/// Those who wait after the besluit, by the step in which they joined: the longest waiting go first.
///
/// Per place (state * wijken + wijk) the queue is kept by step of entry, over three years and all
/// before; per cell only how many wait, so that within a place the age bands start in proportion.
public final class WaitingList {
  let cells: CellIndex
  let access: Access
  let people: People
  let queue: QueuedPeople
  let chance: Bool
  /// Slot entry mod slots, per place, as shares of `scale`: who gives up leaves every step of entry in
  /// proportion, which is one multiplication of the scale.
  let slots: [Vector]
  let scale: Vector
  var isOccupied: [Bool]
  /// Places of each contract and those outside all of them.
  let placesOf: [[Int]]
  let freePlaces: [Int]
  /// Those who start of each place, and their part of those who wait there.
  let starting: Vector
  let parts: Vector
  /// State of each place.
  let stateOf: IndexVector
  /// What is left of each limit, and the share of each state that starts.
  var rest: [Double]
  var share: [Double]
  /// Chance per step of giving up, of every cell for itself.
  private let reneging: CellChances
  private let events: CellEvents
  /// The cells of a decision in which someone is, and their uniforms.
  private let chosen: IndexList
  private let uniforms: SubjectDraws
  /// Of a rule of heavier need, per wijk: those who waited, and those who move.
  private let before: Vector
  private let moved: Vector

  /// Years by which entries are told apart.
  public static let years = 3

  public init(access: Access, people: People, grid: TimeGrid, chance: Bool) {
    cells = people.cells
    self.access = access
    self.people = people
    queue = people.queue
    self.chance = chance
    let places = people.cells.places
    let count = access.isOpen ? 0 : WaitingList.years * grid.stepsPerYear + 1
    slots = (0..<count).map { _ in Vector(places) }
    scale = Vector(places, repeating: 1)
    isOccupied = Array(repeating: false, count: count)
    placesOf = access.contracts.indices.map { contract in
      (0..<places).filter { access.contractsOf[$0].contains(contract) }
    }
    freePlaces = (0..<places).filter { access.contractsOf[$0].isEmpty }
    starting = Vector(places)
    parts = Vector(places)
    let wijken = people.cells.wijken
    stateOf = IndexVector((0..<places).map { $0 / wijken })
    rest = access.limits.map { _ in 0 }
    share = [Double](repeating: 0, count: people.cells.states)
    reneging = CellChances(people.cells.cells)
    events = CellEvents(capacity: people.cells.cells)
    chosen = IndexList(capacity: people.cells.cells)
    uniforms = SubjectDraws(subjects: people.cells.subjects)
    before = Vector(people.cells.wijken)
    moved = Vector(people.cells.wijken)
  }

  /// Takes over those who wait at the opening, as if they joined in the step before the first.
  public func open() {
    for index in slots.indices where isOccupied[index] { slots[index].fill(0) }
    scale.fill(1)
    for index in isOccupied.indices { isOccupied[index] = false }
    guard let before = slots.indices.last, queue.waitingByPlace.isSomewherePositive else { return }
    slots[before].copy(queue.waitingByPlace)
    isOccupied[before] = true
  }

  /// People of a place who joined in the step of a slot.
  func waiting(_ place: Int, slot: Int) -> Double { slots[slot][place] * scale[place] }

  // MARK: Coming in

  /// Lets go those who give up and those with an ended pgb, moves those whose need grew, and takes in
  /// those due, less those who go elsewhere.
  ///
  /// - Parameter draws: those of the step.
  public func join(_ draw: StepDraw, _ draws: CellDraws) {
    if access.hasHolders { endHolders(draw) }
    if !access.isOpen {
      turnSlot(draw.step)
      if access.mayRenege { renege(draw, draws) }
      worsen(draw)
    }
    if access.diverts { divert(draw) }
    people.countDue()
    guard !access.isOpen else { return }
    let slot = draw.step % slots.count
    slots[slot].setToQuotient(people.dueByPlace, scale)
    isOccupied[slot] = true
    queue.waiting.add(people.due)
  }

  /// The slot of the oldest entries is needed for the newest: they join the next oldest.
  private func turnSlot(_ step: Int) {
    let oldest = step % slots.count
    guard isOccupied[oldest] else { return }
    let next = (step + 1) % slots.count
    slots[next].add(slots[oldest])
    slots[oldest].fill(0)
    isOccupied[next] = true
    isOccupied[oldest] = false
  }

  /// How many of a number of people move, each with the same chance: drawn, or by expectation.
  private func count(
    of people: Double, _ p: Double, _ cell: Int, _ draw: StepDraw, _ point: DecisionPoint,
    index: Int
  ) -> Double {
    guard people > 0, p > 0 else { return 0 }
    guard chance else { return people * p }
    let u = draw.uniform(point, subject: cells.subjects[cell], index: index)
    return BinomialDraw.count(u: u, n: people, p: p)
  }

  /// The same at a uniform that is there.
  private func count(of people: Double, _ p: Double, u: Double) -> Double {
    guard people > 0, p > 0 else { return 0 }
    return chance ? BinomialDraw.count(u: u, n: people, p: p) : people * p
  }

  /// Lists the cells in which someone is, and draws their uniforms of a decision.
  private func choose(
    _ people: Vector, _ range: Range<Int>, _ draw: StepDraw, _ point: DecisionPoint,
    index: Int = 0
  ) {
    chosen.collect(positiveIn: people, range)
    if chance { draw.draw(uniforms, chosen, point, index: index) }
  }

  private func endHolders(_ draw: StepDraw) {
    choose(queue.holders, 0..<cells.cells, draw, .reneging, index: 2)
    for index in 0..<chosen.count {
      let cell = chosen[index]
      guard let contract = access.contract(ofPlace: cells.place[cell]) else { continue }
      let left = count(
        of: queue.holders[cell], access.holdersOutflow(contract), u: uniforms.first[cell])
      queue.holdersLeft[cells.place[cell]] += left
      queue.holders[cell] -= left
    }
  }

  private func divert(_ draw: StepDraw) {
    choose(people.due, 0..<cells.cells, draw, .diversion)
    for index in 0..<chosen.count {
      let cell = chosen[index]
      let place = cells.place[cell]
      guard let contract = access.contract(ofPlace: place) else { continue }
      let shares = access.diversion(contract)
      let helped = count(of: people.due[cell], shares.socialBase, u: uniforms.first[cell])
      people.due[cell] -= helped
      queue.diverted[place] += helped
      let gone = count(of: people.due[cell], shares.pgb, u: uniforms.second[cell])
      people.due[cell] -= gone
      queue.leaked[place] += gone
      queue.holders[cell] += gone
    }
  }

  // MARK: While waiting

  private func renege(_ draw: StepDraw, _ draws: CellDraws) {
    if access.terms.hasChanged { settleReneging() }
    if chance {
      events.draw(draws, .givingUp, n: queue.waiting, reneging)
      for event in 0..<events.count { leave(events.people(event), events[event], draw) }
    } else {
      for cell in 0..<cells.cells {
        leave(queue.waiting[cell] * reneging.chance[cell], cell, draw)
      }
    }
    for place in queue.reneged.indices where queue.reneged[place] > 0 {
      let left = people.sum(queue.waiting, place: place)
      shrink(place, to: left / (left + queue.reneged[place]))
    }
  }

  /// The chances follow from the contracts in force.
  private func settleReneging() {
    for cell in 0..<cells.cells {
      let contract = access.contract(ofPlace: cells.place[cell])
      reneging.rows.set(cell, contract.map { access.reneging($0).chance } ?? MoveChance(0))
    }
    reneging.spread()
  }

  /// People of a cell give up: for nothing, or some for a pgb.
  private func leave(_ count: Double, _ cell: Int, _ draw: StepDraw) {
    guard count > 0, let contract = access.contract(ofPlace: cells.place[cell]) else { return }
    let place = cells.place[cell]
    queue.waiting[cell] -= count
    queue.reneged[place] += count
    let toPgb = self.count(
      of: count, access.reneging(contract).toPgb, cell, draw, .reneging, index: 1)
    queue.renegedToPgb[place] += toPgb
    queue.holders[cell] += toPgb
  }

  /// People who come to need heavier support wait on in its queue, with the time they waited.
  private func worsen(_ draw: StepDraw) {
    for (row, worse) in access.worsenings.enumerated() where access.terms.inForce[worse.contract] {
      let (from, to) = (worse.rule.from, worse.rule.to)
      choose(queue.waiting, cells.cells(ofState: from), draw, .reneging, index: 3 + row)
      guard chosen.count > 0 else { continue }
      before.fill(0)
      moved.fill(0)
      for index in 0..<chosen.count {
        let (cell, wijk) = (chosen[index], cells.wijk[chosen[index]])
        guard access.covers(worse.contract, place: cells.place[cell]) else { continue }
        let going = count(
          of: queue.waiting[cell], access.worsening[row], u: uniforms.first[cell])
        before[wijk] += queue.waiting[cell]
        moved[wijk] += going
        queue.waiting[cell] -= going
        queue.waiting[cell + (to - from) * cells.block] += going
      }
      for wijk in 0..<cells.wijken where moved[wijk] > 0 {
        moveSlots(
          from * cells.wijken + wijk, to * cells.wijken + wijk, moved[wijk], of: before[wijk])
      }
    }
  }

  /// Moves a part of those who wait in a place to another, of every step of entry alike.
  private func moveSlots(_ from: Int, _ to: Int, _ moved: Double, of before: Double) {
    queue.worsened[from] -= moved
    queue.worsened[to] += moved
    for slot in slots.indices where isOccupied[slot] {
      slots[slot][to] += waiting(from, slot: slot) * (moved / before) / scale[to]
    }
    shrink(from, to: max(0, 1 - moved / before))
  }

  /// Keeps a share of a place's queue, of every step of entry alike.
  func shrink(_ place: Int, to share: Double) {
    scale[place] *= share
    // A scale that is next to nothing would lose what stands under it, and a huge one who joins.
    guard scale[place] < 1e-100 || scale[place] > 1e100 else { return }
    for slot in slots { slot[place] *= scale[place] }
    scale[place] = 1
  }
}
