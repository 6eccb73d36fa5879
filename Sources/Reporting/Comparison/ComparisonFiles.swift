import Analysis
import Scenarios
import Simulation

/// `manifest.json` of a comparison: what made it, so that it can be made again.
public struct ComparisonManifest: Codable, Sendable {
  /// A funding system, in the order of the comparison.
  public struct System: Codable, Sendable {
    public let name: String
    public let title: String
    /// SHA-256 of the resolved scenario under this system, with its tables.
    public let scenarioSHA256: String

    enum CodingKeys: String, CodingKey {
      case name, title
      case scenarioSHA256 = "scenario_sha256"
    }
  }

  /// What systems take over from the scenario's own contracts, where that is not all from the start.
  public struct Takeover: Codable, Sendable, Equatable {
    /// The first year of the systems.
    public let from: Int
    /// Keys of the voorzieningen, and names of these and of those that stay.
    public let voorzieningen: [String]
    public let taken: [String]
    public let left: [String]
    /// Keys of the wijken; empty for all.
    public let wijken: [String]
    /// The perceel that was chosen.
    public let perceel: String?

    /// Nil for everything from the start.
    public init?(_ takeover: Scenarios.Takeover?) {
      guard let takeover, !takeover.isWhole else { return nil }
      from = takeover.from
      voorzieningen = takeover.voorzieningen
      taken = takeover.taken
      left = takeover.left
      wijken = takeover.isAllWijken ? [] : takeover.wijken
      perceel = takeover.perceel
    }
  }

  public let program: String
  public let version: String
  /// "comparison": a run has none.
  public let kind: String
  public let scenario: String
  public let title: String
  public let systems: [System]
  public let seed: UInt64
  public let replications: Int
  public let without: [String]
  public let access: String
  public let incentives: String
  /// Nil where systems replace all own contracts from the start.
  public let takeover: Takeover?
  /// The budget year plus three.
  public let planning: String
  /// Of comparison.csv; nil where every quantile is exact.
  public let quantileSketch: SketchNote?
  /// The libraries that numbers came from.
  public let numerics: NumericLibraries
  /// Every other file of the folder, by name.
  public internal(set) var files: [ListedFile]

  enum CodingKeys: String, CodingKey {
    case program, version, kind, scenario, title, systems, seed, replications, without, access
    case incentives, takeover, planning, numerics, files
    case quantileSketch = "quantile_sketch"
  }

  static let comparison = "comparison"

  init(
    results: ComparisonResults, plan: RunPlan, options: Scenario.Options, sketch: SketchNote?,
    files: [ListedFile]
  ) {
    program = "wijkraming"
    version = Version.current
    kind = Self.comparison
    scenario = results.systems[0].scenario.name
    title = results.systems[0].scenario.title
    systems = results.systems.map {
      System(name: $0.name, title: $0.title, scenarioSHA256: Manifest.hash(of: $0.scenario))
    }
    seed = plan.seed
    replications = plan.replications
    without = options.withoutNames
    access = options.accessWord
    incentives = options.incentivesWord
    takeover = Takeover(results.systems.lazy.compactMap(\.takeover).first)
    planning = results.planning.label
    quantileSketch = sketch
    numerics = .current
    self.files = files
  }
}

/// The files of a finished comparison, written into its folder.
public struct ComparisonFiles {
  public let results: ComparisonResults
  public let tables: ComparisonTables
  public let plan: RunPlan
  public let options: Scenario.Options

  public init(
    results: ComparisonResults, tables: ComparisonTables, plan: RunPlan, options: Scenario.Options
  ) {
    self.results = results
    self.tables = tables
    self.plan = plan
    self.options = options
  }

  /// The files of a comparison of systems with these names, without its manifest.
  public static func names(_ systems: [String]) -> [String] {
    [
      "assumptions.csv", "comparison.csv", "comparison_risk.csv", "differences.csv",
      "dominance.csv", "regret.csv", "systems.csv",
    ] + systems.map(scenarioName)
  }

  private static func scenarioName(_ system: String) -> String {
    "scenario.\(system).resolved.yaml"
  }

  /// Writes every file; the folder appears when the caller commits it.
  public func write(to folder: RunFolder) throws(RunFolderError) {
    var files = tables.files + FindingTables(results: results).files
    for system in results.systems {
      files.append((Self.scenarioName(system.name), Array(system.scenario.resolvedYAML.utf8)))
    }
    for file in files { try folder.write(file.bytes, as: file.name) }
    let manifest = ComparisonManifest(
      results: results, plan: plan, options: options, sketch: tables.sketch,
      files: try folder.listing())
    try folder.write(RunFiles.json(manifest), as: RunFolder.manifestName)
  }
}
