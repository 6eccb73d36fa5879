import DemandModel
import SociaalDomein

/// An event that lasts for some months, such as a pandemic; each under a name of its own.
struct GebeurtenisKeys: Keys {
  static let keys = GebeurtenisKeys()

  let werktOp = Key<EventTarget>.words("werkt_op", .required, help: "what it changes")
  let van = Key.month("van", .required, help: "first month")
  let tot = Key.month("tot", .required, help: "last month")
  let factor = Key.number(
    .init(
      "factor", label: "Factor tijdens de gebeurtenis", unit: .factor, range: 0...100,
      help: "factor while the event lasts"))
  let toestanden = NameKey.names(
    "toestanden", of: "toestand", .defaulted("alle"), help: "states it acts on")
  let wijken = NameKey.names(
    "wijken", of: "wijk", .defaulted("alle"), help: "wijken it acts on, for instroom")
  let soorten = NameKey.names(
    "soorten", of: "soort", .defaulted("alle"), help: "kinds of flow, for uitstroom")
  let voorzieningen = NameKey.names(
    "voorzieningen", of: "voorziening", .defaulted("alle"),
    help: "voorzieningen it acts on, for prijs and capaciteit")
}

/// What an event changes.
enum EventTarget: String, CaseIterable {
  case instroom
  case uitstroom
  case prijs
  case capaciteit
}

extension ScenarioDecoder {
  func decodeEvent(_ key: String, _ section: Section) -> Gebeurtenis {
    let keys = GebeurtenisKeys.keys
    let word = sound { section.read(keys.werktOp) }
    let target = word ?? .instroom
    checkUse(
      section, keys.werktOp.name, is: word?.rawValue,
      uses: [
        "instroom": [keys.toestanden.name, keys.wijken.name],
        "uitstroom": [keys.toestanden.name, keys.soorten.name],
        "prijs": [keys.voorzieningen.name], "capaciteit": [keys.voorzieningen.name],
      ])
    let months = sound { (from: section.read(keys.van), until: section.read(keys.tot)) }
    let start = CalendarMonth(year: grid.startYear)
    let (from, until) = months ?? (from: start, until: start)
    if until < from {
      section.report(
        keys.tot, "the event ends in \(until), before it starts in \(from); swap them")
    }
    let first = monthsFromStart(from)
    let touched = touchedBy(target, section)
    return Gebeurtenis(
      key: key, effect: effect(target, touched.kinds), factor: section.read(keys.factor),
      months: first..<max(first, monthsFromStart(until) + 1), states: Set(touched.states),
      wijken: Set(touched.wijken), voorzieningen: Set(touched.voorzieningen))
  }

  /// What an event can choose depends on what it acts on.
  private func touchedBy(_ target: EventTarget, _ section: Section) -> (
    states: [Int], wijken: [Int], voorzieningen: [Int], kinds: [TransitionClass]
  ) {
    let keys = GebeurtenisKeys.keys
    var places = Array(wijken.indices)
    var support = Array(voorzieningen.indices)
    var touched = Array(states.indices)
    var kinds = TransitionClass.allCases
    switch target {
    case .instroom:
      touched = section.places(keys.toestanden, among: stateKeys)
      places = section.places(keys.wijken, among: wijkKeys)
    case .uitstroom:
      touched = section.places(keys.toestanden, among: stateKeys)
      kinds = section.places(keys.soorten, among: kinds.map(\.rawValue)).map { kinds[$0] }
    case .prijs, .capaciteit:
      support = section.places(keys.voorzieningen, among: voorzieningKeys)
    }
    return (touched, places, support, kinds)
  }

  func monthsFromStart(_ month: CalendarMonth) -> Int { month.index - grid.startYear * 12 }

  private func effect(_ target: EventTarget, _ kinds: [TransitionClass]) -> Gebeurtenis.Effect {
    switch target {
    case .instroom: .inflow
    case .uitstroom: .outflow(Set(kinds))
    case .prijs: .price
    case .capaciteit: .capacity
    }
  }
}
