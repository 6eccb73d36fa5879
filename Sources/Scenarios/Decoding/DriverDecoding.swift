import DemandModel
import SociaalDomein

extension ScenarioDecoder {
  /// The drivers, each under its own key; `nee` switches one off.
  func decodeDrivers() -> Drivers {
    let section = root.sectionOrDefaults("drijfveren")
    off = options.without
    let switches: [DriverKey] =
      isNumber(.groei, in: section) ? [.vergrijzing, .prijs] : [.vergrijzing, .groei, .prijs]
    for key in switches {
      if !section.boolean(key.rawValue) { off.insert(key) }
    }
    return Drivers(
      langerThuis: driver(.langerThuis).map { decodeLangerThuis($0) },
      ggzAmbulantisering: driver(.ggzAmbulantisering).map { decodeGGZ($0) },
      abonnementstarief: driver(.abonnementstarief).map { decodeAbonnement($0) },
      onverklaardeGroei: driver(.onverklaardeGroei).map { decodeGroei($0) },
      verzwaring: driver(.verzwaring).map { decodeVerzwaring($0) },
      gebeurtenissen: driver(.gebeurtenis)?.entries().map { decodeEvent($0.key, $0.section) } ?? [],
      off: off)
  }

  /// Whether a number stands in place of `ja` or `nee`, which was meant for the toestanden: reported.
  private func isNumber(_ key: DriverKey, in section: Section) -> Bool {
    let key = key.rawValue
    guard let entry = section.lookup(key), case .scalar(let word, _) = entry.value.content,
      Double(word) != nil
    else { return false }
    section.context.report(
      at: entry.value.place,
      "'\(section.keyPath(key))' says whether the growth of the opening goes on, and \(shown(word)) is how "
        + "much; write that under groei of each toestand, and ja or nee here")
    return true
  }

  /// The mapping of a driver; nil where there is none, or `nee`.
  func driver(_ key: DriverKey) -> Section? {
    let section = root.sectionOrDefaults("drijfveren")
    let key = key.rawValue
    guard let entry = section.lookup(key), case .scalar(let word, _) = entry.value.content,
      !word.isEmpty, !["nee", "false"].contains(word)
    else { return section.optionalSectionOrNo(key) }
    section.context.report(
      at: entry.value.place,
      "'\(section.keyPath(key))' must be a mapping, or nee to do without it, not '\(shown(word))'; "
        + "write its keys on the lines below it"
        + NearestName(among: ["nee"]).suggestion(for: word))
    return nil
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
    let mixes = incomeMix(section.section("inkomensmix"), names)
    let changes = section.section("wijzigingen").entries().map { decodeChange($0.section, names) }
    checkUseRemains(section, names, changes)
    return Abonnementstarief(
      states: stateIndices(section, "toestanden"), incomeMix: mixes, use: use, changes: changes)
  }

  /// The shares of the income classes in every wijk.
  private func incomeMix(_ mix: Section, _ names: [String]) -> [[Double]] {
    let shares = mix.entries().map { key, wijk -> (String, [Double]) in
      let read = {
        self.weights(wijk, of: names, what: "inkomensklasse", declaration: .verdeling) ?? []
      }
      guard let values = sound(read)?.map(\.value) else { return (key, names.map { _ in 1 }) }
      let sum = (values.reduce(0, +) * 1e4).rounded() / 1e4
      if abs(sum - 1) > 0.005 {
        mix.report(
          key, "the shares of '\(key)' add up to \(numberText(sum)); allowed: 1; change them")
      }
      return (key, values)
    }
    let unknown = shares.map(\.0).filter { $0 != "alle" && !wijkKeys.contains($0) }
    for key in unknown {
      mix.report(
        key,
        "'\(key)' is no wijk; allowed: alle, \(wijkKeys.joined(separator: ", "))"
          + NearestName(among: wijkKeys + ["alle"]).suggestion(for: key))
    }
    let everywhere = shares.first { $0.0 == "alle" }?.1
    return wijkKeys.map { wijk in
      if let own = shares.first(where: { $0.0 == wijk })?.1 ?? everywhere { return own }
      if unknown.isEmpty {
        mix.report(wijk, "wijk '\(wijk)' has no inkomensmix; add it, or 'alle' for every wijk")
      }
      return names.map { _ in 1 }
    }
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
    let years = sound { (from: window.integer("van"), to: window.integer("tot")) }
    let (from, to) = years ?? (from: grid.startYear - 1, to: grid.startYear - 1)
    if to < from {
      window.report("tot", "the window ends in \(to), before it starts in \(from); swap them")
    } else if hasSoundTime, to >= grid.startYear {
      window.report(
        "tot",
        "the window ends in \(to), and the run starts in \(grid.startYear); allowed: years before "
          + "the start, to \(grid.startYear - 1) at most; write an earlier year")
    }
    return OnverklaardeGroei(
      states: stateIndices(section, "toestanden", absentMeansAll: true),
      observed: section.optionalParameter(.waargenomen), window: from...max(from, to),
      fade: section.parameter(.uitdoving))
  }

  private func decodeVerzwaring(_ section: Section) -> Verzwaring {
    Verzwaring(
      shifts: section.entries().map { _, shift in
        let (from, to, isKnown) = move(shift)
        if isKnown, from == to || states[from].track != states[to].track {
          shift.report(
            "naar",
            "new need cannot move from '\(stateKeys[from])' to '\(stateKeys[to])'; allowed: another "
              + "toestand of the same spoor")
        }
        return Verzwaring.Shift(from: from, to: to, perYear: shift.parameter(.verzwaring))
      })
  }

  /// The states under van and naar, and whether both are known.
  func move(_ section: Section) -> (from: Int, to: Int, isKnown: Bool) {
    let places = ["van", "naar"].map { key in
      section.knownReference(key, to: stateKeys, what: "toestand").flatMap {
        stateKeys.firstIndex(of: $0)
      }
    }
    return (places[0] ?? 0, places[1] ?? 0, !places.contains(nil))
  }

  // MARK: Events

  private func decodeEvent(_ key: String, _ section: Section) -> Gebeurtenis {
    let word = sound { section.choice("werkt_op") as EventTarget }
    let target = word ?? .instroom
    checkUse(
      section, "werkt_op", is: word?.rawValue,
      uses: [
        "instroom": ["toestanden", "wijken"], "uitstroom": ["toestanden", "soorten"],
        "prijs": ["voorzieningen"], "capaciteit": ["voorzieningen"],
      ])
    let months = sound { (from: section.month("van"), until: section.month("tot")) }
    let start = CalendarMonth(year: grid.startYear)
    let (from, until) = months ?? (from: start, until: start)
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
