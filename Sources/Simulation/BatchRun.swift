import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// One batch of replications from the opening to the horizon.
///
/// All storage is made once; a worker reuses it for every batch of the same size, and nothing is
/// allocated while months pass.
final class BatchRun {
  let model: SimulationModel
  let lanes: Int
  /// Columns of every year, row column * years + year.
  let yearly: LaneMatrix
  /// Monthly columns of every step, row column * steps + step.
  let monthly: LaneMatrix
  let draws: ParameterDraws
  let demand: DemandBatch
  let funding: FundingBatch
  let volume: SupportVolume
  let engine: any CareEngine
  let tally: Tally
  let outcomes: OutcomeEvaluation
  let queueBefore: QueueBefore
  let overlap: LaneMatrix
  /// Whether people can be on their way to care otherwise than in process.
  let hasQueue: Bool
  /// For each transition the state it leaves, and whether care ends by it.
  let waysOut: [(from: Int, leavesCare: Bool)]
  /// Contracts of each zone of the care flow.
  let contractsOfZone: [[Int]]
  private let openingNeed: LaneMatrix
  var ledger: Ledger
  let timer: PhaseTimer

  init(model: SimulationModel, layout: OutcomeLayout, engine kind: EngineKind, lanes: Int) {
    self.model = model
    self.lanes = lanes
    let setting = model.setting
    draws = ParameterDraws(table: model.parameters, lanes: lanes)
    demand = DemandBatch(specification: model.demand, draws: draws)
    funding = FundingBatch(
      specification: model.funding, setting: setting, draws: draws,
      subscription: model.demand.drivers.activeAbonnement != nil)
    volume = SupportVolume(setting: setting, lanes: lanes)
    engine =
      switch kind {
      case .cohort: CohortEngine(demand: demand, access: funding.access)
      case .individual: IndividualEngine(demand: demand, access: funding.access)
      }
    hasQueue = !funding.access.isOpen || funding.access.diverts || funding.access.hasHolders
    tally = Tally(model: model, hasQueue: hasQueue, lanes: lanes)
    outcomes = OutcomeEvaluation(
      layout: layout, model: model, tally: tally, funding: funding, lanes: lanes)
    yearly = LaneMatrix(rows: layout.columns.count * layout.years, lanes: lanes)
    monthly = LaneMatrix(rows: layout.monthlyColumns.count * layout.steps, lanes: lanes)
    queueBefore = QueueBefore(setting: setting, lanes: lanes)
    waysOut = model.demand.careFlow.transitions.map { ($0.from, $0.to == nil) }
    let zones = model.demand.zones
    let covering = model.funding.contractsOfStates(setting)
    contractsOfZone = (0..<(zones.max() ?? 0) + 1).map { zone in
      zones.firstIndex(of: zone).map { covering[$0] } ?? []
    }
    openingNeed = LaneMatrix(rows: setting.states.count * setting.wijken.count, lanes: lanes)
    overlap = LaneMatrix(rows: 1, lanes: lanes)
    ledger = Ledger(
      setting: setting, flow: model.demand.careFlow, firstReplication: 0, lanes: lanes)
    timer = PhaseTimer()
  }

  /// Simulates replications `first ..< first + lanes`.
  ///
  /// - Parameters:
  ///   - shared: the stream of the region; that of the gemeente where there is none.
  ///   - isCancelled: polled every month.
  func run(
    stream: RandomStream, shared: RandomStream? = nil, first: Int, isCancelled: () -> Bool
  ) throws(SimulationError) {
    let grid = model.setting.grid
    ledger.firstReplication = first
    try open(StepDraw(stream: stream, shared: shared, firstReplication: first, step: 0))
    for step in 0..<grid.steps {
      if isCancelled() { throw .interrupted }
      do {
        if grid.stepOfYear(step) == 0 { try turnYear(grid.yearIndex(step), step: step) }
        try month(StepDraw(stream: stream, shared: shared, firstReplication: first, step: step))
      } catch { throw .ledger(error) }
      if grid.stepOfYear(step) == grid.stepsPerYear - 1 {
        timer.measure(.outcomes) { outcomes.writeYear(grid.yearIndex(step), into: yearly) }
      }
    }
  }

  private func open(_ draw: StepDraw) throws(SimulationError) {
    timer.start()
    draws.draw(from: draw.shared, firstReplication: draw.firstReplication)
    do { try demand.open(draw: draw) } catch { throw .demand(error) }
    countOpening()
    engine.open(draw: draw)
    draws.copy(model.overlap, into: overlap[0])
    outcomes.open(overlap: overlap[0])
    queueBefore.note(demand.people, hasQueue: hasQueue)
    timer.stop(.opening)
  }

  /// Hands the contracts what they may be held against: clients and new need of the opening.
  private func countOpening() {
    demand.people.beginStep(hasQueue: hasQueue)
    demand.people.endStep()
    tally.countPeople(demand.people)
    tally.copy(.clients, into: volume.clients)
    demand.writeOpeningNeed(into: openingNeed)
    funding.open(clients: volume.clients, need: openingNeed)
  }

  private func turnYear(_ year: Int, step: Int) throws(LedgerBreach) {
    timer.start()
    tally.beginYear(demand.population)
    funding.turnYear(year, residents: demand.population.residents)
    demand.turnYear(year)
    timer.stop(.population)
    try ledger.checkResidents(demand.population.accounts, step: step)
  }
}
