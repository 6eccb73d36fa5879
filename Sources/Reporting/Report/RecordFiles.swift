import Foundation

/// Why a folder is nothing that a report can be made of.
public enum RecordFault: Error, Equatable, CustomStringConvertible {
  case missing(path: String)
  case unreadable(path: String, file: String)
  case incomplete(path: String, file: String)
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
    case .region(let path):
      "\(path) is a run of a region, of which there is no report; allowed is a run of one gemeente or a "
        + "comparison; run the scenario of a gemeente, or read \(path)/summary.csv"
    }
  }
}

/// The files of a folder that a report is made of.
struct RecordFiles {
  let folder: String

  func data(_ name: String) -> Data? { FileManager.default.contents(atPath: "\(folder)/\(name)") }

  /// The bytes of a file that must be there.
  func bytes(_ name: String) throws(RecordFault) -> [UInt8] {
    guard let data = data(name) else { throw .incomplete(path: folder, file: name) }
    return [UInt8](data)
  }

  func table(_ name: String, _ columns: [String]) throws(RecordFault) -> CSVRecords {
    guard let records = CSVRecords(try bytes(name), columns: columns) else {
      throw unreadable(name)
    }
    return records
  }

  /// What `manifest.json` says; nil where there is none.
  func manifest<Content: Decodable>(_ type: Content.Type) throws(RecordFault) -> Content {
    guard let json = data(RunFolder.manifestName) else { throw .missing(path: folder) }
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

  private struct Kind: Decodable { let kind: String? }

  /// Reads the folder of a run or a comparison.
  public init(folder: String) throws(RecordFault) {
    let kind = try RecordFiles(folder: folder).manifest(Kind.self).kind
    switch kind {
    case nil: self = .run(try RunRecord(folder: folder))
    case RegionManifest.region: throw .region(path: folder)
    case ComparisonManifest.comparison: self = .comparison(try ComparisonRecord(folder: folder))
    default: throw .unreadable(path: folder, file: RunFolder.manifestName)
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
