/// Lines, answers and tables of a sheet.
extension SheetBuilder {
  private var lastColumn: Int { plan.columnWidths.count - 1 }

  /// Text over the whole width, as high as it needs.
  mutating func addLine(_ text: String, _ role: CellStyle.Role) {
    let style = CellStyle(role: role)
    add(.text(text), from: 0, through: lastColumn, style)
    setHeight(lines: lines(of: text, from: 0, through: lastColumn, style), style)
    row += 1
  }

  /// A question, its figure and its sentence, next to each other.
  mutating func add(_ answer: ReportAnswer) {
    let question = CellStyle(role: .question)
    let sentence = CellStyle(role: .sentence)
    add(.text(answer.question), from: 0, through: 0, question)
    let (figure, style) = content(of: answer.figure, .figure)
    add(figure, from: 1, through: 1, style)
    add(.text(answer.sentence), from: 2, through: lastColumn, sentence)
    let count = max(
      lines(of: answer.question, from: 0, through: 0, question),
      lines(of: answer.sentence, from: 2, through: lastColumn, sentence))
    setHeight(lines: count, question, atLeast: 25)
    row += 1
  }

  /// A table of the section; gives the row of its headings.
  @discardableResult
  mutating func add(_ table: ReportTable) -> Int {
    let head = put(table)
    tables.append((head, table))
    return head
  }

  /// Writes a table with its caption and note; gives the row of its headings.
  mutating func put(_ table: ReportTable) -> Int {
    if !table.caption.isEmpty { addLine(table.caption, .caption) }
    let head = row
    addHeadings(table, isFiltered: tables.count == filtered)
    for line in table.rows { add(line, under: table.columns) }
    if !table.note.isEmpty { addLine(table.note, .small) }
    keepTogether(
      from: table.caption.isEmpty ? head : head - 1,
      through: table.rows.count <= 12 ? row - 1 : head + 3)
    return head
  }

  /// Names of columns stand clear of the buttons of a filter.
  private mutating func addHeadings(_ table: ReportTable, isFiltered: Bool) {
    var count = 1
    for (column, heading) in table.columns.enumerated() {
      let indent = heading.isNumber ? (isFiltered ? 2 : 0) : min(column, 1)
      let style = CellStyle(role: .heading, isRight: heading.isNumber, indent: indent)
      add(.text(heading.title), from: column, through: column, style)
      count = max(count, lines(of: heading.title, from: column, through: column, style))
    }
    setHeight(lines: count, CellStyle(role: .heading), atLeast: 18)
    row += 1
  }

  private mutating func add(_ line: ReportTable.Row, under columns: [ReportTable.Column]) {
    let cells = columns.enumerated().map { column, heading in
      let cell = line.cells.indices.contains(column) ? line.cells[column] : .empty
      var (content, style) = content(of: cell, .body(line.style), isRight: heading.isNumber)
      style.indent = heading.isNumber ? 0 : min(column, 1)
      return (content, style)
    }
    let count = cells.enumerated().reduce(1) { most, cell in
      guard case .text(let text) = cell.element.0 else { return most }
      return max(
        most, lines(of: text, from: cell.offset, through: cell.offset, cell.element.1))
    }
    for (column, cell) in cells.enumerated() {
      var style = cell.1
      style.isTall = count > 1
      add(cell.0, from: column, through: column, style)
    }
    if count > 1 { setHeight(lines: count, CellStyle(role: .body(line.style))) }
    row += 1
  }

  /// What a cell holds: a number that is none reads "n.b.".
  private func content(
    of cell: ReportCell, _ role: CellStyle.Role, isRight: Bool = false
  ) -> (SheetPlan.Cell.Content, CellStyle) {
    switch cell {
    case .text(let text): (.text(text), CellStyle(role: role, isRight: isRight))
    case .number(let value, let form, _) where value.isFinite:
      (.number(value), CellStyle(role: role, isRight: isRight, numberFormat: form.excelFormat))
    case .number(let value, _, _):
      (
        .text(ScreenNumber(document.language).text(value)),
        CellStyle(role: role, isRight: isRight)
      )
    case .empty: (.blank, CellStyle(role: role, isRight: isRight))
    }
  }

  private mutating func add(
    _ content: SheetPlan.Cell.Content, from column: Int, through last: Int, _ style: CellStyle
  ) {
    plan.cells.append(
      .init(row: row, column: column, through: last, content: content, style: style))
  }

  private func lines(of text: String, from column: Int, through last: Int, _ style: CellStyle)
    -> Int
  {
    let room = SheetPlan.width(of: plan.columnWidths[column...last]) - style.margin
    return TextWidth.lines(text, within: room, size: style.size, isBold: style.isBold)
  }

  /// Excel allows 409 points, and does not fit merged cells to their text by itself.
  private mutating func setHeight(lines: Int, _ style: CellStyle, atLeast least: Double = 0) {
    let height = max(Double(lines) * style.lineHeight + 1.5, least, SheetPlan.rowHeight)
    plan.rowHeights[row] = min((height * 4).rounded(.up) / 4, 409)
  }
}
