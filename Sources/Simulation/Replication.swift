import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// One replication from the opening to the horizon.
///
/// All storage is made once; a worker reuses it for every replication, and nothing is allocated while
/// months pass.
final class Replication {
  let model: SimulationModel
  let draws: ParameterDraws
  let demand: Demand
  let funding: Funding
  let volume: SupportVolume
  let engine: any CareEngine
  let tally: Tally
  let outcomes: OutcomeEvaluation
  let queueBefore: QueueBefore
  /// Whether people can be on their way to care otherwise than in process.
  let hasQueue: Bool
  /// Whether people can hold a pgb outside the network.
  let hasHolders: Bool
  /// For each transition the state it leaves, and whether care ends by it.
  let waysOut: [(from: Int, leavesCare: Bool)]
  let ledger: Ledger
  private let stockDates: StockDates
  let timer = PhaseTimer()
  /// Clients per person over all tracks.
  private(set) var overlap = 1.0

  init(model: SimulationModel, layout: OutcomeLayout, engine kind: EngineKind) {
    self.model = model
    let setting = model.setting
    draws = ParameterDraws(table: model.parameters)
    funding = Funding(
      specification: model.funding, setting: setting, draws: draws,
      zones: model.demand.zones, subscription: model.demand.drivers.activeAbonnement != nil)
    hasQueue = !funding.access.isOpen || funding.access.diverts || funding.access.hasHolders
    hasHolders =
      funding.access.hasHolders
      || model.funding.contracts.contains { $0.queue.renegingToPgb != nil }
    demand = Demand(
      specification: model.demand, draws: draws, waits: hasQueue, queues: !funding.access.isOpen)
    volume = SupportVolume(setting: setting)
    engine =
      switch kind {
      case .cohort: CohortEngine(demand: demand, access: funding.access)
      case .individual: IndividualEngine(demand: demand, access: funding.access)
      }
    tally = Tally(model: model, people: demand.people, volume: volume, funding: funding)
    outcomes = OutcomeEvaluation(layout: layout, model: model, tally: tally, funding: funding)
    queueBefore = QueueBefore(places: demand.people.cells.places)
    waysOut = model.demand.careFlow.transitions.map { ($0.from, $0.to == nil) }
    ledger = Ledger(setting: setting, flow: model.demand.careFlow)
    stockDates = layout.stockDates
  }

  /// Draws what a block of replications has in common products.
  func beginBlock(stream: RandomStream, shared: RandomStream, first: Int, count: Int) {
    draws.draw(from: shared, firstReplication: first, count: count)
    demand.beginBlock(stream: stream, firstReplication: first)
  }

  /// Simulates one replication of the block and hands over its results.
  ///
  /// - Parameters:
  ///   - opening: where its random numbers come from.
  ///   - place: in its block.
  ///   - isCancelled: polled every month.
  func run(
    _ opening: StepDraw, place: Int, into block: ResultBlock, isCancelled: () -> Bool
  ) throws(SimulationError) {
    let grid = model.setting.grid
    var draw = opening
    ledger.replication = draw.replication
    try open(draw, place: place)
    keepStock(after: 0, into: block)
    for step in 0..<grid.steps {
      if isCancelled() { throw .interrupted }
      draw.step = step
      do {
        if grid.stepOfYear(step) == 0 { try turnYear(grid.yearIndex(step), step: step) }
        try month(draw, into: block)
      } catch { throw .ledger(error) }
      guard grid.stepOfYear(step) == grid.stepsPerYear - 1 else { continue }
      timer.begin(.outcomes)
      outcomes.writeYear(grid.yearIndex(step), into: block)
      keepStock(after: grid.yearIndex(step) + 1, into: block)
      timer.end()
    }
    block.advance()
  }

  /// Keeps who is in care and who waits on 1 January after so many years, where it is asked for.
  private func keepStock(after years: Int, into block: ResultBlock) {
    guard let date = stockDates.years.firstIndex(of: years) else { return }
    let people = demand.people
    block.set(
      stockDates, date: date, clients: people.closingStock, waiting: people.queue.waitingByPlace)
  }

  private func open(_ draw: StepDraw, place: Int) throws(SimulationError) {
    timer.begin(.opening)
    draws.select(place)
    overlap = draws[model.overlap]
    do { try demand.open(draw, place: place) } catch { throw .demand(error) }
    countOpening()
    engine.open()
    outcomes.open(overlap: overlap)
    queueBefore.note(tally, demand.people, hasHolders: hasHolders)
    timer.end()
  }

  /// Hands the contracts what they may be held against: clients and new need of the opening.
  private func countOpening() {
    demand.people.endStep()
    demand.people.beginStep(hasQueue: hasQueue)
    tally.countPeople(overlap: overlap)
    funding.open(clients: volume.clients, need: demand.openingNeed)
  }

  private func turnYear(_ year: Int, step: Int) throws(LedgerBreach) {
    timer.begin(.population)
    tally.beginYear(demand.population)
    funding.turnYear(year, residents: demand.population.residents)
    demand.turnYear(year)
    timer.end()
    try ledger.checkResidents(demand.population.accounts, step: step)
  }
}
