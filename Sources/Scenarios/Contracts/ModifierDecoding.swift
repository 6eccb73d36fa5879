import FundingModel
import SociaalDomein

/// A part of the budget that is for something.
struct OormerkKeys: Keys {
  static let keys = OormerkKeys()

  let aandeel = Key.number(
    .init(
      "aandeel", label: "Geoormerkt deel van het budget", unit: .share, range: 0...1,
      help: "part of the budget that is for something"))
  let voorzieningen = NameKey.names(
    "voorzieningen", of: "voorziening", .optional,
    help: "what it is for; default: what is not simulated, on which all of it is spent")
}

/// How many providers, and what managing them costs.
struct AanbiedersKeys: Keys {
  static let keys = AanbiedersKeys()

  let aantal = Key.integer(
    "aantal", in: 1...10000, .required, help: "number of providers of the contract")
  let contractbeheer = Key.number(
    .init(
      "contractbeheer", label: "Contractbeheer per aanbieder per jaar", unit: .euros,
      range: 0...1e9,
      help: "what managing one provider costs the gemeente a year, at prices of the start year"))
  let index = NameKey.index
}

/// What the gemeente does itself.
struct UitvoeringKeys: Keys {
  static let keys = UitvoeringKeys()

  let perJaar = Key.number(
    .init(
      "per_jaar", label: "Uitvoering per jaar", unit: .euros, range: 0...1e12, defaultValue: 0,
      defaultSource: .standard("no such cost"),
      help:
        "what uitvoering costs a year whatever the number of people, at prices of the start year"))
  let perMelding = Key.number(
    .init(
      "per_melding", label: "Kosten per melding", unit: .euros, range: 0...1e6, defaultValue: 0,
      defaultSource: .standard("no such cost"),
      help: "what dealing with one new need costs the gemeente, at prices of the start year"))
  let perHerindicatie = Key.number(
    .init(
      "per_herindicatie", label: "Kosten per herindicatie", unit: .euros, range: 0...1e6,
      defaultValue: 0, defaultSource: .standard("no such cost"),
      help: "what one herindicatie costs the gemeente, at prices of the start year"))
  let onderzoeken = Key.series(
    .init(
      "onderzoeken", label: "Onderzoeken per jaar", unit: .personsPerYear, range: 0...1e8,
      help: "meldingen and herindicaties together that can be dealt with in a year; default: all"),
    .optional)
  let indicatieduur = Key.number(
    .init(
      "indicatieduur", label: "Duur van een indicatie tot de herindicatie", unit: .years,
      range: 0...20, aboveLowerBound: true, defaultValue: 2,
      help: "length of an indication, after which a herindicatie is due"))
  let remming = Key.number(
    .init(
      "remming", label: "Aandeel van de uitstroom dat op een herindicatie wacht", unit: .share,
      range: 0...1, defaultValue: 0,
      isIncentive: true,
      help: "share of uitstroom and afschalen that waits for a herindicatie"))
  let index = NameKey.index
}

/// What the providers can take in, whatever the toegang.
struct CapaciteitKeys: Keys {
  static let keys = CapaciteitKeys()
  static let hours = ParameterDeclaration(
    "uren_per_eenheid", label: "Uren personeel per eenheid", unit: .hoursPerUnit, range: 0...1000,
    help: "hours of staff that one unit takes; default: 1")

  let plaatsen = Key.series(.plaatsen, .optional)
  let fte = Key.series(
    .init(
      "fte", label: "Personeel in fte", unit: .fte, range: 0...1e6,
      help: "staff of the providers, by year; default: no limit"), .optional)
  let urenPerFte = Key.number(
    .init(
      "uren_per_fte", label: "Uren per fte per maand", unit: .hoursPerMonth, range: 0...250,
      defaultValue: 110,
      help: "hours a month that one fte gives to clients"))
  let urenPerEenheid = Key.named(
    "uren_per_eenheid", "voorziening", .number(hours, isUncertain: true),
    help: "hours of staff per unit, per voorziening; default 1")
}

/// What the sociale basis costs that receives people.
struct SocialeBasisKeys: Keys {
  static let keys = SocialeBasisKeys()

  let perPersoon = Key.number(
    .init(
      "per_persoon", label: "Kosten per persoon in de sociale basis", unit: .euros, range: 0...1e6,
      help: "what it costs once to help someone there instead, at prices of the start year"))
  let tenLasteVan = Key<SocialBaseTerms.Payer>.words(
    "ten_laste_van", .defaulted("gemeente"),
    help: "who pays for it: the gemeente apart, or the budget of the contract")
  let index = NameKey.index
}

extension ParameterDeclaration {
  static let aandeelVast = ParameterDeclaration(
    "aandeel_vast", label: "Vast deel van de betaling", unit: .share, range: 0...1,
    help:
      "part paid in twelfths of the budget and held against it, the rest by betaling; without it all of "
      + "what is declared is held against the budget")
  static let overhead = ParameterDeclaration(
    "overhead", label: "Overhead van de aanbieder", unit: .share, range: 0...2,
    help: "administration of the provider, on top of the kostprijs of its clients; default: none")
}

/// What else a contract holds: overhead, providers, uitvoering and cost of the sociale basis.
extension ScenarioDecoder {
  func decodeModifiers(
    of contract: inout Contract, _ section: Section, _ indices: [String], _ years: ClosedRange<Int>?
  ) {
    contract.overhead = section.optionalParameter(.overhead)
    contract.providers = section.optionalSection("aanbieders").map { providers in
      let keys = AanbiedersKeys.keys
      return ProviderTerms(
        count: providers.read(keys.aantal),
        management: amount(providers, keys.contractbeheer, index(providers, indices)))
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
    let keys = OormerkKeys.keys
    section.allow([keys.voorzieningen.name])
    let chosen =
      section.has(keys.voorzieningen.name)
      ? section.places(keys.voorzieningen, among: voorzieningKeys) : []
    let share = section.read(keys.aandeel)
    guard ScenarioDecoder.supremum(share) > 0 else { return nil }
    return Earmark(share: share, voorzieningen: chosen)
  }

  private func decodeCapacity(_ section: Section, _ years: ClosedRange<Int>?) -> CapacityTerms {
    let keys = CapaciteitKeys.keys
    let places = section.optional(keys.plaatsen, in: years)
    let fte = section.optional(keys.fte, in: years)
    if places == nil, fte == nil {
      section.report(
        keys.plaatsen, "'\(section.path)' limits nothing; add plaatsen or fte, or remove it")
    }
    return CapacityTerms(
      places: places,
      staff: fte.map {
        StaffTerms(
          fte: $0, hoursPerFte: section.read(keys.urenPerFte),
          hoursPerUnit: decodeHours(section.optional(keys.urenPerEenheid)))
      })
  }

  private func decodeHours(_ section: Section?) -> [Parameter] {
    let hours = section?.parameters(CapaciteitKeys.hours) ?? []
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

  private func amount(_ section: Section, _ key: Key<Parameter>, _ index: Int?) -> IndexedAmount {
    IndexedAmount(amount: ParameterSeries(section.read(key)), index: index)
  }

  private func decodeUitvoering(
    _ section: Section, _ indices: [String], _ years: ClosedRange<Int>?
  ) -> UitvoeringTerms {
    let keys = UitvoeringKeys.keys
    let index = index(section, indices)
    let capacity = section.optional(keys.onderzoeken, in: years)
    let delayed = section.read(keys.remming)
    let isDelayed = ScenarioDecoder.supremum(delayed) > 0
    if capacity == nil, isDelayed {
      section.report(
        keys.remming,
        "'\(section.path)' has a remming, and no herindicatie ever waits; add onderzoeken, or remove "
          + "remming")
    }
    return UitvoeringTerms(
      perYear: amount(section, keys.perJaar, index),
      perReport: amount(section, keys.perMelding, index),
      perReview: amount(section, keys.perHerindicatie, index),
      capacity: capacity, indication: section.read(keys.indicatieduur),
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
    let keys = SocialeBasisKeys.keys
    let payer = base.read(keys.tenLasteVan)
    if payer == .budget, !contract.hasBudget {
      base.report(
        keys.tenLasteVan,
        "'\(section.path)' has no budget to pay the sociale basis from; add budget, or write "
          + "ten_laste_van: gemeente")
    }
    return SocialBaseTerms(
      perPerson: amount(base, keys.perPersoon, index(base, indices)), payer: payer)
  }
}
