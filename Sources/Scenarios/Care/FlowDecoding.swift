import DemandModel
import NumericKernels
import SociaalDomein

/// The ways from one care state to another and out of care.
extension ScenarioDecoder {
  /// A way out as the file writes it, whichever state it leaves.
  struct Flow {
    let kind: TransitionClass
    let to: Int?
    let rate: TransitionRate
    let bandFactors: [Double]?
    let oneOff: ParameterSeries?

    func leaving(_ state: Int) -> Transition {
      Transition(
        from: state, to: to, kind: kind, rate: rate, bandFactors: bandFactors, oneOff: oneOff)
    }
  }

  func decodeFlow(_ section: Section) -> Flow {
    let kind: TransitionClass = section.choice("soort")
    let target =
      section.has("naar")
      ? section.knownReference("naar", to: stateKeys, what: "toestand")
      : section.optionalText("naar")
    return Flow(
      kind: kind, to: target.flatMap { stateKeys.firstIndex(of: $0) }, rate: decodeRate(section),
      bandFactors: section.optionalSection("leeftijdsfactoren").map { bandFactors($0) },
      oneOff: section.optionalSeries(.bijOvergang, in: runYears))
  }

  /// A general flow leaves every state but the one it goes to and those of other tracks.
  func suits(_ flow: Flow, _ state: Int) -> Bool {
    guard let to = flow.to else { return true }
    return to != state && states[to].track == states[state].track
  }

  func checkTarget(_ section: Section, _ flow: Flow, from: Int) {
    if let to = flow.to, states[to].track != states[from].track || to == from {
      section.report(
        "naar",
        "'\(states[to].key)' cannot follow '\(states[from].key)'; allowed: another toestand of the "
          + "same spoor")
    }
    switch flow.kind {
    case .afschalen, .opschalen, .doorstroom:
      if !section.has("naar") {
        section.report("naar", "\(flow.kind.rawValue) goes to another toestand; add naar")
      }
    case .uitstroom, .overlijden, .wlz: break
    }
  }

  func decodeRate(_ section: Section) -> TransitionRate {
    let intensity = section.optionalSeries(.perJaar, in: runYears)
    let share = section.optionalSeries(.aandeelBijUitstroom, in: runYears)
    let probability = section.optionalSeries(.kansPerStap, in: runYears)
    switch (intensity, share, probability) {
    case (let intensity?, nil, nil): return .intensity(intensity)
    case (nil, let share?, nil): return .shareOfExit(share)
    case (nil, nil, let probability?): return .probability(probability)
    default:
      let count = [intensity, share, probability].count { $0 != nil }
      section.report(
        section.lastWritten(of: ["per_jaar", "aandeel_bij_uitstroom", "kans_per_stap"]),
        "'\(section.path)' gives \(count) of per_jaar, aandeel_bij_uitstroom and kans_per_stap; "
          + "allowed: exactly one; \(count == 0 ? "add one" : "remove the others")")
      return .intensity(ParameterSeries(.fixed(0)))
    }
  }

  func bandFactors(_ section: Section) -> [Double] {
    let given = section.parameters(.leeftijdsfactor)
    guard hasSoundBands else { return bands.map { _ in 0 } }
    let keys = bands.map(\.key)
    let unknown = given.map(\.key).filter { !keys.contains($0) }
    for key in unknown {
      section.report(
        key,
        "'\(key)' is no leeftijdsgroep; allowed, by their ages: \(keys.joined(separator: ", "))"
          + NearestName(among: keys).suggestion(for: key))
    }
    for band in bands where unknown.isEmpty && !given.contains(where: { $0.key == band.key }) {
      section.report(
        band.key,
        "leeftijdsgroep '\(band.key)' has no factor here; allowed: one for every group; add it, "
          + "0 for none")
    }
    return bands.map { band in given.first { $0.key == band.key }?.parameter.value ?? 0 }
  }

  /// The way out that takes what the others leave of the outflow; given flows have none.
  func remainder(
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

  func checkGivenFlows(_ state: Int, _ section: Section, _ transitions: [Transition]) {
    for transition in transitions where transition.from == state {
      if case .shareOfExit = transition.rate {
        section.report(
          "stromen",
          "'\(section.path)' is gegeven and has no uitstroom to take a share of; write per_jaar "
            + "instead of aandeel_bij_uitstroom")
      }
    }
  }

  func isProbability(_ transitions: [Transition]) -> Bool {
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
