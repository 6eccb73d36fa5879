import Charts

/// One row of values of a chart, whatever it is drawn as.
struct ChartSeries {
  enum Role: Equatable {
    case lower(band: Int)
    case upper(band: Int)
    case line(Chart.Line.Stroke)
    case bar
    /// The middle of an interval, whose ends are `lower` and `upper`.
    case estimate
    /// Values along the horizontal axis, and up, of points.
    case across
    case up
  }

  let name: String
  let values: [Double?]
  let role: Role
}

extension Chart {
  /// Every row of values, bands before lines; as many values as there are labels.
  func series(_ words: Words) -> [ChartSeries] {
    switch shape {
    case .fan(let bands, let lines):
      bands.enumerated().flatMap { band, values in
        [
          ChartSeries(
            name: values.name + words.pick(", onderkant", ", lower"),
            values: padded(values.lower), role: .lower(band: band)),
          ChartSeries(
            name: values.name + words.pick(", bovenkant", ", upper"),
            values: padded(values.upper), role: .upper(band: band)),
        ]
      }
        + lines.map {
          ChartSeries(name: $0.name, values: padded($0.values), role: .line($0.stroke))
        }
    case .bars(let lines), .stackedBars(let lines):
      lines.map { ChartSeries(name: $0.name, values: padded($0.values), role: .bar) }
    case .intervals(let estimate, let interval):
      [
        ChartSeries(name: estimate.name, values: padded(estimate.values), role: .estimate),
        ChartSeries(
          name: interval.name + words.pick(", van", ", from"), values: padded(interval.lower),
          role: .lower(band: 0)),
        ChartSeries(
          name: interval.name + words.pick(", tot", ", to"), values: padded(interval.upper),
          role: .upper(band: 0)),
      ]
    case .scatter(let across, let up):
      [
        ChartSeries(name: across.title, values: padded(across.values), role: .across),
        ChartSeries(name: up.name, values: padded(up.values), role: .up),
      ]
    }
  }

  private func padded(_ values: [Double?]) -> [Double?] {
    labels.indices.map { values.indices.contains($0) ? values[$0] : nil }
  }
}

/// The cells that feed a chart.
struct ChartRanges {
  let labels: CellRange
  /// One for every series, in order.
  let values: [CellRange]
  /// The value of a cell over that of the chart, by series: 1000 for euros in a chart of thousands.
  let factors: [Double]
}

/// Where in a table the values of a chart stand.
struct ChartMatch: Equatable {
  enum Direction: Equatable {
    /// Labels under each other in a column.
    case down(labelColumn: Int, firstRow: Int)
    /// Labels are the names of columns.
    case across(firstColumn: Int)
  }

  let direction: Direction
  /// The column (down) or row (across) of every series.
  let lines: [Int]
  let count: Int
  /// One for every series.
  let factors: [Double]

  /// - Parameter head: the row of the sheet with the names of the columns.
  func ranges(head: Int) -> ChartRanges {
    switch direction {
    case .down(let labelColumn, let firstRow):
      let first = head + 1 + firstRow
      let columns = [labelColumn] + lines
      let ranges = columns.map {
        CellRange(row: first, column: $0, lastRow: first + count - 1, lastColumn: $0)
      }
      return ChartRanges(labels: ranges[0], values: Array(ranges.dropFirst()), factors: factors)
    case .across(let firstColumn):
      let rows = [head] + lines.map { head + 1 + $0 }
      let ranges = rows.map {
        CellRange(row: $0, column: firstColumn, lastRow: $0, lastColumn: firstColumn + count - 1)
      }
      return ChartRanges(labels: ranges[0], values: Array(ranges.dropFirst()), factors: factors)
    }
  }
}

extension ChartMatch {
  /// Where the cells that a chart names stand in its table; nil where there are none for every series.
  ///
  /// - Parameter series: how many the chart has, of `count` values each.
  init?(_ cells: ChartCells, in table: ReportTable, series: Int, count: Int) {
    let (direction, lines, room): (Direction, [Int], Int)
    switch cells {
    case .rows(let names):
      let places = names.compactMap { name in table.rows.firstIndex { $0.name == name } }
      (direction, lines, room) = (.across(firstColumn: 1), places, table.columns.count - 1)
    case .columns(let places):
      let known = places.filter(table.columns.indices.contains)
      (direction, lines, room) = (.down(labelColumn: 0, firstRow: 0), known, table.rows.count)
    }
    guard series > 0, count > 0, lines.count == series, count <= room else { return nil }
    self.init(
      direction: direction, lines: lines, count: count,
      factors: lines.map { Self.unit(of: $0, direction, in: table) })
  }

  /// The unit of the numbers of a row or column.
  private static func unit(of line: Int, _ direction: Direction, in table: ReportTable) -> Double {
    let cells =
      switch direction {
      case .across: Array(table.rows[line].cells.dropFirst())
      case .down: table.rows.compactMap { $0.cells.indices.contains(line) ? $0.cells[line] : nil }
      }
    for case .number(_, let form, _) in cells { return form.unit }
    return 1
  }
}
