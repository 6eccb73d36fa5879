import Planner
import Spreadsheet

/// Plans one sheet of a planner's workbook.
struct FormPages {
  private static let labelWidth = 46.0
  private static let noteWidth = 56.0

  private let layout: FormLayout
  private let gemeente: String?
  private let widths: [Double]
  /// Column of the notes, from 0.
  private let noteColumn: Int

  init(_ layout: FormLayout, gemeente: String?) {
    self.layout = layout
    self.gemeente = gemeente
    let count = layout.blocks.map(\.block.columns.count).max() ?? 0
    var answers = [Double](repeating: 12, count: count)
    for block in layout.blocks {
      for (index, column) in block.block.columns.enumerated() {
        answers[index] = max(answers[index], column.width)
      }
    }
    let label = layout.blocks.contains { $0.block.columns.count > 5 } ? 18 : Self.labelWidth
    widths = [4, label] + answers + [Self.noteWidth]
    noteColumn = 2 + count
  }

  var plan: SheetPlan {
    var plan = SheetPlan(
      name: layout.sheet.name, title: layout.sheet.title, columnWidths: widths)
    plan.hiddenColumns = [FormLayout.keyColumn - 1]
    let through = min(noteColumn, 6)
    let width = SheetPlan.width(of: widths[1...through])
    plan.addText(
      layout.sheet.title, row: 0, column: 1, through: through, width: width,
      CellStyle(role: .document))
    plan.addText(
      layout.sheet.intro, row: 1, column: 1, through: through, width: width,
      CellStyle(role: .paragraph))
    for block in layout.blocks { add(block, through: through, width: width, &plan) }
    freeze(&plan)
    return plan
  }

  /// Keeps heads and questions in sight on a sheet that is a long list.
  private func freeze(_ plan: inout SheetPlan) {
    guard let last = layout.blocks.last, last.block.columns.count > 5 else { return }
    plan.frozenColumns = FormLayout.labelColumn
    plan.repeatedRow = last.headRow - 1
    if last.block.rows.count > 20 { plan.frozenRows = last.headRow }
  }

  private func add(
    _ placed: FormLayout.Block, through: Int, width: Double, _ plan: inout SheetPlan
  ) {
    let block = placed.block
    plan.addText(
      block.title, row: placed.titleRow - 1, column: 1, through: through, width: width,
      CellStyle(role: .caption))
    if !block.intro.isEmpty {
      plan.addText(
        block.intro, row: placed.titleRow, column: 1, through: through, width: width,
        CellStyle(role: .paragraph))
    }
    addKeys(placed, &plan)
    addHead(placed, &plan)
    for (index, row) in block.rows.enumerated() {
      add(row, of: block, at: placed.firstRow - 1 + index, &plan)
    }
    addSums(placed, &plan)
  }

  private func addKeys(_ placed: FormLayout.Block, _ plan: inout SheetPlan) {
    let row = placed.keyRow - 1
    let style = CellStyle(role: .small)
    plan.hiddenRows.insert(row)
    plan.add(.text(FormLayout.blockKey(placed.block.key)), row: row, column: 0, style)
    for (index, column) in placed.block.columns.enumerated() {
      plan.add(.text(column.key), row: row, column: 2 + index, style)
    }
  }

  private func addHead(_ placed: FormLayout.Block, _ plan: inout SheetPlan) {
    let row = placed.headRow - 1
    let style = CellStyle(role: .heading)
    plan.add(.text(FormLayout.headKey), row: row, column: 0, CellStyle(role: .small))
    plan.add(.text(""), row: row, column: 1, style)
    for (index, column) in placed.block.columns.enumerated() {
      let isRequired = placed.block.rows.first?.answers[index]?.isRequired ?? false
      let mark = placed.block.need == .inUse && isRequired ? " (verplicht)" : ""
      let content = content(of: column.title, mark: mark)
      plan.add(content.cell, row: row, column: 2 + index, style)
      plan.makeRoom(for: content.shown, row: row, width: widths[2 + index], style)
    }
    plan.add(.text("Toelichting"), row: row, column: noteColumn, style)
  }

  private func add(_ row: FormRow, of block: FormBlock, at place: Int, _ plan: inout SheetPlan) {
    plan.add(.text(row.key), row: place, column: 0, CellStyle(role: .small))
    let style = CellStyle(role: .body(.normal))
    let label = content(of: row.label, mark: "")
    plan.add(label.cell, row: place, column: 1, style)
    plan.makeRoom(for: label.shown, row: place, width: widths[1], style)
    for (index, answer) in row.answers.enumerated() {
      let column = 2 + index
      guard let answer else {
        plan.add(.blank, row: place, column: column, CellStyle(role: .closed))
        continue
      }
      let key = AnswerKey(block.key, row.key, block.columns[index].key)
      plan.add(
        example(answer, key), row: place, column: column, FormEntry(answer).style)
      plan.entries.append(FormEntry(answer).entry(row: place, column: column))
    }
    let note = FormEntry.note(row, isAlways: block.need == .always)
    guard !note.isEmpty else { return }
    plan.addText(
      note, row: place, column: noteColumn, width: Self.noteWidth, CellStyle(role: .small))
  }

  private func example(_ answer: Answer, _ key: AnswerKey) -> SheetPlan.Cell.Content {
    if let gemeente, key == AnswerKey("gemeente", "naam", "antwoord") { return .text(gemeente) }
    switch answer.example {
    case .none: return .blank
    case .text(let text): return .text(text)
    case .number(let number): return .number(number)
    }
  }

  private func addSums(_ placed: FormLayout.Block, _ plan: inout SheetPlan) {
    guard let sum = placed.sumRow else { return }
    let style = CellStyle(role: .body(.strong), isRight: true, numberFormat: "#,##0")
    plan.add(.text(FormLayout.sumKey), row: sum - 1, column: 0, CellStyle(role: .small))
    plan.add(.text("Samen"), row: sum - 1, column: 1, CellStyle(role: .body(.strong)))
    for index in placed.block.columns.indices {
      let column = FormLayout.firstAnswer + index
      let (first, last) = (
        CellAddress(row: placed.firstRow, column: column), CellAddress(row: sum - 1, column: column)
      )
      let total = placed.block.rows.reduce(0.0) { sum, row in
        if case .number(let value)? = row.answers[index]?.example { sum + value } else { sum }
      }
      plan.add(
        .formula("=SUM(\(first):\(last))", .number(total)), row: sum - 1, column: column - 1, style)
    }
  }

  /// Words, or a formula that repeats what was filled in elsewhere, and how it looks at first.
  private func content(of label: FormLabel, mark: String)
    -> (cell: SheetPlan.Cell.Content, shown: String)
  {
    switch label {
    case .text(let text): return (.text(text + mark), text + mark)
    case .year(let offset):
      let place = FormLayout.place(of: AnswerKey("gemeente", "start", "antwoord"))
      let year = 2026 + offset
      return (
        .formula("=\(place.sheet)!\(place.address.fixed)+\(offset)", .number(Double(year))),
        "\(year)"
      )
    case .echo(let key, let suffix):
      let place = FormLayout.place(of: key)
      let cell = "\(place.sheet)!\(place.address.fixed)"
      let shown = FormEntry.exampleText(of: key).map { $0 + suffix } ?? ""
      return (.formula("=IF(\(cell)=\"\",\"\",\(cell)&\"\(suffix)\")", .text(shown)), shown)
    }
  }
}
