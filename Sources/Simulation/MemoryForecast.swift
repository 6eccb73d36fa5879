import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein
import Statistics

/// The memory a run will take at its peak, before it starts; within about a fifth.
public struct MemoryForecast: Sendable {
  /// Bytes of memory.
  public let peak: Int
  /// Threads that are at work at the same time, where there are processors for them.
  public let threads: Int

  /// Program, libraries and their data before any work.
  public static let startUp = 36_000_000
  /// One person of the individual engine, in a list that grows by doubling.
  private static let bytesPerPerson = 80
  /// A sketch of one column in one year, whose values span some powers of ten, with its moments.
  private static let bytesPerSketch = 4_000
  /// Columns of draws that figures and their order take for a while, whatever is kept.
  private static let passingColumns = 2

  /// - Parameters:
  ///   - copies: results of so many runs that are kept at once.
  ///   - columns: columns of draws that are kept beside those of the runs.
  ///   - replications: instead of those of the plan.
  public init(
    run: SimulationRun, copies: Int = 1, columns: Int = 0, replications: Int? = nil
  ) {
    let (model, layout) = (run.model, run.layout)
    var plan = run.plan
    if let replications { plan.replications = replications }
    let value = MemoryLayout<Double>.stride
    let kept = layout.keptColumns(run.retention, replications: plan.replications)
    let drawn = copies * kept.count { $0 } * layout.years + columns
    let blocks = run.retention.pairs ? min(plan.replications, BlockSums.most) * value : 0
    let sketches =
      copies * kept.count { !$0 } * layout.years * (MemoryForecast.bytesPerSketch + blocks)
    threads = max(1, min(plan.threads, plan.batches))
    let passing = threads + MemoryForecast.passingColumns
    let lanes =
      (min(plan.batch, plan.replications) + LaneMatrix.panel - 1) / LaneMatrix.panel
      * LaneMatrix.panel
    let rows = MemoryForecast.batchRows(model: model, layout: layout)
    let people = plan.engine == .individual ? MemoryForecast.people(model) * lanes * threads : 0
    peak =
      MemoryForecast.startUp + (drawn + passing) * plan.replications * value + sketches
      + threads * rows * lanes * value + people * MemoryForecast.bytesPerPerson
  }

  /// Bytes of address space that so many threads at work take beside what they hold, with the one that
  /// waits for signals: a stack, and the area from which the C library hands out memory to each but the
  /// first (64 MB, twice that while it is lined up).
  public static func addressSpace(threads: Int) -> Int {
    max(1, threads) * (stackBytes + arenaBytes) + (threads > 1 ? arenaBytes : 0)
  }

  private static let stackBytes = 8 << 20
  private static let arenaBytes = 64 << 20

  /// People in care and on the way to it in one replication, with room for growth.
  private static func people(_ model: SimulationModel) -> Int {
    let balance = model.demand.balance
    let onTheWay = balance.inflow.reduce(0, +) * max(1, model.demand.delay.years)
    return Int(1.5 * balance.stock.reduce(0, +) + onTheWay)
  }

  /// Rows of lanes that one thread holds.
  private static func batchRows(model: SimulationModel, layout: OutcomeLayout) -> Int {
    let setting = model.setting
    let results =
      layout.columns.count * layout.years + layout.monthlyColumns.count * layout.steps
    return demandRows(model) + fundingRows(model) + tallyRows(model) + results
      + 3 * model.parameters.drawn.count
      + 2 * Ages.rows * setting.wijken.count
  }

  private static func demandRows(_ model: SimulationModel) -> Int {
    let (setting, flow) = (model.setting, model.demand.careFlow)
    let wijken = setting.wijken.count
    let byBand = setting.bands.count * wijken
    let zones = (model.demand.zones.max() ?? 0) + 1
    // People, new need, the cohorts that move, and the process of onderzoek and besluit by step.
    let cells = 13 + 3 + 2 + model.demand.delay.steps(of: setting.grid).whole + 2
    // Expected need at the opening and closing of a year, with those in institutions.
    let expected = 3 * (setting.states.count + 1) * byBand
    let probabilities =
      zones * setting.bands.count * (flow.transitions.count + 2 * setting.states.count)
    return cells * setting.cells + expected + setting.tracks.count * byBand + probabilities
      + flow.transitions.count * wijken + 16 * setting.states.count * wijken
  }

  private static func fundingRows(_ model: SimulationModel) -> Int {
    let setting = model.setting
    let places = setting.states.count * setting.wijken.count
    let queue = model.funding.rationsAccess ? WaitingList.years * setting.grid.stepsPerYear + 1 : 0
    let perPlace = 16 * setting.voorzieningen.count * setting.wijken.count
    let perContract = 80 + 8 * setting.voorzieningen.count
    return (queue + 10) * places + perPlace + perContract * model.funding.contracts.count
  }

  private static func tallyRows(_ model: SimulationModel) -> Int {
    let transitions = model.demand.careFlow.transitions.count
    let items = Quantity.allCases.reduce(0) {
      $0 + $1.items(model.setting, transitions: transitions)
    }
    let partial = model.funding.contracts.count { !$0.isWholeRun }
    return (2 + partial) * items * model.setting.wijken.count
  }
}
