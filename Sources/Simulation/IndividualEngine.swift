import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// Individuals: every person by name, plain and slow, the reference of the cohort engine.
///
/// A person has a cell, and is in process, waiting, in care, or has a pgb outside the network; each
/// step decides by that person's own uniforms whether and where they go, and whether they age into
/// the next band.
final class IndividualEngine: CareEngine {
  struct Person {
    enum Phase { case inProcess, due, waiting, starting, inCare, holder }
    var state: Int
    var band: Int
    let wijk: Int
    var phase: Phase
    /// The step in which the besluit is there, from which they wait.
    let due: Int
    let number: UInt32
  }

  let demand: Demand
  let access: Access
  private let setting: Setting
  private let cells: CellIndex
  var people: [Person] = []
  private var lastNumber: UInt32 = 0
  private let wholeDelay: Int
  private let fractionOfDelay: Double
  private let ageing: [Double]

  init(demand: Demand, access: Access) {
    self.demand = demand
    self.access = access
    setting = demand.setting
    cells = demand.people.cells
    (wholeDelay, fractionOfDelay) = demand.specification.delay.steps(of: demand.setting.grid)
    let grid = demand.setting.grid
    ageing = demand.setting.bands.indices.map {
      demand.specification.careFlow.ageingProbability(band: $0, dt: grid.dt)
    }
  }

  func open() {
    people.removeAll(keepingCapacity: true)
    lastNumber = 0
    for cell in 0..<cells.cells {
      add(Int(demand.people.stock[cell]), cell, .inCare, due: -1)
      add(Int(demand.people.queue.waiting[cell]), cell, .waiting, due: -1)
      for step in 0...wholeDelay + 1 {
        add(Int(demand.intake.due(step: step)[cell]), cell, .inProcess, due: step)
      }
    }
  }

  private func add(_ count: Int, _ cell: Int, _ phase: Person.Phase, due: Int) {
    for _ in 0..<count {
      lastNumber += 1
      people.append(
        Person(
          state: cells.state[cell], band: cells.band[cell], wijk: cells.wijk[cell], phase: phase,
          due: due, number: lastNumber))
    }
  }

  func countNewNeed(_ draw: StepDraw) {
    for cell in 0..<cells.cells {
      let count = wholeCount(demand.expectedNewNeed[cell], subject: cells.subjects[cell], draw)
      demand.people.newNeed[cell] = Double(count)
    }
  }

  /// A Poisson count of whole people for any mean: the sum of parts small enough to be exact.
  private func wholeCount(_ mean: Double, subject: UInt32, _ draw: StepDraw) -> Int {
    guard mean >= 25 else {
      return Int(PoissonDraw.count(u: draw.uniform(.newNeed, subject: subject), mean: mean))
    }
    let parts = Int((mean / 20).rounded(.up))
    return (1...parts).reduce(0) { sum, part in
      let u = draw.uniform(.newNeed, subject: subject, index: part)
      return sum + Int(PoissonDraw.count(u: u, mean: mean / Double(parts)))
    }
  }

  func joinQueue(_ draw: StepDraw) {
    for cell in 0..<cells.cells {
      for _ in 0..<Int(demand.people.newNeed[cell]) {
        let u = draw.uniform(.person, subject: lastNumber + 1, index: 1)
        let later = u < fractionOfDelay ? 1 : 0
        add(1, cell, .inProcess, due: draw.step + wholeDelay + later)
      }
    }
    for counts in [
      demand.people.inProcess, demand.people.queue.waiting, demand.people.queue.holders,
    ] { counts.fill(0) }
    keep { person in join(&person, draw) }
    demand.people.countDue()
  }

  /// Keeps the people for whom `body` says so, in their order.
  private func keep(_ body: (inout Person) -> Bool) {
    var staying = 0
    for index in people.indices {
      var person = people[index]
      guard body(&person) else { continue }
      people[staying] = person
      staying += 1
    }
    people.removeLast(people.count - staying)
  }

  func cell(_ person: Person) -> Int {
    setting.cell(state: person.state, band: person.band, wijk: person.wijk)
  }
  func place(_ person: Person) -> Int { person.state * cells.wijken + person.wijk }

  /// Where someone who is not in care stands after the access of the step; false when they leave.
  private func join(_ person: inout Person, _ draw: StepDraw) -> Bool {
    let queue = demand.people.queue
    switch person.phase {
    case .inCare: return true
    case .inProcess where person.due > draw.step: demand.people.inProcess[cell(person)] += 1
    case .holder:
      guard !endsPgb(person, draw) else { return false }
      queue.holders[cell(person)] += 1
    case .waiting:
      guard waits(&person, draw) else { return false }
    default:
      guard comes(&person, draw) else { return false }
    }
    if person.phase == .waiting || person.phase == .due { queue.waiting[cell(person)] += 1 }
    return true
  }

  /// Someone whose besluit is there: helped in the sociale basis, gone to a pgb, or due.
  private func comes(_ person: inout Person, _ draw: StepDraw) -> Bool {
    let queue = demand.people.queue
    let cell = cell(person)
    person.phase = .due
    if access.diverts, let contract = access.contract(ofPlace: place(person)) {
      let share = access.diversion(contract)
      let (base, leak) = draw.uniformPair(.person, subject: person.number, index: 3)
      if base < share.socialBase {
        queue.diverted[place(person)] += 1
        return false
      }
      if leak < share.pgb {
        queue.leaked[place(person)] += 1
        queue.holders[cell] += 1
        person.phase = .holder
        return true
      }
    }
    demand.people.due[cell] += 1
    return true
  }

  /// Someone who waits on: gives up, for a pgb or for nothing, or comes to need heavier support.
  private func waits(_ person: inout Person, _ draw: StepDraw) -> Bool {
    let queue = demand.people.queue
    guard let contract = access.contract(ofPlace: place(person)) else { return true }
    let renege = access.reneging(contract)
    let (gives, why) = draw.uniformPair(.person, subject: person.number, index: 4)
    if gives < renege.chance.chance {
      queue.reneged[place(person)] += 1
      guard why < renege.toPgb else { return false }
      queue.renegedToPgb[place(person)] += 1
      queue.holders[cell(person)] += 1
      person.phase = .holder
      return true
    }
    var u = draw.uniform(.person, subject: person.number, index: 5)
    for (to, chance) in access.worsenings(contract, state: person.state) {
      guard u < chance else {
        // Given that this one did not happen, what is left of u is uniform for the next.
        u = (u - chance) / (1 - chance)
        continue
      }
      queue.worsened[place(person)] -= 1
      person.state = to
      queue.worsened[place(person)] += 1
      break
    }
    return true
  }

  private func endsPgb(_ person: Person, _ draw: StepDraw) -> Bool {
    guard let contract = access.contract(ofPlace: place(person)) else { return false }
    let u = draw.uniform(.person, subject: person.number, index: 6)
    guard u < access.holdersOutflow(contract) else { return false }
    demand.people.queue.holdersLeft[place(person)] += 1
    return true
  }

  // MARK: Care

  func flowStock(_ draw: StepDraw) {
    demand.people.stock.fill(0)
    keep { person in
      guard person.phase == .inCare else { return true }
      guard move(&person, draw) else { return false }
      demand.people.stock[cell(person)] += 1
      return true
    }
  }

  func flowEntrants(_ draw: StepDraw) {
    keep { person in
      guard person.phase == .starting else { return true }
      guard move(&person, draw, entrant: true) else { return false }
      person.phase = .inCare
      demand.people.stock[cell(person)] += 1
      return true
    }
  }

  /// Moves one person through the step; false when they leave care.
  private func move(_ person: inout Person, _ draw: StepDraw, entrant: Bool = false) -> Bool {
    if !entrant && releases(person, draw) {
      demand.people.released[place(person)] += 1
      return false
    }
    let (exit, older) = draw.uniformPair(.person, subject: person.number)
    let probabilities = demand.probabilities
    let leave = probabilities.leaveProbability(cell(person), entrant: entrant)
    if exit < leave {
      let way = probabilities.transition(at: exit / leave, from: cell(person))
      demand.people.moves[way * cells.wijken + person.wijk] += 1
      guard let to = demand.specification.careFlow.transitions[way].to else { return false }
      person.state = to
    }
    if older < ageing[person.band] { person.band += 1 }
    return true
  }

  private func releases(_ person: Person, _ draw: StepDraw) -> Bool {
    let share = demand.levels.useOutflow(state: person.state, wijk: person.wijk)
    guard share > 0 else { return false }
    return draw.uniform(.person, subject: person.number, index: 2) < share
  }
}
