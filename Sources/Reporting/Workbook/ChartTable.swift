import Charts

/// The numbers of charts that are not in the table behind them, as a table of their own.
struct ChartTable {
  let table: ReportTable
  /// One for every chart, in order.
  let matches: [ChartMatch]

  /// - Parameter charts: with series of the same names.
  init(_ charts: [Chart], _ words: Words) {
    let series = charts.map { $0.series(words) }
    let form = Self.form(of: series.joined().flatMap(\.values))
    var rows: [ReportTable.Row] = []
    var matches: [ChartMatch] = []
    for (chart, series) in zip(charts, series) {
      matches.append(
        ChartMatch(
          direction: .down(labelColumn: 1, firstRow: rows.count),
          lines: series.indices.map { $0 + 2 }, count: chart.labels.count,
          factors: series.map { _ in 1 }))
      rows += chart.labels.indices.map { Self.row(of: chart, series, at: $0, form) }
    }
    let names = series.first?.map { ReportTable.Column($0.name) } ?? []
    let unit = charts.first?.axisTitle ?? ""
    table = ReportTable(
      caption: charts.count == 1 ? "\(charts[0].title) (\(unit))" : unit,
      columns: [.init(words.pick("Grafiek", "Chart"), isNumber: false), .init("", isNumber: false)]
        + names,
      rows: rows)
    self.matches = matches
  }

  private static func row(
    of chart: Chart, _ series: [ChartSeries], at index: Int, _ form: ReportCell.NumberForm
  ) -> ReportTable.Row {
    let numbers = series.map { line -> ReportCell in
      guard let value = line.values[index], value.isFinite else { return .empty }
      return .number(value, form, key: "")
    }
    return .init([.text(chart.title), .text(chart.labels[index])] + numbers, style: .faint)
  }

  /// As many places as tell the values apart.
  private static func form(of values: [Double?]) -> ReportCell.NumberForm {
    let largest = values.compactMap { $0 }.filter(\.isFinite).map(abs).max() ?? 0
    return .count(places: largest < 10 ? 3 : largest < 1000 ? 1 : 0)
  }
}

/// Where the numbers of a block of charts stand: in the table behind them, or in their own.
struct ChartFeed {
  enum Source {
    /// The table behind the charts.
    case behind(ChartMatch)
    /// One of `tables`, by its number.
    case own(table: Int, ChartMatch)
  }

  private(set) var sources: [Source] = []
  private(set) var tables: [ReportTable] = []

  /// - Parameter cells: of the table behind the charts, for a chart that draws them.
  init(_ charts: [Chart], behind table: ReportTable, from cells: ChartCells?, _ words: Words) {
    if let cells, charts.count == 1,
      let match = ChartMatch(
        cells, in: table, series: charts[0].series(words).count, count: charts[0].labels.count)
    {
      sources = [.behind(match)]
      return
    }
    let names = Set(charts.map { $0.series(words).map(\.name) })
    for group in names.count <= 1 ? [charts] : charts.map({ [$0] }) {
      let own = ChartTable(group, words)
      sources += own.matches.map { .own(table: tables.count, $0) }
      tables.append(own.table)
    }
  }
}
