#if Excel
  import CXLSXWriter
  import Charts
  import Foundation

  typealias NativeChart = UnsafeMutablePointer<lxw_chart>

  /// Draws a chart of Excel's own, which follows the cells that feed it.
  struct ChartWriter {
    private enum Color {
      /// Apart in colour and in grey.
      static let lines: [lxw_color_t] = [
        0x1F4E79, 0xC55A11, 0x548235, 0x7F6000, 0x7030A0, 0x2E9AA6, 0x7F7F7F, 0xA61C3C,
      ]
      static let bands: [lxw_color_t] = [0xA6A6A6, 0x808080, 0x666666]
      static let grid: lxw_color_t = 0xE1E1E1
    }

    private let plan: SheetPlan.PlacedChart
    private let sheet: String
    private let words: Words

    init(_ plan: SheetPlan.PlacedChart, sheet: String, words: Words) {
      self.plan = plan
      self.sheet = sheet
      self.words = words
    }

    private var isSmall: Bool { plan.width < 480 }

    func insert(
      _ book: UnsafeMutablePointer<lxw_workbook>, _ target: UnsafeMutablePointer<lxw_worksheet>
    ) -> lxw_error {
      guard let chart = workbook_add_chart(book, UInt8(kind.rawValue)) else {
        return LXW_ERROR_MEMORY_MALLOC_FAILED
      }
      if case .scatter = plan.chart.shape {
        for point in plan.chart.labels.indices { addPoint(point, to: chart) }
      } else {
        for index in plan.series.indices { addSeries(index, to: chart) }
      }
      setTitle(chart)
      setAxes(chart)
      setLegend(chart)
      let description = strdup(SheetText.label(plan.chart.description))
      defer { free(description) }
      var options = lxw_chart_options()
      options.x_offset = Int32(plan.left)
      // On the edge of its row a chart would show on the page before.
      options.y_offset = 5
      options.x_scale = Double(plan.width) / 480
      options.y_scale = Double(plan.height) / 288
      options.object_position = UInt8(LXW_OBJECT_MOVE_DONT_SIZE.rawValue)
      options.description = description
      return worksheet_insert_chart_opt(target, lxw_row_t(plan.row), 0, chart, &options)
    }

    private var kind: lxw_chart_type {
      switch plan.chart.shape {
      case .fan: LXW_CHART_LINE
      case .bars: LXW_CHART_COLUMN
      case .stackedBars: LXW_CHART_COLUMN_STACKED
      case .intervals: LXW_CHART_LINE
      case .scatter: LXW_CHART_SCATTER
      }
    }

    private func addSeries(_ index: Int, to chart: NativeChart) {
      guard let drawn = chart_add_series(chart, nil, nil) else { return }
      let (labels, values) = (plan.ranges.labels, plan.ranges.values[index])
      chart_series_set_categories(
        drawn, sheet, lxw_row_t(labels.row), lxw_col_t(labels.column), lxw_row_t(labels.lastRow),
        lxw_col_t(labels.lastColumn))
      chart_series_set_values(
        drawn, sheet, lxw_row_t(values.row), lxw_col_t(values.column), lxw_row_t(values.lastRow),
        lxw_col_t(values.lastColumn))
      chart_series_set_name(drawn, SheetText.label(name(of: plan.series[index])))
      paint(drawn, index)
    }

    /// One name in the legend for both sides of a band.
    private func name(of series: ChartSeries) -> String {
      guard case .upper(let band) = series.role, case .fan(let bands, _) = plan.chart.shape else {
        return series.name
      }
      return bands[band].name
    }

    private func paint(_ drawn: UnsafeMutablePointer<lxw_chart_series>, _ index: Int) {
      let series = plan.series[index]
      let first = plan.series.firstIndex { !$0.isBand } ?? 0
      let color = Color.lines[(index - min(first, index)) % Color.lines.count]
      if series.role == .bar {
        var fill = lxw_chart_fill()
        fill.color = color
        chart_series_set_fill(drawn, &fill)
        return
      }
      var line = lxw_chart_line()
      line.color = color
      line.width = isSmall ? 1.75 : 2.25
      if case .intervals = plan.chart.shape {
        let isEstimate = series.role == .estimate
        mark(
          drawn, isEstimate ? LXW_CHART_MARKER_CIRCLE : LXW_CHART_MARKER_SQUARE,
          size: isEstimate ? 9 : 4, Color.lines[0])
        return
      }
      switch series.role {
      case .lower(let band), .upper(let band):
        line.color = Color.bands[min(band, Color.bands.count - 1)]
        line.width = isSmall ? 1 : 1.25
      case .line(.dashed): line.dash_type = UInt8(LXW_CHART_LINE_DASH_DASH.rawValue)
      case .line(.dotted): line.dash_type = UInt8(LXW_CHART_LINE_DASH_ROUND_DOT.rawValue)
      case .line(.solid), .bar, .estimate, .across, .up: break
      }
      chart_series_set_line(drawn, &line)
      chart_series_set_marker_type(drawn, UInt8(LXW_CHART_MARKER_NONE.rawValue))
    }
  }

  extension ChartWriter {
    /// The dashes are not among them: libxlsxwriter names those as the format does not.
    private static let markers = [
      LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE, LXW_CHART_MARKER_TRIANGLE,
      LXW_CHART_MARKER_DIAMOND, LXW_CHART_MARKER_X, LXW_CHART_MARKER_PLUS, LXW_CHART_MARKER_STAR,
    ]

    /// A series of one point, under the name of its row.
    private func addPoint(_ point: Int, to chart: NativeChart) {
      guard let drawn = chart_add_series(chart, nil, nil) else { return }
      let (across, up) = (plan.ranges.values[0], plan.ranges.values[1])
      let cell = { (range: CellRange) in
        range.row == range.lastRow
          ? (lxw_row_t(range.row), lxw_col_t(range.column + point))
          : (lxw_row_t(range.row + point), lxw_col_t(range.column))
      }
      let (acrossRow, acrossColumn) = cell(across)
      let (upRow, upColumn) = cell(up)
      chart_series_set_categories(
        drawn, sheet, acrossRow, acrossColumn, acrossRow, acrossColumn)
      chart_series_set_values(drawn, sheet, upRow, upColumn, upRow, upColumn)
      chart_series_set_name(drawn, SheetText.label(plan.chart.labels[point]))
      let index = point % Self.markers.count
      mark(drawn, Self.markers[index], size: 9, Color.lines[point % Color.lines.count])
    }

    /// A mark without a line.
    private func mark(
      _ drawn: UnsafeMutablePointer<lxw_chart_series>, _ type: lxw_chart_marker_type, size: UInt8,
      _ color: lxw_color_t
    ) {
      var line = lxw_chart_line()
      line.none = 1
      chart_series_set_line(drawn, &line)
      var edge = lxw_chart_line()
      edge.color = color
      var fill = lxw_chart_fill()
      fill.color = color
      chart_series_set_marker_type(drawn, UInt8(type.rawValue))
      chart_series_set_marker_size(drawn, size)
      chart_series_set_marker_line(drawn, &edge)
      chart_series_set_marker_fill(drawn, &fill)
    }

    private func setTitle(_ chart: NativeChart) {
      var font = lxw_chart_font()
      font.size = isSmall ? 11 : 13
      font.bold = 1
      chart_title_set_name(chart, SheetText.label(plan.chart.title))
      chart_title_set_name_font(chart, &font)
    }

    private func setAxes(_ chart: NativeChart) {
      var font = lxw_chart_font()
      font.size = isSmall ? 8 : 9
      font.bold = UInt8(LXW_EXPLICIT_FALSE.rawValue)
      var grid = lxw_chart_line()
      grid.color = Color.grid
      grid.width = 0.75
      let vertical = chart.pointee.y_axis
      chart_axis_set_name(vertical, SheetText.label(plan.chart.axisTitle))
      chart_axis_set_name_font(vertical, &font)
      chart_axis_set_num_font(vertical, &font)
      chart_axis_set_num_format(vertical, axisFormat(of: plan.series.count - 1))
      chart_axis_major_gridlines_set_line(vertical, &grid)
      if let covering = plan.covering {
        let factor = plan.ranges.factors.last ?? 1
        chart_axis_set_min(vertical, covering.lowerBound * factor)
        chart_axis_set_max(vertical, covering.upperBound * factor)
      }
      let horizontal = chart.pointee.x_axis
      chart_axis_set_num_font(horizontal, &font)
      chart_axis_set_label_position(
        horizontal, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
      if case .scatter(let across, _) = plan.chart.shape {
        chart_axis_set_name(horizontal, SheetText.label(across.title))
        chart_axis_set_name_font(horizontal, &font)
        chart_axis_set_num_format(horizontal, axisFormat(of: 0))
        return
      }
      if case .intervals = plan.chart.shape {
        var line = lxw_chart_line()
        line.color = Color.lines[0]
        line.width = 1.5
        chart_set_high_low_lines(chart, &line)
      }
      let most = isSmall ? 6 : 16
      let count = plan.chart.labels.count
      if count > most, plan.chart.hasSequence {
        chart_axis_set_interval_unit(horizontal, UInt16(clamping: (count + most - 1) / most))
      }
      chart_show_blanks_as(chart, UInt8(LXW_CHART_BLANKS_AS_GAP.rawValue))
      if case .bars = plan.chart.shape { chart_set_series_gap(chart, 80) }
      if case .stackedBars = plan.chart.shape { chart_set_series_gap(chart, 60) }
    }

    /// The axis is in the unit of the chart, also where the cells hold euros or shares.
    private func axisFormat(of series: Int) -> String {
      let factor = plan.ranges.factors[series]
      if factor == 1000 { return "#,##0," }
      if factor < 1 { return "0%" }
      let isAcross = plan.series[series].role == .across
      let alike = plan.series.filter { ($0.role == .across) == isAcross }
      let values = alike.flatMap(\.values).compactMap { $0 }.filter(\.isFinite).map(abs)
      let largest = values.max() ?? 0
      return largest < 1 ? "0.00" : largest < 10 ? "0.0" : "#,##0"
    }

    /// The names below; of a band one side, and nothing where there is one series.
    private func setLegend(_ chart: NativeChart) {
      if case .scatter = plan.chart.shape {
        var font = lxw_chart_font()
        font.size = 9
        chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_RIGHT.rawValue))
        chart_legend_set_font(chart, &font)
        return
      }
      var isInterval = false
      if case .intervals = plan.chart.shape { isInterval = true }
      guard plan.series.count > 1, !isInterval else {
        chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
        return
      }
      var font = lxw_chart_font()
      font.size = 9
      chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
      chart_legend_set_font(chart, &font)
      var hidden: [Int16] = plan.series.indices.filter {
        if case .lower = plan.series[$0].role { true } else { false }
      }.map { Int16($0) }
      guard !hidden.isEmpty else { return }
      hidden.append(-1)
      chart_legend_delete_series(chart, &hidden)
    }
  }

  extension ChartSeries {
    fileprivate var isBand: Bool {
      switch role {
      case .lower, .upper: true
      case .line, .bar, .estimate, .across, .up: false
      }
    }
  }
#endif
