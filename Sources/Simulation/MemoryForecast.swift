import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// The memory a run will take at its peak, before it starts.
public struct MemoryForecast: Sendable {
  /// Bytes.
  public let peak: Int

  /// Program, libraries and their data before any work.
  public static let startUp = 40_000_000
  /// One person of the individual engine, in a list that grows by doubling.
  private static let bytesPerPerson = 80

  /// - Parameter copies: results of so many runs that are kept at once.
  public init(model: SimulationModel, layout: OutcomeLayout, plan: RunPlan, copies: Int = 1) {
    let value = MemoryLayout<Double>.stride
    let draws = copies * layout.columns.count * layout.years * plan.replications * value
    let threads = max(1, min(plan.threads, plan.batches))
    let lanes =
      (min(plan.batch, plan.replications) + LaneMatrix.panel - 1) / LaneMatrix.panel
      * LaneMatrix.panel
    let rows = MemoryForecast.batchRows(model: model, layout: layout)
    let people = plan.engine == .individual ? MemoryForecast.people(model) * lanes * threads : 0
    peak =
      MemoryForecast.startUp + draws + threads * rows * lanes * value + people
      * MemoryForecast.bytesPerPerson
  }

  /// People in care and on the way to it in one replication, with room for growth.
  private static func people(_ model: SimulationModel) -> Int {
    let balance = model.demand.balance
    let onTheWay = balance.inflow.reduce(0, +) * max(1, model.demand.delay.years)
    return Int(1.5 * balance.stock.reduce(0, +) + onTheWay)
  }

  /// Rows of lanes that one thread holds.
  private static func batchRows(model: SimulationModel, layout: OutcomeLayout) -> Int {
    let setting = model.setting
    let wijken = setting.wijken.count
    let population = 2 * Ages.rows * wijken
    let expected = 3 * (setting.cells + setting.bands.count * wijken)
    let people = 17 * setting.cells + model.demand.careFlow.transitions.count * wijken
    let flow =
      (model.demand.careFlow.transitions.count + 2 * setting.states.count) * setting.bands.count
      * ((model.demand.zones.max() ?? 0) + 1)
    let counts =
      2 * Quantity.allCases.count * (setting.states.count + setting.voorzieningen.count)
      * wijken
    let partial = model.funding.contracts.count { !$0.isWholeRun }
    let queue =
      model.funding.rationsAccess
      ? (WaitingList.years * setting.grid.stepsPerYear + 10) * setting.states.count * wijken : 0
    let results = layout.columns.count * layout.years + layout.monthlyLines.count * layout.steps
    return population + expected + people + flow + counts * (2 + partial) / 2 + queue + results
  }
}
