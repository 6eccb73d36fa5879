import NumericKernels
import SociaalDomein

/// Why the demand of a replication cannot be simulated.
public enum DemandError: Error, Equatable, Sendable {
  /// The drawn flows of one replication leave no room for the inflow or outflow of a state.
  case impossibleDraw(state: String, replication: Int, quantity: String, value: Double)
}

/// The demand side of one replication: population, need and the rates of care.
///
/// Each method is one line of a month; the engines decide how people move, this says how fast.
public final class Demand {
  public let specification: DemandSpecification
  public let setting: Setting
  public let people: People
  public let population: Population
  public let shocks: Shocks
  public let levels: DriverLevels
  public let probabilities: FlowProbabilities
  /// Expected new need of the step; cells.
  public let expectedNewNeed: Vector
  /// Expected new need a year at the opening; places.
  public let openingNeed: Vector
  public let intake: Intake
  let expected: ExpectedNeed
  let newNeed: NewNeed
  private let opening: OpeningDraw
  private let indicators: IndicatorDraws?
  private let wijkFactors: Vector
  /// What makes up the observed growth of the replication; nil without unexplained growth.
  private(set) var growthParts: GrowthParts?
  /// Factor of shocks per transition class.
  private let transitionShocks = Vector(TransitionClass.allCases.count)
  private let draws: ParameterDraws
  /// Those expected to leave care; cells.
  private let goingOut: Vector
  /// Whether people can be waiting or hold a pgb outside the network.
  private let waits: Bool
  private let waiting: OpeningQueue?

  /// - Parameters:
  ///   - waits: whether people can be waiting or hold a pgb outside the network.
  ///   - queues: whether people can be waiting.
  public init(
    specification: DemandSpecification, draws: ParameterDraws, waits: Bool, queues: Bool
  ) {
    self.specification = specification
    self.draws = draws
    self.waits = waits
    waiting = OpeningQueue(specification, queues: queues)
    let setting = specification.setting
    self.setting = setting
    people = People(setting: setting, transitions: specification.careFlow.transitions.count)
    population = Population(
      model: specification.population, wijken: setting.wijken.count,
      startYear: setting.grid.startYear)
    shocks = Shocks(
      model: specification.shocks, wijken: setting.wijken.count, steps: setting.grid.steps)
    levels = DriverLevels(specification: specification)
    probabilities = FlowProbabilities(
      flow: specification.careFlow, zones: specification.zones, setting: setting)
    expectedNewNeed = Vector(setting.cells)
    openingNeed = Vector(setting.states.count * setting.wijken.count)
    intake = Intake(specification)
    expected = ExpectedNeed(
      incidence: specification.incidence, population: specification.population, setting: setting)
    newNeed = NewNeed(setting: setting)
    opening = OpeningDraw(specification: specification)
    indicators =
      if case .indicators(let model) = specification.wijkNeed { IndicatorDraws(model) } else { nil }
    wijkFactors = Vector(setting.wijken.count)
    goingOut = Vector(setting.cells)
  }

  // MARK: Opening

  /// Draws what a block of replications has in one product.
  public func beginBlock(stream: RandomStream, firstReplication: Int) {
    indicators?.draw(from: stream, firstReplication: firstReplication)
  }

  /// Opens a replication: population, need per wijk, stock, inflow and those in process.
  ///
  /// - Parameter place: of the replication in its block; nil for need at the means of its coefficients.
  public func open(_ draw: StepDraw, place: Int?) throws(DemandError) {
    population.open(draws: draws, stream: draw.shared, replication: draw.number)
    levels.open(draws: draws)
    levels.settleRemaining(years: 0)
    shocks.open(draw, grid: setting.grid, draws: draws)
    expected.evaluate(population.residents, remaining: levels.remaining, into: expected.opening)
    specification.wijkNeed.write(
      expected: expected, drawn: place.flatMap { indicators?.need($0) }, into: newNeed.need)
    try opening.draw(draws, replication: draw.replication)
    opening.writeStock(into: people, draw: draw)
    try settleNeed(draw)
    try settleResidual(draw)
    if !specification.drivers.isOn(.groei) { try hold(draw) }
  }

  /// Opens again without the growth of the opening, to which the residual of unexplained growth stays
  /// what it was.
  private func hold(_ draw: StepDraw) throws(DemandError) {
    opening.hold()
    try settleNeed(draw)
  }

  /// Scales the incidence to the inflow, with everyone in process who would be.
  private func settleNeed(_ draw: StepDraw) throws(DemandError) {
    levels.step(0)
    expected.closing.copy(expected.opening)
    opening.writeInProcess(into: people)
    waiting?.open(opening, people, draw)
    newNeed.countTracks(people, uplift: levels, waits: waits)
    newNeed.clearScale()
    newNeed.turnYear(expected)
    wijkFactors.fill(1)
    newNeed.write(expected, part: 0, factor: wijkFactors, into: expectedNewNeed)
    try subtractObservedRise(draw.replication)
    newNeed.settleScale(
      rates: expectedNewNeed, inflow: opening.inflow, shares: specification.balance.entryShares)
    people.sum(expectedNewNeed, into: openingNeed)
    expectedNewNeed.multiply(by: setting.grid.dt)
    intake.queue.open(needPerStep: expectedNewNeed, draw: draw, people: people)
    waiting?.release(to: intake.queue, people)
  }

  /// The observed inflow holds what a change of the own contribution under way brings; the reference
  /// demand is without it, whether the driver is on or off. Inflow that keeps the stock holds nothing
  /// of the kind.
  private func subtractObservedRise(_ replication: Int) throws(DemandError) {
    guard let use = levels.observedUse else { return }
    for state in setting.states.indices where opening.hasObservedInflow(state) {
      opening.inflow[state] -= newNeed.observedRise(people, use: use, state: state)
      guard opening.inflow[state] >= 0 else {
        throw .impossibleDraw(
          state: setting.states[state].key, replication: replication,
          quantity: "instroom zonder het abonnementstarief", value: opening.inflow[state])
      }
    }
  }

  /// Observed growth less what ageing, GGZ closures and the abonnementstarief explain of it.
  private func settleResidual(_ draw: StepDraw) throws(DemandError) {
    guard let groei = specification.drivers.onverklaardeGroei else { return }
    let calibration = CalibrationWindow(specification: specification, driver: groei)
    let ageing = calibration.ageing(expected: expected, need: newNeed) {
      population.advance(year: 0, draws: draws)
      levels.settleRemaining(years: 1)
      expected.evaluate(
        population.residents, remaining: levels.remainingWhenOn, into: expected.closing)
    }
    population.open(draws: draws, stream: draw.shared, replication: draw.number)
    let parts = calibration.parts(ageing: ageing, draws: draws, opening: opening)
    growthParts = parts
    levels.residual = parts.unexplained
    guard levels.residual > -1, levels.residual.isFinite else {
      throw .impossibleDraw(
        state: setting.states[groei.states.first ?? 0].key, replication: draw.replication,
        quantity: "onverklaarde groei", value: levels.residual)
    }
  }

  // MARK: One year

  /// Sets the rates of the year, and moves the population to its end, between which and the opening need
  /// is linear.
  public func turnYear(_ year: Int) {
    if year > 0 { expected.turnYear() }
    opening.turnYear(year)
    if specification.drivers.isOn(.vergrijzing) { population.advance(year: year, draws: draws) }
    levels.settleRemaining(years: Double(year + 1))
    expected.evaluate(population.residents, remaining: levels.remaining, into: expected.closing)
    newNeed.turnYear(expected)
    newNeed.addsInflow = false
    guard let ggz = specification.drivers.activeGGZ else { return }
    let people = ggz.inflow(
      year: setting.grid.startYear + year, base: setting.grid.startYear, draws: draws)
    newNeed.addsInflow = people != 0
    for state in setting.states.indices {
      for wijk in setting.wijken.indices {
        newNeed.additive[state * setting.wijken.count + wijk] =
          people * ggz.split[state] * ggz.wijkWeights[wijk]
      }
    }
  }

  // MARK: One step

  /// Sets where the drivers stand in the step.
  public func advanceDrivers(_ draw: StepDraw) { levels.step(draw.step) }

  /// Writes the expected new need of every cell.
  public func expectNewNeed(_ draw: StepDraw) {
    let grid = setting.grid
    let shock = shocks.factor(.inflow, step: draw.step) * grid.dt
    for wijk in wijkFactors.indices {
      wijkFactors[wijk] = shocks.wijkFactor(wijk, step: draw.step) * shock
    }
    let part = (Double(grid.stepOfYear(draw.step)) + 0.5) / Double(grid.stepsPerYear)
    newNeed.countTracks(people, uplift: levels, waits: waits)
    newNeed.write(expected, part: part, factor: wijkFactors, into: expectedNewNeed)
    newNeed.adjust(
      expectedNewNeed, people: people, levels: levels, expected: expected,
      shares: specification.balance.entryShares)
  }

  /// Whether the transition probabilities move at a step: at the start of a quarter, and where an
  /// event on outflow begins or ends.
  public func movesProbabilities(at step: Int) -> Bool {
    setting.grid.isQuarterStart(step) || levels.movesTransitions(at: step)
  }

  /// Rebuilds the transition probabilities of a step.
  ///
  /// - Parameter behaviour: what else multiplies a class of transitions from a state in a zone, such as
  ///   that of a contract.
  public func rebuildProbabilities(
    step: Int, behaviour: (_ zone: Int, _ state: Int, TransitionClass) -> Double
  ) {
    for kind in TransitionClass.allCases {
      transitionShocks[kind.index] = shocks.factor(.transition(kind), step: step)
    }
    probabilities.rebuild(
      rates: opening.rates, elderlyWlz: levels.elderlyWlz(time: setting.grid.time(step))
    ) { zone, state, kind in
      transitionShocks[kind.index] * levels.transitionFactor(state: state, kind: kind)
        * behaviour(zone, state, kind)
    }
  }

  /// Writes the expected share of the stock of each place still in care a step later.
  public func writeSurvival(into survival: Vector) {
    goingOut.setToProduct(people.stock, probabilities.leavingCare)
    people.sum(goingOut, into: survival)
    // The stock has not moved since the close of the step before.
    for place in survival.indices {
      let total = people.openingStock[place]
      survival[place] = total > 0 ? 1 - survival[place] / total : 1
    }
  }
}

/// New need on its way through onderzoek and besluit, for cohorts.
public final class Intake {
  let queue: ProcessQueue
  private let chance: Bool
  private let reporters: CellEvents

  init(_ specification: DemandSpecification) {
    chance = specification.chance.need
    queue = ProcessQueue(
      setting: specification.setting, delay: specification.delay, chance: chance)
    reporters = CellEvents(capacity: specification.setting.cells)
  }

  /// Counts the people who report, given the expected number per cell.
  ///
  /// - Parameter draws: those of the step.
  public func count(_ expected: Vector, _ draws: CellDraws, into people: People) {
    guard chance else { return people.newNeed.copy(expected) }
    reporters.draw(draws, .newNeed, mean: expected)
    for event in 0..<reporters.count {
      people.newNeed[reporters[event]] = reporters.people(event)
    }
  }

  /// Takes in those who report and hands over those for whom the besluit is there, as due.
  public func step(_ people: People, _ draw: StepDraw) {
    if chance {
      queue.admit(people, reporters: reporters, draw: draw)
    } else {
      queue.admit(people, step: draw.step)
    }
    queue.finish(people, step: draw.step)
  }

  /// Those whose besluit comes in a step, as far as they are in process at the opening; cells.
  public func due(step: Int) -> Vector { queue.due(step: step) }
}
