import DemandModel
import Foundation
import Scenarios
import Simulation

/// `manifest.json`: what made a run folder, so that it can be made again.
public struct Manifest: Codable, Sendable {
  public let program: String
  public let version: String
  public let scenario: String
  public let title: String
  /// SHA-256 of the resolved scenario with its tables.
  public let scenarioSHA256: String
  public let seed: UInt64
  public let firstReplication: Int
  public let replications: Int
  public let engine: String
  /// Drivers that were switched off on the command line.
  public let without: [String]
  /// "contract" or, where every contract's access was opened, "open"; and whether assumed behaviour
  /// was "on" or "off".
  public let access: String
  public let incentives: String
  /// Nil where every quantile is exact.
  public let quantileSketch: SketchNote?
  /// How groups of ages were given single ages; nil where no table has any.
  public let spreadAges: [AgeSpreadNote]?
  /// The libraries that numbers came from.
  public let numerics: NumericLibraries
  /// Every other file of the folder, by name.
  public internal(set) var files: [ListedFile]

  enum CodingKeys: String, CodingKey {
    case program, version, scenario, title
    case scenarioSHA256 = "scenario_sha256"
    case seed
    case firstReplication = "first_replication"
    case replications, engine, without, access, incentives, numerics, files
    case quantileSketch = "quantile_sketch"
    case spreadAges = "spread_ages"
  }

  public init(
    scenario: Scenario, plan: RunPlan, options: Scenario.Options, sketch: SketchNote? = nil,
    files: [ListedFile]
  ) {
    program = "wijkraming"
    version = Version.current
    self.scenario = scenario.name
    title = scenario.title
    scenarioSHA256 = Manifest.hash(of: scenario)
    seed = plan.seed
    firstReplication = plan.firstReplication
    replications = plan.replications
    engine = plan.engine.rawValue
    without = options.withoutNames
    access = options.accessWord
    incentives = options.incentivesWord
    quantileSketch = sketch
    spreadAges = scenario.spreads.isEmpty ? nil : scenario.spreads.map(AgeSpreadNote.init)
    numerics = .current
    self.files = files
  }

  /// Hash of the resolved scenario, then of each table's path and content, in reading order.
  public static func hash(of scenario: Scenario) -> String {
    var hash = SHA256()
    hash.update(Array(scenario.resolvedYAML.utf8))
    for table in scenario.tables {
      hash.update(Array("\n\(table.path)\n".utf8))
      hash.update(table.bytes)
    }
    return hash.finalize()
  }

  /// As JSON, keys sorted.
  public func json() -> [UInt8] { RunFiles.json(self) }
}
