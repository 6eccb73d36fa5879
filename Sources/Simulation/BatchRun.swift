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
  let contracts: ContractAccounts
  let engine: any CareEngine
  let tally: Tally
  let outcomes: OutcomeEvaluation
  let inProcessBefore: LaneMatrix
  let clients: LaneMatrix
  let payers: LaneMatrix
  let capacity: LaneMatrix
  let price: LaneMatrix
  let overlap: LaneMatrix
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
    contracts = ContractAccounts(specification: model.funding, setting: setting, lanes: lanes)
    engine =
      switch kind {
      case .cohort: CohortEngine(demand: demand)
      case .individual: IndividualEngine(demand: demand)
      }
    tally = Tally(
      setting: setting, transitions: model.demand.careFlow.transitions.count,
      paid: model.funding.prices.map(\.contribution.isPaid), convention: model.funding.count,
      lanes: lanes)
    outcomes = OutcomeEvaluation(
      layout: layout, model: model, tally: tally, funding: funding, lanes: lanes)
    yearly = LaneMatrix(rows: layout.columns.count * layout.years, lanes: lanes)
    monthly = LaneMatrix(rows: layout.monthlyColumns.count * layout.steps, lanes: lanes)
    let byState = setting.states.count * setting.wijken.count
    let byVoorziening = setting.voorzieningen.count * setting.wijken.count
    inProcessBefore = LaneMatrix(rows: byState, lanes: lanes)
    clients = LaneMatrix(rows: byVoorziening, lanes: lanes)
    payers = LaneMatrix(rows: byVoorziening, lanes: lanes)
    capacity = LaneMatrix(rows: setting.voorzieningen.count, lanes: lanes)
    price = LaneMatrix(rows: setting.voorzieningen.count, lanes: lanes)
    overlap = LaneMatrix(rows: 1, lanes: lanes)
    ledger = Ledger(
      setting: setting, flow: model.demand.careFlow, firstReplication: 0, lanes: lanes)
    timer = PhaseTimer()
  }

  /// Simulates replications `first ..< first + lanes`.
  ///
  /// - Parameter isCancelled: polled every month.
  func run(stream: RandomStream, first: Int, isCancelled: () -> Bool) throws(SimulationError) {
    let grid = model.setting.grid
    ledger.firstReplication = first
    try open(StepDraw(stream: stream, firstReplication: first, step: 0))
    for step in 0..<grid.steps {
      if isCancelled() { throw .interrupted }
      do {
        if grid.stepOfYear(step) == 0 { try turnYear(grid.yearIndex(step), step: step) }
        try month(StepDraw(stream: stream, firstReplication: first, step: step))
      } catch { throw .ledger(error) }
      if grid.stepOfYear(step) == grid.stepsPerYear - 1 {
        timer.measure(.outcomes) { outcomes.writeYear(grid.yearIndex(step), into: yearly) }
      }
    }
  }

  private func open(_ draw: StepDraw) throws(SimulationError) {
    timer.start()
    draws.draw(from: draw.stream, firstReplication: draw.firstReplication)
    do { try demand.open(draw: draw) } catch { throw .demand(error) }
    funding.open()
    engine.open(draw: draw)
    draws.copy(model.overlap, into: overlap[0])
    outcomes.open(overlap: overlap[0])
    demand.people.sum(demand.people.inProcess, into: inProcessBefore)
    timer.stop(.opening)
  }

  private func turnYear(_ year: Int, step: Int) throws(LedgerBreach) {
    timer.start()
    tally.beginYear(demand.population)
    demand.turnYear(year)
    funding.turnYear(year)
    timer.stop(.population)
    try ledger.checkResidents(demand.population.accounts, step: step)
  }
}
