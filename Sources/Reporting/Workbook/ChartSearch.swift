import Charts

/// Finds the values of a chart in the table behind it, so that the chart follows the table.
struct ChartSearch {
  let chart: Chart
  let series: [ChartSeries]
  let table: ReportTable

  /// Cells hold the unit of the chart, euros under thousands, or shares under percentages.
  private static let factors = [1.0, 1000, 0.01]

  func match() -> ChartMatch? {
    guard !chart.labels.isEmpty, !series.isEmpty else { return nil }
    for factors in candidates {
      if let found = down(factors) ?? across(factors) { return found }
    }
    return nil
  }

  /// One factor for all series, but for points, whose two axes measure different things.
  private var candidates: [[Double]] {
    guard case .scatter = chart.shape else {
      return Self.factors.map { one in series.map { _ in one } }
    }
    return Self.factors.flatMap { one in Self.factors.map { [one, $0] } }
  }

  private func down(_ factors: [Double]) -> ChartMatch? {
    let names = table.rows.map { $0.cells.first.map(label) ?? "" }
    guard let first = start(of: chart.labels, in: names) else { return nil }
    let columns = table.columns.indices.dropFirst()
    let titles = table.columns.map(\.title)
    let lines = zip(series, factors).map { line, factor in
      best(of: Array(columns), titles: titles, for: line) { column in
        (first..<first + chart.labels.count).map { value(row: $0, column: column) }
      } within: {
        scaled(line.values, factor)
      }
    }
    let found = lines.compactMap { $0 }
    guard found.count == lines.count else { return nil }
    return ChartMatch(
      direction: .down(labelColumn: 0, firstRow: first), lines: found,
      count: chart.labels.count, factors: factors)
  }

  private func across(_ factors: [Double]) -> ChartMatch? {
    guard let first = start(of: chart.labels, in: table.columns.map(\.title)) else { return nil }
    let titles = table.rows.map { $0.cells.first.map(label) ?? "" }
    let lines = zip(series, factors).map { line, factor in
      best(of: Array(table.rows.indices), titles: titles, for: line) { row in
        (first..<first + chart.labels.count).map { value(row: row, column: $0) }
      } within: {
        scaled(line.values, factor)
      }
    }
    let found = lines.compactMap { $0 }
    guard found.count == lines.count else { return nil }
    return ChartMatch(
      direction: .across(firstColumn: first), lines: found, count: chart.labels.count,
      factors: factors)
  }

  /// The line with the wanted values, with the name of the series or chart where more have them.
  private func best(
    of lines: [Int], titles: [String], for series: ChartSeries,
    _ values: (Int) -> [Double?], within wanted: () -> [Double?]
  ) -> Int? {
    let wanted = wanted()
    let equal = lines.filter { Self.agree(values($0), wanted) }
    return equal.first { titles[$0] == series.name } ?? equal.first { titles[$0] == chart.title }
      ?? equal.first
  }

  private func start(of labels: [String], in names: [String]) -> Int? {
    guard names.count >= labels.count else { return nil }
    return (0...names.count - labels.count).first {
      names[$0..<$0 + labels.count].elementsEqual(labels)
    }
  }

  private func label(_ cell: ReportCell) -> String {
    switch cell {
    case .text(let text): text
    case .number(let value, _, _): Int(exactly: value).map(String.init) ?? "\(value)"
    case .empty: ""
    }
  }

  private func value(row: Int, column: Int) -> Double? {
    let cells = table.rows[row].cells
    guard cells.indices.contains(column), case .number(let value, _, _) = cells[column],
      value.isFinite
    else { return nil }
    return value
  }

  private func scaled(_ values: [Double?], _ factor: Double) -> [Double?] {
    values.map { $0.flatMap { $0.isFinite ? $0 * factor : nil } }
  }

  private static func agree(_ one: [Double?], _ other: [Double?]) -> Bool {
    one.count == other.count
      && zip(one, other).allSatisfy { one, other in
        guard let one, let other else { return one == nil && other == nil }
        return abs(one - other) <= 1e-9 * max(abs(one), abs(other), 1e-9)
      }
  }
}
