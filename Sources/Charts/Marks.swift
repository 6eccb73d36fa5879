/// A rectangle of a picture.
struct Box: Equatable {
  let left: Double
  let top: Double
  let width: Double
  let height: Double

  func draw(
    class name: String, fill: String, stroke: String, in markup: inout Markup
  ) {
    markup.add(
      "rect",
      [
        "class": name, "x": left, "y": top, "width": width, "height": height, "fill": fill,
        "stroke": stroke, "stroke-width": 0.75,
      ])
  }
}

/// How a band of a fan looks: a fill with edges.
struct BandLook {
  let index: Int
  let count: Int

  var fill: String { Palette.band(index, of: count) }

  func draw(_ box: Box, in markup: inout Markup) {
    box.draw(class: "chart-band", fill: fill, stroke: Palette.edge, in: &markup)
  }

  /// The area between points along its upper edge and points along its lower edge.
  func draw(
    upper: [(x: Double, y: Double)], lower: [(x: Double, y: Double)], in markup: inout Markup
  ) {
    let area = Path.through(upper + lower.reversed()) + "Z"
    markup.add("path", ["class": "chart-band", "d": area, "fill": fill, "stroke": "none"])
    let edges = Path.through(upper) + Path.through(lower)
    markup.add(
      "path",
      [
        "class": "chart-edge", "d": edges, "fill": "none", "stroke": Palette.edge,
        "stroke-width": 1.0,
      ])
  }
}

/// How a line looks: its colour and its stroke.
struct LineLook {
  let index: Int
  let stroke: Chart.Line.Stroke

  var colour: String { Palette.line(index) }

  func draw(_ points: [(x: Double, y: Double)], in markup: inout Markup) {
    let dashes = Palette.dashes(stroke)
    markup.add(
      "path",
      [
        "class": "chart-line chart-line-" + String(index % 6 + 1), "d": Path.through(points),
        "fill": "none", "stroke": colour, "stroke-width": stroke == .dotted ? 2.8 : 2.2,
        "stroke-dasharray": dashes.array, "stroke-linecap": dashes.cap, "stroke-linejoin": "round",
      ])
  }

  /// A value without neighbours: filled, open, or a square for the three strokes.
  func draw(alone point: (x: Double, y: Double), in markup: inout Markup) {
    let open = stroke == .dashed ? " chart-open" : ""
    let name = "chart-point chart-line-" + String(index % 6 + 1) + open
    let fill = stroke == .dashed ? "#ffffff" : colour
    if stroke == .dotted {
      let box = Box(left: point.x - 3.5, top: point.y - 3.5, width: 7, height: 7)
      box.draw(class: name, fill: fill, stroke: colour, in: &markup)
    } else {
      markup.add(
        "circle",
        [
          "class": name, "cx": point.x, "cy": point.y, "r": 3.6, "fill": fill, "stroke": colour,
          "stroke-width": 1.8,
        ])
    }
  }
}

/// The `d` of a path.
enum Path {
  static func through(_ points: [(x: Double, y: Double)]) -> String {
    var text = ""
    for (index, point) in points.enumerated() {
      text += (index == 0 ? "M" : "L") + Markup.number(point.x) + " " + Markup.number(point.y)
    }
    return text
  }
}
