import NumericKernels
import SociaalDomein

/// Why the demand of a batch cannot be simulated.
public enum DemandError: Error, Equatable, Sendable {
  /// The drawn flows of one replication leave no room for the inflow or outflow of a state.
  case impossibleDraw(state: String, replication: Int, quantity: String, value: Double)
}

/// The demand side of one batch of replications: population, need and the rates of care.
///
/// Each method is one line of a month; the engines decide how people move, this says how fast.
public final class DemandBatch {
  public let specification: DemandSpecification
  public let setting: Setting
  public let people: People
  public let population: Population
  public let shocks: Shocks
  public let levels: DriverLevels
  public let probabilities: FlowProbabilities
  /// Expected new need of the step, per cell.
  public let expectedNewNeed: LaneMatrix
  let expected: ExpectedNeed
  let newNeed: NewNeed
  let opening: OpeningDraw
  private let multipliers: LaneMatrix
  private let elderlyWlz: LaneMatrix
  private let observedRise: LaneMatrix
  private let openingNeed: LaneMatrix
  private let scratch: LaneMatrix
  private let queue: ProcessQueue
  private let draws: ParameterDraws

  public init(specification: DemandSpecification, draws: ParameterDraws) {
    let lanes = draws.lanes
    self.specification = specification
    self.draws = draws
    setting = specification.setting
    people = People(
      setting: setting, transitions: specification.careFlow.transitions.count, lanes: lanes)
    population = Population(
      model: specification.population, wijken: setting.wijken.count,
      startYear: setting.grid.startYear, lanes: lanes)
    shocks = Shocks(
      model: specification.shocks, wijken: setting.wijken.count, lanes: lanes)
    levels = DriverLevels(specification: specification, lanes: lanes)
    probabilities = FlowProbabilities(
      flow: specification.careFlow, zones: specification.zoneCount, setting: setting, lanes: lanes)
    expectedNewNeed = LaneMatrix(rows: setting.cells, lanes: lanes)
    expected = ExpectedNeed(
      incidence: specification.incidence, population: specification.population, setting: setting,
      lanes: lanes)
    newNeed = NewNeed(specification: specification, lanes: lanes)
    opening = OpeningDraw(specification: specification, lanes: lanes)
    let classes = TransitionClass.allCases.count
    multipliers = LaneMatrix(
      rows: specification.zoneCount * setting.states.count * classes, lanes: lanes)
    elderlyWlz = LaneMatrix(rows: 1, lanes: lanes)
    observedRise = LaneMatrix(rows: 1, lanes: lanes)
    openingNeed = LaneMatrix(rows: setting.cells, lanes: lanes)
    scratch = LaneMatrix(rows: 2, lanes: lanes)
    queue = ProcessQueue(
      setting: setting, delay: specification.delay, chance: specification.chance.need, lanes: lanes)
  }

  // MARK: Opening

  /// Opens a batch: population, need per wijk, stock, inflow and the queue of those in process.
  public func open(draw: StepDraw) throws(DemandError) {
    population.open(draws: draws, stream: draw.shared, firstReplication: draw.firstReplication)
    levels.open(draws: draws)
    levels.writeRemaining(years: 0)
    expected.evaluate(population.residents, factor: levels.remaining[0], into: expected.closing)
    expected.turnYear()
    specification.wijkNeed.write(expected: expected, draw: draw, into: newNeed.need)
    try opening.draw(draws: draws, firstReplication: draw.firstReplication)
    opening.writeStock(into: people, draw: draw)
    try settleNeed(draw: draw)
    try settleResidual(draw: draw)
  }

  /// Scales the incidence to the inflow, with everyone in process who would be.
  private func settleNeed(draw: StepDraw) throws(DemandError) {
    levels.step(0)
    expected.closing.copy(from: expected.opening)
    opening.writeInProcess(into: people)
    newNeed.countTracks(people, uplift: levels)
    newNeed.clearScale()
    newNeed.writeBase(expected, part: 0, into: expectedNewNeed)
    try subtractObservedRise(firstReplication: draw.firstReplication)
    newNeed.settleScale(
      rates: expectedNewNeed, inflow: opening.inflow,
      shares: specification.balance.entryShares)
    openingNeed.copy(from: expectedNewNeed)
    for cell in 0..<setting.cells {
      let rate = expectedNewNeed[cell]
      for lane in rate.indices { rate[lane] *= setting.grid.dt }
    }
    queue.open(needPerStep: expectedNewNeed, draw: draw, people: people)
  }

  /// The observed inflow holds what a change of the own contribution under way brings; the reference
  /// demand is without it, whether the driver is on or off.
  private func subtractObservedRise(firstReplication: Int) throws(DemandError) {
    guard let use = levels.observedUse else { return }
    let rise = observedRise[0]
    for state in setting.states.indices {
      newNeed.writeObservedRise(people, use: use, state: state, into: rise)
      let inflow = opening.inflow[state]
      for lane in inflow.indices {
        inflow[lane] -= rise[lane]
        guard inflow[lane] >= 0 else {
          throw .impossibleDraw(
            state: setting.states[state].key, replication: firstReplication + lane,
            quantity: "instroom zonder het abonnementstarief", value: inflow[lane])
        }
      }
    }
  }

  /// Observed growth less what ageing, GGZ closures and the abonnementstarief explain of it.
  private func settleResidual(draw: StepDraw) throws(DemandError) {
    guard let groei = specification.drivers.onverklaardeGroei else { return }
    let calibration = CalibrationWindow(specification: specification, driver: groei)
    calibration.writeAgeing(into: levels.residual[0], expected: expected, need: newNeed) {
      population.advance(year: 0, draws: draws)
      levels.writeRemaining(years: 1)
      expected.evaluate(
        population.residents, factor: levels.remainingWhenOn[0], into: expected.closing)
    }
    population.open(draws: draws, stream: draw.shared, firstReplication: draw.firstReplication)
    calibration.subtract(from: levels.residual[0], draws: draws, stock: opening.stock)
    let residual = levels.residual[0]
    for lane in residual.indices where !(residual[lane] > -1) {
      throw .impossibleDraw(
        state: setting.states[groei.states.first ?? 0].key,
        replication: draw.firstReplication + lane, quantity: "onverklaarde groei",
        value: residual[lane])
    }
  }

  // MARK: One year

  /// Moves the population to the end of the year, between which and the opening need is linear.
  public func turnYear(_ year: Int) {
    if year > 0 { expected.turnYear() }
    if specification.drivers.isOn(.vergrijzing) { population.advance(year: year, draws: draws) }
    levels.writeRemaining(years: Double(year + 1))
    expected.evaluate(population.residents, factor: levels.remaining[0], into: expected.closing)
    newNeed.additive.fill(0)
    guard let ggz = specification.drivers.activeGGZ else { return }
    let calendar = setting.grid.startYear + year
    for state in setting.states.indices where ggz.split[state] > 0 {
      for wijk in setting.wijken.indices {
        let row = newNeed.additive[state * setting.wijken.count + wijk]
        for lane in row.indices {
          row[lane] += ggz.inflow(
            state: state, wijk: wijk, year: calendar, base: setting.grid.startYear, draws: draws,
            lane: lane)
        }
      }
    }
  }

  // MARK: One step

  /// Draws the shocks of the step and sets where the drivers stand.
  public func advanceShocks(draw: StepDraw) {
    levels.step(draw.step)
    shocks.advance(draw, grid: setting.grid, draws: draws)
  }

  /// Writes the expected new need of every cell.
  public func expectNewNeed(draw: StepDraw) {
    let grid = setting.grid
    newNeed.countTracks(people, uplift: levels)
    let part = (Double(grid.stepOfYear(draw.step)) + 0.5) / Double(grid.stepsPerYear)
    newNeed.writeBase(expected, part: part, into: expectedNewNeed)
    for state in setting.states.indices {
      for wijk in setting.wijken.indices {
        let factor = newNeed.multiplier[state * setting.wijken.count + wijk]
        factor.copy(shocks.wijkFactors[wijk])
        shocks.multiply(.inflow, into: factor)
        levels.multiplyInflow(factor, state: state, wijk: wijk)
      }
    }
    newNeed.adjust(
      expectedNewNeed, people: people, levels: levels, expected: expected,
      shares: specification.balance.entryShares)
  }

  /// Counts the cohorts' new need.
  public func countNewNeed(draw: StepDraw) {
    newNeed.count(
      expectedNewNeed, into: people, chance: specification.chance.need, draw: draw)
  }

  /// Hands over those whose onderzoek and besluit are done, as due.
  public func finishProcess(draw: StepDraw) { queue.step(people, draw: draw) }

  /// Those whose besluit comes in a step, as far as they are in process now; per cell.
  public func dueStarts(step: Int) -> LaneMatrix { queue.due(step: step) }

  /// Whether the transition probabilities move at a step: at the start of a quarter, and where an
  /// event on outflow begins or ends.
  public func movesProbabilities(at step: Int) -> Bool {
    setting.grid.isQuarterStart(step) || levels.movesTransitions(at: step)
  }

  /// Rebuilds the transition probabilities of a step.
  ///
  /// - Parameter adjust: multiplies the factor of a class of transitions from a state in a zone by
  ///   what else acts on it, such as the behaviour of a contract.
  public func rebuildProbabilities(
    step: Int, adjust: (LaneMatrix.Row, _ zone: Int, _ state: Int, TransitionClass) -> Void
  ) {
    levels.writeElderlyWlz(time: setting.grid.time(step), into: elderlyWlz[0])
    multipliers.fill(1)
    for zone in 0..<specification.zoneCount {
      for state in setting.states.indices {
        for kind in TransitionClass.allCases {
          let row = multipliers[
            (zone * setting.states.count + state) * TransitionClass.allCases.count + kind.index]
          shocks.multiply(.transition(kind), into: row)
          levels.multiplyTransition(row, state: state, kind: kind)
          adjust(row, zone, state, kind)
        }
      }
    }
    probabilities.rebuild(
      rates: opening.rates, multipliers: multipliers, elderlyWlz: elderlyWlz[0], setting: setting)
  }

  /// Writes the expected share of the stock of each state and wijk still in care a step later.
  public func writeSurvival(into survival: LaneMatrix) {
    let wijken = setting.wijken.count
    for place in 0..<survival.rows {
      let share = survival[place]
      let total = scratch[0]
      share.update(repeating: 0)
      total.update(repeating: 0)
      for band in setting.bands.indices {
        let cell = setting.cell(state: place / wijken, band: band, wijk: place % wijken)
        let leave = scratch[1]
        probabilities.writeLeavingCare(
          zone: specification.zones[place], band: band, state: place / wijken, into: leave)
        let stock = people.stock[cell]
        for lane in share.indices {
          share[lane] += stock[lane] * (1 - leave[lane])
          total[lane] += stock[lane]
        }
      }
      for lane in share.indices { share[lane] = total[lane] > 0 ? share[lane] / total[lane] : 1 }
    }
  }

  /// Writes the expected new need a year of the opening, per state and wijk.
  public func writeOpeningNeed(into need: LaneMatrix) {
    people.sum(openingNeed, into: need)
  }
}
