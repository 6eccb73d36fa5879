/// The widths of a sheet's columns, from the tables and answers that share them.
struct ColumnWidths {
  private(set) var widths: [Double] = []
  private let number: ScreenNumber

  /// The least width of a sheet, for lines of text that read well, and its least number of columns.
  private static let least = 104.0
  private static let leastColumns = 6
  private static let spare = 12.0

  init(tables: [ReportTable], answers: [ReportAnswer], _ number: ScreenNumber) {
    self.number = number
    for table in tables { widen(for: table) }
    for answer in answers { widen(for: answer) }
    while widths.count < Self.leastColumns || SheetPlan.width(of: widths) < Self.least {
      widths.append(Self.spare)
    }
  }

  private mutating func widen(_ column: Int, to width: Double) {
    while widths.count <= column { widths.append(Self.spare) }
    widths[column] = max(widths[column], width)
  }

  private mutating func widen(for answer: ReportAnswer) {
    let question = TextWidth.room(for: answer.question, isBold: true)
    widen(0, to: min(question + CellStyle(role: .question).margin, 40))
    widen(1, to: width(of: answer.figure, size: 14, isBold: true, longest: 24))
  }

  private mutating func widen(for table: ReportTable) {
    for (index, column) in table.columns.enumerated() {
      let longest = index == 0 ? 46.0 : column.isNumber ? 24 : 56
      var width = heading(column, longest: longest)
      for row in table.rows where row.cells.indices.contains(index) {
        let isBold = row.style == .strong
        width = max(
          width, self.width(of: row.cells[index], size: 11, isBold: isBold, longest: longest))
      }
      widen(index, to: width)
    }
  }

  /// A heading is wrapped over some lines, next to the button of a filter.
  private func heading(_ column: ReportTable.Column, longest: Double) -> Double {
    let words = column.title.split(separator: " ").map {
      TextWidth.room(for: String($0), isBold: true)
    }
    let whole = TextWidth.room(for: column.title, isBold: true)
    return min(max(words.max() ?? 0, whole / 2.5) + 4.5, longest)
  }

  /// Text may be wrapped; a number that does not fit would show as `####`.
  private func width(of cell: ReportCell, size: Double, isBold: Bool, longest: Double) -> Double {
    switch cell {
    case .text(let text): min(TextWidth.room(for: text, size: size, isBold: isBold) + 3, longest)
    case .number(let value, let form, _):
      TextWidth.room(for: form.shown(value, number), size: size, isBold: isBold) + 2.5
    case .empty: 0
    }
  }
}
