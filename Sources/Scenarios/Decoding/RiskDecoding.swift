import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// Who carries what a contract does not, what waiting does, and the behaviour a way of paying brings.
extension ScenarioDecoder {
  func decodeRisk(_ contract: Section, _ form: FundingForm, hasBudget: Bool) -> RiskRule {
    let section = contract.sectionOrDefaults("risico")
    let bands = decodeBands(section)
    let reserve = section.optionalSection("reserve").map { decodeReserve($0) }
    if !hasBudget {
      for key in ["banden", "reserve"] where section.has(key) {
        section.report(
          key,
          "'\(contract.path)' has no budget to deviate from; add budget or remove \(key)")
      }
    }
    if form.hasCorridor, bands.isEmpty, hasBudget {
      contract.report(
        contract.has("risico") ? "risico" : "vorm",
        "\(form.name) shares deviations in a corridor; add risico with banden, such as "
          + "eerste: { tot: 0.05, aanbieder: 1 }")
    }
    return RiskRule(
      bands: bands, reserve: reserve,
      remainder: section.choice("rest", default: form.remainder),
      buffer: section.optionalSection("buffer").map { decodeBuffer($0) })
  }

  private func decodeBands(_ risk: Section) -> [RiskBand] {
    guard let section = risk.optionalSection("banden") else { return [] }
    let read = section.entries().map { key, band -> (Section, RiskBand) in
      let to = band.has("tot") ? fixed(band, .bandTot) : .infinity
      band.allow(["tot"])
      let made = RiskBand(
        from: fixed(band, .bandVan), to: to, gemeente: fixed(band, .bandGemeente),
        aanbieder: fixed(band, .bandAanbieder),
        side: band.choice("geldt", default: RiskBand.Side.both))
      if made.gemeente + made.aanbieder > 1 + 1e-12 {
        band.report(
          "aanbieder",
          "gemeente and aanbieder carry \(rounded(made.gemeente + made.aanbieder)) of '\(key)' "
            + "together; allowed: at most 1; the rest goes to risico.rest")
      }
      if to <= made.from {
        band.report(
          "tot", "'\(key)' ends at \(numberText(to)), not above its start; swap van and tot")
      }
      return (band, made)
    }
    for isOverrun in [true, false] { checkBands(read, isOverrun) }
    return read.map(\.1).sorted { $0.from < $1.from }
  }

  /// Bands of one side meet without gaps or overlap, from the budget on.
  private func checkBands(_ read: [(Section, RiskBand)], _ isOverrun: Bool) {
    let mine = read.filter {
      $0.1.side == .both || ($0.1.side == .overrun) == isOverrun
    }.sorted { $0.1.from < $1.1.from }
    var reached = 0.0
    for (section, band) in mine {
      guard abs(band.from - reached) > 1e-12 else {
        reached = band.to
        continue
      }
      let what = band.from > reached ? "a gap" : "an overlap"
      return section.report(
        "van",
        "the bands of a \(isOverrun ? "tekort" : "overschot") have \(what) between "
          + "\(numberText(min(reached, band.from))) and \(numberText(max(reached, band.from))); "
          + "allowed: bands that meet, from 0; write van: \(numberText(reached))")
    }
  }

  private func decodeReserve(_ section: Section) -> ReserveRule {
    let holder = section.choice("houder") as Party
    let made = ReserveRule(
      holder: holder, opening: section.parameter(.reserveBegin),
      cap: section.parameter(.reserveMaximum), heir: section.choice("naar", default: holder))
    let most = ScenarioDecoder.supremum(made.opening)
    let least = made.cap.distribution?.support.lowerBound ?? made.cap.value
    if most > least {
      section.report(
        "begin",
        "the reserve starts at up to \(numberText(most)), above its maximum of \(numberText(least)); "
          + "lower begin or raise maximum")
    }
    return made
  }

  private enum Consequence: String, CaseIterable {
    case gemeenteBetaalt = "gemeente_betaalt"
    case aanbiederStopt = "aanbieder_stopt"
  }

  private func decodeBuffer(_ section: Section) -> LossBuffer {
    let amount = section.parameter(.bufferBedrag)
    switch section.choice("daarna") as Consequence {
    case .gemeenteBetaalt: return LossBuffer(amount: amount, consequence: .bailOut)
    case .aanbiederStopt:
      let months = fixed(section, .overnamemaanden)
      let steps = (months / grid.monthsPerStep).rounded(.up)
      return LossBuffer(
        amount: amount,
        consequence: .stop(surcharge: section.parameter(.meerkosten), steps: Int(steps)))
    }
  }

  // MARK: Waiting

  func decodeQueue(_ contract: Section) -> QueueTerms {
    guard let section = contract.optionalSection("wachten") else { return QueueTerms() }
    let worsening = section.optionalSection("zwaarder")?.entries() ?? []
    return QueueTerms(
      reneging: section.optionalParameter(.afhaken),
      renegingToPgb: section.parameter(.aandeelPgb),
      dutyOfCare: section.optionalParameter(.zorgplicht),
      worsening: worsening.map { _, entry in
        let from = stateIndex(entry, "van")
        let to = stateIndex(entry, "naar")
        if from == to || states[from].track != states[to].track {
          entry.report(
            "naar",
            "who waits for '\(stateKeys[from])' cannot come to need '\(stateKeys[to])'; allowed: "
              + "another toestand of the same spoor")
        }
        return QueueTerms.Worsening(from: from, to: to, perYear: entry.parameter(.zwaarderPerJaar))
      })
  }

  func decodeLeak(_ contract: Section) -> PgbLeak? {
    let section =
      contract.optionalSection("pgb_lek")
      ?? (contract.has("wachten") && contract.section("wachten").has("aandeel_pgb")
        ? contract.sectionOrDefaults("pgb_lek") : nil)
    return section.map {
      PgbLeak(
        closedNetwork: $0.parameter(.geslotenNetwerk), outflow: $0.parameter(.pgbUitstroom))
    }
  }

  // MARK: Incentives

  func decodeIncentives(_ contract: Section) -> Incentives? {
    guard let section = contract.optionalSection("prikkels") else { return nil }
    let ramp = section.parameter(.aanloop)
    let indication = section.parameter(.indicatieduurJaren)
    let shortest = ramp.distribution?.support.lowerBound ?? ramp.value
    if shortest < ScenarioDecoder.supremum(indication) {
      section.report(
        "aanloop",
        "the effect is full after \(numberText(shortest)) years, before all sitting clients had a "
          + "herindicatie (indicatieduur \(numberText(ScenarioDecoder.supremum(indication))) years); "
          + "allowed: at least as long; lengthen aanloop")
    }
    var factors: [TransitionClass: Parameter] = [:]
    for kind in TransitionClass.allCases {
      factors[kind] = section.optionalParameter(.prikkel.named(kind.rawValue))
    }
    return Incentives(
      ramp: ramp, transitions: factors,
      socialBase: section.optionalParameter(.prikkelSocialeBasis),
      units: section.optionalParameter(.prikkelEenheden))
  }

  /// Probabilities per step take only factors that are bounded.
  func checkIncentives(_ contracts: [Contract], isProbability: Bool) {
    guard isProbability else { return }
    for contract in contracts where contract.term.fallbackOf == nil {
      for (kind, factor) in contract.incentives?.transitions ?? [:]
      where !ScenarioDecoder.supremum(factor).isFinite {
        root.section("contracten").section(contract.key).section("prikkels").report(
          kind.rawValue,
          "the factor on \(kind.rawValue) has no upper bound, and the flows are probabilities per "
            + "step; allowed: a bounded distribution; add 'upper'")
      }
    }
  }
}
