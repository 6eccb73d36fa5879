import Foundation

/// Why a folder is nothing that a report can be made of.
public enum RecordFault: Error, Equatable, CustomStringConvertible {
  case missing(path: String)
  case unreadable(path: String, file: String)
  case incomplete(path: String, file: String)
  /// A file is no longer as the folder's manifest lists it.
  case changed(path: String, file: String)
  /// The folder is of a version whose manifest lists no hashes.
  case earlier(path: String)
  /// The folder of a region, which has no report.
  case region(path: String)

  /// Whether there is nothing to read, rather than something that cannot be.
  public var isMissing: Bool {
    if case .missing = self { return true }
    return false
  }

  public var description: String {
    switch self {
    case .missing(let path):
      "\(path) is no folder of a run or a comparison: allowed is a folder that 'wijkraming run' or "
        + "'wijkraming compare' wrote; check the path"
    case .unreadable(let path, let file):
      "\(path)/\(file) is not as 'wijkraming' writes it; run or compare the scenario again"
    case .incomplete(let path, let file):
      "\(path) has no \(file), which a report needs; run or compare the scenario again with this "
        + "version"
    case .changed(let path, let file):
      "\(path)/\(file) is not as 'wijkraming' wrote it: its size or SHA-256 is another than in "
        + "manifest.json; put the file back, or run or compare the scenario again"
    case .earlier(let path):
      "\(path)/manifest.json is of an earlier version and lists no hashes; run or compare the scenario "
        + "again"
    case .region(let path):
      "\(path) is a run of a region, of which there is no report; allowed is a run of one gemeente or a "
        + "comparison; run the scenario of a gemeente, or read \(path)/summary.csv"
    }
  }
}

/// The files of a folder of results, each held against the manifest before it is read.
struct RecordFiles {
  let folder: String
  private let json: Data
  private let manifest: FolderManifest

  /// Reads the manifest.
  ///
  /// Errors: `missing` for a folder without one, `earlier`, `unreadable`.
  init(folder: String) throws(RecordFault) {
    self.folder = folder
    let path = "\(folder)/\(RunFolder.manifestName)"
    guard let json = FileManager.default.contents(atPath: path) else {
      throw .missing(path: folder)
    }
    self.json = json
    switch FolderManifest.read(json) {
    case .ours(let manifest): self.manifest = manifest
    case .earlier: throw .earlier(path: folder)
    case .none, .foreign: throw .unreadable(path: folder, file: RunFolder.manifestName)
    }
  }

  /// What sort of results the folder holds; nil for a run.
  var kind: String? { manifest.kind }

  /// The bytes of a file that must be there, and be as the manifest lists it.
  func bytes(_ name: String) throws(RecordFault) -> [UInt8] {
    guard let listed = manifest[name],
      let data = FileManager.default.contents(atPath: "\(folder)/\(name)")
    else { throw .incomplete(path: folder, file: name) }
    let bytes = [UInt8](data)
    guard ListedFile(name: name, content: bytes) == listed else {
      throw .changed(path: folder, file: name)
    }
    return bytes
  }

  func table(_ name: String, _ columns: [String]) throws(RecordFault) -> CSVRecords {
    guard let records = CSVRecords(try bytes(name), columns: columns) else {
      throw unreadable(name)
    }
    return records
  }

  /// What `manifest.json` says.
  func manifest<Content: Decodable>(_ type: Content.Type) throws(RecordFault) -> Content {
    guard let manifest = try? JSONDecoder().decode(type, from: json) else {
      throw unreadable(RunFolder.manifestName)
    }
    return manifest
  }

  func names(_ file: String) throws(RecordFault) -> RunNames {
    guard let names = RunNames(try bytes(file)) else { throw unreadable(file) }
    return names
  }

  func unreadable(_ file: String) -> RecordFault { .unreadable(path: folder, file: file) }
}

/// Figures of a table by what names them: the cells of a row under some columns.
struct FigureTable: Sendable {
  /// The figures of one row.
  struct Figure: Sendable {
    let values: [String: Double]
    func value(_ column: String) -> Double? { values[column] }
  }

  private var figures: [[String]: Figure] = [:]

  init(
    _ table: CSVRecords, keys: [String], values: [String],
    where isWanted: ([String]) -> Bool = { _ in true }
  ) {
    for row in table.rows {
      let key = keys.map { table.text(row, $0) }
      guard isWanted(key) else { continue }
      let numbers = values.compactMap { column in table.number(row, column).map { (column, $0) } }
      figures[key] = Figure(values: Dictionary(uniqueKeysWithValues: numbers))
    }
  }

  subscript(_ key: [String]) -> Figure? { figures[key] }
}

/// What a folder holds that a report can be made of.
public enum ReportRecord: Sendable {
  case run(RunRecord)
  case comparison(ComparisonRecord)

  /// Reads the folder of a run or a comparison.
  public init(folder: String) throws(RecordFault) {
    let files = try RecordFiles(folder: folder)
    switch files.kind {
    case nil: self = .run(try RunRecord(files))
    case RegionManifest.region: throw .region(path: folder)
    case CalibrationManifest.calibration, CalibrationManifest.backtest:
      throw .missing(path: folder)
    case ComparisonManifest.comparison: self = .comparison(try ComparisonRecord(files))
    default: throw files.unreadable(RunFolder.manifestName)
    }
  }

  /// Whether the folder holds something that a report can be made of; reads its manifest alone.
  public static func check(folder: String) throws(RecordFault) {
    let files = try RecordFiles(folder: folder)
    if files.kind == RegionManifest.region { throw .region(path: folder) }
    if let kind = files.kind, CalibrationManifest.kinds.contains(kind) {
      throw .missing(path: folder)
    }
  }

  /// The files that the manifest lists.
  var files: [ListedFile] {
    switch self {
    case .run(let record): record.folder?.manifest.files ?? []
    case .comparison(let record): record.manifest.files
    }
  }

  /// The manifest with files that are new, or written anew; forms of the report among them are in the
  /// language.
  func manifest(adding files: [ListedFile], in language: ScreenNumber.Language) -> [UInt8] {
    let names = Set(files.map(\.name))
    let listed = (self.files.filter { !names.contains($0.name) } + files)
      .sorted { $0.name < $1.name }
    let forms = ReportFormat.allCases.filter { names.contains($0.fileName) }.map {
      ($0.rawValue, language.rawValue)
    }
    let report = { (before: [String: String]?) in
      (before ?? [:]).merging(forms) { $1 }
    }
    switch self {
    case .run(let record):
      guard var manifest = record.folder?.manifest else {
        preconditionFailure("a record that was read has its manifest")
      }
      manifest.files = listed
      manifest.report = report(manifest.report)
      return manifest.json()
    case .comparison(let record):
      var manifest = record.manifest
      manifest.files = listed
      manifest.report = report(manifest.report)
      return RunFiles.json(manifest)
    }
  }

  public func document(_ language: ScreenNumber.Language) -> ReportDocument {
    switch self {
    case .run(let record): RunReport(record: record, language: language).document()
    case .comparison(let record):
      ComparisonReport(record: record, language: language).document()
    }
  }
}
