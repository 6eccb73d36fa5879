import Foundation
import Scenarios
import Spreadsheet

/// Opens what was downloaded: a file, or the folder of an OData bundle.
enum SheetReader {
  /// Rows among which the header is looked for.
  private static let headerLimit = 40

  /// The sheet of a path.
  ///
  /// Errors: `noInput` for a path that cannot be read; `badData` for what is no table.
  static func sheet(at path: String) throws(ScenarioErrors) -> StatLineSheet {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      return try bundle(path.hasSuffix("/") ? String(path.dropLast()) : path)
    }
    return try file(path)
  }

  private static func file(_ path: String) throws(ScenarioErrors) -> StatLineSheet {
    try sheet(of: bytes(path), path: path)
  }

  /// The sheet that bytes hold: text, or a workbook.
  ///
  /// Errors: `badData` for what is no table.
  static func sheet(of file: [UInt8], path: String) throws(ScenarioErrors) -> StatLineSheet {
    guard SpreadsheetFile.isZip(file) else {
      if let fault = StatLineText.fault(file) { throw .one(SourcePlace(file: path), fault) }
      return try sheet(StatLineText(file), path)
    }
    let table = try WorkbookTable(file, path: path)
    var sheet = try sheet(StatLineText(table.bytes), path)
    sheet.workbookSheet = table.sheetName
    sheet.otherSheets = table.otherSheets
    return sheet
  }

  private static func sheet(_ text: StatLineText, _ path: String) throws(ScenarioErrors)
    -> StatLineSheet
  {
    var scanner = CSVScanner(text.bytes, dialect: text.dialect)
    var first: [[String]] = []
    while first.count < headerLimit, let cells = scanner.next() {
      first.append(cells.map { cellText($0, in: text.bytes).trimmed })
    }
    if let position = scanner.openQuote {
      throw .one(
        CSVPlaces(file: path, bytes: text.bytes).place(at: position),
        "this quote is never closed; allowed: quotes in pairs; take the file from StatLine again")
    }
    guard let header = SheetHeader(first, hasSeparatorLine: text.hasSeparatorLine) else {
      throw .one(
        SourcePlace(file: path),
        "no row of column names was found in the first \(headerLimit); allowed: a table as StatLine gives it"
      )
    }
    var sheet = StatLineSheet(
      path: path, form: header.form, title: header.title, columns: header.columns, text: text,
      headerRows: header.rows)
    sheet.identifier =
      TableIdentifier(in: sheet.fileName) ?? header.title.flatMap { TableIdentifier(in: $0) }
    return sheet
  }

  private static func bytes(_ path: String) throws(ScenarioErrors) -> [UInt8] {
    let bytes: [UInt8]
    do { bytes = try FileBytes.read(path, limit: StatLineText.sizeLimit) } catch {
      let remedy = error.kind == .badData ? "; take only your own gemeente from StatLine" : ""
      throw .one(SourcePlace(file: path), error.message + remedy, error.kind)
    }
    return bytes
  }

  // MARK: OData bundle

  private static func bundle(_ folder: String) throws(ScenarioErrors) -> StatLineSheet {
    guard FileManager.default.fileExists(atPath: folder + "/data.csv") else {
      throw .one(
        SourcePlace(file: folder),
        "this folder holds no data.csv; allowed: a file, or a folder with data.csv and a file per dimension"
      )
    }
    let data = try file(folder + "/data.csv")
    var sheet = StatLineSheet(
      path: data.path, form: .bundle, title: data.title, columns: data.columns, text: data.text,
      headerRows: data.headerRows)
    sheet.identifier = try identifier(folder) ?? TableIdentifier(in: folder)
    for (index, column) in data.columns.enumerated() {
      let path = "\(folder)/\(column.name).csv"
      guard column.name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }),
        FileManager.default.fileExists(atPath: path)
      else { continue }
      sheet.labels[index] = try dimension(path)
    }
    return sheet
  }

  /// What the keys of a dimension stand for.
  private static func dimension(_ path: String) throws(ScenarioErrors) -> [String: String] {
    let sheet = try file(path)
    guard let key = sheet.column(["key"]), let title = sheet.column(["title"]) else { return [:] }
    var labels: [String: String] = [:]
    try sheet.forEachRow { (row) throws(ScenarioErrors) in labels[row.raw(key)] = row.raw(title) }
    return labels
  }

  private static func identifier(_ folder: String) throws(ScenarioErrors) -> TableIdentifier? {
    let path = folder + "/TableInfos.csv"
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let sheet = try file(path)
    guard let column = sheet.column(["identifier"]) else { return nil }
    var found: TableIdentifier?
    try sheet.forEachRow { (row) throws(ScenarioErrors) in
      found = found ?? TableIdentifier(in: row.raw(column))
    }
    return found
  }
}

/// The number of a table of StatLine, as `84799NED`.
struct TableIdentifier: Equatable {
  let text: String

  /// The first one in a text: five digits and `NED` or `ENG`.
  init?(in text: String) {
    let words = text.uppercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let found = words.first { word in
      word.count == 8 && word.prefix(5).allSatisfy(\.isNumber)
        && (word.hasSuffix("NED") || word.hasSuffix("ENG"))
    }
    guard let found else { return nil }
    self.text = String(found)
  }

  /// Kerncijfers wijken en buurten by table, and the year each is of.
  var districtYear: Int? {
    ["84799NED": 2020, "85039NED": 2021, "85318NED": 2022, "85618NED": 2023, "85984NED": 2024][text]
  }
}
