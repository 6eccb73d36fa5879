import DemandModel
import SociaalDomein

/// Observed growth that nothing explains, fading out.
struct OnverklaardeGroeiKeys: Keys {
  static let keys = OnverklaardeGroeiKeys()

  let toestanden = NameKey.names(
    "toestanden", of: "toestand", .defaulted("alle"), help: "states that grow")
  let waargenomen = Key.number(
    .init(
      "waargenomen", label: "Waargenomen groei per jaar", unit: .perYear, range: -0.5...1,
      help: "observed growth of clients a year; default: that of the opening of its toestanden"),
    .optional)
  let venster = Key.mapping(
    "venster", Window.self, .required, help: "years in which the growth was observed")
  let uitdoving = Key.number(
    .init(
      "uitdoving", label: "Jaren tot de groei is uitgedoofd", unit: .years, range: 0...50,
      help: "years until the unexplained growth is gone"))

  struct Window: Keys {
    static let keys = Window()

    let van = Key.integer(
      "van", in: 1900...2199, .required, help: "first year of the observation")
    let tot = Key.integer("tot", in: 1900...2199, .required, help: "last year of the observation")
  }
}

extension ScenarioDecoder {
  func decodeGroei(_ section: Section) -> OnverklaardeGroei {
    let keys = OnverklaardeGroeiKeys.keys
    let window = section.read(keys.venster)
    let bounds = OnverklaardeGroeiKeys.Window.keys
    let years = sound { (from: window.read(bounds.van), to: window.read(bounds.tot)) }
    let (from, to) = years ?? (from: grid.startYear - 1, to: grid.startYear - 1)
    if to < from {
      window.report(
        bounds.tot, "the window ends in \(to), before it starts in \(from); swap them")
    } else if hasSoundTime, to >= grid.startYear {
      window.report(
        bounds.tot,
        "the window ends in \(to), and the run starts in \(grid.startYear); allowed: years before "
          + "the start, to \(grid.startYear - 1) at most; write an earlier year")
    }
    return OnverklaardeGroei(
      states: section.places(keys.toestanden, among: stateKeys),
      observed: section.optional(keys.waargenomen), window: from...max(from, to),
      fade: section.read(keys.uitdoving))
  }
}
