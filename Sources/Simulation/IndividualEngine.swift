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

  let demand: DemandBatch
  let access: Access
  private let setting: Setting
  var people: [[Person]]
  private var lastNumber: [UInt32]
  private let wholeDelay: Int
  private let fractionOfDelay: Double
  private let ageing: [Double]

  init(demand: DemandBatch, access: Access) {
    self.demand = demand
    self.access = access
    setting = demand.setting
    people = Array(repeating: [], count: demand.people.lanes)
    lastNumber = Array(repeating: 0, count: demand.people.lanes)
    (wholeDelay, fractionOfDelay) = demand.specification.delay.steps(of: demand.setting.grid)
    let grid = demand.setting.grid
    ageing = demand.setting.bands.indices.map {
      demand.specification.careFlow.ageingProbability(band: $0, dt: grid.dt)
    }
  }

  func open(draw: StepDraw) {
    for lane in people.indices {
      people[lane].removeAll(keepingCapacity: true)
      lastNumber[lane] = 0
      forEachCell { state, band, wijk, cell in
        let stock = Int(demand.people.stock[cell][lane])
        add(stock, state, band, wijk, .inCare, due: -1, lane)
        for step in 0...wholeDelay + 1 {
          let due = Int(demand.dueStarts(step: step)[cell][lane])
          add(due, state, band, wijk, .inProcess, due: step, lane)
        }
      }
    }
  }

  private func forEachCell(_ body: (_ state: Int, _ band: Int, _ wijk: Int, _ cell: Int) -> Void) {
    for state in setting.states.indices {
      for band in setting.bands.indices {
        for wijk in setting.wijken.indices {
          body(state, band, wijk, setting.cell(state: state, band: band, wijk: wijk))
        }
      }
    }
  }

  private func add(
    _ count: Int, _ state: Int, _ band: Int, _ wijk: Int, _ phase: Person.Phase, due: Int,
    _ lane: Int
  ) {
    for _ in 0..<count {
      lastNumber[lane] += 1
      people[lane].append(
        Person(
          state: state, band: band, wijk: wijk, phase: phase, due: due, number: lastNumber[lane]))
    }
  }

  func countNewNeed(draw: StepDraw) {
    forEachCell { state, band, wijk, cell in
      let subject = CellSubject(wijk: wijk, band: band, state: state).word
      let arrivals = demand.people.newNeed[cell]
      for lane in arrivals.indices {
        let mean = demand.expectedNewNeed[cell][lane]
        arrivals[lane] = Double(wholeCount(mean, lane: lane, subject: subject, draw: draw))
      }
    }
  }

  /// A Poisson count of whole people for any mean: the sum of parts small enough to be exact.
  private func wholeCount(_ mean: Double, lane: Int, subject: UInt32, draw: StepDraw) -> Int {
    guard mean >= 25 else {
      return Int(
        PoissonDraw.count(u: draw.uniform(lane: lane, .newNeed, subject: subject), mean: mean))
    }
    let parts = Int((mean / 20).rounded(.up))
    return (1...parts).reduce(0) { sum, part in
      let u = draw.uniform(lane: lane, .newNeed, subject: subject, index: part)
      return sum + Int(PoissonDraw.count(u: u, mean: mean / Double(parts)))
    }
  }

  func joinQueue(draw: StepDraw) {
    forEachCell { state, band, wijk, cell in
      for lane in people.indices {
        for _ in 0..<Int(demand.people.newNeed[cell][lane]) {
          let u = draw.uniform(lane: lane, .person, subject: lastNumber[lane] + 1, index: 1)
          let later = u < fractionOfDelay ? 1 : 0
          add(1, state, band, wijk, .inProcess, due: draw.step + wholeDelay + later, lane)
        }
      }
    }
    for matrix in [demand.people.inProcess, demand.people.waiting, demand.people.holders] {
      matrix.fill(0)
    }
    for lane in people.indices {
      keep(lane) { person in join(&person, lane, draw) }
    }
  }

  /// Keeps the people of a lane for whom `body` says so, in their order.
  private func keep(_ lane: Int, _ body: (inout Person) -> Bool) {
    var staying = 0
    for index in people[lane].indices {
      var person = people[lane][index]
      guard body(&person) else { continue }
      people[lane][staying] = person
      staying += 1
    }
    people[lane].removeLast(people[lane].count - staying)
  }

  func cell(_ person: Person) -> Int {
    setting.cell(state: person.state, band: person.band, wijk: person.wijk)
  }
  func place(_ person: Person) -> Int {
    person.state * setting.wijken.count + person.wijk
  }

  /// Where someone who is not in care stands after the access of the step; false when they leave.
  private func join(_ person: inout Person, _ lane: Int, _ draw: StepDraw) -> Bool {
    let counts = demand.people
    switch person.phase {
    case .inCare: return true
    case .inProcess where person.due > draw.step: counts.inProcess[cell(person)][lane] += 1
    case .holder:
      guard !endsPgb(person, lane, draw) else { return false }
      counts.holders[cell(person)][lane] += 1
    case .waiting:
      guard waits(&person, lane, draw) else { return false }
    default:
      guard comes(&person, lane, draw) else { return false }
    }
    if person.phase == .waiting || person.phase == .due {
      counts.waiting[cell(person)][lane] += 1
    }
    return true
  }

  /// Someone whose besluit is there: helped in the sociale basis, gone to a pgb, or due.
  private func comes(_ person: inout Person, _ lane: Int, _ draw: StepDraw) -> Bool {
    let counts = demand.people
    let cell = cell(person)
    person.phase = .due
    if access.diverts, let contract = access.contract(ofPlace: place(person), lane: lane) {
      let share = access.diversion(contract, lane: lane)
      let (base, leak) = draw.uniformPair(
        lane: lane, .person, subject: person.number, index: 3)
      if base < share.socialBase {
        counts.diverted[cell][lane] += 1
        return false
      }
      if leak < share.pgb {
        counts.leaked[cell][lane] += 1
        counts.holders[cell][lane] += 1
        person.phase = .holder
        return true
      }
    }
    counts.due[cell][lane] += 1
    return true
  }

  /// Someone who waits on: gives up, for a pgb or for nothing, or comes to need heavier support.
  private func waits(_ person: inout Person, _ lane: Int, _ draw: StepDraw) -> Bool {
    let counts = demand.people
    guard let contract = access.contract(ofPlace: place(person), lane: lane) else { return true }
    let renege = access.reneging(contract, lane: lane)
    let (gives, why) = draw.uniformPair(lane: lane, .person, subject: person.number, index: 4)
    if gives < renege.chance {
      counts.reneged[cell(person)][lane] += 1
      guard why < renege.toPgb else { return false }
      counts.renegedToPgb[cell(person)][lane] += 1
      counts.holders[cell(person)][lane] += 1
      person.phase = .holder
      return true
    }
    var u = draw.uniform(lane: lane, .person, subject: person.number, index: 5)
    for (to, chance) in access.worsenings(contract, state: person.state, lane: lane) {
      guard u < chance else {
        // Given that this one did not happen, what is left of u is uniform for the next.
        u = (u - chance) / (1 - chance)
        continue
      }
      counts.worsened[cell(person)][lane] -= 1
      person.state = to
      counts.worsened[cell(person)][lane] += 1
      break
    }
    return true
  }

  private func endsPgb(_ person: Person, _ lane: Int, _ draw: StepDraw) -> Bool {
    guard let contract = access.contract(ofPlace: place(person), lane: lane) else { return false }
    let u = draw.uniform(lane: lane, .person, subject: person.number, index: 6)
    guard u < access.holdersOutflow(contract, lane: lane) else { return false }
    demand.people.holdersLeft[cell(person)][lane] += 1
    return true
  }

  // MARK: Care

  func flowStock(draw: StepDraw) {
    demand.people.stock.fill(0)
    for lane in people.indices {
      keep(lane) { person in
        guard person.phase == .inCare else { return true }
        guard move(&person, lane, draw) else { return false }
        demand.people.stock[cell(person)][lane] += 1
        return true
      }
    }
  }

  func flowEntrants(draw: StepDraw) {
    for lane in people.indices {
      keep(lane) { person in
        guard person.phase == .starting else { return true }
        guard move(&person, lane, draw, entrant: true) else { return false }
        person.phase = .inCare
        demand.people.stock[cell(person)][lane] += 1
        return true
      }
    }
  }

  /// Moves one person through the step; false when they leave care.
  private func move(
    _ person: inout Person, _ lane: Int, _ draw: StepDraw, entrant: Bool = false
  ) -> Bool {
    let wijken = setting.wijken.count
    if !entrant && releases(person, lane, draw) {
      demand.people.released[person.state * wijken + person.wijk][lane] += 1
      return false
    }
    let (exit, older) = draw.uniformPair(lane: lane, .person, subject: person.number)
    let zone = demand.specification.zones[person.state * wijken + person.wijk]
    let probabilities = demand.probabilities
    let leave = probabilities.leaveProbability(
      zone: zone, band: person.band, state: person.state, lane: lane, entrant: entrant)
    if exit < leave {
      let index = probabilities.transition(
        at: exit / leave, zone: zone, band: person.band, state: person.state, lane: lane)
      demand.people.moves[index * wijken + person.wijk][lane] += 1
      guard let to = demand.specification.careFlow.transitions[index].to else { return false }
      person.state = to
    }
    if older < ageing[person.band] { person.band += 1 }
    return true
  }

  private func releases(_ person: Person, _ lane: Int, _ draw: StepDraw) -> Bool {
    let share = demand.levels.useOutflow(state: person.state, wijk: person.wijk, lane: lane)
    guard share > 0 else { return false }
    return draw.uniform(lane: lane, .person, subject: person.number, index: 2) < share
  }
}
