import Foundation

/// Writes the report of a run or a comparison, in all its forms together.
public struct ReportWriting {
  private let formats: [ReportFormat]
  private let language: ScreenNumber.Language
  private let force: Bool
  private let check: () throws -> Void
  private let tell: (LeftoverNotice) -> Void

  private var names: [String] { formats.map(\.fileName) }

  /// - Parameters:
  ///   - force: whether files of the same names are replaced that the program did not write.
  ///   - check: throws where the work is to stop; called before anything is put in its place.
  ///   - tell: hears what was done about what killed processes left.
  public init(
    _ formats: [ReportFormat], language: ScreenNumber.Language, force: Bool = false,
    check: @escaping () throws -> Void = {}, tell: @escaping (LeftoverNotice) -> Void = { _ in }
  ) {
    self.formats = formats
    self.language = language
    self.force = force
    self.check = check
    self.tell = tell
  }

  /// Adds the report to results whose files and manifest are written and not yet in their place.
  ///
  /// Errors: those of the folder and of a workbook.
  public func add(to folder: RunFolder) throws {
    let record = try ReportRecord(folder: folder.hiddenPath)
    for file in try files(of: record) { try folder.write(file.bytes, as: file.name) }
    let manifest = record.manifest(adding: try folder.listing(), in: language)
    try folder.write(manifest, as: RunFolder.manifestName)
  }

  /// Writes the report of the results in a folder into that folder; gives its paths.
  ///
  /// Errors: `RecordFault` for a folder that has no report, `WorkbookError`, `RunFolderError`.
  public func write(in folder: String) throws -> [String] {
    do { try ReportRecord.check(folder: folder) } catch {
      guard error.isMissing, RunFolder.isLeftHalfway(at: folder) else { throw error }
    }
    // A folder that somebody works in, or that cannot be replaced, stays and gets files.
    if isWorkedIn(folder) { return try write(of: folder, into: folder) }
    let place = try RunFolder(updating: folder, names, force: force, tell: tell)
    try add(to: place, of: try ReportRecord(folder: folder))
    try check()
    try place.commit()
    return names.map { "\(folder)/\($0)" }
  }

  private func add(to place: RunFolder, of record: ReportRecord) throws {
    for file in try files(of: record) { try place.write(file.bytes, as: file.name) }
    let manifest = record.manifest(adding: try place.listing(), in: language)
    try place.write(manifest, as: RunFolder.manifestName)
  }

  /// Writes the report of the results in a folder into another; gives its paths.
  ///
  /// Errors: `RecordFault` for a folder that has no report, `WorkbookError`, `RunFolderError`.
  public func write(of folder: String, into output: String) throws -> [String] {
    try ReportRecord.check(folder: folder)
    let isOwn = Self.isSame(folder, output)
    let place = try ReportPlace(in: output, isOfRun: isOwn, names, force: force, tell: tell)
    let record = try ReportRecord(folder: folder)
    let files = try files(of: record)
    try check()
    return try place.write(files, of: isOwn ? record : nil, in: language)
  }

  private func files(of record: ReportRecord) throws -> [(name: String, bytes: [UInt8])] {
    let document = record.document(language)
    return try formats.map { (name: $0.fileName, bytes: try $0.bytes(document)) }
  }

  /// Whether two paths lead to one folder.
  public static func isSame(_ folder: String, _ other: String) -> Bool {
    guard let one = RunFolderPlace.resolved(folder) else { return folder == other }
    return one == RunFolderPlace.resolved(other)
  }

  private func isWorkedIn(_ folder: String) -> Bool {
    guard let full = RunFolderPlace.resolved(folder), let place = FileFacts(full) else {
      return false
    }
    let parent = full.lastIndex(of: "/").map { String(full[...$0]) } ?? "/"
    return access(parent, W_OK) != 0
      || RunFolderPlace.resolved(".").map { RunInputs.lies($0 + "/.", in: place) } == true
  }
}
