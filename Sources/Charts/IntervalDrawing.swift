/// Points with whiskers: filled where the interval is on one side of zero, open where it holds zero.
struct IntervalDrawing {
  private static let cap = 7.0

  let layout: ChartLayout

  func draw(in markup: inout Markup) {
    let plot = layout.plot
    guard let estimate = layout.data.series.first, let interval = layout.data.bands.first else {
      return
    }
    for label in layout.data.labels.indices {
      let x = plot.columns.x(label)
      var top = estimate.values[label].map(plot.y)
      if let range = interval.ranges[label] {
        let ends = (upper: plot.y(range.upperBound), lower: plot.y(range.lowerBound))
        draw(x, from: ends.upper, to: ends.lower, in: &markup)
        top = min(top ?? ends.upper, ends.upper)
      }
      guard let value = estimate.values[label], let top else { continue }
      let isOpen = interval.ranges[label]?.contains(0) ?? true
      let look = LineLook(index: 0, stroke: isOpen ? .dashed : .solid)
      look.draw(alone: (x, plot.y(value)), in: &markup)
      layout.valueLabels?.draw(value, x: x, y: top - 5, in: &markup)
    }
  }

  private func draw(_ x: Double, from top: Double, to bottom: Double, in markup: inout Markup) {
    let path =
      Path.through([(x, top), (x, bottom)])
      + [top, bottom].map { Path.through([(x - Self.cap, $0), (x + Self.cap, $0)]) }.joined()
    markup.add(
      "path",
      [
        "class": "chart-leader chart-whisker", "d": path, "fill": "none",
        "stroke": Palette.line(0), "stroke-width": 1.6,
      ])
  }
}
