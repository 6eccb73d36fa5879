/// Class of the weerstandsratio: available over required capacity, as gemeenten grade it.
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
}
