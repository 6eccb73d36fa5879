import FundingModel
import SociaalDomein

/// A contract as the file writes it, before it is known which contract falls back on which.
struct ContractDraft {
  let contract: Contract
  let section: Section
  /// Key of the contract that takes over after its end.
  let fallback: String?
}

/// Contracts: what they cover, for how long, and their four switches.
extension ScenarioDecoder {
  /// All contracts; one that others fall back on stands once for each of them.
  func decodeContracts(_ percelen: [Perceel], _ indices: [String]) -> [Contract] {
    let entries = root.section("contracten").entries()
    let keys = entries.map(\.key)
    let fallbacks = Set(entries.compactMap { fallback(of: $0.section, among: keys, own: $0.key) })
    let drafts = entries.map { key, section in
      decodeContract(key, section, percelen, indices, keys, isFallback: fallbacks.contains(key))
    }
    return assemble(drafts, percelen)
  }

  /// The contract that takes over; reports one that cannot.
  private func fallback(of section: Section, among keys: [String], own key: String) -> String? {
    guard section.has("terugval") else {
      section.allow(["terugval"])
      return nil
    }
    let name = section.reference("terugval", to: keys.filter { $0 != key }, what: "contract")
    return keys.contains(name) && name != key ? name : nil
  }

  /// Puts fallbacks behind the contracts they take over.
  private func assemble(_ drafts: [ContractDraft], _ percelen: [Perceel]) -> [Contract] {
    let names = Set(drafts.compactMap(\.fallback))
    var made: [Contract] = []
    for draft in drafts where !names.contains(draft.contract.key) {
      let parent = made.count
      made.append(draft.contract)
      guard let name = draft.fallback,
        let next = drafts.first(where: { $0.contract.key == name })
      else { continue }
      if next.fallback != nil {
        next.section.report(
          "terugval",
          "'\(name)' takes over from '\(draft.contract.key)' and cannot fall back itself; allowed: "
            + "one step; remove its terugval")
      }
      let users = drafts.count { $0.fallback == name }
      let key = users == 1 ? name : "\(name)_\(draft.contract.key)"
      checkTariffs(next.contract, next.section, percelen[draft.contract.perceel])
      made.append(next.contract.takingOver(parent, key: key, perceel: draft.contract.perceel))
    }
    return made
  }

  private func decodeContract(
    _ key: String, _ section: Section, _ percelen: [Perceel], _ indices: [String],
    _ keys: [String], isFallback: Bool
  ) -> ContractDraft {
    let names = percelen.map(\.key)
    let assumed = names.count == 1 || isFallback ? names.first : nil
    let perceel = section.reference("perceel", to: names, what: "perceel", default: assumed)
    let place = names.firstIndex(of: perceel) ?? 0
    let name = section.text("naam", default: key)
    let forms = FundingForm.all
    let form =
      FundingForm.named(
        section.reference("vorm", to: forms.map(\.name), what: "bekostigingsvorm")) ?? forms[0]
    let payment = section.choice("betaling", default: form.payment)
    let access = section.choice("toegang", default: form.access)
    let index = index(section, indices)
    let tariffs = decodeTariffs(section, payment, index)
    let rule = decodeBudget(section, form, payment, access, indices)
    let term = isFallback ? .wholeRun : decodeTerm(section)
    if isFallback, section.has("looptijd") {
      section.allow(["looptijd"])
      section.report(
        "looptijd",
        "'\(key)' takes over when another contract ends and has no term of its own; remove looptijd"
      )
    }
    let contract = Contract(
      key: key, name: name, perceel: place, term: term,
      system: FundingSystem(
        budget: rule.rule, payment: payment, access: decodeAccess(section, access),
        risk: decodeRisk(section, form, hasBudget: rule.rule != .openEnd)),
      tariffs: tariffs, budget: rule.terms, queue: decodeQueue(section),
      monitoring: decodeMonitoring(section, hasBudget: rule.rule != .openEnd),
      legacy: decodeLegacy(section, indices), incentives: decodeIncentives(section),
      leak: decodeLeak(section))
    let draft = ContractDraft(
      contract: contract, section: section,
      fallback: fallback(of: section, among: keys, own: key))
    checkContract(draft, percelen, isFallback: isFallback)
    return draft
  }

  // MARK: Tariffs and access

  private func decodeTariffs(_ section: Section, _ payment: PaymentRule, _ index: Int?)
    -> [IndexedAmount?]
  {
    let settles = section.boolean("nacalculatie", default: false)
    guard let tariffs = section.optionalSection("tarieven") else {
      return voorzieningen.map { _ in nil }
    }
    let declaration: ParameterDeclaration =
      switch payment {
      case .perUnit, .twelfths: .tarief
      case .perClientMonth: .tariefPerMaand
      case .perTrajectory: .tariefPerTraject
      }
    return amounts(tariffs, declaration, index: index, settlesIndex: settles)
  }

  /// Amounts by voorziening; reports names that are none.
  func amounts(
    _ section: Section, _ declaration: ParameterDeclaration, index: Int?, settlesIndex: Bool = false
  ) -> [IndexedAmount?] {
    let given = section.seriesEntries(declaration)
    for (name, _) in given where !voorzieningKeys.contains(name) {
      section.report(
        name,
        "'\(name)' is no voorziening; allowed: \(voorzieningKeys.joined(separator: ", "))"
          + NearestName(among: voorzieningKeys).suggestion(for: name))
    }
    return voorzieningKeys.map { name in
      given.first { $0.key == name }.map {
        IndexedAmount(amount: $0.series, index: index, settlesIndex: settlesIndex)
      }
    }
  }

  private func decodeAccess(_ section: Section, _ kind: AccessKind) -> AccessRule {
    switch kind {
    case .open: .open
    case .euroCeiling: .euroCeiling
    case .placeCeiling: .placeCeiling(section.series(.plaatsen))
    case .providerDecides: .providerDecides(restraint: section.parameter(.terughoudendheid))
    }
  }

  // MARK: Checks

  private func checkContract(_ draft: ContractDraft, _ percelen: [Perceel], isFallback: Bool) {
    let contract = draft.contract
    let section = draft.section
    if !isFallback { checkTariffs(contract, section, percelen[contract.perceel]) }
    if case .stop? = contract.system.risk.buffer?.consequence, draft.fallback == nil {
      section.report(
        "risico",
        "the provider of '\(contract.key)' can stop, but nothing says who takes over; add terugval")
    }
    let endsEarly = !contract.term.extensions.isEmpty || !contract.term.evaluations.isEmpty
    if endsEarly, draft.fallback == nil {
      section.report(
        "looptijd",
        "'\(contract.key)' can end early, but nothing says what comes then; add terugval")
    }
  }

  /// Paying by volume takes a tariff for everything the contract covers, and so does a budget of
  /// historic volume.
  private func checkTariffs(_ contract: Contract, _ section: Section, _ perceel: Perceel) {
    var isHistoric = false
    if case .historic = contract.system.budget { isHistoric = true }
    guard contract.system.payment.followsVolume || isHistoric else { return }
    for voorziening in perceel.voorzieningen where contract.tariffs[voorziening] == nil {
      let why = isHistoric ? "has a budget of its volume and " : ""
      section.report(
        "tarieven",
        "contract '\(contract.key)' \(why)covers '\(voorzieningKeys[voorziening])' without a tarief; "
          + "add it under tarieven")
    }
  }

  /// Every voorziening in every wijk is covered by exactly one contract at any time.
  func checkCover(_ contracts: [Contract], _ percelen: [Perceel]) {
    guard !percelen.isEmpty else { return }
    let section = root.section("contracten")
    let spans = contracts.map { contract -> Range<Int> in
      guard contract.term.fallbackOf == nil else { return 0..<0 }
      let hasFallback = contracts.contains { other in
        other.term.fallbackOf.map { contracts[$0].key } == contract.key
      }
      let start = min(grid.steps, max(0, contract.term.start))
      return start..<max(start, hasFallback ? grid.steps : contract.term.end ?? grid.steps)
    }
    let moments = Set(spans.flatMap { [$0.lowerBound, $0.upperBound] } + [0]).filter {
      $0 < grid.steps
    }
    for moment in moments.sorted() {
      for voorziening in voorzieningen.indices {
        for wijk in wijken.indices {
          let covering = contracts.indices.filter {
            spans[$0].contains(moment) && percelen[contracts[$0].perceel].wijken.contains(wijk)
              && percelen[contracts[$0].perceel].voorzieningen.contains(voorziening)
          }
          let what =
            "'\(voorzieningKeys[voorziening])' in wijk '\(wijkKeys[wijk])' in \(grid.label(moment))"
          if covering.count > 1 {
            return section.report(
              contracts[covering[1]].key,
              "contracts '\(contracts[covering[0]].key)' and '\(contracts[covering[1]].key)' both "
                + "cover \(what); allowed: one contract at a time; change the percelen or the looptijd"
            )
          }
          if covering.isEmpty {
            return root.report(
              "contracten",
              "no contract covers \(what); add it to the perceel of a contract, or a terugval to "
                + "the one that ended")
          }
        }
      }
    }
  }
}

extension Contract {
  /// The same contract as the successor of another.
  fileprivate func takingOver(_ parent: Int, key: String, perceel: Int) -> Contract {
    Contract(
      key: key, name: name, perceel: perceel, term: ContractTerm(fallbackOf: parent),
      system: system, tariffs: tariffs, budget: budget, queue: queue, monitoring: monitoring,
      legacy: legacy, incentives: incentives, leak: leak)
  }
}
