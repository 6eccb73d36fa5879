import FundingModel
import SociaalDomein

/// What else a contract holds: overhead, providers, uitvoering and cost of the sociale basis.
extension ScenarioDecoder {
  func decodeModifiers(
    of contract: inout Contract, _ section: Section, _ indices: [String], _ years: ClosedRange<Int>?
  ) {
    contract.overhead = section.optionalParameter(.overhead)
    contract.providers = section.optionalSection("aanbieders").map { providers in
      ProviderTerms(
        count: providers.integer("aantal"),
        management: amount(providers, .contractbeheer, index(providers, indices)))
    }
    contract.uitvoering = section.optionalSection("uitvoering").map {
      decodeUitvoering($0, indices, years)
    }
    contract.socialBase = decodeSocialBase(contract, section, indices)
    contract.capacity = section.optionalSection("capaciteit").map { decodeCapacity($0, years) }
  }

  /// What is paid for, and which part of it is fixed.
  func decodePayment(_ section: Section, _ form: FundingForm, _ rule: PaymentRule) -> Payment {
    let fixed = section.optionalParameter(.aandeelVast)?.value
    if section.has("aandeel_vast"), rule == .twelfths {
      section.report(
        "aandeel_vast",
        "'\(section.path)' is paid in twaalfden, which is fixed in full; write betaling: per_eenheid, "
          + "per_client or per_traject for the rest, or remove aandeel_vast")
    } else if let fixed, fixed > 0, !section.has("budget") {
      let kinds = form.budgets.isEmpty ? FundingForm.Budget.allCases : form.budgets
      section.report(
        "aandeel_vast",
        "'\(section.path)' is paid for a part in twaalfden of a budget it does not have; add budget "
          + "with \(kinds.map(\.rawValue).joined(separator: " or ")), or remove aandeel_vast")
    } else if fixed == 0, section.has("budget") {
      diagnostics.warn(
        at: section.lookup("aandeel_vast")?.place ?? section.place,
        "'\(section.path)' settles no deviation with aandeel_vast: 0: what is declared is paid and its "
          + "budget only limits access; remove aandeel_vast where the budget is held against what is "
          + "declared")
    }
    return Payment(rule, fixedShare: fixed)
  }

  /// A part of the budget that is for some voorzieningen, or for what is not simulated.
  func decodeEarmark(_ budget: Section) -> Earmark? {
    guard let section = budget.optionalSection("oormerk") else { return nil }
    section.allow(["voorzieningen"])
    let names =
      section.has("voorzieningen")
      ? section.selection("voorzieningen", of: voorzieningKeys, what: "voorziening") : []
    let share = section.parameter(.oormerkaandeel)
    guard ScenarioDecoder.supremum(share) > 0 else { return nil }
    return Earmark(
      share: share,
      voorzieningen: names.compactMap { voorzieningKeys.firstIndex(of: $0) })
  }

  private func decodeCapacity(_ section: Section, _ years: ClosedRange<Int>?) -> CapacityTerms {
    let places = section.optionalSeries(.plaatsen, in: years)
    let fte = section.optionalSeries(.fte, in: years)
    if places == nil, fte == nil {
      section.report(
        "plaatsen", "'\(section.path)' limits nothing; add plaatsen or fte, or remove it")
    }
    return CapacityTerms(
      places: places,
      staff: fte.map {
        StaffTerms(
          fte: $0, hoursPerFte: section.parameter(.urenPerFte),
          hoursPerUnit: decodeHours(section.optionalSection("uren_per_eenheid")))
      })
  }

  private func decodeHours(_ section: Section?) -> [Parameter] {
    let hours = section?.parameters(.urenPerEenheid) ?? []
    for (name, _) in hours where !voorzieningKeys.contains(name) {
      section?.report(
        name,
        "'\(name)' is no voorziening; allowed: \(voorzieningKeys.joined(separator: ", "))"
          + NearestName(among: voorzieningKeys).suggestion(for: name))
    }
    return voorzieningKeys.map { key in
      hours.first { $0.key == key }?.parameter ?? .fixed(1, unit: .hoursPerUnit)
    }
  }

  private func amount(_ section: Section, _ declaration: ParameterDeclaration, _ index: Int?)
    -> IndexedAmount
  {
    IndexedAmount(amount: ParameterSeries(section.parameter(declaration)), index: index)
  }

  private func decodeUitvoering(
    _ section: Section, _ indices: [String], _ years: ClosedRange<Int>?
  ) -> UitvoeringTerms {
    let index = index(section, indices)
    let capacity = section.optionalSeries(.onderzoekenPerJaar, in: years)
    let delayed = section.parameter(.remming)
    let isDelayed = ScenarioDecoder.supremum(delayed) > 0
    if capacity == nil, isDelayed {
      section.report(
        "remming",
        "'\(section.path)' has a remming, and no herindicatie ever waits; add onderzoeken, or remove "
          + "remming")
    }
    return UitvoeringTerms(
      perYear: amount(section, .uitvoeringPerJaar, index),
      perReport: amount(section, .kostenPerMelding, index),
      perReview: amount(section, .kostenPerHerindicatie, index),
      capacity: capacity, indication: section.parameter(.herindicatieduur),
      delayedShare: isDelayed ? delayed : nil)
  }

  private func decodeSocialBase(
    _ contract: Contract, _ section: Section, _ indices: [String]
  ) -> SocialBaseTerms? {
    guard let base = section.optionalSection("sociale_basis") else { return nil }
    if contract.incentives?.socialBase == nil {
      section.report(
        "sociale_basis",
        "nothing sends people under '\(section.path)' to the sociale basis; add sociale_basis under "
          + "prikkels, or remove it here")
    }
    let payer = base.choice("ten_laste_van") as SocialBaseTerms.Payer
    if payer == .budget, !contract.hasBudget {
      base.report(
        "ten_laste_van",
        "'\(section.path)' has no budget to pay the sociale basis from; add budget, or write "
          + "ten_laste_van: gemeente")
    }
    return SocialBaseTerms(
      perPerson: amount(base, .socialeBasisPerPersoon, index(base, indices)), payer: payer)
  }
}
