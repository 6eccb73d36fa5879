/// A table read back as RFC 4180 has it, apart from the program's own reader.
struct CSVRows {
  let columns: [String]
  let rows: [[String: String]]
  let cells: [[String]]

  init(_ bytes: [UInt8]) {
    cells = CSVRows.read(String(decoding: bytes, as: UTF8.self))
    let names = cells.first ?? []
    columns = names
    rows = cells.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(names, $0)) }
  }

  /// The one row with these cells; nil where there is none, or more than one.
  func row(_ wanted: [String: String]) -> [String: String]? {
    let found = rows.filter { row in wanted.allSatisfy { row[$0] == $1 } }
    return found.count == 1 ? found[0] : nil
  }

  private static func read(_ text: String) -> [[String]] {
    var (rows, row, cell) = ([[String]](), [String](), "")
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let next = scalars.popFirst() {
      switch (next, isQuoted) {
      case ("\"", true) where scalars.first == "\"":
        cell.unicodeScalars.append(next)
        scalars.removeFirst()
      case ("\"", _): isQuoted.toggle()
      case (",", false):
        row.append(cell)
        cell = ""
      case ("\n", false):
        rows.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.unicodeScalars.append(next)
      }
    }
    return rows
  }
}
