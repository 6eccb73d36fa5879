import FundingModel
import SociaalDomein

/// A contract as the file writes it, before it is known which contract falls back on which.
///
/// A class: copies of it need no code for each part of a contract.
final class ContractDraft {
  let contract: Contract
  let section: Section
  /// Key of the contract that takes over after its end.
  let fallback: String?
  /// Whether its vorm and perceel are known, so that what they ask for can be checked.
  let isSound: Bool

  init(contract: Contract, section: Section, fallback: String?, isSound: Bool) {
    self.contract = contract
    self.section = section
    self.fallback = fallback
    self.isSound = isSound
  }
}

/// Contracts: what they cover, for how long, and their four switches.
extension ScenarioDecoder {
  /// All contracts; one that others fall back on stands once for each of them.
  func decodeContracts(_ percelen: [Perceel], _ prices: [SupportPrice], _ indices: [String])
    -> [Contract]
  {
    let all = root.section("contracten").entries()
    let entries = all.filter { !isOfEmptyPerceel($0.section) }
    if entries.contains(where: { $0.section.presence == .refused }) { hasSoundTerms = false }
    let keys = entries.map(\.key)
    let fallbacks = Set(entries.compactMap { fallback(of: $0.section, among: keys, own: $0.key) })
    let drafts = entries.map { key, section in
      decodeContract(
        key, section, percelen, prices, indices, keys,
        years: contractYears(key, section, entries), isFallback: fallbacks.contains(key))
    }
    return assemble(drafts, percelen)
  }

  /// Whether a contract is for a perceel in which this scenario has no voorzieningen; it is left out.
  private func isOfEmptyPerceel(_ section: Section) -> Bool {
    guard let name = section.word(under: "perceel"), emptyPercelen.contains(name) else {
      return false
    }
    section.allow(section.content.map(\.key))
    return true
  }

  /// The contract that takes over; reports one that cannot.
  private func fallback(of section: Section, among keys: [String], own key: String) -> String? {
    guard section.has("terugval") else {
      section.allow(["terugval"])
      return nil
    }
    let name = section.knownReference("terugval", to: keys, what: "contract")
    if name == nil { hasSoundTerms = false }
    guard name == key else { return name }
    hasSoundTerms = false
    section.report(
      "terugval",
      "'\(key)' cannot take over from itself; name another contract, or remove terugval")
    return nil
  }

  /// Puts fallbacks behind the contracts they take over.
  private func assemble(_ drafts: [ContractDraft], _ percelen: [Perceel]) -> [Contract] {
    let names = Set(drafts.compactMap(\.fallback))
    for draft in drafts { checkChain(draft, drafts) }
    var made: [Contract] = []
    for draft in drafts where !names.contains(draft.contract.key) {
      let parent = made.count
      made.append(draft.contract)
      guard let name = draft.fallback,
        let next = drafts.first(where: { $0.contract.key == name })
      else { continue }
      let users = drafts.count { $0.fallback == name }
      let key = users == 1 ? name : "\(name)_\(draft.contract.key)"
      if next.isSound {
        checkTariffs(next.contract, next.section, percelen[draft.contract.perceel])
      }
      made.append(next.contract.takingOver(parent, key: key, perceel: draft.contract.perceel))
    }
    return made
  }

  private func decodeContract(
    _ key: String, _ section: Section, _ percelen: [Perceel], _ prices: [SupportPrice],
    _ indices: [String], _ keys: [String], years: ClosedRange<Int>?, isFallback: Bool
  ) -> ContractDraft {
    let names = percelen.map(\.key)
    let assumed = names.count == 1 || isFallback ? names.first : nil
    section.allow(["perceel"])
    let perceel =
      names.isEmpty
      ? nil
      : sound { section.reference("perceel", to: names, what: "perceel", default: assumed) }
    if perceel.map({ doubtfulPercelen.contains($0) }) ?? true { hasSoundTerms = false }
    let place = perceel.flatMap { names.firstIndex(of: $0) }
    let name = section.text("naam", default: key)
    let forms = FundingForm.all
    let given = section.knownReference("vorm", to: forms.map(\.name), what: "bekostigingsvorm")
    let form = given.flatMap(FundingForm.named) ?? forms[0]
    let payment = section.choice("betaling", default: form.payment)
    let access = section.choice("toegang", default: form.access)
    let index = index(section, indices)
    let covered = place.map { percelen[$0].voorzieningen } ?? []
    let before = diagnostics.reportCount
    let tariffs = decodeTariffs(section, payment, index, prices, covered, years)
    let hasSoundTariffs = diagnostics.reportCount == before
    let rule = decodeBudget(section, form, payment, access, indices, prices, covered, years)
    let term = isFallback ? .wholeRun : decodeTerm(section)
    if isFallback, section.has("looptijd") {
      section.allow(["looptijd"])
      section.report(
        "looptijd",
        "'\(key)' takes over when another contract ends and has no term of its own; remove looptijd"
      )
    }
    var contract = Contract(
      key: key, name: name, perceel: place ?? 0,
      system: FundingSystem(
        budget: rule.rule, payment: decodePayment(section, form, payment),
        access: decodeAccess(section, access, years),
        risk: decodeRisk(section, form, hasBudget: rule.rule != .openEnd)),
      tariffs: tariffs)
    contract.term = term
    contract.budget = rule.terms
    contract.queue = decodeQueue(section)
    contract.monitoring = decodeMonitoring(section, hasBudget: rule.rule != .openEnd)
    contract.legacy = decodeLegacy(section, indices, years)
    contract.incentives = decodeIncentives(section)
    contract.leak = decodeLeak(section)
    decodeModifiers(of: &contract, section, indices, years)
    let draft = ContractDraft(
      contract: contract, section: section,
      fallback: fallback(of: section, among: keys, own: key),
      isSound: given != nil && place != nil && hasSoundTariffs
        && perceel.map { !doubtfulPercelen.contains($0) } ?? false)
    checkContract(draft, percelen, isFallback: isFallback)
    return draft
  }

  // MARK: Tariffs and access

  private func decodeTariffs(
    _ section: Section, _ payment: PaymentRule, _ index: Int?, _ prices: [SupportPrice],
    _ covered: [Int], _ years: ClosedRange<Int>?
  ) -> [IndexedAmount?] {
    let settles = section.boolean("nacalculatie")
    let given = givenTariffs(section, payment, index, settles, years)
    guard let margin = section.optionalParameter(.opslag) else { return given }
    guard payment != .perTrajectory else {
      section.report(
        "opslag",
        "a trajectory has no kostprijs to add to; allowed: opslag where units or client-months are "
          + "paid; give the price of each trajectory under tarieven")
      return given
    }
    return given.indices.map { voorziening in
      guard given[voorziening] == nil, covered.contains(voorziening) else {
        return given[voorziening]
      }
      let price = prices[voorziening]
      let units = payment == .perClientMonth ? price.unitsPerMonth.value : 1
      return IndexedAmount(
        amount: price.kostprijs.amount.meanTimes((1 + margin.value) * units),
        index: price.kostprijs.index, settlesIndex: settles)
    }
  }

  private func givenTariffs(
    _ section: Section, _ payment: PaymentRule, _ index: Int?, _ settles: Bool,
    _ years: ClosedRange<Int>?
  ) -> [IndexedAmount?] {
    guard let tariffs = section.optionalSection("tarieven") else {
      return voorzieningen.map { _ in nil }
    }
    let declaration: ParameterDeclaration =
      switch payment {
      case .perUnit, .twelfths: .tarief
      case .perClientMonth: .tariefPerMaand
      case .perTrajectory: .tariefPerTraject
      }
    return amounts(tariffs, declaration, index: index, settlesIndex: settles, in: years)
  }

  /// Amounts by voorziening; reports names that are none.
  func amounts(
    _ section: Section, _ declaration: ParameterDeclaration, index: Int?,
    settlesIndex: Bool = false,
    in years: ClosedRange<Int>?
  ) -> [IndexedAmount?] {
    let given = section.seriesEntries(declaration, in: years)
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

  private func decodeAccess(
    _ section: Section, _ kind: AccessKind, _ years: ClosedRange<Int>?
  ) -> AccessRule {
    switch kind {
    case .open: .open
    case .euroCeiling: .euroCeiling
    case .placeCeiling: .placeCeiling(section.series(.plaatsen, in: years))
    case .providerDecides: .providerDecides(restraint: section.parameter(.terughoudendheid))
    }
  }
}

extension Contract {
  /// The same contract as the successor of another.
  fileprivate func takingOver(_ parent: Int, key: String, perceel: Int) -> Contract {
    var made = self
    made.key = key
    made.perceel = perceel
    made.term = ContractTerm(fallbackOf: parent)
    return made
  }
}
