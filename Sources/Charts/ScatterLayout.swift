/// Where everything of a scatter stands: two axes that measure, and a name beside every point.
struct ScatterLayout {
  let form: ChartLayout.Form
  let hasData: Bool
  let heading: ChartHeading
  let plot: Plot
  let acrossAxis: ValueAxis
  let acrossTitle: [String]
  let points: [(x: Double, y: Double)?]
  let labels: PointLabels
  let ticks: (across: [String], up: [String])
  let height: Double

  init(_ chart: Chart, form: ChartLayout.Form) {
    let data = ChartData(chart)
    let measures = form.measures
    let up = data.series.first?.values ?? []
    let pairs = data.labels.indices.map { label -> (x: Double, y: Double)? in
      guard let x = data.across[label], let y = up[label] else { return nil }
      return (x, y)
    }
    let known = pairs.compactMap { $0 }
    hasData = !known.isEmpty
    let upAxis = ValueAxis(
      around: Self.range(known.map(\.y)), zero: .whenNear, steps: measures.steps)
    let acrossAxis = ValueAxis(
      around: Self.range(known.map(\.x)), zero: .whenNear, steps: measures.steps)
    let notation = form.notation
    let texts = { (axis: ValueAxis) in axis.ticks.map { notation.text($0) } }
    ticks = hasData ? (texts(acrossAxis), texts(upAxis)) : ([], [])
    heading = ChartHeading(
      of: chart, legend: [], withoutZero: hasData && !upAxis.hasZero ? notation.withoutZero : nil,
      layout: form)
    acrossTitle = Self.title(
      chart, isWithoutZero: hasData && !acrossAxis.hasZero, form: form)
    let widths = ticks.up.map { TextSize.width($0, size: measures.text) }
    let last = ticks.across.last.map { TextSize.width($0, size: measures.text) / 2 } ?? 0
    let left = 8 + (widths.max() ?? 0)
    let top = heading.height
    let under = 8 + measures.lineHeight * Double(1 + acrossTitle.count)
    let free =
      measures.wholeHeight.map { $0 - under }
      ?? top + (hasData ? measures.plotHeight * 1.15 : 80)
    let bottom = max(free, top + 20)
    let columns = Columns(
      left: left, right: max(measures.width - max(last, 4), left + 20), count: 1, hasSlots: true)
    let plot = Plot(columns: columns, top: top, bottom: bottom, axis: upAxis)
    points = pairs.map { pair in
      pair.map { (Self.x($0.x, on: acrossAxis, in: columns), plot.y($0.y)) }
    }
    labels = PointLabels(
      data.labels, at: points,
      within: Box(
        left: left + 3, top: top - 4, width: measures.width - left - 3, height: bottom - top + 2),
      size: measures.text)
    height = max(measures.wholeHeight ?? 0, (bottom + under).rounded(.up))
    self.plot = plot
    self.acrossAxis = acrossAxis
    self.form = form
  }

  private static func range(_ values: [Double]) -> ClosedRange<Double> {
    guard let least = values.min(), let greatest = values.max() else { return 0...0 }
    return least...greatest
  }

  private static func x(_ value: Double, on axis: ValueAxis, in columns: Columns) -> Double {
    columns.left + (value - axis.lower) / (axis.upper - axis.lower) * columns.width
  }

  private static func title(
    _ chart: Chart, isWithoutZero: Bool, form: ChartLayout.Form
  ) -> [String] {
    guard case .scatter(let across, _) = chart.shape else { return [] }
    let parts = [across.title] + (isWithoutZero ? ["(" + form.notation.withoutZero + ")"] : [])
    let text = parts.filter { !$0.isEmpty }.joined(separator: " ")
    guard !text.isEmpty else { return [] }
    return TextSize.wrapped(text, to: form.measures.width, lines: 2, size: form.measures.text)
  }
}

extension ScatterLayout {
  func draw(hatching: Hatching, in markup: inout Markup) {
    heading.draw(hatching: hatching, in: &markup)
    let grid = GridDrawing(plot: plot, ticks: ticks.up, size: form.measures.text)
    grid.draw(in: &markup)
    if hasData {
      grid.drawZero(in: &markup)
      drawAcross(in: &markup)
    } else {
      grid.drawNoData(form.notation.noData, in: &markup)
    }
    for label in labels.labels where label.isFar { drawLeader(label, in: &markup) }
    for (index, point) in points.enumerated() {
      if let point { PointLook(index: index).draw(at: point, in: &markup) }
    }
    for label in labels.labels { draw(label, in: &markup) }
  }

  private func drawAcross(in markup: inout Markup) {
    let size = form.measures.text
    for (tick, text) in zip(acrossAxis.ticks, ticks.across) {
      let x = Self.x(tick.value, on: acrossAxis, in: plot.columns)
      let path = Path.through([(x, plot.top), (x, plot.bottom + 4)])
      markup.add(
        "path",
        [
          "class": "chart-grid", "d": path, "fill": "none", "stroke": Palette.grid,
          "stroke-width": 1.0,
        ])
      markup.add(
        "text",
        [
          "class": "chart-faint", "x": x, "y": plot.bottom + 6 + size, "text-anchor": "middle",
          "font-size": size, "fill": Palette.faintInk,
        ], text: text)
    }
    for (row, line) in acrossTitle.enumerated() {
      let y = plot.bottom + 6 + size + Double(row + 1) * form.measures.lineHeight
      markup.add(
        "text",
        [
          "class": "chart-faint", "x": plot.columns.right, "y": y, "text-anchor": "end",
          "font-size": size, "fill": Palette.faintInk,
        ], text: line)
    }
  }

  private func draw(_ label: PointLabels.Label, in markup: inout Markup) {
    markup.add(
      "text",
      [
        "class": "chart-value", "x": label.box.left,
        "y": label.box.top + label.box.height / 2 + form.measures.text * 0.36,
        "font-size": form.measures.text, "stroke": "#ffffff", "stroke-width": 3.0,
        "paint-order": "stroke",
      ], text: label.text)
  }

  private func drawLeader(_ label: PointLabels.Label, in markup: inout Markup) {
    guard let point = points[label.point] else { return }
    let near = (
      x: min(max(point.x, label.box.left), label.box.left + label.box.width),
      y: min(max(point.y, label.box.top), label.box.top + label.box.height)
    )
    markup.add(
      "path",
      [
        "class": "chart-leader", "d": Path.through([point, near]), "fill": "none",
        "stroke": Palette.faintInk, "stroke-width": 0.75,
      ])
  }
}
