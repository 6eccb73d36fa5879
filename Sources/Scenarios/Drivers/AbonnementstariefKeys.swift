import DemandModel
import SociaalDomein

/// Use that follows the eigen bijdrage.
struct AbonnementstariefKeys: Keys {
  static let keys = AbonnementstariefKeys()

  let toestanden = NameKey.names(
    "toestanden", of: "toestand", .required, help: "states whose use follows the tarief")
  let inkomens = Key.named(
    "inkomens", "inkomensklasse", Income.self, .required,
    help: "income classes, with their use before the change")
  let inkomensmix = Key.named(
    "inkomensmix", "wijk",
    .mapping(
      SectionDeclaration(
        names: .init("inkomensklasse", .number(.verdeling, isUncertain: false)))), .required,
    help: "shares of the income classes per wijk, or under alle")
  let wijzigingen = Key.named(
    "wijzigingen", "wijziging", Change.self, .required, help: "changes of the eigen bijdrage")
  let eigenBijdrage = Key.mapping(
    "eigen_bijdrage", Contribution.self,
    help: "the eigen bijdrage of the voorzieningen of these toestanden under the abonnementstarief")

  struct Income: Keys {
    static let keys = Income()

    let gebruik = Key.number(
      .init(
        "gebruik", label: "Gebruik per 1.000 inwoners", unit: .perThousand, range: 0...1000,
        help: "use per 1,000 inhabitants before the change"))
  }

  struct Change: Keys {
    static let keys = Change()
    static let uplift = ParameterDeclaration(
      "effect", label: "Toename van het gebruik", unit: .share, range: -0.99...10,
      help: "uplift of use")

    let ingang = Key.month("ingang", .required, help: "month in which it starts")
    let opbouw = Key.number(
      .init(
        "opbouw", label: "Jaren tot volledig effect", unit: .years, range: 0...30, defaultValue: 3,
        help: "years until the effect is full"))
    let effect = Key.named(
      "effect", "inkomensklasse", .number(uplift, isUncertain: true), .required,
      help: "uplift of use per income class")
  }

  struct Contribution: Keys {
    static let keys = Contribution()

    let ingang = Key.month("ingang", .required, help: "month from which the amount holds")
    let perMaand = Key.series(.bijdragePerMaand)
    let aandeelBetalend = Key.number(.aandeelBetalend)
  }
}

extension ScenarioDecoder {
  func decodeAbonnement(_ section: Section) -> Abonnementstarief {
    let keys = AbonnementstariefKeys.keys
    let classes = section.read(keys.inkomens).entries()
    let names = classes.map(\.key)
    let use = classes.map { $0.section.read(AbonnementstariefKeys.Income.keys.gebruik) }
    let mixes = incomeMix(section.read(keys.inkomensmix), names)
    let changes = section.read(keys.wijzigingen).entries().map { decodeChange($0.section, names) }
    checkUseRemains(section, names, changes)
    return Abonnementstarief(
      states: section.places(keys.toestanden, among: stateKeys), incomeMix: mixes, use: use,
      changes: changes)
  }

  /// The shares of the income classes in every wijk.
  private func incomeMix(_ mix: Section, _ names: [String]) -> [[Double]] {
    let shares = mix.entries().map { key, wijk -> (String, [Double]) in
      let read = {
        self.weights(wijk, of: names, what: "inkomensklasse", declaration: .verdeling) ?? []
      }
      guard let values = sound(read)?.map(\.value) else { return (key, names.map { _ in 1 }) }
      let sum = (values.reduce(0, +) * 1e4).rounded() / 1e4
      if abs(sum - 1) > 0.005 {
        mix.report(
          key, "the shares of '\(key)' add up to \(numberText(sum)); allowed: 1; change them")
      }
      return (key, values)
    }
    let unknown = shares.map(\.0).filter { $0 != "alle" && !wijkKeys.contains($0) }
    for key in unknown {
      mix.report(
        key,
        "'\(key)' is no wijk; allowed: alle, \(wijkKeys.joined(separator: ", "))"
          + NearestName(among: wijkKeys + ["alle"]).suggestion(for: key))
    }
    let everywhere = shares.first { $0.0 == "alle" }?.1
    return wijkKeys.map { wijk in
      if let own = shares.first(where: { $0.0 == wijk })?.1 ?? everywhere { return own }
      if unknown.isEmpty {
        mix.report(wijk, "wijk '\(wijk)' has no inkomensmix; add it, or 'alle' for every wijk")
      }
      return names.map { _ in 1 }
    }
  }

  /// Use can fall, but not to nothing: all changes at their lowest leave something of every class.
  private func checkUseRemains(
    _ section: Section, _ names: [String], _ changes: [Abonnementstarief.Change]
  ) {
    for (income, name) in names.enumerated() {
      let lowest = changes.reduce(0) { sum, change in
        let uplift = change.uplift[income]
        return sum + min(0, uplift.distribution?.support.lowerBound ?? uplift.value)
      }
      guard lowest <= -1 else { continue }
      section.report(
        AbonnementstariefKeys.keys.wijzigingen,
        "the effects on '\(name)' can take away all use (\(rounded(lowest)) together); allowed: above "
          + "-1; bound them with 'lower'")
    }
  }

  private func decodeChange(_ section: Section, _ classes: [String]) -> Abonnementstarief.Change {
    let keys = AbonnementstariefKeys.Change.keys
    let start = section.read(keys.ingang)
    let uplift = weights(
      section.read(keys.effect), of: classes, what: "inkomensklasse",
      declaration: AbonnementstariefKeys.Change.uplift)
    return Abonnementstarief.Change(
      start: Double(monthsFromStart(start)) / 12, ramp: section.read(keys.opbouw),
      uplift: uplift ?? [])
  }
}
