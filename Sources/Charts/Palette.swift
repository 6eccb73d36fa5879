/// Colours that stay apart for the colour-blind, and as greys.
enum Palette {
  static let ink = "#1f2933"
  static let faintInk = "#52606d"
  static let grid = "#dde2e8"
  static let edge = "#6c93b8"

  /// Colours of lines: the second is told apart by its stroke too.
  private static let lines = ["#0b3558", "#a8410b", "#3d3d3d", "#00705c", "#7a3578", "#6b5900"]

  static func line(_ index: Int) -> String { lines[index % lines.count] }

  /// The pattern of a line, and the shape of its ends.
  static func dashes(_ stroke: Chart.Line.Stroke) -> (array: String, cap: String) {
    switch stroke {
    case .solid: ("none", "round")
    case .dashed: ("8 5", "butt")
    case .dotted: ("0.1 5", "round")
    }
  }

  /// Fill of a band, darker for every band within another.
  static func band(_ index: Int, of count: Int) -> String {
    let share = count < 2 ? 0.4 : Double(index) / Double(count - 1)
    let light = [223.0, 233.0, 243.0]
    let dark = [129.0, 169.0, 207.0]
    return "#" + zip(light, dark).map { hexadecimal($0 + ($1 - $0) * share) }.joined()
  }

  private static func hexadecimal(_ value: Double) -> String {
    let text = String(Int(value.rounded()), radix: 16)
    return text.count < 2 ? "0" + text : text
  }
}

/// How the bars of a series are filled: a colour, with a hatch over it for every second one.
struct BarFill {
  enum Hatch {
    case rising
    case dots
    case falling
    case level
    case upright
  }

  let colour: String
  var hatch: (kind: Hatch, colour: String)?

  private static let all = [
    BarFill(colour: "#1c4f7d"),
    BarFill(colour: "#fbe3bd", hatch: (.rising, "#a8650f")),
    BarFill(colour: "#8db4d6"),
    BarFill(colour: "#ffffff", hatch: (.dots, "#1c4f7d")),
    BarFill(colour: "#59636e", hatch: (.falling, "#c3cbd3")),
    BarFill(colour: "#e3e8ec"),
    BarFill(colour: "#ffffff", hatch: (.level, "#00705c")),
    BarFill(colour: "#f3d9e4", hatch: (.upright, "#7a3578")),
  ]

  static func fill(_ index: Int) -> BarFill { all[index % all.count] }
}
