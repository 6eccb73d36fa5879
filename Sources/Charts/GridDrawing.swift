/// What stands behind the values: a line and a number for every tick of the vertical axis.
struct GridDrawing {
  let plot: Plot
  let ticks: [String]
  /// Of the numbers.
  let size: Double

  func draw(in markup: inout Markup) {
    for (tick, text) in zip(plot.axis.ticks, ticks) {
      let y = plot.y(tick.value)
      drawLine(at: y, class: "chart-grid", in: &markup)
      markup.add(
        "text",
        [
          "class": "chart-faint", "x": plot.columns.left - 6, "y": y + size * 0.36,
          "text-anchor": "end", "font-size": size, "fill": Palette.faintInk,
        ], text: text)
    }
  }

  /// The line of zero, where the axis has it.
  func drawZero(in markup: inout Markup) {
    if plot.axis.hasZero { drawLine(at: plot.y(0), class: "chart-zero", in: &markup) }
  }

  func drawNoData(_ text: String, in markup: inout Markup) {
    markup.add(
      "text",
      [
        "class": "chart-faint", "x": (plot.columns.left + plot.columns.right) / 2,
        "y": (plot.top + plot.bottom) / 2, "text-anchor": "middle", "font-size": size,
        "fill": Palette.faintInk,
      ], text: text)
  }

  private func drawLine(at y: Double, class name: String, in markup: inout Markup) {
    let path = Path.through([(plot.columns.left, y), (plot.columns.right, y)])
    let stroke = name == "chart-grid" ? Palette.grid : Palette.ink
    markup.add(
      "path", ["class": name, "d": path, "fill": "none", "stroke": stroke, "stroke-width": 1.0])
  }
}
