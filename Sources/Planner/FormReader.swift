import Scenarios
import Spreadsheet

/// Reads a workbook that was written by `wijkraming template` and filled in.
///
/// Rows and columns are found by their keys, so that those that were moved are still what they are.
/// Whatever stands in the reach of the form and is none of its cells is refused.
public struct FormReader {
  static let longestText = 200
  /// Bytes of a workbook of a planner: it is about 60 kB when it is made.
  public static let sizeLimit = 16_000_000

  private let faults: FormFaults
  private var values: [AnswerKey: FilledForm.Value] = [:]
  private var places: [AnswerKey: CellPlace] = [:]

  private init(path: String) { faults = FormFaults(path: path) }

  /// The answers of a file.
  ///
  /// - Parameter path: for messages, and where it is read.
  /// - Throws: `ScenarioErrors`, each with its cell; `SpreadsheetError.notBuilt`.
  public static func read(_ path: String) throws -> FilledForm {
    let bytes: [UInt8]
    do { bytes = try FileBytes.read(path, limit: sizeLimit) } catch {
      let place = SourcePlace(file: path)
      throw ScenarioErrors([ScenarioError(error.kind, at: place, error.message)])
    }
    return try read(bytes, path: path)
  }

  /// The same of bytes that were read already.
  public static func read(_ bytes: [UInt8], path: String) throws -> FilledForm {
    var reader = FormReader(path: path)
    let unread: [String]
    do { unread = try reader.readSheets(bytes) } catch {
      if error == .notBuilt { throw error }
      reader.faults.report(error)
      unread = []
    }
    try reader.faults.throwIfAny()
    return FilledForm(
      path: path, values: reader.values, places: reader.places, unreadSheets: unread)
  }

  /// Whether a file is a workbook of `wijkraming template`, filled in or not, also one that lost some of its
  /// sheets; what cannot be read is none.
  public static func isForm(_ path: String) -> Bool {
    guard let bytes = try? FileBytes.read(path, limit: sizeLimit),
      let file = try? SpreadsheetFile(bytes, limits: limits)
    else { return false }
    let known = PlannerForm.sheets.map(\.name) + [PlannerForm.coverName]
    return file.sheetNames.count { known.contains($0) } >= 2
  }

  /// Limits far above a filled form, and far below what could fill the memory.
  private static var limits: SpreadsheetLimits {
    var limits = SpreadsheetLimits()
    limits.fileBytes = sizeLimit
    limits.rows = 20_000
    limits.cells = 100_000
    limits.strings = 100_000
    limits.partBytes = 32_000_000
    limits.allBytes = 64_000_000
    return limits
  }

  /// Reads all sheets; gives the names of those that are none of the form's.
  private mutating func readSheets(_ bytes: [UInt8]) throws(SpreadsheetError) -> [String] {
    let file = try SpreadsheetFile(bytes, limits: Self.limits)
    try checkMark(of: file)
    for layout in FormLayout.all {
      guard let index = file.sheetNames.firstIndex(of: layout.sheet.name) else {
        if layout.sheet.isOptional { continue }
        faults.report(
          at: nil,
          "the sheet '\(layout.sheet.name)' is not there; the workbook has: "
            + "\(file.sheetNames.prefix(20).joined(separator: ", ")); give the sheet its name back, or "
            + "begin with a new 'wijkraming template'")
        continue
      }
      var sheet = SheetReading(try file.sheet(index), layout.sheet, faults)
      sheet.read()
      values.merge(sheet.values) { $1 }
      places.merge(sheet.places) { $1 }
    }
    let known = FormLayout.all.map(\.sheet.name) + [PlannerForm.coverName]
    return file.sheetNames.filter { !known.contains($0) }
  }

  /// Refuses workbooks that are none of the form's, or of another version of it.
  private func checkMark(of file: SpreadsheetFile) throws(SpreadsheetError) {
    guard let index = file.sheetNames.firstIndex(of: PlannerForm.coverName),
      case .text(let mark) = try file.sheet(index)[1, 1]?.value,
      mark.hasPrefix(PlannerForm.mark.dropLast())
    else {
      throw .file(
        "this is no workbook of 'wijkraming template': its sheet '\(PlannerForm.coverName)' with "
          + "'\(PlannerForm.mark)' in A1 is not there; allowed: a filled workbook that 'wijkraming "
          + "template' made; make one and copy the figures into it; where it holds a table of StatLine say of "
          + "which gemeente, with --gemeente")
    }
    guard mark == PlannerForm.mark else {
      throw .cell(
        PlannerForm.coverName, CellAddress(row: 1, column: 1),
        message:
          "'\(mark)' is a workbook of another version; allowed: '\(PlannerForm.mark)'; make a "
          + "new one with 'wijkraming template' and copy the figures into it")
    }
  }
}
