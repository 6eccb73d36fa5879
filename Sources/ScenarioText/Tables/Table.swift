/// A table that a scenario points to: a CSV file, checked as a whole, whose cells are read by row
/// and column.
///
/// Rows count from 0 and leave out the header. Columns are those that were declared and stand in
/// the file.
public struct Table: Sendable {
  /// The path as the messages show it.
  public let path: String
  /// The names of the declared columns that the file has, in declared order.
  public let columns: [String]
  /// The rows, without the header.
  public let rows: Range<Int>
  /// How the file is written.
  public let dialect: TableDialect

  package let bytes: [UInt8]
  /// Per declared column: the position of each cell in the file, and the numbers of a number
  /// column.
  package let cells: [[CellRange]]
  package let numbers: [[Double]]
  private let indexByName: [String: Int]

  init(
    path: String, columns: [String], bytes: [UInt8], cells: [[CellRange]],
    numbers: [[Double]], rowCount: Int, dialect: TableDialect
  ) {
    self.path = path
    self.columns = columns
    self.rows = 0..<rowCount
    self.dialect = dialect
    self.bytes = bytes
    self.cells = cells
    self.numbers = numbers
    indexByName = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
  }

  /// Whether the file has this declared column.
  public func has(_ column: String) -> Bool { indexByName[column] != nil }

  /// Whether a declared column holds numbers.
  func hasNumbers(_ column: String) -> Bool { !numbers[index(column)].isEmpty }

  /// The text of a cell, without quotes and without blanks around it.
  ///
  /// - Precondition: the column was declared, and stands in the file.
  public func text(_ row: Int, _ column: String) -> String {
    cellText(cells[index(column)][row], in: bytes)
  }

  /// The value of a cell of a number or integer column.
  ///
  /// - Precondition: the column was declared as one, and stands in the file.
  public func number(_ row: Int, _ column: String) -> Double { numbers[index(column)][row] }

  /// The value of a cell of an integer column.
  ///
  /// - Precondition: the column was declared as one, and stands in the file.
  public func integer(_ row: Int, _ column: String) -> Int { Int(number(row, column)) }

  /// All values of a number or integer column, by row.
  ///
  /// - Precondition: the column was declared as one, and stands in the file.
  public func numbers(_ column: String) -> [Double] { numbers[index(column)] }

  /// All texts of a column, by row.
  ///
  /// - Precondition: the column was declared, and stands in the file.
  public func texts(_ column: String) -> [String] {
    cells[index(column)].map { cellText($0, in: bytes) }
  }

  /// Where a cell stands, for messages about its content.
  public func place(_ row: Int, _ column: String) -> SourcePlace {
    CSVPlaces(file: path, bytes: bytes).place(of: cells[index(column)][row])
  }

  private func index(_ column: String) -> Int {
    guard let index = indexByName[column] else {
      preconditionFailure("the table \(path) has no column '\(column)'")
    }
    return index
  }
}

/// The bytes of a cell in its file, without the quotes around it.
package struct CellRange: Sendable {
  package var start: Int32
  package var end: Int32
  /// Whether quotes stand around it, in which a quote is written twice.
  package var isQuoted = false

  @inline(__always) package var isEmpty: Bool { start == end }
}

package func cellText(_ cell: CellRange, in bytes: [UInt8]) -> String {
  let text = String(decoding: bytes[Int(cell.start)..<Int(cell.end)], as: UTF8.self)
  return cell.isQuoted ? text.replacing("\"\"", with: "\"") : text
}

/// Finds lines and columns in a CSV file from positions; counted only when a message needs them.
package struct CSVPlaces {
  package let file: String
  package let bytes: [UInt8]

  package init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  package func place(of cell: CellRange) -> SourcePlace {
    place(at: Int(cell.start) - (cell.isQuoted ? 1 : 0))
  }

  package func place(at position: Int) -> SourcePlace {
    let lineEnd = TableDialect(of: bytes).lineByte
    var line = 1
    var start = TableDialect.start(of: bytes)
    for index in 0..<min(position, bytes.count) where bytes[index] == lineEnd {
      line += 1
      start = index + 1
    }
    let before = String(decoding: bytes[start..<max(start, position)], as: UTF8.self)
    return SourcePlace(file: file, line: line, column: before.unicodeScalars.count + 1)
  }
}
