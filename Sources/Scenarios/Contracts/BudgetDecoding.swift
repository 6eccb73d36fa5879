import FundingModel
import SociaalDomein

/// The budget of a contract, and how it moves from year to year.
extension ScenarioDecoder {
  func decodeBudget(
    _ contract: Section, _ form: FundingForm, _ payment: PaymentRule, _ access: AccessKind,
    _ indices: [String], _ prices: [SupportPrice], _ covered: [Int], _ years: ClosedRange<Int>?
  ) -> (rule: BudgetRule, terms: BudgetTerms) {
    checkBudgetGiven(contract, form, payment, access)
    guard let section = contract.optionalSection("budget") else { return (.openEnd, BudgetTerms()) }
    let rule = decodeRule(section, form, prices, covered, years)
    let terms = BudgetTerms(
      index: budgetIndex(section, indices, prices, covered),
      settlesIndex: section.boolean("nacalculatie"),
      cut: section.optionalSeries(.korting), taakstelling: section.optionalSeries(.taakstelling),
      growth: decodeGrowth(section, rule),
      expectedClients: section.optionalSeries(.verwachteClienten, in: years),
      includesPgb: (section.choice("pgb") as PgbPlace) == .binnen,
      earmark: decodeEarmark(section))
    return (rule, terms)
  }

  /// The index of a budget: a name, `geen`, or that of the kostprijs of what is covered.
  private func budgetIndex(
    _ section: Section, _ names: [String], _ prices: [SupportPrice], _ covered: [Int]
  ) -> Int? {
    let word = "kostprijs"
    let known = names + ["geen"] + (names.contains(word) ? [] : [word])
    let name = section.reference("index", to: known, what: "index")
    if let place = names.firstIndex(of: name) { return place }
    guard name == word else { return nil }
    let followed = Set(covered.map { prices[$0].kostprijs.index })
    guard followed.count > 1 else { return covered.first.flatMap { prices[$0].kostprijs.index } }
    let largest = largestIndex(of: covered, prices)
    diagnostics.warn(
      at: section.lookup("index")?.place ?? section.place,
      "what '\(section.path)' is for has kostprijzen of different indexes; it follows "
        + "'\(largest.map { names[$0] } ?? "geen")', that of the largest part of the cost at the "
        + "opening; name an index for another")
    return largest
  }

  /// The index under which most of the cost at the opening falls.
  private func largestIndex(of covered: [Int], _ prices: [SupportPrice]) -> Int? {
    var cost: [(index: Int?, euros: Double)] = []
    for voorziening in covered {
      let price = prices[voorziening]
      let euros = useByAge?.cost(of: voorziening, price, year: grid.startYear) ?? 0
      if let place = cost.firstIndex(where: { $0.index == price.kostprijs.index }) {
        cost[place].euros += euros
      } else {
        cost.append((price.kostprijs.index, euros))
      }
    }
    return cost.max { $0.euros < $1.euros }.flatMap { $0.index }
  }

  /// Says why a contract needs a budget that has none.
  private func checkBudgetGiven(
    _ contract: Section, _ form: FundingForm, _ payment: PaymentRule, _ access: AccessKind
  ) {
    guard !contract.has("budget") else { return }
    let kinds = form.budgets.isEmpty ? FundingForm.Budget.allCases : form.budgets
    let remedy = "add budget with \(kinds.map(\.rawValue).joined(separator: " or "))"
    switch access {
    case .euroCeiling:
      return contract.report(
        contract.has("toegang") ? "toegang" : "vorm",
        "'\(contract.path)' has a plafond in euros and no budget to hold it against; \(remedy)")
    case .providerDecides:
      return contract.report(
        contract.has("toegang") ? "toegang" : "vorm",
        "the provider of '\(contract.path)' decides on a loss in sight, and there is no budget to "
          + "lose on; \(remedy)")
    case .open, .placeCeiling: break
    }
    if payment == .twelfths {
      contract.report(
        contract.has("betaling") ? "betaling" : "vorm",
        "'\(contract.path)' is paid in twaalfden of a budget it does not have; \(remedy)")
    }
  }

  private func decodeRule(
    _ section: Section, _ form: FundingForm, _ prices: [SupportPrice], _ covered: [Int],
    _ years: ClosedRange<Int>?
  ) -> BudgetRule {
    let kinds = FundingForm.Budget.allCases
    let given = kinds.filter { section.has($0.rawValue) }
    section.allow(kinds.map(\.rawValue))
    guard given.count == 1 else {
      section.report(
        given.last?.rawValue ?? "bedrag",
        "'\(section.path)' gives \(given.count) of \(kinds.map(\.rawValue).joined(separator: ", "));"
          + " allowed: exactly one; \(given.isEmpty ? "add one" : "keep one")")
      return .openEnd
    }
    if !form.budgets.isEmpty, !form.budgets.contains(given[0]) {
      section.report(
        given[0].rawValue,
        "\(form.name) has a budget by \(form.budgets.map(\.rawValue).joined(separator: " or ")), not "
          + "by \(given[0].rawValue); change the budget or the vorm")
    }
    switch given[0] {
    case .fixed:
      let amount = section.series(.budgetbedrag, in: years)
      if let years { warnOfYearsAfter(section, "bedrag", years) }
      return .fixed(amount)
    case .historic: return decodeHistoric(section.section(given[0].rawValue))
    case .capitation:
      let amounts = section.section(given[0].rawValue)
      return .capitation(decodePerResident(amounts, prices, covered))
    }
  }

  private func decodeHistoric(_ section: Section) -> BudgetRule {
    let months = section.integer("maanden")
    let volumes = section.optionalSection("volume")?.parameters(.volume) ?? []
    for (name, _) in volumes where !voorzieningKeys.contains(name) {
      section.section("volume").report(
        name,
        "'\(name)' is no voorziening; allowed: \(voorzieningKeys.joined(separator: ", "))"
          + NearestName(among: voorzieningKeys).suggestion(for: name))
    }
    return .historic(
      HistoricVolume(
        steps: max(1, steps(ofMonths: Double(months), section, "maanden")),
        units: voorzieningKeys.map { key in volumes.first { $0.key == key }?.parameter },
        factor: section.parameter(.historischFactor)))
  }

  // MARK: Per inhabitant

  /// Amounts by age band, or amounts that follow use.
  private func decodePerResident(
    _ section: Section, _ prices: [SupportPrice], _ covered: [Int]
  ) -> Capitation {
    section.allow(["gewichten"])
    guard let factor = section.optionalParameter(.naarGebruik) else {
      return decodeCapitation(section)
    }
    if section.has("gewichten") {
      section.report(
        "naar_gebruik",
        "gewichten and naar_gebruik both say what a resident brings; keep one of them")
    }
    return Capitation(
      weights: useByAge?.weights(of: covered, prices: prices, year: grid.startYear)
        ?? Array(repeating: 1, count: Ages.rows),
      wijkFactors: wijkFactors(section),
      use: HistoricVolume(
        steps: grid.stepsPerYear, units: voorzieningen.map { _ in nil }, factor: factor))
  }

  /// Weights by any age bands van_tot, and factors per wijk.
  private func decodeCapitation(_ section: Section) -> Capitation {
    var weights = [Double](repeating: 0, count: Ages.rows)
    var taken: [Int: String] = [:]
    let bands = section.section("gewichten")
    for (key, parameter) in bands.parameters(.gewichtPerInwoner) {
      guard let ages = ScenarioDecoder.ages(of: key) else {
        bands.report(
          key, "'\(key)' is no age band; allowed: names such as 18_64 or 85_plus")
        continue
      }
      for age in ages {
        if let other = taken[age] {
          bands.report(
            key, "'\(key)' and '\(other)' both hold age \(age); make them meet, not overlap")
          break
        }
        taken[age] = key
        for sex in Sex.allCases { weights[Ages.row(age: age, sex: sex)] = parameter.value }
      }
    }
    return Capitation(weights: weights, wijkFactors: wijkFactors(section))
  }

  private func wijkFactors(_ section: Section) -> [Double] {
    let factors = section.optionalSection("wijken")?.parameters(.wijkfactor) ?? []
    for (key, _) in factors where !wijkKeys.contains(key) {
      section.section("wijken").report(
        key,
        "'\(key)' is no wijk; allowed: \(wijkKeys.joined(separator: ", "))"
          + NearestName(among: wijkKeys).suggestion(for: key))
    }
    return wijkKeys.map { key in factors.first { $0.key == key }?.parameter.value ?? 1 }
  }

  /// The ages of a band's name: 18_64, 85_plus.
  static func ages(of key: String) -> ClosedRange<Int>? {
    let parts = key.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count == 2, let from = Int(parts[0]), (0...Ages.last).contains(from) else {
      return nil
    }
    if parts[1] == "plus" { return from...Ages.last }
    guard let to = Int(parts[1]), to >= from, to <= 150 else { return nil }
    return from...min(to, Ages.last)
  }

  // MARK: Growth and monitoring

  private func decodeGrowth(_ budget: Section, _ rule: BudgetRule) -> GrowthSettlement? {
    guard let section = budget.optionalSection("autonome_groei") else { return nil }
    let basis: GrowthSettlement.Basis
    switch section.choice("basis") as GrowthBasis {
    case .inwoners: basis = .residents
    case .nieuweBehoefte: basis = .newNeed
    case .gewogenBevolking:
      if section.has("gewichten") {
        basis = .weightedPopulation(decodeCapitation(section))
      } else if case .capitation(let weights) = rule {
        basis = .weightedPopulation(weights)
      } else {
        section.report(
          "basis",
          "growth by gewogen_bevolking needs weights; add gewichten here, or a budget per_inwoner")
        basis = .residents
      }
    }
    section.allow(["gewichten", "wijken"])
    return GrowthSettlement(basis: basis, share: section.parameter(.groeiaandeel))
  }

  func decodeMonitoring(_ contract: Section, hasBudget: Bool) -> Monitoring? {
    guard let section = contract.optionalSection("monitoring") else { return nil }
    if !hasBudget {
      contract.report(
        "monitoring", "'\(contract.path)' has no budget to monitor; add budget or remove monitoring"
      )
    }
    let month = section.integer("maand")
    if hasSoundTime, !isStart(month - 1) {
      section.report(
        "maand",
        "no step starts in month \(month) of the year with \(stepText); allowed: months in which a step "
          + "starts; write \(holdingStep(month - 1)), or another month")
    }
    return Monitoring(
      month: month, threshold: section.parameter(.monitoringdrempel),
      chance: section.parameter(.monitoringkans), share: section.parameter(.monitoringaandeel))
  }
}
