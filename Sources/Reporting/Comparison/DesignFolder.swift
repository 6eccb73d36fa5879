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
      "\(plan.replications)", options.openAccess ? "open" : "contract",
      options.incentives ? "on" : "off", options.without.map(\.rawValue).sorted().joined(),
    ]
    hash.update(Array(choices.joined(separator: "\n").utf8))
    return hash.finalize()
  }

  private func name(_ key: String) -> String { "cell-\(key.prefix(32)).csv" }

  /// The cell when it is kept; nil when it is still to be run.
  public func kept(_ key: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(keptPath)/\(name(key))").map { Array($0) }
  }

  /// Checks, before any work, that the place can be taken.
  public func prepare() throws(RunFolderError) {
    // Opening the place checks it; it is opened again when there is something to put in it.
    try RunFolder(at: path, force: force).abandon()
    do {
      try FileManager.default.createDirectory(
        atPath: keptPath, withIntermediateDirectories: true)
    } catch { throw .cannotCreate(path: keptPath, code: EACCES) }
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
    try? FileManager.default.removeItem(atPath: keptPath)
  }
}

/// `manifest.json` of a design.
public struct DesignManifest: Codable, Sendable {
  public let program: String
  public let version: String
  /// "design".
  public let kind: String
  public let design: String
  public let scenario: String
  public let cells: Int
  public let seed: UInt64
  public let replications: Int
  public let access: String
  public let incentives: String
  public let files: [String]

  public init(
    design: ComparisonDesign, scenario: Scenario, plan: RunPlan, options: Scenario.Options
  ) {
    program = "wijkraming"
    version = Version.current
    kind = "design"
    self.design = design.name
    self.scenario = scenario.name
    cells = design.cells.count
    seed = plan.seed
    replications = plan.replications
    access = options.openAccess ? "open" : "contract"
    incentives = options.incentives ? "on" : "off"
    files = ["design.csv"]
  }
}
