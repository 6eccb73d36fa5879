import DemandModel
import SociaalDomein

extension ScenarioDecoder {
  /// The drivers, each under its own key; `nee` switches one off.
  func decodeDrivers() -> Drivers {
    let section = root.sectionOrDefaults("drijfveren")
    off = options.without
    for key in [DriverKey.vergrijzing, .prijs] {
      if !section.boolean(key.rawValue) { off.insert(key) }
    }
    let driver = { (key: DriverKey) in section.optionalSectionOrNo(key.rawValue) }
    return Drivers(
      langerThuis: driver(.langerThuis).map { decodeLangerThuis($0) },
      ggzAmbulantisering: driver(.ggzAmbulantisering).map { decodeGGZ($0) },
      abonnementstarief: driver(.abonnementstarief).map { decodeAbonnement($0) },
      onverklaardeGroei: driver(.onverklaardeGroei).map { decodeGroei($0) },
      verzwaring: driver(.verzwaring).map { decodeVerzwaring($0) },
      gebeurtenissen: driver(.gebeurtenis)?.entries().map { decodeEvent($0.key, $0.section) } ?? [],
      off: off)
  }

  private func decodeLangerThuis(_ section: Section) -> LangerThuis {
    if !bands.contains(where: { $0.from >= 75 }) {
      diagnostics.warn(
        at: section.place,
        "no leeftijdsgroep starts at 75 or later, so langer_thuis leaves the flow to the Wlz as it is"
      )
    }
    return LangerThuis(fall: section.parameter(.daling))
  }

  func stateIndices(_ section: Section, _ key: String, absentMeansAll: Bool = false) -> [Int] {
    section.selection(key, of: stateKeys, what: "toestand", absentMeansAll: absentMeansAll)
      .compactMap { stateKeys.firstIndex(of: $0) }
  }

  /// Numbers by name; a name that is left out is 0.
  private func weights(
    _ section: Section?, of names: [String], what: String, declaration: ParameterDeclaration
  ) -> [Parameter]? {
    guard let section else { return nil }
    let given = section.parameters(declaration)
    for (key, _) in given where !names.contains(key) {
      section.report(
        key,
        "'\(key)' is no \(what); allowed: \(names.joined(separator: ", "))"
          + NearestName(among: names).suggestion(for: key))
    }
    return names.map { name in
      given.first { $0.key == name }?.parameter ?? .fixed(0, unit: declaration.unit)
    }
  }

  private func decodeGGZ(_ section: Section) -> GGZAmbulantisering {
    let split = weights(
      section.section("verdeling"), of: stateKeys, what: "toestand", declaration: .verdeling)
    let places = weights(
      section.optionalSection("wijken"), of: wijkKeys, what: "wijk", declaration: .verdeling)
    return GGZAmbulantisering(
      closures: section.series(.geslotenPlaatsen), shareToWmo: section.parameter(.aandeelWmo),
      split: split?.map(\.value) ?? [], wijkWeights: places?.map(\.value) ?? wijken.map { _ in 1 })
  }

  private func decodeAbonnement(_ section: Section) -> Abonnementstarief {
    let classes = section.section("inkomens").entries()
    let names = classes.map(\.key)
    let use = classes.map { $0.section.parameter(.gebruik) }
    let mix = section.section("inkomensmix")
    let shares = mix.entries().map { key, wijk -> (String, [Double]) in
      let values = weights(wijk, of: names, what: "inkomensklasse", declaration: .verdeling) ?? []
      let sum = values.reduce(0) { $0 + $1.value }
      if abs(sum - 1) > 0.005 {
        mix.report(key, "the shares of '\(key)' add up to \(sum); allowed: 1")
      }
      return (key, values.map(\.value))
    }
    let everywhere = shares.first { $0.0 == "alle" }?.1
    let mixes = wijkKeys.map { wijk -> [Double] in
      guard let own = shares.first(where: { $0.0 == wijk })?.1 ?? everywhere else {
        mix.report(wijk, "wijk '\(wijk)' has no inkomensmix; add it, or 'alle' for every wijk")
        return names.map { _ in 1 }
      }
      return own
    }
    for (key, _) in shares where key != "alle" && !wijkKeys.contains(key) {
      mix.report(key, "'\(key)' is no wijk; allowed: alle, \(wijkKeys.joined(separator: ", "))")
    }
    let changes = section.section("wijzigingen").entries().map { decodeChange($0.section, names) }
    checkUseRemains(section, names, changes)
    return Abonnementstarief(
      states: stateIndices(section, "toestanden"), incomeMix: mixes, use: use, changes: changes)
  }

  /// Use can fall, but not to nothing: all changes at their lowest leave something of every class.
  private func checkUseRemains(
    _ section: Section, _ names: [String], _ changes: [Abonnementstarief.Change]
  ) {
    for (income, name) in names.enumerated() {
      let lowest = changes.reduce(0) { sum, change in
        let uplift = change.uplift[income]
        return sum + min(0, uplift.distribution?.support.lowerBound ?? uplift.value)
      }
      guard lowest <= -1 else { continue }
      section.report(
        "wijzigingen",
        "the effects on '\(name)' can take away all use (\(rounded(lowest)) together); allowed: above "
          + "-1; bound them with 'lower'")
    }
  }

  private func decodeChange(_ section: Section, _ classes: [String]) -> Abonnementstarief.Change {
    let start = section.month("ingang")
    let uplift = weights(
      section.section("effect"), of: classes, what: "inkomensklasse", declaration: .effect)
    return Abonnementstarief.Change(
      start: Double(monthsFromStart(start)) / 12, ramp: section.parameter(.opbouw),
      uplift: uplift ?? [])
  }

  private func decodeGroei(_ section: Section) -> OnverklaardeGroei {
    let window = section.section("venster")
    let from = window.integer("van")
    let to = window.integer("tot")
    if to < from || to >= grid.startYear {
      window.report(
        "tot",
        "the window \(from)-\(to) must end before the start of \(grid.startYear) and not before it "
          + "begins")
    }
    return OnverklaardeGroei(
      states: stateIndices(section, "toestanden", absentMeansAll: true),
      observed: section.parameter(.waargenomen), window: from...max(from, to),
      fade: section.parameter(.uitdoving))
  }

  private func decodeVerzwaring(_ section: Section) -> Verzwaring {
    Verzwaring(
      shifts: section.entries().map { _, shift in
        let from = stateIndex(shift, "van")
        let to = stateIndex(shift, "naar")
        if from == to || (states.indices.contains(to) && states[from].track != states[to].track) {
          shift.report(
            "naar",
            "new need cannot move from '\(stateKeys[from])' to '\(stateKeys[to])'; allowed: another "
              + "toestand of the same spoor")
        }
        return Verzwaring.Shift(from: from, to: to, perYear: shift.parameter(.verzwaring))
      })
  }

  func stateIndex(_ section: Section, _ key: String) -> Int {
    stateKeys.firstIndex(of: section.reference(key, to: stateKeys, what: "toestand")) ?? 0
  }

  // MARK: Events

  private func decodeEvent(_ key: String, _ section: Section) -> Gebeurtenis {
    let target: EventTarget = section.choice("werkt_op")
    let from = section.month("van")
    let until = section.month("tot")
    if until < from {
      section.report("tot", "the event ends in \(until), before it starts in \(from); swap them")
    }
    let first = monthsFromStart(from)
    let touched = touchedBy(target, section)
    return Gebeurtenis(
      key: key, effect: effect(target, touched.kinds), factor: section.parameter(.eventFactor),
      months: first..<max(first, monthsFromStart(until) + 1), states: Set(touched.states),
      wijken: Set(touched.wijken), voorzieningen: Set(touched.voorzieningen))
  }

  /// What an event can choose depends on what it acts on.
  private func touchedBy(_ target: EventTarget, _ section: Section) -> (
    states: [Int], wijken: [Int], voorzieningen: [Int], kinds: [String]
  ) {
    var places = Array(wijken.indices)
    var support = Array(voorzieningen.indices)
    var touched = Array(states.indices)
    var kinds = TransitionClass.allCases.map(\.rawValue)
    switch target {
    case .instroom:
      touched = stateIndices(section, "toestanden", absentMeansAll: true)
      places = section.selection("wijken", of: wijkKeys, what: "wijk", absentMeansAll: true)
        .compactMap { wijkKeys.firstIndex(of: $0) }
    case .uitstroom:
      touched = stateIndices(section, "toestanden", absentMeansAll: true)
      kinds = section.selection("soorten", of: kinds, what: "soort", absentMeansAll: true)
    case .prijs, .capaciteit:
      support = section.selection(
        "voorzieningen", of: voorzieningKeys, what: "voorziening", absentMeansAll: true
      ).compactMap { voorzieningKeys.firstIndex(of: $0) }
    }
    return (touched, places, support, kinds)
  }

  func monthsFromStart(_ month: CalendarMonth) -> Int { month.index - grid.startYear * 12 }

  private func effect(_ target: EventTarget, _ kinds: [String]) -> Gebeurtenis.Effect {
    switch target {
    case .instroom: .inflow
    case .uitstroom: .outflow(Set(kinds.compactMap { TransitionClass(rawValue: $0) }))
    case .prijs: .price
    case .capaciteit: .capacity
    }
  }
}
