/// Class of the weerstandsratio: available over required capacity, as gemeenten grade it; what is required is that for risk.
///
/// Lower bounds are inclusive except that of A: A above 2.0, B from 1.4, C from 1.0, D from 0.8, E from
/// 0.6, F below. Source: NARIS, Universiteit Twente.
public enum WeerstandClass: String, Sendable {
  case a = "A"
  case b = "B"
  case c = "C"
  case d = "D"
  case e = "E"
  case f = "F"

  public init(ratio: Double) {
    switch ratio {
    case let ratio where ratio > 2: self = .a
    case 1.4...: self = .b
    case 1...: self = .c
    case 0.8...: self = .d
    case 0.6...: self = .e
    default: self = .f
    }
  }

  /// What the class is called: `ruim onvoldoende`.
  func title(_ words: Words) -> String {
    switch self {
    case .a: words.pick("uitstekend", "excellent")
    case .b: words.pick("ruim voldoende", "more than sufficient")
    case .c: words.pick("voldoende", "sufficient")
    case .d: words.pick("matig", "moderate")
    case .e: words.pick("onvoldoende", "insufficient")
    case .f: words.pick("ruim onvoldoende", "far from sufficient")
    }
  }

  /// `F: ruim onvoldoende`
  func named(_ words: Words) -> String { "\(rawValue): \(title(words))" }
}
