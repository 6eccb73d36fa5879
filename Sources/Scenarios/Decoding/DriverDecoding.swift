import DemandModel
import SociaalDomein

extension ScenarioDecoder {
  /// The drivers, each under its own key; `nee` switches one off.
  func decodeDrivers() -> Drivers {
    let section = root.sectionOrDefaults("drijfveren")
    off = options.without
    for key in [DriverKey.vergrijzing, .prijs] {
      if !section.boolean(key.rawValue, default: true) { off.insert(key) }
    }
    return Drivers(
      langerThuis: section.optionalSection(DriverKey.langerThuis.rawValue).map {
        LangerThuis(fall: $0.parameter(.daling))
      },
      ggzAmbulantisering: section.optionalSection(DriverKey.ggzAmbulantisering.rawValue).map {
        decodeGGZ($0)
      },
      abonnementstarief: section.optionalSection(DriverKey.abonnementstarief.rawValue).map {
        decodeAbonnement($0)
      },
      onverklaardeGroei: section.optionalSection(DriverKey.onverklaardeGroei.rawValue).map {
        decodeGroei($0)
      },
      verzwaring: section.optionalSection(DriverKey.verzwaring.rawValue).map {
        decodeVerzwaring($0)
      },
      gebeurtenissen: section.optionalSection(DriverKey.gebeurtenis.rawValue).map {
        $0.entries().map { decodeEvent($0.key, $0.section) }
      } ?? [],
      off: off)
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
    return Abonnementstarief(
      states: stateIndices(section, "toestanden"), incomeMix: mixes, use: use, changes: changes)
  }

  private func decodeChange(_ section: Section, _ classes: [String]) -> Abonnementstarief.Change {
    let start = section.month("ingang")
    let uplift = weights(
      section.section("effect"), of: classes, what: "inkomensklasse", declaration: .effect)
    return Abonnementstarief.Change(
      start: Double(start.index - grid.startYear * 12) / 12, ramp: section.parameter(.opbouw),
      uplift: uplift ?? [])
  }

  private func decodeGroei(_ section: Section) -> OnverklaardeGroei {
    let window = section.section("venster")
    let from = window.integer("van", in: 1900...2199)
    let to = window.integer("tot", in: 1900...2199)
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
        Verzwaring.Shift(
          from: stateIndex(shift, "van"), to: stateIndex(shift, "naar"),
          perYear: shift.parameter(.verzwaring))
      })
  }

  private func stateIndex(_ section: Section, _ key: String) -> Int {
    stateKeys.firstIndex(of: section.reference(key, to: stateKeys, what: "toestand")) ?? 0
  }

  // MARK: Events

  private enum EventTarget: String, CaseIterable {
    case instroom
    case uitstroom
    case prijs
    case capaciteit
  }

  private func decodeEvent(_ key: String, _ section: Section) -> Gebeurtenis {
    let target: EventTarget = section.choice("werkt_op")
    let from = section.month("van")
    let until = section.month("tot")
    if until < from {
      section.report("tot", "the event ends in \(until), before it starts in \(from); swap them")
    }
    let names = section.selection(
      "wijken", of: wijkKeys, what: "wijk", absentMeansAll: true)
    if target != .instroom && names.count < wijken.count {
      section.report(
        "wijken", "only an event on instroom can touch some wijken; remove wijken")
    }
    let kinds = section.selection(
      "soorten", of: TransitionClass.allCases.map(\.rawValue), what: "soort",
      absentMeansAll: true)
    let first = grid.step(year: from.year, month: from.month)
    let next = until.advanced(by: 1)
    return Gebeurtenis(
      key: key, effect: effect(target, kinds), factor: section.parameter(.eventFactor),
      steps: first..<max(first, grid.step(year: next.year, month: next.month)),
      states: Set(stateIndices(section, "toestanden", absentMeansAll: true)),
      wijken: Set(names.compactMap { wijkKeys.firstIndex(of: $0) }))
  }

  private func effect(_ target: EventTarget, _ kinds: [String]) -> Gebeurtenis.Effect {
    switch target {
    case .instroom: .inflow
    case .uitstroom: .outflow(Set(kinds.compactMap { TransitionClass(rawValue: $0) }))
    case .prijs: .price
    case .capaciteit: .capacity
    }
  }
}
