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
    threads = max(1, min(plan.threads, plan.blocks))
    let passing = threads + MemoryForecast.passingColumns
    let people = plan.engine == .individual ? MemoryForecast.people(model) : 0
    // A thread holds one replication, its block of results, and one that waits to be merged.
    let held =
      MemoryForecast.numbersOfReplication(model) + 2 * MemoryForecast.numbersOfBlock(layout)
    peak =
      MemoryForecast.startUp
      + (drawn + passing + layout.stockDates.numbers) * plan.replications * value + sketches
      + (model.demand.stocks?.bytes ?? 0)
      + threads * (held * value + people * MemoryForecast.bytesPerPerson)
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

  /// Numbers of a block of results.
  private static func numbersOfBlock(_ layout: OutcomeLayout) -> Int {
    (layout.columns.count * layout.years + layout.stockDates.numbers) * ResultBlock.size
      + 3 * layout.monthlyColumns.count * layout.steps
  }

  /// Numbers that one replication holds, with the drawn parameters of its block.
  private static func numbersOfReplication(_ model: SimulationModel) -> Int {
    let setting = model.setting
    let wijken = setting.wijken.count
    let places = setting.states.count * wijken
    let queue = model.funding.rationsAccess ? WaitingList.years * setting.grid.stepsPerYear : 0
    let quantities = Quantity.allCases.reduce(0) {
      $0 + $1.items(setting, transitions: model.demand.careFlow.transitions.count)
    }
    let partial = model.funding.contracts.count { !$0.isWholeRun }
    let shocks = 2 * (model.demand.shocks.groups.count + wijken) * setting.grid.steps
    return 64 * setting.cells + (queue + 40) * places + (2 + partial) * quantities * wijken
      + 3 * Ages.rows * wijken + shocks
      + 3 * model.parameters.drawn.count * ParameterDraws.block
  }
}
