import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// A resolved scenario: what one run simulates, checked and immutable.
public struct SimulationModel: Sendable {
  public let name: String
  public let demand: DemandSpecification
  public let funding: FundingSpecification
  public let parameters: ParameterTable
  /// Clients per person over all tracks: persons = clients / overlap.
  public let overlap: Parameter

  public init(
    name: String, demand: DemandSpecification, funding: FundingSpecification,
    parameters: ParameterTable, overlap: Parameter = .fixed(1)
  ) {
    self.name = name
    self.demand = demand
    self.funding = funding
    self.parameters = parameters
    self.overlap = overlap
  }

  public var setting: Setting { demand.setting }

  /// The same under another name in its results.
  public func named(_ name: String) -> SimulationModel {
    SimulationModel(
      name: name, demand: demand, funding: funding, parameters: parameters, overlap: overlap)
  }

  /// The same with values of a sample in place of draws of its parameters.
  public func with(_ sample: ParameterSample) -> SimulationModel {
    SimulationModel(
      name: name, demand: demand, funding: funding, parameters: parameters.with(sample),
      overlap: overlap)
  }

  /// The same without the behaviour that contracts are assumed to bring.
  public func withoutBehaviour() -> SimulationModel {
    SimulationModel(
      name: name, demand: demand,
      funding: funding.with(openAccess: false, incentives: false), parameters: parameters,
      overlap: overlap)
  }
}

/// How people move: cohorts of real numbers, or one person at a time.
public enum EngineKind: String, Sendable, CaseIterable {
  case cohort
  case individual
}

/// Which replications to run, and with what.
public struct RunPlan: Sendable {
  public var seed: UInt64
  /// Number of the first replication; replications count from 1.
  public var firstReplication: Int
  public var replications: Int
  public var threads: Int
  /// Replications that a thread takes at a time, rounded up to whole blocks of results.
  public var batch: Int
  public var engine: EngineKind
  /// Name of the gemeente in its region, by which it has random numbers of its own; nil for a gemeente
  /// that runs by itself.
  public var gemeente: String?

  /// One block of results.
  public static let defaultBatch = ResultBlock.size

  public init(
    seed: UInt64, replications: Int, firstReplication: Int = 1, threads: Int = 1,
    batch: Int = RunPlan.defaultBatch, engine: EngineKind = .cohort
  ) {
    self.seed = seed
    self.replications = replications
    self.firstReplication = firstReplication
    self.threads = threads
    self.batch = batch
    self.engine = engine
  }

  /// The random numbers that all gemeenten of a region share.
  var sharedStream: RandomStream { RandomStream(seed: seed) }
  /// Those of this gemeente alone.
  var stream: RandomStream { gemeente.map { sharedStream.branch($0) } ?? sharedStream }

  /// Blocks of results, and how many of them a thread takes at a time.
  var blocks: Int { (replications + ResultBlock.size - 1) / ResultBlock.size }
  var blocksAtATime: Int { max(1, (batch + ResultBlock.size - 1) / ResultBlock.size) }
  /// Replications of a block.
  func count(block: Int) -> Int { min(ResultBlock.size, replications - block * ResultBlock.size) }
}

/// Why a run stopped before its end.
public enum SimulationError: Error, Sendable {
  case ledger(LedgerBreach)
  case demand(DemandError)
  case interrupted
}
