import DemandModel
import SociaalDomein

/// New need that becomes heavier every year: one of the shifts, each under a name of its own.
struct VerzwaringKeys: Keys {
  static let keys = VerzwaringKeys()

  let van = NameKey.name("van", of: "toestand", .required, help: "state that loses new clients")
  let naar = NameKey.name("naar", of: "toestand", .required, help: "state that gains them")
  let perJaar = Key.number(
    .init(
      "per_jaar", label: "Verschuiving van instroom per jaar", unit: .perYear, range: 0...1,
      help: "share of inflow that moves, added each year"))
}

extension ScenarioDecoder {
  func decodeVerzwaring(_ section: Section) -> Verzwaring {
    let keys = VerzwaringKeys.keys
    return Verzwaring(
      shifts: section.entries().map { _, shift in
        let (from, to, isKnown) = move(shift, keys.van, keys.naar)
        if isKnown, from == to || states[from].track != states[to].track {
          shift.report(
            keys.naar,
            "new need cannot move from '\(stateKeys[from])' to '\(stateKeys[to])'; allowed: another "
              + "toestand of the same spoor")
        }
        return Verzwaring.Shift(from: from, to: to, perYear: shift.read(keys.perJaar))
      })
  }

  /// The states that something moves from and to, and whether both are known.
  func move(_ section: Section, _ van: NameKey, _ naar: NameKey) -> (
    from: Int, to: Int, isKnown: Bool
  ) {
    let places = [van, naar].map { section.place($0, among: stateKeys) }
    return (places[0] ?? 0, places[1] ?? 0, !places.contains(nil))
  }
}
