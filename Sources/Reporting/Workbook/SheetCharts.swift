import Charts

/// A chart on its place, before it is known in which rows its numbers are.
struct WaitingChart {
  let chart: Chart
  let row: Int
  let left: Int
  let width: Int
  let height: Int
  /// The block of charts it belongs to, and its place in that block.
  let feed: Int
  let index: Int
  /// The vertical axis that it shares with others.
  let covering: ClosedRange<Double>?
}

/// Charts of a sheet: one over the width, or small ones in a grid.
extension SheetBuilder {
  private static let gap = 12
  private static let widest = 1080

  /// Leaves room for charts under each other, several to a row where they are several.
  mutating func place(_ charts: [Chart], feed: Int, covering: ClosedRange<Double>? = nil) {
    guard !charts.isEmpty else { return }
    let room = min(SheetPlan.pixels(of: plan.columnWidths), Self.widest)
    let across = charts.count == 1 ? 1 : min(charts.count, 3)
    let width = (room - Self.gap * (across - 1)) / across
    let height = charts.count == 1 ? 306 : 228
    for (index, chart) in charts.enumerated() {
      let line = index / across
      waiting.append(
        WaitingChart(
          chart: chart, row: row + line * rows(height), left: index % across * (width + Self.gap),
          width: width, height: height, feed: feed, index: index, covering: covering))
    }
    for _ in 0..<(charts.count + across - 1) / across {
      keepTogether(from: row, through: row + rows(height) - 1)
      row += rows(height)
    }
  }

  /// Rows that a chart takes, with some room under it.
  private func rows(_ height: Int) -> Int {
    (height + Self.gap + SheetPlan.rowPixels - 1) / SheetPlan.rowPixels
  }

  /// Feeds the charts, of which those without numbers stay away.
  ///
  /// - Parameters:
  ///   - heads: the row with the headings of the table behind every block of charts.
  ///   - own: the same of the tables of their own.
  mutating func settleCharts(behind heads: [Int], own: [[Int]]) {
    let drawn = waiting.filter { !$0.chart.labels.isEmpty && !$0.chart.series(words).isEmpty }
    plan.charts = drawn.map { item in
      let ranges =
        switch feeds[item.feed].sources[item.index] {
        case .behind(let match): match.ranges(head: heads[item.feed])
        case .own(let table, let match): match.ranges(head: own[item.feed][table])
        }
      return SheetPlan.PlacedChart(
        chart: item.chart, row: item.row, left: item.left, width: item.width,
        height: item.height, series: item.chart.series(words), ranges: ranges,
        covering: item.covering)
    }
  }
}
