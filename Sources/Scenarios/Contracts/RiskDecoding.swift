import DemandModel
import FundingModel
import NumericKernels
import SociaalDomein

/// Heavier need that comes from waiting: one of the shifts, each under a name of its own.
struct ZwaarderKeys: Keys {
  static let keys = ZwaarderKeys()

  let van = NameKey.name("van", of: "toestand", .required, help: "state people wait for")
  let naar = NameKey.name("naar", of: "toestand", .required, help: "state they come to need")
  let perJaar = Key.number(
    .init(
      "per_jaar", label: "Verzwaring tijdens het wachten per jaar", unit: .perYear, range: 0...100,
      help: "rate at which people who wait come to need heavier support"))
}

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
    let read = section.entries().map { key, band -> WrittenBand in
      let to = band.has("tot") ? fixed(band, .bandTot) : .infinity
      band.allow(["tot"])
      let made = RiskBand(
        from: fixed(band, .bandVan), to: to, gemeente: fixed(band, .bandGemeente),
        aanbieder: fixed(band, .bandAanbieder),
        side: band.choice("geldt"))
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
      return (key, band, made)
    }
    checkBands(read)
    return read.map(\.band).sorted { $0.from < $1.from }
  }

  private typealias WrittenBand = (key: String, section: Section, band: RiskBand)

  /// Bands of each side meet; what is wrong on both is said once.
  private func checkBands(_ read: [WrittenBand]) {
    let overrun = misfit(read, isOverrun: true)
    let surplus = misfit(read, isOverrun: false)
    if let overrun, overrun.at == surplus?.at, overrun.after == surplus?.after {
      return report(overrun, read, "the bands")
    }
    if let overrun { report(overrun, read, "the bands of a tekort") }
    if let surplus { report(surplus, read, "the bands of an overschot") }
  }

  /// The first band of a side that does not start where the one before it ends, and that one; the
  /// first of all starts at 0.
  private func misfit(_ read: [WrittenBand], isOverrun: Bool) -> (at: Int, after: Int?)? {
    let mine = read.indices.filter {
      read[$0].band.side == .both || (read[$0].band.side == .overrun) == isOverrun
    }.sorted { read[$0].band.from < read[$1].band.from }
    var last: Int?
    for index in mine {
      let reached = last.map { read[$0].band.to } ?? 0
      if abs(read[index].band.from - reached) > 1e-12 { return (index, last) }
      last = index
    }
    return nil
  }

  private func report(
    _ misfit: (at: Int, after: Int?), _ read: [WrittenBand], _ whose: String
  ) {
    let (key, section, band) = read[misfit.at]
    let reached = misfit.after.map { read[$0].band.to } ?? 0
    if let before = misfit.after.map({ read[$0].key }), !reached.isFinite {
      return section.report(
        "van",
        "\(whose) overlap: '\(before)' has no tot, and '\(key)' starts at \(numberText(band.from)); "
          + "allowed: bands that meet, from 0; end '\(before)' where '\(key)' starts")
    }
    section.report(
      "van",
      "\(whose) have \(band.from > reached ? "a gap" : "an overlap") between "
        + "\(numberText(min(reached, band.from))) and \(numberText(max(reached, band.from))); "
        + "allowed: bands that meet, from 0; write van: \(numberText(reached))")
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

  private func decodeBuffer(_ section: Section) -> LossBuffer {
    let amount = section.parameter(.bufferBedrag)
    switch section.choice("daarna") as LossConsequence {
    case .gemeenteBetaalt: return LossBuffer(amount: amount, consequence: .bailOut)
    case .aanbiederStopt:
      let months = fixed(section, .overnamemaanden)
      let steps = steps(ofMonths: months, section, "overnamemaanden")
      return LossBuffer(
        amount: amount,
        consequence: .stop(surcharge: section.parameter(.meerkosten), steps: steps))
    }
  }

  // MARK: Waiting

  func decodeQueue(_ contract: Section) -> QueueTerms {
    guard let section = contract.optionalSection("wachten") else { return QueueTerms() }
    let keys = ZwaarderKeys.keys
    let worsening = section.optionalSection("zwaarder")?.entries() ?? []
    return QueueTerms(
      reneging: section.optionalParameter(.afhaken),
      renegingToPgb: section.parameter(.aandeelPgb),
      dutyOfCare: section.optionalParameter(.zorgplicht),
      worsening: worsening.map { _, entry in
        let (from, to, isKnown) = move(entry, keys.van, keys.naar)
        if isKnown, from == to || states[from].track != states[to].track {
          entry.report(
            keys.naar,
            "who waits for '\(stateKeys[from])' cannot come to need '\(stateKeys[to])'; allowed: "
              + "another toestand of the same spoor")
        }
        return QueueTerms.Worsening(from: from, to: to, perYear: entry.read(keys.perJaar))
      })
  }

  func decodeLeak(_ contract: Section) -> PgbLeak? {
    let share = contract.optionalSection("wachten")?.parameter(.aandeelPgb)
    let leaksFromQueue = share.map { ScenarioDecoder.supremum($0) > 0 } ?? false
    let section =
      contract.optionalSection("pgb_lek")
      ?? (leaksFromQueue ? contract.sectionOrDefaults("pgb_lek") : nil)
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
      factors[kind] = section.optionalParameter(.prikkel(on: kind))
    }
    return Incentives(
      ramp: ramp, transitions: factors,
      socialBase: section.optionalParameter(.prikkelSocialeBasis),
      units: section.optionalParameter(.prikkelEenheden))
  }
}
