extension Chart {
  /// The chart as an SVG picture, of the same bytes for the same input.
  ///
  /// The picture scales with the room it gets and needs nothing from outside; `styleSheet` makes it
  /// follow the page. A value that is no number counts as missing.
  /// - Parameters:
  ///   - id: A name for links that no other chart of the page has.
  ///   - covering: Values that the axis covers at least, for small charts with the same axis.
  ///   - heading: Whether the title is drawn too; a page that prints it itself leaves it out.
  public func svg(
    id: String, size: ChartSize = .wide, notation: ChartNotation,
    covering: ClosedRange<Double>? = nil, heading: Bool = true
  ) -> String {
    let form = ChartLayout.Form(
      measures: size.measures, notation: notation, covering: covering, hasHeading: heading)
    let layout = ChartLayout(self, form: form)
    return frame(
      id: Markup.name(from: id), name: size.rawValue, form: form, height: layout.height
    ) { hatching, markup in layout.draw(hatching: hatching, in: &markup) }
  }

  /// The chart for a column and for a phone, of which the style sheet shows one.
  public func responsiveSVG(
    id: String, notation: ChartNotation, heading: Bool = true
  ) -> String {
    "<div class=\"chart-pair\">\n"
      + svg(id: id, notation: notation, heading: heading)
      + svg(id: id + "-narrow", size: .narrow, notation: notation, heading: heading) + "</div>\n"
  }

  /// The names of the chart's lines, bands or bars by themselves, to stand once with small charts.
  public func legendSVG(id: String, notation: ChartNotation) -> String {
    let measures = ChartSize.narrow.measures
    let form = ChartLayout.Form(
      measures: measures, notation: notation, covering: nil, hasHeading: false)
    let items = ChartLayout.legend(of: ChartData(self), hasLines: true, form: form)
    let legend = Legend(items, width: measures.width, size: measures.text)
    return frame(id: Markup.name(from: id), name: "legend", form: form, height: legend.height) {
      hatching, markup in legend.draw(top: 0, hatching: hatching, in: &markup)
    }
  }

  /// From the least to the greatest value drawn; nil without any value.
  public var valueRange: ClosedRange<Double>? { ChartData(self).range }

  private func frame(
    id: String, name: String, form: ChartLayout.Form, height: Double,
    draw: (Hatching, inout Markup) -> Void
  ) -> String {
    let box = ["0", "0", Markup.number(form.measures.width), Markup.number(height)]
    let attributes: Markup.Attributes = [
      "xmlns": "http://www.w3.org/2000/svg", "class": "chart chart-" + name,
      "role": "img", "aria-labelledby": id + "-title " + id + "-desc",
      "viewBox": box.joined(separator: " "), "fill": Palette.ink,
      "font-family": "system-ui, Segoe UI, Roboto, Helvetica, Arial, sans-serif",
    ]
    var markup = Markup()
    markup.add("svg", attributes) { markup in
      markup.add("title", ["id": id + "-title"], text: title)
      markup.add("desc", ["id": id + "-desc"], text: description)
      let hatching = Hatching(id: id)
      let data = ChartData(self)
      if data.shape != .fan { hatching.define(data.series.count, in: &markup) }
      draw(hatching, &markup)
    }
    return markup.text
  }
}

extension ChartLayout {
  func draw(hatching: Hatching, in markup: inout Markup) {
    heading.draw(hatching: hatching, in: &markup)
    drawGrid(in: &markup)
    if data.shape == .fan { drawZero(in: &markup) }
    switch data.shape {
    case .fan: FanDrawing(data: data, plot: plot).draw(in: &markup)
    case .bars, .stackedBars: BarDrawing(layout: self, hatching: hatching).draw(in: &markup)
    }
    if data.shape != .fan { drawZero(in: &markup) }
    labelAxis.draw(in: plot, top: labelTop, to: &markup)
    endLabels?.draw(data: data, in: plot, to: &markup)
    if !hasData { drawNoData(in: &markup) }
  }

  private func drawGrid(in markup: inout Markup) {
    for (tick, text) in zip(plot.axis.ticks, ticks) {
      let y = plot.y(tick.value)
      drawLine(at: y, class: "chart-grid", in: &markup)
      markup.add(
        "text",
        [
          "class": "chart-faint", "x": plot.columns.left - 6, "y": y + form.measures.text * 0.36,
          "text-anchor": "end", "font-size": form.measures.text, "fill": Palette.faintInk,
        ], text: text)
    }
  }

  private func drawZero(in markup: inout Markup) {
    if hasData && plot.axis.hasZero { drawLine(at: plot.y(0), class: "chart-zero", in: &markup) }
  }

  private func drawLine(at y: Double, class name: String, in markup: inout Markup) {
    let path = Path.through([(plot.columns.left, y), (plot.columns.right, y)])
    let stroke = name == "chart-grid" ? Palette.grid : Palette.ink
    markup.add(
      "path", ["class": name, "d": path, "fill": "none", "stroke": stroke, "stroke-width": 1.0])
  }

  private func drawNoData(in markup: inout Markup) {
    let middle = (plot.top + plot.bottom) / 2
    markup.add(
      "text",
      [
        "class": "chart-faint", "x": (plot.columns.left + plot.columns.right) / 2, "y": middle,
        "text-anchor": "middle", "font-size": form.measures.text, "fill": Palette.faintInk,
      ], text: form.notation.noData)
  }
}
