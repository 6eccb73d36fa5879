import DemandModel
import Foundation
import Scenarios
import Simulation

/// `manifest.json`: what made a run folder, so that it can be made again.
public struct Manifest: Codable, Sendable {
  public let program: String
  public let version: String
  public let commit: String?
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
  /// The options, the command line of them, and the files that were read; nil in folders of an earlier
  /// version.
  public let choices: RunChoices?
  public let command: [String]?
  public let inputs: [ListedInput]?
  /// The forms of the report in the folder, each with its language.
  public internal(set) var report: [String: String]?
  /// The libraries that numbers came from.
  public let numerics: NumericLibraries
  /// Every other file of the folder, by name.
  public internal(set) var files: [ListedFile]

  enum CodingKeys: String, CodingKey {
    case program, version, commit, scenario, title
    case scenarioSHA256 = "scenario_sha256"
    case seed
    case firstReplication = "first_replication"
    case replications, engine, without, access, incentives, command, inputs, report, numerics, files
    case choices = "options"
    case quantileSketch = "quantile_sketch"
    case spreadAges = "spread_ages"
  }

  public init(
    scenario: Scenario, plan: RunPlan, options: Scenario.Options, sketch: SketchNote? = nil,
    choices: RunChoices? = nil, inputs: [ListedInput]? = nil, files: [ListedFile]
  ) {
    program = "wijkraming"
    version = Version.current
    commit = Version.commit
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
    self.choices = choices
    command = choices.map { ["wijkraming"] + $0.arguments() }
    self.inputs = inputs
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

  /// The command that makes the folder again; of an earlier version as far as its manifest tells.
  var commandLine: [String] {
    if let command { return command }
    return ["wijkraming", "run", "\(scenario).yaml", "--seed", "\(seed)"]
      + ["--replications", "\(replications)"] + without.flatMap { ["--without", $0] }
  }

  /// As JSON, keys sorted.
  public func json() -> [UInt8] { RunFiles.json(self) }
}
