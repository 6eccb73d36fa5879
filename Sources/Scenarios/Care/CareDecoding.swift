import DemandModel
import NumericKernels
import SociaalDomein

/// What the care side of a scenario says: incidence, flows between states, and the opening.
struct CareInputs {
  let incidence: Incidence
  let flow: CareFlow
  let openings: [StateOpening]
  /// Euros that everyone who starts in a state costs once; nil for none.
  let startCosts: [ParameterSeries?]
}

extension ScenarioDecoder {
  /// Tracks, states, flows between them, and their stock.
  func decodeCare() -> CareInputs {
    let trackSection = root.section("sporen")
    for (key, section) in trackSection.entries() {
      _ = section.text("naam", default: key)
      tracks.append(key)
    }
    if tracks.isEmpty { reportNone(of: "spoor", in: trackSection, "sporen") }
    let stateSection = root.section("toestanden")
    let sections = stateSection.entries()
    if sections.count > CellSubject.maximumStates {
      root.report(
        "toestanden", "\(sections.count) toestanden; allowed: at most \(CellSubject.maximumStates)")
    }
    for (key, section) in sections { decodeState(key, section) }
    decodeOpeningStocks()
    if states.isEmpty { reportNone(of: "toestand", in: stateSection, "toestanden") }
    let profiles = decodeProfiles()
    let general = (root.optionalSection("algemene_stromen")?.entries() ?? []).map {
      decodeFlow($0.section)
    }
    var transitions: [Transition] = []
    var openings: [StateOpening] = []
    var startCosts: [ParameterSeries?] = []
    for (state, entry) in sections.enumerated() {
      openings.append(decodeOpening(entry.section, state))
      startCosts.append(entry.section.optionalSeries(.bijStart, in: runYears))
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
      openings: openings, startCosts: startCosts)
  }

  private func decodeState(_ key: String, _ section: Section) {
    section.allow(["spoor"])
    let track =
      tracks.isEmpty
      ? ""
      : section.reference(
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

  private func profile(of section: Section, among profiles: [String: [Double]]?) -> [Double] {
    let none = [Double](repeating: 0, count: Ages.rows)
    guard section.has("profiel"), let profiles else {
      section.allow(["profiel"])
      return none
    }
    let name = section.reference(
      "profiel", to: profiles.keys.sorted(), what: "profiel of the table under 'profielen'")
    return profiles[name] ?? none
  }

  // MARK: Opening

  private func decodeOpening(_ section: Section, _ state: Int) -> StateOpening {
    let given = section.boolean("gegeven")
    let taken = takenStock(section, state)
    if given {
      return .given(
        stock: taken ?? section.parameter(.stand),
        inflow: section.optionalParameter(.instroom)
          ?? Parameter(
            key: section.path + ".instroom", unit: .personsPerYear, value: 0,
            source: Source("no external inflow")))
    }
    let stock: OpeningStock
    if let taken {
      stock = .people(taken)
    } else if let billed = section.optionalSection("gefactureerd") {
      stock = .billed(clients: billed.parameter(.gefactureerd), days: billed.parameter(.dagen))
      if section.has("stand") {
        section.allow(["stand"])
        section.report("gefactureerd", "stand and gefactureerd say the same; keep one of them")
      }
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
      let names = ["instroom", "uitstroom", "verblijfsduur", "groei"]
      section.report(
        count > 2 ? section.lastWritten(of: names) : "",
        "'\(section.path)' gives \(count) of instroom, uitstroom (or verblijfsduur) and groei; "
          + "allowed: exactly two, the third follows; \(count > 2 ? "remove one" : "add one")")
      return .outflowAndGrowth(outflow: .perYear(.fixed(1)), growth: .fixed(0))
    }
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
