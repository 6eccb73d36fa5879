/// Where everything of a picture stands, from the title down to the labels under the plot.
struct ChartLayout {
  /// How a chart is asked to be drawn.
  struct Form {
    let measures: ChartMeasures
    let notation: ChartNotation
    let covering: ClosedRange<Double>?
    let hasHeading: Bool
  }

  let data: ChartData
  let form: Form
  let hasData: Bool
  let ticks: [String]
  /// Names of lines behind their ends; nil where the legend names them.
  let endLabels: EndLabels?
  /// Values at the ends of bars; nil where there is no room for them.
  let valueLabels: ValueLabels?
  let heading: ChartHeading
  let plot: Plot
  let labelAxis: LabelAxis
  let labelTop: Double
  let height: Double

  init(_ chart: Chart, form: Form) {
    let data = ChartData(chart)
    let measures = form.measures
    let axis = Self.axis(of: data, form: form)
    hasData = data.range != nil
    ticks = hasData ? axis.ticks.map { form.notation.text($0) } : []
    endLabels = Self.endLabels(of: data, measures: measures)
    let columns = Self.columns(of: data, ticks: ticks, names: endLabels, measures: measures)
    valueLabels = ValueLabels(of: data, columns: columns, form: form)
    heading = ChartHeading(
      of: chart, legend: Self.legend(of: data, hasLines: endLabels == nil, form: form),
      withoutZero: hasData && !axis.hasZero ? form.notation.withoutZero : nil, layout: form)
    labelAxis = LabelAxis(
      chart.labels, columns: columns, within: measures.width, size: measures.text)
    let top = heading.height + (valueLabels?.room(above: true) ?? 0)
    let under = labelAxis.height + 4
    let free = measures.wholeHeight.map { $0 - under } ?? top + (hasData ? measures.plotHeight : 80)
    let bottom = max(free, top + 20)
    plot = Plot(columns: columns, top: top, bottom: bottom, axis: axis)
    labelTop = bottom + (valueLabels?.room(above: false) ?? 0)
    height = max(measures.wholeHeight ?? 0, (labelTop + under).rounded(.up))
    self.data = data
    self.form = form
  }

  private static func axis(of data: ChartData, form: Form) -> ValueAxis {
    var range = data.range ?? 0...0
    if let wider = form.covering, wider.lowerBound > -1e100, wider.upperBound < 1e100 {
      range = min(range.lowerBound, wider.lowerBound)...max(range.upperBound, wider.upperBound)
    }
    let zero: ValueAxis.Zero = data.shape.hasSlots || data.range == nil ? .always : .whenNear
    return ValueAxis(around: range, zero: zero, steps: form.measures.steps)
  }

  private static func endLabels(of data: ChartData, measures: ChartMeasures) -> EndLabels? {
    guard data.shape == .fan, measures.endLabelWidth > 0 else { return nil }
    let names = EndLabels(of: data, measures: measures)
    return names.fit ? names : nil
  }

  private static func columns(
    of data: ChartData, ticks: [String], names: EndLabels?, measures: ChartMeasures
  ) -> Columns {
    let left = 8 + (ticks.map { TextSize.width($0, size: measures.text) }.max() ?? 0)
    let hasSlots = data.shape.hasSlots
    var right = measures.width - max(names?.width ?? 0, 4)
    // A single label needs no width, and its names stand near to it.
    if !hasSlots && data.labels.count == 1 { right = min(right, left + 240) }
    return LabelAxis.columns(
      Columns(left: left, right: right, count: data.labels.count, hasSlots: hasSlots),
      for: data.labels, within: measures.width, size: measures.text)
  }

  /// Bands and bars, and lines where nothing else names them; one series of bars needs no name.
  static func legend(of data: ChartData, hasLines: Bool, form: Form) -> [Legend.Item] {
    guard data.shape == .fan else {
      guard data.series.count > 1 else { return [] }
      return data.series.enumerated().map {
        item(.bar($0), $1.name, isEmpty: !$1.values.contains { $0 != nil }, form: form)
      }
    }
    let lines = data.series.enumerated().compactMap { index, line -> Legend.Item? in
      let isEmpty = !line.values.contains { $0 != nil }
      guard hasLines || isEmpty else { return nil }
      let mark: Legend.Mark =
        line.isPoints ? .point(index, line.stroke) : .line(index, line.stroke)
      return item(mark, line.name, isEmpty: isEmpty, form: form)
    }
    return lines
      + data.bands.enumerated().map { index, band in
        let isEmpty = !band.ranges.contains { $0 != nil }
        return item(.band(index, of: data.bands.count), band.name, isEmpty: isEmpty, form: form)
      }
  }

  private static func item(
    _ mark: Legend.Mark, _ name: String, isEmpty: Bool, form: Form
  ) -> Legend.Item {
    Legend.Item(mark: mark, name: isEmpty ? name + " (" + form.notation.noData + ")" : name)
  }
}
