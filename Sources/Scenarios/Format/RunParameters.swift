import SociaalDomein

/// Numbers about the run and the population.
extension ParameterDeclaration {
  // MARK: Run
  static let discountRate = ParameterDeclaration(
    "discount_rate", label: "Disconteringsvoet", unit: .perYear, range: 0...0.5, defaultValue: 0,
    defaultSource: .standard("amounts are not discounted"),
    help: "discount rate of all euros")
  static let overlap = ParameterDeclaration(
    "overlap", label: "Trajecten per persoon", unit: .relative, range: 1...5, defaultValue: 1,
    defaultSource: .standard("one track"),
    help: "clients per person over all tracks; 1.34 nationally")
  /// What `overlap` rests on where there are several tracks and the scenario says nothing of it.
  static let noOverlap = Source("\(Source.estimate): no client is in two tracks")
  static let onderzoek = ParameterDeclaration(
    "onderzoek", label: "Duur van het onderzoek", unit: .weeks, range: 0...52, defaultValue: 6,
    defaultSource: Source("Wmo 2015 art. 2.3.2: six weeks"), help: "time for the onderzoek")
  static let besluit = ParameterDeclaration(
    "besluit", label: "Duur van het besluit", unit: .weeks, range: 0...52, defaultValue: 2,
    defaultSource: Source("Wmo 2015 art. 2.3.5: two weeks"), help: "time for the besluit")

  // MARK: Population
  static let verbetering = ParameterDeclaration(
    "verbetering", label: "Jaarlijkse daling van de sterfte", unit: .perYear, range: -0.1...0.1,
    defaultValue: 0,
    help: "yearly fall of mortality, as a share")
  static let sterfteafwijking = ParameterDeclaration(
    "afwijking", label: "Afwijking van de sterfte", unit: .logDeviation, range: -1...1,
    defaultValue: 0,
    help: "deviation of the log of mortality, drawn once")
  static let migratiefactor = ParameterDeclaration(
    "factor", label: "Factor op de migratie", unit: .factor, range: -10...10, defaultValue: 1,
    help: "factor on net migration")
  static let aandeelJongens = ParameterDeclaration(
    "aandeel_jongens", label: "Aandeel jongens bij geboorte", unit: .share, range: 0...1,
    defaultValue: 0.513,
    defaultSource: Source("CBS, levend geboren kinderen"), help: "share of boys among births")
  static let gewicht = ParameterDeclaration(
    "gewicht", label: "Gewicht van de prognose", unit: .relative, range: 0...1e6,
    aboveLowerBound: true, defaultValue: 1,
    help: "relative weight of this forecast in the draw")
  static let aansluiting = ParameterDeclaration(
    "aansluiting", label: "Jaren tot het verschil met de telling is uitgedoofd", unit: .years,
    range: 1...1000, defaultValue: 20,
    help: "years over which the difference by age between counts and forecast fades")
  static let prognoseafwijking = ParameterDeclaration(
    "afwijking", label: "Afwijking van de bevolkingsprognose", unit: .perYear, range: -0.2...0.2,
    defaultValue: 0,
    help: "yearly deviation of the population from its forecast")
  static let kappa = ParameterDeclaration(
    "kappa", label: "Menging met de landelijke behoefte", unit: .clients, range: 0...1e6,
    defaultValue: 10,
    help: "clients with which a wijk is pooled towards its age-based need")
  static let coefficient = ParameterDeclaration(
    "coefficient", label: "Effect van een indicator op de behoefte", unit: .factor,
    range: -100...100,
    help: "effect of an indicator on the log of need")
  static let standardError = ParameterDeclaration(
    "standaardfout", label: "Standaardfout van de coëfficiënt", unit: .factor, range: 0...100,
    defaultValue: 0,
    help: "standard error of the coefficient")
}
