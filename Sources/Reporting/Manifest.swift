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
  public let files: [String]

  enum CodingKeys: String, CodingKey {
    case program, version, scenario, title
    case scenarioSHA256 = "scenario_sha256"
    case seed
    case firstReplication = "first_replication"
    case replications, engine, without, files
  }

  public init(scenario: Scenario, plan: RunPlan, without: Set<DriverKey>, files: [String]) {
    program = "wijkraming"
    version = Version.current
    self.scenario = scenario.name
    title = scenario.title
    scenarioSHA256 = Manifest.hash(of: scenario)
    seed = plan.seed
    firstReplication = plan.firstReplication
    replications = plan.replications
    engine = plan.engine.rawValue
    self.without = without.map(\.rawValue).sorted()
    self.files = files.sorted()
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

/// `timings.json`: where the time went, in seconds of processor time per phase.
struct TimingsFile: Codable {
  let wallSeconds: Double
  let threads: Int
  let batch: Int
  let phases: [String: Double]

  enum CodingKeys: String, CodingKey {
    case wallSeconds = "wall_seconds"
    case threads, batch, phases
  }

  init(_ timings: Timings, plan: RunPlan) {
    wallSeconds = TimingsFile.milliseconds(timings.wallSeconds)
    threads = plan.threads
    batch = plan.batch
    phases = Dictionary(
      uniqueKeysWithValues: timings.seconds.map { ($0.rawValue, TimingsFile.milliseconds($1)) })
  }

  private static func milliseconds(_ seconds: Double) -> Double {
    (seconds * 1000).rounded() / 1000
  }
}

/// The files of a finished run, written into its folder.
public struct RunFiles {
  public let scenario: Scenario
  public let plan: RunPlan
  public let without: Set<DriverKey>
  public let outcomes: Outcomes
  public let timings: Timings

  public init(
    scenario: Scenario, plan: RunPlan, without: Set<DriverKey>, outcomes: Outcomes,
    timings: Timings
  ) {
    self.scenario = scenario
    self.plan = plan
    self.without = without
    self.outcomes = outcomes
    self.timings = timings
  }

  /// Writes every file; the folder appears when the caller commits it.
  public func write(to folder: RunFolder, draws: Bool) throws(RunFolderError) {
    let grid = scenario.model.setting.grid
    var files: [(name: String, bytes: [UInt8])] = [
      ("summary.csv", SummaryTable(outcomes: outcomes, startYear: grid.startYear).csv()),
      ("monthly.csv", MonthlyTable(outcomes: outcomes, grid: grid).csv()),
      ("scenario.resolved.yaml", Array(scenario.resolvedYAML.utf8)),
      ("timings.json", RunFiles.json(TimingsFile(timings, plan: plan))),
    ]
    let risk = RiskTable(
      outcomes: outcomes, startYear: grid.startYear,
      capacity: scenario.model.funding.weerstandscapaciteit?.value)
    let header = CSVText(columns: RiskTable.columns).bytes
    files.append(("risk.csv", risk?.csv() ?? header))
    for file in files { try folder.write(file.bytes, as: file.name) }
    var names = files.map(\.name)
    if draws {
      let name = "draws.csv.gz"
      let writer = try folder.stream(as: name, gzip: true)
      try DrawsTable(outcomes: outcomes, startYear: grid.startYear).write {
        (bytes) throws(RunFolderError) in try writer.write(bytes)
      }
      try writer.close()
      names.append(name)
    }
    let manifest = Manifest(scenario: scenario, plan: plan, without: without, files: names)
    try folder.write(manifest.json(), as: RunFolder.manifestName)
  }

  static func json<T: Encodable>(_ value: T) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("a manifest of plain fields encodes")
    }
    return Array(data) + [0x0A]
  }
}
