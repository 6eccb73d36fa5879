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
  public let commit: String?
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
    case program, version, commit, kind, scenario, title, systems, seed, replications, without,
      access
    case incentives, takeover, planning, command, inputs, report, numerics, files
    case choices = "options"
    case quantileSketch = "quantile_sketch"
  }

  static let comparison = "comparison"

  /// The command that makes the folder again; of an earlier version as far as its manifest tells.
  var commandLine: [String] {
    if let command { return command }
    return ["wijkraming", "compare", "\(scenario).yaml"] + systems.map(\.name)
      + ["--seed", "\(seed)", "--replications", "\(replications)"]
      + without.flatMap { ["--without", $0] }
  }

  init(
    results: ComparisonResults, plan: RunPlan, options: Scenario.Options, sketch: SketchNote?,
    choices: RunChoices, inputs: [ListedInput], files: [ListedFile]
  ) {
    self.choices = choices
    command = ["wijkraming"] + choices.arguments()
    self.inputs = inputs
    program = "wijkraming"
    version = Version.current
    commit = Version.commit
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
  /// Of all systems; its own system and takeover do not count.
  public let options: Scenario.Options
  /// In which the scenario's own contracts are called.
  public let language: ScreenNumber.Language

  public init(
    results: ComparisonResults, tables: ComparisonTables, plan: RunPlan, options: Scenario.Options,
    language: ScreenNumber.Language = .nl
  ) {
    self.language = language
    self.results = results
    self.tables = tables
    self.plan = plan
    self.options = options
  }

  /// The files of a comparison of systems with these names, without its manifest.
  public static func names(_ systems: [ComparedSystem]) -> [String] {
    [
      "assumptions.csv", "comparison.csv", "comparison_risk.csv", "differences.csv",
      "dominance.csv", "regret.csv", "systems.csv",
    ] + systems.map { scenarioName($0.name) } + copies(systems).files.map(\.name)
  }

  private static func copies(_ systems: [ComparedSystem]) -> InputCopies {
    var copies = InputCopies()
    for system in systems { copies.add(system.scenario, system: system.path) }
    return copies
  }

  /// The options of the comparison, with files as the copies call them.
  private func choices(_ copies: inout InputCopies) -> RunChoices {
    var choices = RunChoices("compare", options)
    choices.scenario = results.systems[0].scenario.inputs.first.map { copies.root($0.opened) }
    choices.systems = results.systems.map { $0.path.map { copies.root($0) } ?? $0.name }
    choices.take(results.systems.lazy.compactMap(\.takeover).first)
    choices.take(plan)
    choices.language = language.rawValue
    return choices
  }

  private static func scenarioName(_ system: String) -> String {
    "scenario.\(system).resolved.yaml"
  }

  /// Writes every file; the folder appears when the caller commits it.
  public func write(to folder: RunFolder) throws(RunFolderError) {
    var copies = Self.copies(results.systems)
    try copies.check()
    let choices = choices(&copies)
    var files = copies.files + tables.files + FindingTables(results: results).files
    for system in results.systems {
      let resolved = system.scenario.resolvedYAML(
        as: choices.statement(options, tables: copies.names))
      files.append((Self.scenarioName(system.name), Array(resolved.utf8)))
    }
    for file in files { try folder.write(file.bytes, as: file.name) }
    let listed = try folder.listing()
    let manifest = ComparisonManifest(
      results: results, plan: plan, options: options, sketch: tables.sketch, choices: choices,
      inputs: copies.listed(listed), files: listed)
    try folder.write(RunFiles.json(manifest), as: RunFolder.manifestName)
  }
}
