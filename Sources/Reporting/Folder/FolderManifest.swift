import Foundation

/// What every manifest of this program tells of its folder: which files are the program's.
struct FolderManifest: Decodable, Equatable {
  let program: String
  /// Nil for a run.
  let kind: String?
  let files: [ListedFile]

  /// The words that stand in `kind`.
  static let kinds: Set = [
    ComparisonManifest.comparison, RegionManifest.region, DesignManifest.design,
    ReportManifest.report, CalibrationManifest.calibration, CalibrationManifest.backtest,
    QuestionManifest.stress, QuestionManifest.solve,
  ]

  /// What a file in the place of a manifest is.
  enum Reading: Equatable {
    /// There is no such file.
    case none
    /// It is of something else than this program, or nobody can tell.
    case foreign
    /// It is of this program, and lists no sizes and hashes.
    case earlier
    case ours(FolderManifest)
  }

  private struct Origin: Decodable {
    let program: String
    let version: String
    let kind: String?
  }

  private struct NamesOnly: Decodable {
    let files: [String]
  }

  /// Reads the manifest in a folder.
  static func read(in folder: String, name: String = RunFolder.manifestName) -> Reading {
    guard let facts = FileFacts("\(folder)/\(name)") else { return .none }
    guard facts.isFile, let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)")
    else { return .foreign }
    return read(bytes, name: name)
  }

  static func read(_ bytes: Data, name: String = RunFolder.manifestName) -> Reading {
    let decoder = JSONDecoder()
    guard let origin = try? decoder.decode(Origin.self, from: bytes),
      origin.program == "wijkraming", origin.kind.map({ kinds.contains($0) }) ?? true
    else { return .foreign }
    guard let manifest = try? decoder.decode(FolderManifest.self, from: bytes) else {
      return (try? decoder.decode(NamesOnly.self, from: bytes)) == nil ? .foreign : .earlier
    }
    return manifest.isPlausible(name) ? .ours(manifest) : .foreign
  }

  /// Whether it lists names within the folder, each once and not itself.
  private func isPlausible(_ own: String) -> Bool {
    let names = Set(files.map(\.name))
    return names.count == files.count
      && names.allSatisfy { !["", ".", "..", own].contains($0) && !$0.contains("/") }
  }

  subscript(_ name: String) -> ListedFile? { files.first { $0.name == name } }
}
