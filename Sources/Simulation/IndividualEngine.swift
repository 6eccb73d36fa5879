import DemandModel
import NumericKernels
import SociaalDomein

/// Individuals: every person by name, plain and slow, the reference of the cohort engine.
///
/// A person has a cell and a step in which care starts; each step decides by that person's own
/// uniforms whether and where they go, and whether they age into the next band.
final class IndividualEngine: CareEngine {
  private struct Person {
    var state: Int
    var band: Int
    let wijk: Int
    /// The step in which care starts; people of the opening started before the run.
    let start: Int
    let number: UInt32
  }

  private let demand: DemandBatch
  private let setting: Setting
  private var people: [[Person]]
  private var lastNumber: [UInt32]
  private let wholeDelay: Int
  private let fractionOfDelay: Double
  private let ageing: [Double]

  init(demand: DemandBatch) {
    self.demand = demand
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
        add(Int(demand.people.stock[cell][lane]), state, band, wijk, start: -1, lane)
        for step in 0...wholeDelay + 1 {
          let due = Int(demand.dueStarts(step: step)[cell][lane])
          add(due, state, band, wijk, start: step, lane)
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
    _ count: Int, _ state: Int, _ band: Int, _ wijk: Int, start: Int, _ lane: Int
  ) {
    for _ in 0..<count {
      lastNumber[lane] += 1
      people[lane].append(
        Person(state: state, band: band, wijk: wijk, start: start, number: lastNumber[lane]))
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

  func startCare(draw: StepDraw) {
    forEachCell { state, band, wijk, cell in
      for lane in people.indices {
        for _ in 0..<Int(demand.people.newNeed[cell][lane]) {
          let u = draw.uniform(lane: lane, .person, subject: lastNumber[lane] + 1, index: 1)
          let later = u < fractionOfDelay ? 1 : 0
          add(1, state, band, wijk, start: draw.step + wholeDelay + later, lane)
        }
      }
    }
    demand.people.inProcess.fill(0)
    for lane in people.indices {
      for person in people[lane] where person.start >= draw.step {
        let cell = setting.cell(state: person.state, band: person.band, wijk: person.wijk)
        let target = person.start == draw.step ? demand.people.starts : demand.people.inProcess
        target[cell][lane] += 1
      }
    }
  }

  func flow(draw: StepDraw) {
    demand.people.stock.fill(0)
    for lane in people.indices {
      var staying = 0
      for index in people[lane].indices {
        var person = people[lane][index]
        if person.start <= draw.step {
          guard move(&person, lane, draw) else { continue }
          let cell = setting.cell(state: person.state, band: person.band, wijk: person.wijk)
          demand.people.stock[cell][lane] += 1
        }
        people[lane][staying] = person
        staying += 1
      }
      people[lane].removeLast(people[lane].count - staying)
    }
  }

  /// Moves one person through the step; false when they leave care.
  private func move(_ person: inout Person, _ lane: Int, _ draw: StepDraw) -> Bool {
    let wijken = setting.wijken.count
    let started = person.start < draw.step
    if started && releases(person, lane, draw) {
      demand.people.released[person.state * wijken + person.wijk][lane] += 1
      return false
    }
    let (exit, older) = draw.uniformPair(lane: lane, .person, subject: person.number)
    let zone = demand.specification.zones[person.state * wijken + person.wijk]
    let probabilities = demand.probabilities
    let leave = probabilities.leaveProbability(
      zone: zone, band: person.band, state: person.state, lane: lane, half: !started)
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
