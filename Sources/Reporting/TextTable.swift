/// Columns of text under each other: those named, by default the first, left and the others right.
struct TextTable {
  private var rows: [[String]] = []
  private let leftColumns: Set<Int>

  init(leftColumns: Set<Int> = [0]) { self.leftColumns = leftColumns }

  mutating func add(_ cells: [String]) { rows.append(cells) }

  func lines() -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return leftColumns.contains(column) ? cell + space : space + cell
      }
      var line = cells.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
