/// How a point that stands by itself looks: eight shapes that differ without colour too.
struct PointLook {
  private static let radius = 5.0

  let index: Int

  /// Half of its width and height.
  static var reach: Double { radius + 1 }

  func draw(at point: (x: Double, y: Double), in markup: inout Markup) {
    let isOpen = index % 8 >= 4
    let colour = Palette.line(index)
    let name = "chart-point chart-line-\(index % 6 + 1)" + (isOpen ? " chart-open" : "")
    markup.add(
      "path",
      [
        "class": name, "d": outline(point.x, point.y), "fill": isOpen ? "#ffffff" : colour,
        "stroke": colour, "stroke-width": 1.8,
      ])
  }

  private func outline(_ x: Double, _ y: Double) -> String {
    let r = Self.radius
    let corners: [(x: Double, y: Double)] =
      switch index % 4 {
      case 0: circle(x, y)
      case 1:
        [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)].map { near($0, x, y) }
      case 2: [(x, y - r), (x + r, y + r * 0.8), (x - r, y + r * 0.8)]
      default: [(x, y - r - 1), (x + r + 1, y), (x, y + r + 1), (x - r - 1, y)]
      }
    return Path.through(corners) + "Z"
  }

  /// A square as large to the eye as the other shapes.
  private func near(_ corner: (x: Double, y: Double), _ x: Double, _ y: Double) -> (
    x: Double, y: Double
  ) {
    (x + (corner.x - x) * 0.88, y + (corner.y - y) * 0.88)
  }

  /// A circle in sixteen corners.
  private func circle(_ x: Double, _ y: Double) -> [(x: Double, y: Double)] {
    let unit = [(1.0, 0.0), (0.924, 0.383), (0.707, 0.707), (0.383, 0.924)]
    return (0..<16).map { corner in
      let (across, down) = unit[corner % 4]
      return switch corner / 4 {
      case 0: (x + Self.radius * across, y + Self.radius * down)
      case 1: (x - Self.radius * down, y + Self.radius * across)
      case 2: (x - Self.radius * across, y - Self.radius * down)
      default: (x + Self.radius * down, y - Self.radius * across)
      }
    }
  }
}
