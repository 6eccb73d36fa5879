/// A table of a report as lines of a terminal: without its details, titles over two lines where they have two.
struct TerminalTable {
  private let table: ReportTable
  private let number: ReportNumber
  /// Columns that are shown.
  private let shown: [Int]

  init(_ table: ReportTable, _ number: ScreenNumber) {
    self.table = table
    self.number = ReportNumber(number)
    shown = table.columns.indices.filter { !table.columns[$0].isDetail }
  }

  /// - Parameter head: what stands above the names of the rows.
  func lines(head: String) -> [String] {
    var text = TextTable()
    let titles = shown.dropFirst().map { table.columns[$0].lines }
    if titles.contains(where: { $0[0] != "" }) { text.add([""] + titles.map { $0[0] }) }
    text.add([head] + titles.map { $0[1] })
    for row in table.rows where !row.isDetail {
      text.add(shown.map { row.cells.indices.contains($0) ? self.text(row.cells[$0]) : "" })
    }
    return text.lines()
  }

  /// What does not exist is left open.
  private func text(_ cell: ReportCell) -> String {
    switch cell {
    case .text(let text): text
    case .empty: ""
    case .number(let value, let form, _): number.text(value, form)
    }
  }
}
