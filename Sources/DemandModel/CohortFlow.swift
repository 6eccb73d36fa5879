import NumericKernels
import SociaalDomein

/// One step of care for cohorts: people of a cell leave it, move between states and age.
///
/// The stock flows a whole step, those who start in it the part after they came in; then clients age
/// between bands.
/// With chance on, leavers are binomial and their ways out multinomial, one uniform per decision;
/// without it everyone moves by expectation. Never more leave than are present.
public final class CohortFlow {
  private let setting: Setting
  private let flow: CareFlow
  private let chance: Bool
  private let next: LaneMatrix
  private let uniforms: LaneMatrix
  /// Uniforms of ageing per cell, drawn together with those of leaving, and whether they were.
  private let ageingUniforms: LaneMatrix
  private var hasAgeingUniform: [Bool]
  private let leavers: LaneMatrix
  /// Lanes where people of a cell may leave, and the leavers who choose their way one by one.
  private let movers: LaneList
  private let choices: LaneDraws
  private let ageing: [Double]
  /// Zone of each state and wijk, [state * wijken + wijk].
  private let zones: [Int]

  public init(setting: Setting, flow: CareFlow, zones: [Int], chance: Bool, lanes: Int) {
    self.zones = zones
    self.setting = setting
    self.flow = flow
    self.chance = chance
    next = LaneMatrix(rows: setting.cells, lanes: lanes)
    uniforms = LaneMatrix(rows: 1, lanes: lanes)
    ageingUniforms = LaneMatrix(rows: chance ? setting.cells : 0, lanes: lanes)
    hasAgeingUniform = Array(repeating: false, count: setting.cells)
    leavers = LaneMatrix(rows: 1, lanes: lanes)
    movers = LaneList(lanes: lanes)
    choices = LaneDraws(capacity: lanes * Int(CohortFlow.few))
    ageing = setting.bands.indices.map {
      flow.ageingProbability(band: $0, dt: setting.grid.dt)
    }
  }

  /// Moves the stock one step; clients age when those who start have come in.
  public func flowStock(_ people: People, probabilities: FlowProbabilities, draw: StepDraw) {
    next.fill(0)
    for cell in hasAgeingUniform.indices { hasAgeingUniform[cell] = false }
    move(people.stock, probabilities.leave, probabilities, people, draw, .careFlow)
    people.stock.copy(from: next)
  }

  /// Moves those who start to the close of the step, and lets everyone age.
  public func flowEntrants(_ people: People, probabilities: FlowProbabilities, draw: StepDraw) {
    move(people.starts, probabilities.leaveEntrants, probabilities, people, draw, .entrantFlow)
    age(into: people.stock, draw)
  }

  private func move(
    _ present: LaneMatrix, _ leave: LaneMatrix, _ probabilities: FlowProbabilities,
    _ people: People, _ draw: StepDraw, _ point: DecisionPoint
  ) {
    for state in setting.states.indices {
      for band in setting.bands.indices {
        for wijk in setting.wijken.indices {
          let zone = zones[state * setting.wijken.count + wijk]
          let row = probabilities.stateRow(zone: zone, band: band, state: state)
          move(
            present[setting.cell(state: state, band: band, wijk: wijk)],
            Cell(state: state, band: band, wijk: wijk), leave[row], zone, probabilities, people,
            draw, point)
        }
      }
    }
  }

  /// Lets people leave where the use of a voorziening falls; they go before the flow of the step.
  public func release(_ people: People, levels: DriverLevels, draw: StepDraw) {
    for state in setting.states.indices {
      for wijk in setting.wijken.indices {
        guard let share = levels.useOutflow(state: state, wijk: wijk) else { continue }
        for band in setting.bands.indices {
          release(people, Cell(state: state, band: band, wijk: wijk), share: share, draw)
        }
      }
    }
  }

  private func release(
    _ people: People, _ cell: Cell, share: LaneMatrix.Row, _ draw: StepDraw
  ) {
    let stock = people.stock[setting.cell(state: cell.state, band: cell.band, wijk: cell.wijk)]
    let leaving = leavers[0]
    for lane in leaving.indices { leaving[lane] = stock[lane] * share[lane] }
    if chance {
      let subject = CellSubject(wijk: cell.wijk, band: cell.band, state: cell.state).word
      draw.fillUniforms(uniforms[0], .useOutflow, subject: subject)
      let u = uniforms[0]
      BinomialDraw.counts(u: u, n: stock, p: share, into: leaving, among: movers)
    }
    for lane in leaving.indices { stock[lane] -= leaving[lane] }
    people.released[cell.state * setting.wijken.count + cell.wijk].add(leaving)
  }

  private struct Cell {
    let state: Int
    let band: Int
    let wijk: Int
  }

  /// Splits the people of one cell into those who stay and those who leave, each where they go.
  private func move(
    _ present: LaneMatrix.Row, _ cell: Cell, _ probability: LaneMatrix.Row, _ zone: Int,
    _ probabilities: FlowProbabilities, _ people: People, _ draw: StepDraw, _ point: DecisionPoint
  ) {
    guard !present.isZero else { return }
    let leaving = leavers[0]
    let stay = next[setting.cell(state: cell.state, band: cell.band, wijk: cell.wijk)]
    let subject = CellSubject(wijk: cell.wijk, band: cell.band, state: cell.state).word
    if chance && point == .careFlow {
      drawStockLeavers(present, cell, probability, draw, subject)
    } else if chance {
      drawEntrantLeavers(present, probability, draw, subject)
    } else {
      for lane in leaving.indices { leaving[lane] = present[lane] * probability[lane] }
    }
    for lane in stay.indices { stay[lane] += present[lane] - leaving[lane] }
    if chance {
      splitByChance(leaving, cell, zone, probabilities, people, draw, point, subject)
    } else {
      split(leaving, cell, zone, probabilities, people)
    }
  }

  /// Leavers of the stock, with the uniforms of ageing from the same blocks.
  private func drawStockLeavers(
    _ present: LaneMatrix.Row, _ cell: Cell, _ probability: LaneMatrix.Row, _ draw: StepDraw,
    _ subject: UInt32
  ) {
    let index = setting.cell(state: cell.state, band: cell.band, wijk: cell.wijk)
    let u = uniforms[0]
    let leaving = leavers[0]
    draw.fillUniformPairs(u, ageingUniforms[index], .careFlow, subject: subject)
    hasAgeingUniform[index] = true
    BinomialDraw.counts(u: u, n: present, p: probability, into: leaving, among: movers)
  }

  /// Leavers among those who start: few lanes have any, and only they draw.
  private func drawEntrantLeavers(
    _ present: LaneMatrix.Row, _ probability: LaneMatrix.Row, _ draw: StepDraw, _ subject: UInt32
  ) {
    movers.collect(positiveIn: present)
    draw.fillUniforms(uniforms[0], listed: movers, .entrantFlow, subject: subject)
    BinomialDraw.counts(
      listed: movers, u: uniforms[0], n: present, p: probability, into: leavers[0])
  }

  /// Leavers by expectation: each way its share.
  private func split(
    _ leaving: LaneMatrix.Row, _ cell: Cell, _ zone: Int, _ probabilities: FlowProbabilities,
    _ people: People
  ) {
    for index in flow.exits(of: cell.state) {
      let share = probabilities.shares[
        probabilities.transitionRow(zone: zone, band: cell.band, transition: index)]
      people.moves[index * setting.wijken.count + cell.wijk].add(leaving, times: share)
      guard let to = flow.transitions[index].to else { continue }
      next[setting.cell(state: to, band: cell.band, wijk: cell.wijk)].add(leaving, times: share)
    }
  }

  /// Leavers by chance: the first few, and a part of a person among them, choose their way one by one,
  /// the rest go in binomial parts; together they are the multinomial split.
  ///
  /// People who waited start in parts, which add up to whole persons but for a last bit: nobody's way
  /// may hang on whether a count is just above a whole number or just below it.
  private func splitByChance(
    _ leaving: LaneMatrix.Row, _ cell: Cell, _ zone: Int, _ probabilities: FlowProbabilities,
    _ people: People, _ draw: StepDraw, _ point: DecisionPoint, _ subject: UInt32
  ) {
    choices.removeAll()
    for position in 0..<movers.count {
      let lane = movers[position]
      let count = leaving[lane]
      choices.append(lane: lane, number: Int(min(count, CohortFlow.few).rounded(.up)))
      guard count > CohortFlow.few else { continue }
      let rest = count - CohortFlow.few
      splitInParts(rest, cell, lane, zone, probabilities, people, draw, point, subject)
    }
    draw.draw(choices, point, subject: subject)
    for choice in 0..<choices.count {
      let (lane, number, u) = choices[choice]
      let way = probabilities.transition(
        at: u, zone: zone, band: cell.band, state: cell.state, lane: lane)
      deliver(min(1, leaving[lane] - Double(number - 1)), by: way, cell, lane, people)
    }
  }

  /// This many leavers of a cell choose one by one.
  private static let few = 8.0

  /// Each way in turn takes a binomial part of those left; the last takes the rest.
  private func splitInParts(
    _ count: Double, _ cell: Cell, _ lane: Int, _ zone: Int, _ probabilities: FlowProbabilities,
    _ people: People, _ draw: StepDraw, _ point: DecisionPoint, _ subject: UInt32
  ) {
    let exits = flow.exits(of: cell.state)
    var left = count
    var share = 1.0
    for index in exits where left > 0 {
      let part = probabilities.shares[
        probabilities.transitionRow(zone: zone, band: cell.band, transition: index)][lane]
      var taken = left
      if index < exits.upperBound - 1 && part < share {
        let place = 1 + Int(CohortFlow.few) + index - exits.lowerBound
        let u = draw.uniform(lane: lane, point, subject: subject, index: place)
        taken = BinomialDraw.count(u: u, n: left, p: part / share)
      }
      if taken > 0 { deliver(taken, by: index, cell, lane, people) }
      left -= taken
      share -= part
    }
  }

  /// Hands leavers of one lane to where transition `index` goes.
  private func deliver(
    _ count: Double, by index: Int, _ cell: Cell, _ lane: Int, _ people: People
  ) {
    people.moves[index * setting.wijken.count + cell.wijk][lane] += count
    guard let to = flow.transitions[index].to else { return }
    next[setting.cell(state: to, band: cell.band, wijk: cell.wijk)][lane] += count
  }

  /// Moves clients up a band, and what results is the stock at the closing of the step.
  private func age(into stock: LaneMatrix, _ draw: StepDraw) {
    for state in setting.states.indices {
      for wijk in setting.wijken.indices {
        ageBands(state: state, wijk: wijk, into: stock, draw)
      }
    }
  }

  /// From the oldest band down, so that nobody ages twice in a step.
  private func ageBands(state: Int, wijk: Int, into stock: LaneMatrix, _ draw: StepDraw) {
    let last = setting.bands.count - 1
    for band in stride(from: last, through: 0, by: -1) {
      let cell = setting.cell(state: state, band: band, wijk: wijk)
      let present = next[cell]
      let staying = stock[cell]
      staying.copy(present)
      guard band < last, ageing[band] > 0, !present.isZero else { continue }
      let older = stock[setting.cell(state: state, band: band + 1, wijk: wijk)]
      let moving = leavers[0]
      if chance {
        if !hasAgeingUniform[cell] {
          let subject = CellSubject(wijk: wijk, band: band, state: state).word
          draw.fillUniformPairs(uniforms[0], ageingUniforms[cell], .careFlow, subject: subject)
        }
        BinomialDraw.counts(
          u: ageingUniforms[cell], n: present, p: ageing[band], into: moving, among: movers)
      } else {
        for lane in moving.indices { moving[lane] = ageing[band] * present[lane] }
      }
      for lane in moving.indices { staying[lane] -= moving[lane] }
      older.add(moving)
    }
  }
}
