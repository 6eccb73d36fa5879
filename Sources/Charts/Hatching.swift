/// The hatches of bars, defined once in a picture and named by the series that uses them.
struct Hatching {
  /// Beginning of the names, of the chart alone.
  let id: String

  /// What a series is filled with.
  func paint(_ series: Int) -> String {
    let fill = BarFill.fill(series)
    return fill.hatch == nil ? fill.colour : "url(#" + name(series) + ")"
  }

  func define(_ count: Int, in markup: inout Markup) {
    let hatched = (0..<count).filter { BarFill.fill($0).hatch != nil }
    guard !hatched.isEmpty else { return }
    markup.add("defs", [:]) { markup in
      for series in hatched { pattern(of: series, in: &markup) }
    }
  }

  private func name(_ series: Int) -> String { id + "-fill-" + String(series + 1) }

  private func pattern(of series: Int, in markup: inout Markup) {
    let fill = BarFill.fill(series)
    guard let hatch = fill.hatch else { return }
    let attributes: Markup.Attributes = [
      "id": name(series), "width": 6.0, "height": 6.0, "patternUnits": "userSpaceOnUse",
      "patternTransform": turn(hatch.kind),
    ]
    markup.add("pattern", attributes) { markup in
      markup.add("rect", ["width": 6.0, "height": 6.0, "fill": fill.colour])
      if hatch.kind == .dots {
        markup.add("circle", ["cx": 3.0, "cy": 3.0, "r": 1.4, "fill": hatch.colour])
      } else {
        markup.add("rect", ["width": 1.8, "height": 6.0, "fill": hatch.colour])
      }
    }
  }

  private func turn(_ kind: BarFill.Hatch) -> String {
    switch kind {
    case .rising: "rotate(45)"
    case .falling: "rotate(-45)"
    case .level: "rotate(90)"
    case .upright, .dots: "rotate(0)"
    }
  }
}
