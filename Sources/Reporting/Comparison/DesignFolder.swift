import Analysis
import Foundation
import Scenarios
import Simulation

/// The results of a design: cells are kept beside their place until all are there, and then stand in
/// it as one table.
///
/// What is kept is called by what made it - scenario, tables, draws, version - so that a design that
/// was stopped, or changed, goes on with the cells that are still right.
public struct DesignFolder {
  private let path: String
  private let force: Bool

  /// Where cells are kept.
  public var keptPath: String { path + ".partial" }

  public init(at path: String, force: Bool) {
    var path = path
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    self.path = path
    self.force = force
  }

  /// What a cell is called: the hash of all that its figures follow from.
  public static func key(
    of scenario: Scenario, _ options: Scenario.Options, base: String?, plan: RunPlan
  ) -> String {
    var hash = SHA256()
    let choices = [
      Version.current, Manifest.hash(of: scenario), base ?? "first", "\(plan.seed)",
      "\(plan.replications)", options.accessWord,
      options.incentivesWord, options.withoutNames.joined(),
    ]
    hash.update(Array(choices.joined(separator: "\n").utf8))
    return hash.finalize()
  }

  private func name(_ key: String) -> String { "cell-\(key.prefix(32)).csv" }

  /// The cell when it is kept; nil when it is still to be run.
  public func kept(_ key: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(keptPath)/\(name(key))").map { Array($0) }
  }

  /// Names a folder of kept cells as one of this program.
  private static let mark = "wijkraming-design"

  /// Checks, before any work, that the place can be taken, and makes the folder of kept cells.
  ///
  /// Errors: `foreign` where something else stands in the place of that folder.
  public func prepare() throws(RunFolderError) {
    // Opening the place checks it; it is opened again when there is something to put in it.
    try RunFolder(at: path, force: force).abandon()
    let files = FileManager.default
    if files.fileExists(atPath: keptPath) {
      let names = (try? files.contentsOfDirectory(atPath: keptPath)) ?? ["?"]
      guard names.isEmpty || names.contains(Self.mark) else { throw .foreign(path: keptPath) }
    }
    do {
      try files.createDirectory(atPath: keptPath, withIntermediateDirectories: true)
    } catch { throw .cannotCreate(path: keptPath, code: EACCES) }
    _ = try WholeFiles(in: keptPath).write([(Self.mark, Array("cells of a design\n".utf8))])
  }

  /// Takes away the kept cells, and their folder when nothing else stands in it.
  private func removeKept() {
    let files = FileManager.default
    for name in (try? files.contentsOfDirectory(atPath: keptPath)) ?? []
    where name == Self.mark || name.hasPrefix("cell-") && name.hasSuffix(".csv") {
      unlink("\(keptPath)/\(name)")
    }
    rmdir(keptPath)
  }

  /// Keeps the figures of a cell.
  public func keep(_ key: String, _ figures: DesignFigures) throws(RunFolderError) {
    _ = try WholeFiles(in: keptPath).write([(name(key), DesignTable.kept(figures))])
  }

  /// Writes the whole table and takes away what was kept.
  public func write(_ table: DesignTable, manifest: DesignManifest) throws(RunFolderError) {
    let folder = try RunFolder(at: path, force: force)
    try folder.write(table.bytes, as: "design.csv")
    try folder.write(RunFiles.json(manifest), as: RunFolder.manifestName)
    try folder.commit()
    removeKept()
  }
}

/// `manifest.json` of a design.
public struct DesignManifest: Codable, Sendable {
  /// A cell, in the order of the table.
  public struct Cell: Codable, Sendable {
    /// SHA-256 of the resolved scenario with its tables.
    public let scenarioSHA256: String
    public let seed: UInt64
    public let replications: Int

    enum CodingKeys: String, CodingKey {
      case scenarioSHA256 = "scenario_sha256"
      case seed, replications
    }
  }

  public let program: String
  public let version: String
  /// "design".
  public let kind: String
  public let design: String
  public let scenario: String
  public let cells: [Cell]
  /// Drivers that were switched off, and values that were set, on the command line.
  public let without: [String]
  public let set: [String]
  public let access: String
  public let incentives: String
  public let files: [String]

  public init(
    design: ComparisonDesign, cells: [(scenario: Scenario, plan: RunPlan)],
    options: Scenario.Options, settings: [ScenarioSetting]
  ) {
    program = "wijkraming"
    version = Version.current
    kind = "design"
    self.design = design.name
    scenario = cells[0].scenario.name
    self.cells = cells.map {
      Cell(
        scenarioSHA256: Manifest.hash(of: $0.scenario), seed: $0.plan.seed,
        replications: $0.plan.replications)
    }
    without = options.withoutNames
    set = settings.map { "\($0.path.joined(separator: "."))=\($0.value)" }
    access = options.accessWord
    incentives = options.incentivesWord
    files = ["design.csv"]
  }
}
