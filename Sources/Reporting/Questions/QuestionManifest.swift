import Scenarios
import Simulation

/// `manifest.json` of a question over several runs of one scenario: what made it.
struct QuestionManifest: Encodable {
  /// The words in `kind` by which a reader knows a stress test and a value that was solved for.
  static let stress = "stress"
  static let solve = "solve"

  let program = "wijkraming"
  let version = Version.current
  let commit = Version.commit
  let kind: String
  let scenario: String
  let title: String
  /// SHA-256 of the resolved scenario with its tables.
  let scenarioSHA256: String
  let seed: UInt64
  let replications: Int
  /// The options of every run, and the command line of the whole.
  let choices: RunChoices
  let command: [String]
  let inputs: [ListedInput]
  let numerics = NumericLibraries.current
  /// Every other file of the folder, by name.
  let files: [ListedFile]

  enum CodingKeys: String, CodingKey {
    case program, version, commit, kind, scenario, title, seed, replications, command, inputs
    case numerics, files
    case scenarioSHA256 = "scenario_sha256"
    case choices = "options"
  }
}

/// What a question leaves in its folder beside its tables: the scenario, the files that were read, and the
/// manifest.
struct QuestionFolder {
  let kind: String
  let scenario: Scenario
  let plan: RunPlan
  /// Of the scenario itself.
  let options: Scenario.Options
  let language: ScreenNumber.Language

  static let resolvedName = "scenario.resolved.yaml"

  /// The copies of all files that were read.
  func copies(_ others: [Scenario]) -> InputCopies {
    var copies = InputCopies()
    copies.add(scenario, system: options.system?.path)
    for other in others {
      for input in other.inputs {
        if case .outside(let path) = input.root { copies.add(input, of: copies.root(path)) }
      }
    }
    return copies
  }

  /// Writes the tables, the scenario and the manifest.
  ///
  /// - Parameters:
  ///   - words: of the command line behind the options of the runs.
  ///   - others: scenarios that read files of their own.
  func write(
    _ tables: [(name: String, bytes: [UInt8])], words: [String], others: [Scenario],
    to folder: RunFolder
  ) throws(RunFolderError) {
    var copies = copies(others)
    try copies.check()
    var choices = RunChoices(kind, options)
    choices.scenario = scenario.inputs.first.map { copies.root($0.opened) }
    choices.system = options.system.map { $0.path.map { copies.root($0) } ?? $0.name }
    choices.take(plan)
    choices.language = language.rawValue
    let resolved = scenario.resolvedYAML(as: choices.statement(options, tables: copies.names))
    let all = copies.files + tables + [(Self.resolvedName, Array(resolved.utf8))]
    for file in all { try folder.write(file.bytes, as: file.name) }
    let listed = try folder.listing()
    let manifest = QuestionManifest(
      kind: kind, scenario: scenario.name, title: scenario.title,
      scenarioSHA256: Manifest.hash(of: scenario), seed: plan.seed, replications: plan.replications,
      choices: choices, command: ["wijkraming"] + choices.arguments() + words,
      inputs: copies.listed(listed), files: listed)
    try folder.write(RunFiles.json(manifest), as: RunFolder.manifestName)
  }
}
