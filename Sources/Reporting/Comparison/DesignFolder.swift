import Analysis
import Foundation
import Scenarios
import Simulation

/// The results of a design: cells are kept beside their place until all are there, and then stand in
/// it as one table.
///
/// What is kept is called by what made it - scenario, tables, draws, version - so that a design that
/// was stopped, or changed, goes on with the cells that are still right.
///
/// The place is locked from `prepare()` on. Not for use from several threads at once.
public final class DesignFolder {
  private let path: String
  private let force: Bool
  private let tell: (LeftoverNotice) -> Void
  private var folder: RunFolder?

  /// Where cells are kept.
  public var keptPath: String { path + ".partial" }

  /// - Parameter tell: hears of what killed processes left, and of cells that were damaged.
  public init(
    at path: String, force: Bool, tell: @escaping (LeftoverNotice) -> Void = { _ in }
  ) {
    var path = path
    while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
    self.path = path
    self.force = force
    self.tell = tell
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

  /// The cell when it is kept whole; nil when it is still to be run.
  public func kept(_ key: String) -> [UInt8]? { Self.checked("\(keptPath)/\(name(key))") }

  /// Begins the last line of a kept cell, which is the hash of all before it.
  private static let seal = "sha256,"

  /// The content of a cell that is as it was written.
  private static func checked(_ path: String) -> [UInt8]? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    let line = seal.utf8.count + 65
    guard data.count > line else { return nil }
    let content = [UInt8](data.dropLast(line))
    return data.suffix(line).elementsEqual(sealing(content)) ? content : nil
  }

  private static func sealing(_ content: [UInt8]) -> [UInt8] {
    Array("\(seal)\(SHA256.hex(of: content))\n".utf8)
  }

  /// Names a folder of kept cells as one of this program.
  private static let mark = "wijkraming-design"

  /// Locks the place, checks before any work that it can be taken, and makes the folder of kept cells.
  ///
  /// Errors: those of a run folder, and `foreign` where something else stands in the place of the
  /// folder of cells.
  public func prepare(_ manifest: DesignManifest, inputs: [String] = []) throws(RunFolderError) {
    folder = try RunFolder(
      at: path, force: force, inputs: inputs,
      expecting: ["design.csv"] + manifest.copies.map(\.name), tell: tell)
    let files = FileManager.default
    if files.fileExists(atPath: keptPath) {
      let names = (try? files.contentsOfDirectory(atPath: keptPath)) ?? ["?"]
      guard names.allSatisfy(Self.isHalfWritten) || names.contains(Self.mark) else {
        throw .foreign(path: keptPath)
      }
      for name in names where Self.isHalfWritten(name) {
        unlink("\(keptPath)/\(name)")
        tell(.removed(path: "\(keptPath)/\(name)"))
      }
    }
    do {
      try files.createDirectory(atPath: keptPath, withIntermediateDirectories: true)
    } catch { throw .cannotCreate(path: keptPath, code: EACCES) }
    try WholeFile(in: keptPath).write(Array("cells of a design\n".utf8), as: Self.mark)
  }

  /// Tells of a cell that is there and not as it was written, and is therefore to be run again.
  public func tellDamage(_ key: String) {
    let path = "\(keptPath)/\(name(key))"
    if FileFacts(path) != nil, kept(key) == nil { tell(.damagedCell(path: path)) }
  }

  private static func isCell(_ name: String) -> Bool {
    name.hasPrefix("cell-") && name.hasSuffix(".csv")
  }

  /// Whether a name is of a file that a killed process had not finished.
  private static func isHalfWritten(_ name: String) -> Bool {
    WholeFile.target(ofHidden: name).map { $0 == mark || isCell($0) } ?? false
  }

  /// Takes away the cells that are as they were written, and their folder when nothing else stands
  /// in it.
  private func removeKept() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: keptPath)) ?? []
    let others = names.filter { name in
      guard name != Self.mark else { return false }
      guard Self.isCell(name), Self.checked("\(keptPath)/\(name)") != nil else { return true }
      unlink("\(keptPath)/\(name)")
      return false
    }
    guard others.isEmpty else { return tell(.kept(path: keptPath, names: others.sorted())) }
    unlink("\(keptPath)/\(Self.mark)")
    rmdir(keptPath)
  }

  /// Keeps the figures of a cell.
  ///
  /// Errors: `cannotCreate`, and `cannotKeep` where the disk is full or broken.
  public func keep(_ key: String, _ figures: DesignFigures) throws(RunFolderError) {
    let content = DesignTable.kept(figures)
    do throws(RunFolderError) {
      try WholeFile(in: keptPath).write(content + Self.sealing(content), as: name(key))
    } catch { throw error.ofDesign }
  }

  /// Writes the whole table, and takes away what was kept; only after `prepare()`.
  ///
  /// Errors: those of a run folder, and `cannotKeep` where the disk is full or broken.
  public func write(_ table: DesignTable, manifest: DesignManifest) throws(RunFolderError) {
    guard let folder else { preconditionFailure("a design is prepared before it is written") }
    var manifest = manifest
    do throws(RunFolderError) {
      try folder.write(table.bytes, as: "design.csv")
      for copy in manifest.copies { try folder.write(copy.bytes, as: copy.name) }
      manifest.files = try folder.listing()
      try folder.write(RunFiles.json(manifest), as: RunFolder.manifestName)
      try folder.commit()
    } catch { throw error.ofDesign }
    removeKept()
  }
}

/// `manifest.json` of a design.
public struct DesignManifest: Encodable, Sendable {
  /// A cell, in the order of the table.
  public struct Cell: Encodable, Sendable {
    /// SHA-256 of the resolved scenario with its tables.
    public let scenarioSHA256: String
    public let seed: UInt64
    public let replications: Int

    enum CodingKeys: String, CodingKey {
      case scenarioSHA256 = "scenario_sha256"
      case seed, replications
    }

    init(_ scenario: Scenario, _ plan: RunPlan) {
      scenarioSHA256 = Manifest.hash(of: scenario)
      seed = plan.seed
      replications = plan.replications
    }
  }

  /// The word in `kind` by which a reader knows a design.
  static let design = "design"

  public let program: String
  public let version: String
  public let commit: String?
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
  /// The options, the command line of them, and the files that were read.
  public let choices: RunChoices
  public let command: [String]
  public let inputs: [ListedInput]
  /// The libraries that numbers came from.
  public let numerics: NumericLibraries
  /// Every other file of the folder, by name.
  public internal(set) var files: [ListedFile] = []
  /// The files that were read, to stand beside the table.
  let copies: [(name: String, bytes: [UInt8])]

  enum CodingKeys: String, CodingKey {
    case program, version, commit, kind, design, scenario, cells, without, set, access, incentives,
      command
    case inputs, numerics, files
    case choices = "options"
  }

  /// - Parameters:
  ///   - cells: in the order of the design.
  ///   - seed: what was asked for in the place of the design's own, and so replications.
  /// - Throws: `unsteady` for a file that was another from one cell to the next.
  public init(
    design: ComparisonDesign, cells: [(scenario: Scenario, plan: RunPlan)],
    options: Scenario.Options, seed: UInt64?, replications: Int?
  ) throws(RunFolderError) {
    program = "wijkraming"
    version = Version.current
    commit = Version.commit
    kind = Self.design
    self.design = design.name
    scenario = cells[0].scenario.name
    self.cells = cells.map { Cell($0.scenario, $0.plan) }
    without = options.withoutNames
    set = options.settings.map(\.argument)
    access = options.accessWord
    incentives = options.incentivesWord
    var copies = InputCopies()
    var choices = RunChoices("compare", options)
    choices.design = copies.add(design, cells.map(\.scenario))
    try copies.check()
    choices.seed = seed
    choices.replications = replications
    self.choices = choices
    command = ["wijkraming"] + choices.arguments()
    inputs = copies.listed()
    self.copies = copies.files
    numerics = .current
  }
}
