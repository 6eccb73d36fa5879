import NumericKernels
import SociaalDomein

/// One step of care for cohorts: people of a cell leave it, move between states and age.
///
/// The stock flows a whole step, those who start in it the part after they came in; then clients age
/// between bands.
/// With chance on, leavers are binomial and their ways out multinomial; without it everyone moves by
/// expectation. Never more leave than are present.
public final class CohortFlow {
  private let cells: CellIndex
  private let probabilities: FlowProbabilities
  private let chance: Bool
  /// Chance of ageing into the next band.
  private let ageing: CellChances
  private let events: CellEvents
  /// Cells with more leavers than one, and the uniforms by which the first few of those choose their way.
  private let leavers: IndexList
  private let ways: [SubjectDraws]
  /// Leavers by expectation; cells.
  private let leaving: Vector

  public init(demand: Demand) {
    cells = demand.people.cells
    probabilities = demand.probabilities
    chance = demand.specification.chance.transitions
    ageing = CellChances(rows: cells.bands, row: cells.band)
    events = CellEvents(capacity: cells.cells)
    leavers = IndexList(capacity: cells.cells)
    let subjects = cells.subjects
    ways = (0..<3).map { _ in SubjectDraws(subjects: subjects) }
    leaving = Vector(cells.cells)
    let (flow, dt) = (probabilities.flow, demand.setting.grid.dt)
    for band in 0..<cells.bands {
      let chance = flow.ageingProbability(band: band, dt: dt)
      ageing.rows.set(band, MoveChance(chance, rate: flow.ageing[band] * dt))
    }
    ageing.spread()
  }

  /// Lets people leave where the use of a voorziening falls; they go before the flow of the step.
  public func release(_ people: People, levels: DriverLevels, draw: StepDraw) {
    guard levels.releasesPeople else { return }
    leavers.collect(positiveIn: people.stock)
    if chance { draw.draw(ways[0], leavers, .useOutflow) }
    for index in 0..<leavers.count {
      let cell = leavers[index]
      let share = levels.useOutflow(state: cells.state[cell], wijk: cells.wijk[cell])
      guard share > 0 else { continue }
      let present = people.stock[cell]
      let released =
        chance ? BinomialDraw.count(u: ways[0].first[cell], n: present, p: share) : share * present
      people.stock[cell] -= released
      people.released[cells.place[cell]] += released
    }
  }

  /// Moves the stock one step; clients age when those who start have come in.
  ///
  /// - Parameter draws: those of the step.
  public func flowStock(_ people: People, _ draws: CellDraws, draw: StepDraw) {
    guard chance else { return expect(people.stock, probabilities.leave, people) }
    events.draw(draws, .leaving, n: people.stock, probabilities.leave)
    move(people, draw, .careFlow)
  }

  /// Moves those who start to the close of the step.
  public func flowEntrants(_ people: People, _ draws: CellDraws, draw: StepDraw) {
    people.stock.add(people.starts)
    guard chance else { return expect(people.starts, probabilities.leaveEntrants, people) }
    events.draw(draws, .entrantLeaving, n: people.starts, probabilities.leaveEntrants)
    move(people, draw, .entrantFlow)
  }

  /// Moves clients up a band; nobody ages twice in a step.
  public func age(_ people: People, _ draws: CellDraws) {
    let stock = people.stock
    if chance {
      events.draw(draws, .ageing, n: stock, ageing)
      for event in 0..<events.count {
        let count = events.people(event)
        stock[events[event]] -= count
        stock[events[event] + cells.wijken] += count
      }
      return
    }
    // From the oldest band down.
    for state in 0..<cells.states {
      for cell in cells.cells(ofState: state).reversed() where ageing.chance[cell] > 0 {
        let moving = ageing.chance[cell] * stock[cell]
        stock[cell] -= moving
        stock[cell + cells.wijken] += moving
      }
    }
  }

  /// Takes those who leave out of the stock and brings them where they go.
  private func move(_ people: People, _ draw: StepDraw, _ point: DecisionPoint) {
    drawWays(draw, point)
    for event in 0..<events.count where events.people(event) > 0 {
      let (count, cell) = (events.people(event), events[event])
      people.stock[cell] -= count
      let way = probabilities.transition(at: events.spare(event), from: cell)
      bring(min(1, count), from: cell, by: way, people)
      if count > 1 { split(count - 1, cell, people, draw, point) }
    }
  }

  /// Draws the ways of all but the first of each cell; a block has the uniforms of three leavers.
  private func drawWays(_ draw: StepDraw, _ point: DecisionPoint) {
    for (index, block) in ways.enumerated() {
      leavers.removeAll()
      for event in 0..<events.count where events.people(event) > Double(3 * index + 1) {
        leavers.append(events[event])
      }
      if leavers.count == 0 { break }
      draw.draw(block, leavers, point, index: 2 + index)
    }
  }

  /// Everyone by expectation, each way its share.
  private func expect(_ present: Vector, _ chances: CellChances, _ people: People) {
    for cell in 0..<cells.cells { leaving[cell] = present[cell] * chances.chance[cell] }
    people.stock.add(leaving, times: -1)
    for cell in 0..<cells.cells where leaving[cell] > 0 {
      for way in probabilities.exits(from: cell) {
        bring(leaving[cell] * probabilities.share(of: way, from: cell), from: cell, by: way, people)
      }
    }
  }

  /// This many leavers of a cell, behind the first, choose one by one.
  private static let few = 9.0

  /// The next few of a cell, and a part of a person among them, choose their way one by one, the rest go
  /// in binomial parts; together they are the multinomial split.
  ///
  /// People who waited start in parts, which add up to whole persons but for a last bit: nobody's way
  /// may hang on whether a count is just above a whole number or just below it.
  private func split(
    _ count: Double, _ cell: Int, _ people: People, _ draw: StepDraw, _ point: DecisionPoint
  ) {
    var left = min(count, CohortFlow.few)
    for block in ways where left > 0 {
      left = choose(left, block.first[cell], cell, people)
      left = choose(left, block.second[cell], cell, people)
      left = choose(left, block.third[cell], cell, people)
    }
    guard count > CohortFlow.few else { return }
    splitInParts(count - CohortFlow.few, cell, people, draw, point)
  }

  /// The next of those who choose one by one goes the way that a uniform says.
  ///
  /// - Returns: how many are left.
  @inline(__always)
  private func choose(_ left: Double, _ u: Double, _ cell: Int, _ people: People) -> Double {
    guard left > 0 else { return 0 }
    bring(min(1, left), from: cell, by: probabilities.transition(at: u, from: cell), people)
    return left - 1
  }

  /// Draw index of the first way of those who go in parts.
  private static let firstPart = 9

  /// Each way in turn takes a binomial part of those left; the last takes the rest.
  private func splitInParts(
    _ count: Double, _ cell: Int, _ people: People, _ draw: StepDraw, _ point: DecisionPoint
  ) {
    let exits = probabilities.exits(from: cell)
    var left = count
    var share = 1.0
    for way in exits where left > 0 {
      let part = probabilities.share(of: way, from: cell)
      var taken = left
      if way < exits.upperBound - 1 && part < share {
        let index = CohortFlow.firstPart + way - exits.lowerBound
        let u = draw.uniform(point, subject: cells.subjects[cell], index: index)
        taken = BinomialDraw.count(u: u, n: left, p: part / share)
      }
      if taken > 0 { bring(taken, from: cell, by: way, people) }
      left -= taken
      share -= part
    }
  }

  /// Brings leavers to where a transition goes.
  @inline(__always)
  private func bring(_ count: Double, from cell: Int, by way: Int, _ people: People) {
    people.moves[way * cells.wijken + cells.wijk[cell]] += count
    let distance = probabilities.distance[way]
    if distance != FlowProbabilities.outOfCare { people.stock[cell + distance] += count }
  }
}
