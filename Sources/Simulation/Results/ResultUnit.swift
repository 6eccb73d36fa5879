/// Unit of a result, as results files write it. The names are an interface.
public enum ResultUnit: String, Sendable, CaseIterable {
  case persons
  case weeks
  case euro
  case euroPerPerson = "euro/person"
  case probability
  /// A part of something, 1 for the whole.
  case share
  /// A quotient of amounts of the same kind.
  case ratio

  public var label: BilingualText {
    switch self {
    case .persons: BilingualText("personen", "persons")
    case .weeks: BilingualText("weken", "weeks")
    case .euro: BilingualText("euro", "euro")
    case .euroPerPerson: BilingualText("euro per persoon", "euro per person")
    case .probability: BilingualText("kans (0 tot 1)", "probability (0 to 1)")
    case .share: BilingualText("aandeel (1 is alles)", "share (1 is all)")
    case .ratio: BilingualText("verhouding", "ratio")
    }
  }
}
