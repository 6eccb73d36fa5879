import FundingModel
import SociaalDomein

/// What contracts may not say together.
extension ScenarioDecoder {
  /// A contract that takes over has none that takes over from it.
  func checkChain(_ draft: ContractDraft, _ drafts: [ContractDraft]) {
    let key = draft.contract.key
    guard draft.fallback != nil, let first = drafts.first(where: { $0.fallback == key }) else {
      return
    }
    hasSoundTerms = false
    draft.section.report(
      "terugval",
      "'\(key)' takes over from '\(first.contract.key)' and cannot fall back itself; allowed: one "
        + "step; remove its terugval")
  }

  func checkContract(_ draft: ContractDraft, _ percelen: [Perceel], isFallback: Bool) {
    let contract = draft.contract
    let section = draft.section
    if !isFallback, draft.isSound { checkTariffs(contract, section, percelen[contract.perceel]) }
    if let earmark = contract.budget.earmark, draft.isSound, !isFallback {
      let covered = percelen[contract.perceel].voorzieningen
      for voorziening in earmark.voorzieningen where !covered.contains(voorziening) {
        section.section("budget").section("oormerk").report(
          "voorzieningen",
          "the oormerk of '\(contract.key)' is for '\(voorzieningKeys[voorziening])', which the "
            + "contract does not cover; name what it covers, or leave voorzieningen out")
      }
    }
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
    let looksAtDeviation = contract.term.evaluations.contains {
      if case .overrun = $0.condition { true } else { false }
    }
    if looksAtDeviation, !contract.hasBudget {
      section.section("looptijd").report(
        "evaluaties",
        "'\(contract.key)' can end by a tekort, and there is no budget to fall short of; add "
          + "budget, or write bij: altijd")
    }
  }

  /// Paying by volume takes a tariff for everything the contract covers, and so does a budget of
  /// historic volume.
  func checkTariffs(_ contract: Contract, _ section: Section, _ perceel: Perceel) {
    let isHistoric = contract.measuredVolume != nil
    guard contract.system.payment.declaredShare > 0 || isHistoric else { return }
    for voorziening in perceel.voorzieningen where contract.tariffs[voorziening] == nil {
      let why = isHistoric ? "has a budget of its volume and " : ""
      section.report(
        "tarieven",
        "contract '\(contract.key)' \(why)covers '\(voorzieningKeys[voorziening])' without a tarief; "
          + "add it under tarieven, or opslag for the kostprijs")
    }
  }

  /// Every voorziening in every wijk is covered by exactly one contract at any time.
  func checkCover(_ contracts: [Contract], _ percelen: [Perceel]) {
    guard !percelen.isEmpty, hasSoundTerms else { return }
    let section = root.section("contracten")
    let spans = spans(of: contracts)
    let moments = Set(spans.flatMap { [$0.lowerBound, $0.upperBound] } + [0]).filter {
      $0 < grid.steps
    }
    for moment in moments.sorted() {
      let covering = contracts.indices.filter { spans[$0].contains(moment) }
      let first = cover(contracts, percelen, covering)
      for (place, pair) in first.enumerated() {
        if let other = pair.second {
          return section.report(
            contracts[other].key,
            "contracts '\(contracts[pair.first].key)' and '\(contracts[other].key)' both cover "
              + "\(what(place, moment)); allowed: one contract at a time; change the percelen or the "
              + "looptijd")
        }
        if pair.first < 0 {
          return root.report(
            "contracten",
            "no contract covers \(what(place, moment)); add it to the perceel of a contract, lengthen a "
              + "looptijd, or add a terugval to the one that ended")
        }
      }
    }
  }

  /// The steps in which each contract holds; none for one that only stands in for another.
  private func spans(of contracts: [Contract]) -> [Range<Int>] {
    let replaced = Set(contracts.compactMap { $0.term.fallbackOf.map { contracts[$0].key } })
    return contracts.map { contract in
      guard contract.term.fallbackOf == nil else { return 0..<0 }
      let start = min(grid.steps, max(0, contract.term.start))
      let end = replaced.contains(contract.key) ? grid.steps : contract.term.end ?? grid.steps
      return start..<max(start, end)
    }
  }

  /// By voorziening and wijk the first of these contracts that covers it, -1 for none, and a second one.
  private func cover(
    _ contracts: [Contract], _ percelen: [Perceel], _ covering: [Int]
  ) -> [(first: Int, second: Int?)] {
    var found = [(first: Int, second: Int?)](
      repeating: (-1, nil), count: voorzieningen.count * wijken.count)
    for contract in covering {
      let perceel = percelen[contracts[contract].perceel]
      for voorziening in Set(perceel.voorzieningen) {
        for wijk in Set(perceel.wijken) {
          let place = voorziening * wijken.count + wijk
          if found[place].first < 0 {
            found[place].first = contract
          } else if found[place].second == nil {
            found[place].second = contract
          }
        }
      }
    }
    return found
  }

  private func what(_ place: Int, _ moment: Int) -> String {
    let (voorziening, wijk) = (place / wijken.count, place % wijken.count)
    return
      "'\(voorzieningen[voorziening].key)' in wijk '\(wijken[wijk].key)' in \(grid.label(moment))"
  }
}
