import Scenarios
import Simulation

/// `manifest.json` of a calibration or a backtest: what made the folder, so that it can be made again.
struct CalibrationManifest: Encodable {
  /// The words in `kind` by which a reader knows them.
  static let calibration = "calibration"
  static let backtest = "backtest"
  static let kinds: Set = [calibration, backtest]

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
  let steps: Int
  /// Last year that was learned from, one for each forecast.
  let until: [Int]
  /// Years that were forecast; nil for a calibration.
  let test: [Int]?
  let without: [String]
  let access: String
  let incentives: String
  let set: [String]
  let inputs: [ListedInput]
  let numerics = NumericLibraries.current
  /// Every other file of the folder, by name.
  let files: [ListedFile]

  enum CodingKeys: String, CodingKey {
    case program, version, commit, kind, scenario, title, seed, replications, steps, until, test
    case without, access, incentives, set, inputs, numerics, files
    case scenarioSHA256 = "scenario_sha256"
  }
}

/// What a calibration or a backtest was made of, for its folder.
public struct CalibrationOrigin {
  let scenario: Scenario
  let realisatie: String
  let plan: RunPlan
  let options: Scenario.Options
  let steps: Int

  /// - Parameter realisatie: path of the table of what happened.
  public init(
    scenario: Scenario, realisatie: String, plan: RunPlan, options: Scenario.Options, steps: Int
  ) {
    self.scenario = scenario
    self.realisatie = realisatie
    self.plan = plan
    self.options = options
    self.steps = steps
  }

  /// The files it was read from, as copies.
  func copies() throws(RunFolderError) -> InputCopies {
    var copies = InputCopies()
    copies.add(scenario, system: options.system?.path)
    let name = ReadInput.name(realisatie)
    if let bytes = try? FileBytes.read(realisatie, limit: 1_000_000_000) {
      let input = ReadInput(
        root: .outside(realisatie), path: name, opened: realisatie, bytes: bytes)
      copies.add(input, of: copies.root(realisatie), path: name)
    }
    try copies.check()
    return copies
  }

  /// Names of the copies.
  public func copyNames() throws(RunFolderError) -> [String] { try copies().files.map(\.name) }

  /// Writes tables, copies and manifest into a folder.
  func write(
    _ tables: [(name: String, bytes: [UInt8])], kind: String, until: [Int], test: [Int]?,
    to folder: RunFolder
  ) throws(RunFolderError) {
    let copies = try copies()
    for file in tables + copies.files { try folder.write(file.bytes, as: file.name) }
    let files = try folder.listing()
    let manifest = CalibrationManifest(
      kind: kind, scenario: scenario.name, title: scenario.title,
      scenarioSHA256: Manifest.hash(of: scenario), seed: plan.seed,
      replications: plan.replications, steps: steps, until: until, test: test,
      without: options.withoutNames, access: options.accessWord,
      incentives: options.incentivesWord, set: options.settings.map(\.argument),
      inputs: copies.listed(files), files: files)
    try folder.write(RunFiles.json(manifest), as: RunFolder.manifestName)
  }
}
