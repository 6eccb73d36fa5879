/// Bars from zero, side by side or on top of each other.
struct BarDrawing {
  let layout: ChartLayout
  let hatching: Hatching

  func draw(in markup: inout Markup) {
    let bars = BarGeometry(data: layout.data, columns: layout.plot.columns).bars(in: layout.plot)
    for bar in bars where bar.box.height > 0 {
      // Edges of bars as thin as a line would hide what is in them.
      bar.box.draw(
        class: "chart-bar", fill: hatching.paint(bar.series),
        stroke: bar.box.width < 5 ? "none" : Palette.ink, in: &markup)
    }
    layout.valueLabels?.draw(bars, in: &markup)
  }
}
