import Scenarios

/// The rows of a CSV file that this program wrote, by column.
struct CSVRecords {
  let rows: [[String]]
  private let columns: [String: Int]

  /// Nil for bytes that are no table with these columns.
  init?(_ bytes: [UInt8], columns expected: [String]) {
    var scanner = CSVScanner(bytes, dialect: TableDialect(separator: .comma))
    var parsed: [[String]] = []
    while let row = scanner.next() { parsed.append(row.map { cellText($0, in: bytes) }) }
    guard scanner.openQuote == nil, parsed.first == expected,
      parsed.allSatisfy({ $0.count == expected.count })
    else { return nil }
    rows = Array(parsed.dropFirst())
    columns = Dictionary(uniqueKeysWithValues: expected.enumerated().map { ($1, $0) })
  }

  /// - Precondition: the column is one of those expected.
  func text(_ row: [String], _ column: String) -> String {
    guard let index = columns[column] else { preconditionFailure("no column \(column)") }
    return CSVFormula.original(row[index])
  }

  /// The number of a cell; nil for an empty one.
  func number(_ row: [String], _ column: String) -> Double? { Double(text(row, column)) }
}
