import DemandModel
import NumericKernels
import SociaalDomein

/// What the care side of a scenario says: incidence, flows between states, and the opening.
struct CareInputs {
  let incidence: Incidence
  let flow: CareFlow
  let openings: [StateOpening]
}

extension ScenarioDecoder {
  /// Tracks, states, flows between them, and their stock.
  func decodeCare() -> CareInputs {
    for (key, section) in root.section("sporen").entries() {
      _ = section.text("naam", default: key)
      tracks.append(key)
    }
    if tracks.isEmpty { root.report("sporen", "a scenario has at least one spoor; add one") }
    let sections = root.section("toestanden").entries()
    if sections.count > CellSubject.maximumStates {
      root.report(
        "toestanden", "\(sections.count) toestanden; allowed: at most \(CellSubject.maximumStates)")
    }
    for (key, section) in sections { decodeState(key, section) }
    if states.isEmpty { root.report("toestanden", "a scenario has at least one toestand; add one") }
    let profiles = decodeProfiles()
    let general = (root.optionalSection("algemene_stromen")?.entries() ?? []).map {
      decodeFlow($0.section)
    }
    var transitions: [Transition] = []
    var openings: [StateOpening] = []
    for (state, entry) in sections.enumerated() {
      openings.append(decodeOpening(entry.section))
      for flow in entry.section.optionalSection("stromen")?.entries() ?? [] {
        let made = decodeFlow(flow.section)
        checkTarget(flow.section, made, from: state)
        transitions.append(made.leaving(state))
      }
      transitions += general.filter { suits($0, state) }.map { $0.leaving(state) }
      transitions += remainder(state, openings[state], entry.section, transitions)
    }
    return CareInputs(
      incidence: Incidence(
        profiles: sections.map { profile(of: $0.section, among: profiles) }),
      flow: CareFlow(
        transitions: transitions, states: states.count,
        ageing: Array(repeating: 0, count: bands.count),
        isProbability: isProbability(transitions)),
      openings: openings)
  }

  private func decodeState(_ key: String, _ section: Section) {
    let track = section.reference(
      "spoor", to: tracks, what: "spoor", default: tracks.count == 1 ? tracks[0] : nil)
    let support =
      section.has("voorzieningen")
      ? section.selection("voorzieningen", of: voorzieningKeys, what: "voorziening")
      : section.selectionOrNone("voorzieningen", of: voorzieningKeys, own: key)
    states.append(
      CareState(
        key: key, name: section.text("naam", default: voorzieningName(key) ?? key),
        track: tracks.firstIndex(of: track) ?? 0,
        voorzieningen: support.compactMap { voorzieningKeys.firstIndex(of: $0) }))
  }

  private func voorzieningName(_ key: String) -> String? {
    voorzieningen.first { $0.key == key }?.name
  }

  // MARK: Profiles

  private func decodeProfiles() -> [String: [Double]] {
    guard root.has("profielen") else { return [:] }
    var result: [String: [Double]] = [:]
    guard
      let table = root.table(
        "profielen",
        columns: [
          TableColumn("voorziening", .key), TableColumn("leeftijd_van", .integer),
          TableColumn("leeftijd_tot", .integer), TableColumn("verhouding", .number(0...1e9)),
        ], otherColumns: .ignored)
    else { return result }
    for row in table.rows {
      let from = max(0, table.integer(row, "leeftijd_van"))
      let to = min(Ages.last, table.integer(row, "leeftijd_tot"))
      guard from <= to else {
        diagnostics.report(
          .badData, at: table.place(row, "leeftijd_tot"),
          "leeftijd_tot comes before leeftijd_van; swap them")
        continue
      }
      for age in from...to {
        for sex in Sex.allCases {
          result[table.text(row, "voorziening"), default: Array(repeating: 0, count: Ages.rows)][
            Ages.row(age: age, sex: sex)] = table.number(row, "verhouding")
        }
      }
    }
    return result
  }

  private func profile(of section: Section, among profiles: [String: [Double]]) -> [Double] {
    let none = [Double](repeating: 0, count: Ages.rows)
    guard section.has("profiel") else {
      _ = section.optionalText("profiel")
      return none
    }
    let name = section.reference(
      "profiel", to: profiles.keys.sorted(), what: "profiel of the table under 'profielen'")
    return profiles[name] ?? none
  }

  // MARK: Opening

  private func decodeOpening(_ section: Section) -> StateOpening {
    let given = section.boolean("gegeven", default: false)
    if given {
      return .given(
        stock: section.parameter(.stand),
        inflow: section.optionalParameter(.instroom)
          ?? Parameter(
            key: section.path + ".instroom", unit: .personsPerYear, value: 0,
            source: Source("no external inflow")))
    }
    let stock: OpeningStock
    if let billed = section.optionalSection("gefactureerd") {
      stock = .billed(clients: billed.parameter(.gefactureerd), days: billed.parameter(.dagen))
    } else {
      stock = .people(section.parameter(.stand))
    }
    return .balanced(stock: stock, flows: decodeFlows(section))
  }

  /// Any two of instroom, uitstroom (or verblijfsduur) and groei.
  private func decodeFlows(_ section: Section) -> KnownFlows {
    let inflow = section.optionalParameter(.instroom)
    let rate = section.optionalParameter(.uitstroom)
    let duration = section.optionalParameter(.verblijfsduur)
    let growth = section.optionalParameter(.groei)
    if rate != nil && duration != nil {
      section.report(
        "verblijfsduur", "uitstroom and verblijfsduur say the same; keep one of them")
    }
    let outflow = rate.map { KnownFlows.Outflow.perYear($0) } ?? duration.map { .duration($0) }
    switch (inflow, outflow, growth) {
    case (let inflow?, let outflow?, nil):
      return .inflowAndOutflow(inflow: inflow, outflow: outflow)
    case (nil, let outflow?, let growth?):
      return .outflowAndGrowth(outflow: outflow, growth: growth)
    case (let inflow?, nil, let growth?): return .inflowAndGrowth(inflow: inflow, growth: growth)
    default:
      let count = [inflow != nil, outflow != nil, growth != nil].filter { $0 }.count
      section.report(
        "stand",
        "'\(section.path)' gives \(count) of instroom, uitstroom (or verblijfsduur) and groei; "
          + "allowed: exactly two, the third follows; \(count > 2 ? "remove one" : "add one")")
      return .outflowAndGrowth(outflow: .perYear(.fixed(1)), growth: .fixed(0))
    }
  }

  // MARK: Flows

  /// A way out as the file writes it, whichever state it leaves.
  private struct Flow {
    let kind: TransitionClass
    let to: Int?
    let rate: TransitionRate
    let bandFactors: [Double]?

    func leaving(_ state: Int) -> Transition {
      Transition(from: state, to: to, kind: kind, rate: rate, bandFactors: bandFactors)
    }
  }

  private func decodeFlow(_ section: Section) -> Flow {
    let kind: TransitionClass = section.choice("soort")
    let target =
      section.has("naar")
      ? section.reference("naar", to: stateKeys, what: "toestand") : section.optionalText("naar")
    return Flow(
      kind: kind, to: target.flatMap { stateKeys.firstIndex(of: $0) }, rate: decodeRate(section),
      bandFactors: section.optionalSection("leeftijdsfactoren").map { bandFactors($0) })
  }

  /// A general flow leaves every state but the one it goes to and those of other tracks.
  private func suits(_ flow: Flow, _ state: Int) -> Bool {
    guard let to = flow.to else { return true }
    return to != state && states[to].track == states[state].track
  }

  private func checkTarget(_ section: Section, _ flow: Flow, from: Int) {
    if let to = flow.to, states[to].track != states[from].track || to == from {
      section.report(
        "naar",
        "'\(states[to].key)' cannot follow '\(states[from].key)'; allowed: another toestand of the "
          + "same spoor")
    }
    switch flow.kind {
    case .afschalen, .opschalen, .doorstroom:
      if flow.to == nil {
        section.report("naar", "\(flow.kind.rawValue) goes to another toestand; add naar")
      }
    case .uitstroom, .overlijden, .wlz: break
    }
  }

  private func decodeRate(_ section: Section) -> TransitionRate {
    let intensity = section.optionalParameter(.perJaar)
    let share = section.optionalParameter(.aandeelBijUitstroom)
    let probability = section.optionalParameter(.kansPerStap)
    switch (intensity, share, probability) {
    case (let intensity?, nil, nil): return .intensity(intensity)
    case (nil, let share?, nil): return .shareOfExit(share)
    case (nil, nil, let probability?): return .probability(probability)
    default:
      section.report(
        "soort",
        "'\(section.path)' needs exactly one of per_jaar, aandeel_bij_uitstroom and kans_per_stap")
      return .intensity(.fixed(0))
    }
  }

  private func bandFactors(_ section: Section) -> [Double] {
    let given = section.parameters(.leeftijdsfactor)
    for (key, parameter) in given {
      if !bands.contains(where: { $0.key == key }) {
        section.report(
          key,
          "'\(key)' is no leeftijdsgroep; allowed: \(bands.map(\.key).joined(separator: ", "))")
      }
      if parameter.distribution != nil {
        section.report(key, "'\(parameter.key)' cannot be uncertain; write its value")
      }
    }
    for band in bands where !given.contains(where: { $0.key == band.key }) {
      section.report(
        band.key,
        "leeftijdsgroep '\(band.key)' has no factor here; allowed: one for every group; add it, "
          + "0 for none")
    }
    return bands.map { band in given.first { $0.key == band.key }?.parameter.value ?? 0 }
  }

  /// The way out that takes what the others leave of the outflow; given flows have none.
  private func remainder(
    _ state: Int, _ opening: StateOpening, _ section: Section, _ transitions: [Transition]
  ) -> [Transition] {
    guard case .balanced = opening else {
      checkGivenFlows(state, section, transitions)
      return []
    }
    for transition in transitions where transition.from == state {
      if case .probability = transition.rate {
        section.report(
          "stromen",
          "'\(section.path)' has probabilities per step, which nothing can be solved from; add "
            + "gegeven: ja, and write stand and instroom as they are")
      }
    }
    return [Transition(from: state, to: nil, kind: .uitstroom, rate: .remainder)]
  }

  private func checkGivenFlows(_ state: Int, _ section: Section, _ transitions: [Transition]) {
    for transition in transitions where transition.from == state {
      if case .shareOfExit = transition.rate {
        section.report(
          "stromen",
          "'\(section.path)' is gegeven and has no uitstroom to take a share of; write per_jaar "
            + "instead of aandeel_bij_uitstroom")
      }
    }
  }

  private func isProbability(_ transitions: [Transition]) -> Bool {
    var probabilities = 0
    for transition in transitions {
      if case .probability = transition.rate { probabilities += 1 }
    }
    if probabilities > 0 && probabilities < transitions.count {
      root.report(
        "toestanden",
        "\(probabilities) of \(transitions.count) flows are probabilities per step and the others "
          + "rates a year; allowed: one kind in a scenario")
    }
    return probabilities > 0
  }
}

extension Section {
  /// The text of a key that may be left out.
  func optionalText(_ key: String) -> String? {
    if !has(key) {
      allow([key])
      return nil
    }
    return text(key)
  }

  /// Chosen names of a key that was left out: the one called as its owner, or none.
  func selectionOrNone(_ key: String, of known: [String], own: String) -> [String] {
    allow([key])
    return known.contains(own) ? [own] : []
  }
}
