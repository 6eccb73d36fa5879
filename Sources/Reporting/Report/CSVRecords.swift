/// The rows of a CSV file that this program wrote, by column.
struct CSVRecords {
  private(set) var rows: [[String]] = []
  private let columns: [String: Int]

  /// Nil for bytes that are no table with these columns.
  init?(_ bytes: [UInt8], columns expected: [String]) {
    var parsed = CSVRecords.parse(bytes)
    guard let header = parsed.first, header == expected,
      parsed.allSatisfy({ $0.count == expected.count })
    else { return nil }
    parsed.removeFirst()
    rows = parsed
    columns = Dictionary(uniqueKeysWithValues: expected.enumerated().map { ($1, $0) })
  }

  /// - Precondition: the column is one of those expected.
  func text(_ row: [String], _ column: String) -> String {
    guard let index = columns[column] else { preconditionFailure("no column \(column)") }
    return CSVText.free(row[index])
  }

  /// The number of a cell; nil for an empty one.
  func number(_ row: [String], _ column: String) -> Double? { Double(text(row, column)) }

  private static func parse(_ bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var position = 0
    func endCell() {
      row.append(String(decoding: cell, as: UTF8.self))
      cell.removeAll(keepingCapacity: true)
    }
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") {
        let isDoubled =
          isQuoted && position < bytes.count && bytes[position] == UInt8(ascii: "\"")
        if isDoubled {
          cell.append(byte)
          position += 1
        } else {
          isQuoted.toggle()
        }
      } else if isQuoted {
        cell.append(byte)
      } else if byte == UInt8(ascii: ",") {
        endCell()
      } else if byte == 10 {
        endCell()
        rows.append(row)
        row = []
      } else {
        cell.append(byte)
      }
    }
    return rows
  }
}
