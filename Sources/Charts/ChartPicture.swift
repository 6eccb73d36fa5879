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
    let name = Markup.name(from: id)
    if case .scatter = shape {
      let layout = ScatterLayout(self, form: form)
      return frame(id: name, name: size.rawValue, form: form, height: layout.height) {
        layout.draw(hatching: $0, in: &$1)
      }
    }
    let layout = ChartLayout(self, form: form)
    return frame(id: name, name: size.rawValue, form: form, height: layout.height) {
      layout.draw(hatching: $0, in: &$1)
    }
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

  /// Whether its labels follow each other as years and months do, so that some can be left out.
  public var hasSequence: Bool { LabelAxis.isSequence(labels) }

  /// From the least to the greatest value drawn; nil without any value.
  public var valueRange: ClosedRange<Double>? { ChartData(self).range }

  /// From the least to the greatest value of charts together, for an axis that they share.
  public static func valueRange(of charts: [Chart]) -> ClosedRange<Double>? {
    let ranges = charts.compactMap(\.valueRange)
    guard let least = ranges.map(\.lowerBound).min(),
      let greatest = ranges.map(\.upperBound).max()
    else { return nil }
    return least...greatest
  }

  /// From the first to the last tick of a vertical axis around these values.
  public static func axis(around values: ClosedRange<Double>) -> ClosedRange<Double> {
    let axis = ValueAxis(around: values, zero: .whenNear, steps: ChartSize.small.measures.steps)
    return axis.lower...axis.upper
  }

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
      if data.shape.hasBars { hatching.define(data.series.count, in: &markup) }
      draw(hatching, &markup)
    }
    return markup.text
  }
}

extension ChartLayout {
  func draw(hatching: Hatching, in markup: inout Markup) {
    heading.draw(hatching: hatching, in: &markup)
    let grid = GridDrawing(plot: plot, ticks: ticks, size: form.measures.text)
    grid.draw(in: &markup)
    if hasData && !data.shape.hasBars { grid.drawZero(in: &markup) }
    switch data.shape {
    case .fan: FanDrawing(data: data, plot: plot).draw(in: &markup)
    case .bars, .stackedBars: BarDrawing(layout: self, hatching: hatching).draw(in: &markup)
    case .intervals: IntervalDrawing(layout: self).draw(in: &markup)
    case .scatter: break
    }
    if hasData && data.shape.hasBars { grid.drawZero(in: &markup) }
    labelAxis.draw(in: plot, top: labelTop, to: &markup)
    endLabels?.draw(data: data, in: plot, to: &markup)
    if !hasData { grid.drawNoData(form.notation.noData, in: &markup) }
  }
}
