import Scenarios
import Spreadsheet

/// The first sheet of a workbook as the table it shows, cell for cell; the others are not read.
///
/// Rows keep their numbers and cells their columns, so that a fault is told as Excel names its cell. Of
/// formulas the stored results count.
struct WorkbookTable {
  /// Columns that are read; tables of StatLine have about 120.
  static let columnLimit = 1_000
  private static let remedy =
    "; or in Excel save it as 'CSV UTF-8' and give that file"

  let bytes: [UInt8]
  let sheetName: String
  let otherSheets: [String]

  /// - Throws: what is no workbook, too large or behind a password; cells with an error or a date; a build
  ///   without workbooks.
  init(_ file: [UInt8], path: String) throws(ScenarioErrors) {
    let sheet: Sheet
    do {
      let book = try SpreadsheetFile(file, limits: Self.limits)
      sheet = try book.sheet(0)
      otherSheets = Array(book.sheetNames.dropFirst())
    } catch {
      let place = error.place.map { "\(path):\($0)" } ?? path
      throw .one(SourcePlace(file: InertText.line(place)), error.message + Self.remedy)
    }
    sheetName = sheet.name
    bytes = try Self.lines(of: sheet, path)
  }

  private static var limits: SpreadsheetLimits {
    var limits = SpreadsheetLimits()
    limits.rows = StatLineText.rowLimit
    return limits
  }

  private static func lines(of sheet: Sheet, _ path: String) throws(ScenarioErrors) -> [UInt8] {
    var text: [UInt8] = []
    var (row, column) = (1, 1)
    for (address, cell) in sheet.cells.sorted(by: { $0.key < $1.key }) {
      let place = SourcePlace(file: InertText.line("\(path):\(sheet.name)!\(address)"))
      guard address.column <= columnLimit else {
        throw .one(
          place,
          "this cell is beyond column \(CellAddress.letters(of: columnLimit)); allowed: a table of at most "
            + "\(columnLimit) columns; remove what stands beside the table")
      }
      while row < address.row {
        text.append(10)
        (row, column) = (row + 1, 1)
      }
      while column < address.column {
        text.append(UInt8(ascii: ";"))
        column += 1
      }
      text += try self.text(of: cell, place).utf8
      guard text.count <= StatLineText.sizeLimit else {
        throw .one(
          place,
          "the sheet is larger than \(StatLineText.sizeLimit / 1_000_000) MB of text; allowed: at most so "
            + "much; take only your own gemeente from StatLine")
      }
    }
    text.append(10)
    return text
  }

  /// A cell in quotes.
  private static func text(of cell: SheetCell, _ place: SourcePlace) throws(ScenarioErrors)
    -> String
  {
    switch cell.value {
    case .text(let text):
      let line = String(text.map { $0.isNewline ? " " : $0 }).replacing("\"", with: "\"\"")
      return "\"\(line)\""
    case .number(let number):
      guard cell.form != .date else {
        throw .one(
          place,
          "a date stands here; allowed: figures and text; give the cell the form 'General' and write the year "
            + "or the figure again")
      }
      return "\"\(Int(exactly: number).map(String.init) ?? "\(number)")\""
    case .boolean(let value):
      throw .one(
        place,
        "\(value ? "TRUE" : "FALSE") stands here; allowed: figures and text; correct the cell")
    case .error(let word):
      throw .one(
        place,
        "the formula of this cell ends in '\(word)'; allowed: figures and text; correct it, or clear the cell"
      )
    case .missing:
      throw .one(
        place,
        "the formula of this cell has no stored result; allowed: figures and text; open the workbook, let "
          + "it calculate and save it")
    }
  }
}

extension StatLineSheet {
  /// Where a cell stands: line and column of a file, or as Excel names it.
  func place(of cell: CellRange) -> SourcePlace {
    let place = CSVPlaces(file: path, bytes: text.bytes).place(of: cell)
    guard let sheetName = workbookSheet else { return place }
    // Every cell is in quotes: what separates cells are semicolons outside them.
    let rows = text.bytes.split(
      separator: 10, maxSplits: place.line, omittingEmptySubsequences: false)
    let before = String(decoding: rows[place.line - 1], as: UTF8.self).unicodeScalars
      .prefix(place.column - 1)
    var (column, isQuoted) = (1, false)
    for mark in before {
      if mark == "\"" { isQuoted.toggle() }
      if mark == ";", !isQuoted { column += 1 }
    }
    let address = CellAddress(row: place.line, column: column)
    return SourcePlace(file: InertText.line("\(path):\(sheetName)!\(address)"))
  }
}
