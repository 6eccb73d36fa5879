import Charts

/// Lays out one section on its sheet, from the top down.
struct SheetBuilder {
  let document: ReportDocument
  let section: ReportSection
  let words: Words
  var plan: SheetPlan
  /// The next free row.
  var row = 0
  /// Tables of the section with the row of their headings.
  var tables: [(head: Int, table: ReportTable)] = []
  /// Which table can be filtered: the longest, where one is long.
  let filtered: Int?
  /// Where the numbers of every block of charts are, in order.
  let feeds: [ChartFeed]
  /// Charts that wait for the rows of the cells that feed them.
  var waiting: [WaitingChart] = []

  init(_ section: ReportSection, named name: String, of document: ReportDocument) {
    let words = Words(language: document.language)
    let feeds = section.chartBlocks.map {
      ChartFeed($0.charts, behind: $0.table, from: $0.cells, words)
    }
    let widths = ColumnWidths(
      tables: section.tables + feeds.flatMap(\.tables), answers: section.answers,
      ScreenNumber(document.language))
    self.document = document
    self.section = section
    self.words = words
    self.feeds = feeds
    let sizes = section.tables.map { $0.columns.isEmpty ? 0 : $0.rows.count }
    filtered = sizes.max().flatMap { $0 > 8 ? sizes.firstIndex(of: $0) : nil }
    plan = SheetPlan(name: name, title: section.title, columnWidths: widths.widths)
  }

  /// The title of the section; on the first sheet under that of the document.
  mutating func addHead(isFirst: Bool) {
    if isFirst {
      addLine(document.title, .document)
      for line in document.subtitle { addLine(line, .small) }
      row += 1
    }
    addLine(section.title, .title)
    if !isFirst { addLine(document.title, .small) }
    row += 1
  }

  /// The sheet with all blocks.
  mutating func finished() -> SheetPlan {
    var heads: [Int] = []
    for block in section.blocks {
      add(block, &heads)
      row += 1
    }
    settleTables()
    settleCharts(behind: heads, own: addAppendix())
    plan.pageBreaks = plan.breaks(lastRow: row)
    return plan
  }

  /// - Parameter heads: rows of the headings of the tables behind charts.
  private mutating func add(_ block: ReportBlock, _ heads: inout [Int]) {
    switch block {
    case .paragraph(let text): addLine(text, .paragraph)
    case .findings(let sentences): for sentence in sentences { addLine(sentence, .paragraph) }
    case .answers(let answers): for answer in answers { add(answer) }
    case .table(let table): add(table)
    case .code(let text):
      for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
        addLine(String(line), .code)
      }
    case .chart(let chart, let table, _):
      place([chart], feed: heads.count)
      heads.append(add(table))
    case .smallMultiples(let charts, let table, let sharesAxis):
      let covering = sharesAxis ? Chart.valueRange(of: charts) : nil
      place(charts, feed: heads.count, covering: covering.map(Chart.axis))
      heads.append(add(table))
    }
  }

  /// Tables of the numbers that no table behind a chart holds; the rows of their headings.
  private mutating func addAppendix() -> [[Int]] {
    if feeds.contains(where: { !$0.tables.isEmpty }) {
      addLine(words.pick("Cijfers achter de grafieken", "Numbers behind the charts"), .caption)
    }
    return feeds.map { feed in
      feed.tables.map { table in
        defer { row += 1 }
        return put(table)
      }
    }
  }

  /// What filters, stays in sight and is repeated, now that all tables have their rows.
  private mutating func settleTables() {
    if let filtered {
      let (head, table) = tables[filtered]
      // Sums at the end stay where they are.
      let sums = table.rows.reversed().prefix { $0.style == .strong }.count
      plan.filter = CellRange(
        row: head, column: 0, lastRow: head + max(table.rows.count - sums, 1),
        lastColumn: table.columns.count - 1)
    }
    guard tables.count == 1, let only = tables.first else { return }
    plan.repeatedRow = only.head
    let above = (0...only.head).reduce(0) { $0 + (plan.rowHeights[$1] ?? SheetPlan.rowHeight) }
    if only.table.rows.count > 12 && above < 200 { plan.frozenRows = only.head + 1 }
  }
}

extension ReportSection {
  /// Blocks of charts, each with the table behind them.
  fileprivate var chartBlocks: [(charts: [Chart], table: ReportTable, cells: ChartCells?)] {
    blocks.compactMap {
      switch $0 {
      case .chart(let chart, let table, let cells): ([chart], table, cells)
      case .smallMultiples(let charts, let table, _): (charts, table, nil)
      default: nil
      }
    }
  }

  fileprivate var tables: [ReportTable] {
    blocks.compactMap {
      switch $0 {
      case .table(let table), .chart(_, let table, _), .smallMultiples(_, let table, _): table
      default: nil
      }
    }
  }

  fileprivate var answers: [ReportAnswer] {
    blocks.flatMap { if case .answers(let answers) = $0 { answers } else { [ReportAnswer]() } }
  }
}
