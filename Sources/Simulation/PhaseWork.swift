import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// What a phase has to do at least: draws that must be made, numbers that must be read and written
/// once, and operations on them.
///
/// Counts of people who leave, wait or start take more, by how many there are; that is not in it, so
/// the time of this work on the machine is a lower bound.
public struct PhaseWork: Sendable, Equatable {
  /// Blocks of the generator, two uniforms each.
  public var blocks = 0.0
  public var bytes = 0.0
  /// Floating-point operations, and those of dense products.
  public var operations = 0.0
  public var productOperations = 0.0

  public init() {}

  init(blocks: Double, bytes: Double, operations: Double, productOperations: Double) {
    self.blocks = blocks
    self.bytes = bytes
    self.operations = operations
    self.productOperations = productOperations
  }

  /// The least time on a machine, in seconds of one thread: draws, then memory or arithmetic,
  /// whichever takes longer, and products.
  public func seconds(on rates: MachineRates) -> Double {
    let nanoseconds =
      blocks * rates.nanosecondsPerBlock
      + max(bytes / rates.bytesPerNanosecond, operations / rates.operationsPerNanosecond)
      + productOperations / rates.productOperationsPerNanosecond
    return nanoseconds * 1e-9
  }
}

extension SimulationRun {
  /// The least work of each phase in a run of all replications by cohorts; phases that are left out
  /// have no bound.
  public var leastWork: [Phase: PhaseWork] {
    let size = WorkSize(model: model, layout: layout)
    let replications = Double(plan.replications)
    return size.perReplication.mapValues { work in
      PhaseWork(
        blocks: work.blocks * replications, bytes: work.bytes * replications,
        operations: work.operations * replications,
        productOperations: work.productOperations * replications)
    }
  }
}

/// The sizes that the work of one replication follows from.
private struct WorkSize {
  let model: SimulationModel
  let layout: OutcomeLayout
  private static let number = Double(MemoryLayout<Double>.stride)

  private var setting: Setting { model.setting }
  private var steps: Double { Double(setting.grid.steps) }
  private var years: Double { Double(setting.grid.years) }
  private var wijken: Double { Double(setting.wijken.count) }
  private var states: Double { Double(setting.states.count) }
  private var bands: Double { Double(setting.bands.count) }
  private var cells: Double { Double(setting.cells) }
  private var transitions: Double { Double(model.demand.careFlow.transitions.count) }
  /// Rows of money, and rows of people by state and wijk.
  private var money: Double { Double(setting.voorzieningen.count) * wijken }
  private var places: Double { states * wijken }
  private var waits: Bool { model.funding.rationsAccess }
  private var draws: Chance { model.demand.chance }

  var perReplication: [Phase: PhaseWork] {
    [
      .population: population, .shocks: shocks, .newNeed: newNeed, .access: access,
      .careFlow: careFlow, .cost: cost, .contract: contract, .outcomes: outcomes,
    ]
  }

  private func work(
    every times: Double, blocks: Double = 0, numbers: Double = 0, operations: Double = 0,
    products: Double = 0
  ) -> PhaseWork {
    PhaseWork(
      blocks: times * blocks, bytes: times * numbers * WorkSize.number,
      operations: times * operations, productOperations: times * products)
  }

  /// Residents by age read and written; each age counts in every state of its band, and as a
  /// resident; moves between wijken are a product of origins by destinations.
  private var population: PhaseWork {
    let residents = Double(Ages.rows) * wijken
    return work(
      every: years, numbers: 2 * residents + cells + bands * wijken,
      operations: residents * (4 + 2 * (states + 1)), products: 2 * residents * wijken)
  }

  /// A normal per group and wijk, two from a block; about sixty operations for it and its factor.
  private var shocks: PhaseWork {
    let shocks = model.demand.shocks
    let rows = Double(shocks.groups.count) + (shocks.wijkSD == nil ? 0 : wijken)
    return work(every: steps, blocks: rows / 2, numbers: 2 * rows, operations: 60 * rows)
  }

  /// A block for four states of a band and wijk, which leaving, ageing and waiting use too; who is in care
  /// and on the way, expected need at both ends of the year in, the expectation and the count out.
  private var newNeed: PhaseWork {
    work(
      every: steps,
      blocks: draws.need || draws.transitions ? (states / 4).rounded(.up) * bands * wijken : 0,
      numbers: (waits ? 8 : 6) * cells, operations: 12 * cells)
  }

  /// Those in process and due in and out; where people wait also those.
  private var access: PhaseWork {
    work(
      every: steps, numbers: (waits ? 9 : 5) * cells, operations: (waits ? 8 : 3) * cells)
  }

  /// Stock in and out, those who start and their chances in; every way out of every cell.
  private var careFlow: PhaseWork {
    let ways = transitions * bands * wijken
    return work(
      every: steps, numbers: 4 * cells + transitions * wijken,
      operations: 6 * cells + (draws.transitions ? 0 : 4 * ways))
  }

  private var cost: PhaseWork {
    work(every: steps, numbers: 4 * cells + 2 * places + 2 * money, operations: 4 * cells)
  }

  private var contract: PhaseWork {
    work(every: steps, numbers: 12 * money, operations: 20 * money)
  }

  /// Counts of the step into the year, and of the year into columns.
  private var outcomes: PhaseWork {
    let counts = Double(Quantity.numbers(in: model))
    let monthly = Double(layout.monthlyColumns.count)
    return work(
      every: steps, numbers: 3 * counts + monthly, operations: counts + monthly)
  }
}
