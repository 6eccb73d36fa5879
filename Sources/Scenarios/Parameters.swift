import SociaalDomein

/// Every number a scenario may give, stated once: key, unit, range, default and what it means.
///
/// The reader checks against these, and help, schema and reports are made from them.
extension ParameterDeclaration {
  // MARK: Run
  static let discountRate = ParameterDeclaration(
    "discount_rate", unit: .perYear, range: 0...0.5, defaultValue: 0,
    defaultSource: Source("amounts are not discounted"),
    help: "discount rate of all euros")
  static let overlap = ParameterDeclaration(
    "overlap", unit: .relative, range: 1...5, defaultValue: 1,
    defaultSource: Source("one track, or tracks without common clients"),
    help: "clients per person over all tracks; 1.34 nationally")
  static let onderzoek = ParameterDeclaration(
    "onderzoek", unit: .weeks, range: 0...52, defaultValue: 6,
    defaultSource: Source("Wmo 2015 art. 2.3.2: six weeks"), help: "time for the onderzoek")
  static let besluit = ParameterDeclaration(
    "besluit", unit: .weeks, range: 0...52, defaultValue: 2,
    defaultSource: Source("Wmo 2015 art. 2.3.5: two weeks"), help: "time for the besluit")

  // MARK: Population
  static let verbetering = ParameterDeclaration(
    "verbetering", unit: .perYear, range: -0.1...0.1, defaultValue: 0,
    help: "yearly fall of mortality, as a share")
  static let sterfteafwijking = ParameterDeclaration(
    "afwijking", unit: .logDeviation, range: -1...1, defaultValue: 0,
    help: "deviation of the log of mortality, drawn once")
  static let migratiefactor = ParameterDeclaration(
    "factor", unit: .factor, range: -10...10, defaultValue: 1, help: "factor on net migration")
  static let aandeelJongens = ParameterDeclaration(
    "aandeel_jongens", unit: .share, range: 0...1, defaultValue: 0.513,
    defaultSource: Source("CBS, levend geboren kinderen"), help: "share of boys among births")
  static let gewicht = ParameterDeclaration(
    "gewicht", unit: .relative, range: 0...1e6, aboveLowerBound: true, defaultValue: 1,
    help: "relative weight of this forecast in the draw")
  static let prognoseafwijking = ParameterDeclaration(
    "afwijking", unit: .perYear, range: -0.2...0.2, defaultValue: 0,
    help: "yearly deviation of the population from its forecast")
  static let kappa = ParameterDeclaration(
    "kappa", unit: .clients, range: 0...1e6, defaultValue: 10,
    help: "clients with which a wijk is pooled towards its age-based need")
  static let coefficient = ParameterDeclaration(
    "coefficient", unit: .factor, range: -100...100,
    help: "effect of an indicator on the log of need")
  static let standardError = ParameterDeclaration(
    "standaardfout", unit: .factor, range: 0...100, defaultValue: 0,
    help: "standard error of the coefficient")

  // MARK: Care
  static let stand = ParameterDeclaration(
    "stand", unit: .clients, range: 0...1e8, help: "people in care on 1 January of the start year")
  static let gefactureerd = ParameterDeclaration(
    "clienten", unit: .clients, range: 0...1e8, aboveLowerBound: true,
    help: "clients billed in a period")
  static let dagen = ParameterDeclaration(
    "dagen", unit: .days, range: 1...3660, help: "days in the period of billing")
  static let instroom = ParameterDeclaration(
    "instroom", unit: .personsPerYear, range: 0...1e8,
    help: "people who enter a year, doorstroom included")
  static let uitstroom = ParameterDeclaration(
    "uitstroom", unit: .perYear, range: 0...12, help: "outflow a year as an intensity")
  static let verblijfsduur = ParameterDeclaration(
    "verblijfsduur", unit: .years, range: 0.01...100, help: "mean duration")
  static let groei = ParameterDeclaration(
    "groei", unit: .perYear, range: -0.9...3, help: "observed growth of the stock a year")
  static let perJaar = ParameterDeclaration(
    "per_jaar", unit: .perYear, range: 0...100, help: "intensity a year")
  static let aandeelBijUitstroom = ParameterDeclaration(
    "aandeel_bij_uitstroom", unit: .share, range: 0...1, help: "share of those who leave the state")
  static let kansPerStap = ParameterDeclaration(
    "kans_per_stap", unit: .perStep, range: 0...1, help: "probability per step")
  static let leeftijdsfactor = ParameterDeclaration(
    "factor", unit: .factor, range: 0...1e6, help: "factor on the flow in an age band")

  // MARK: Drivers
  static let daling = ParameterDeclaration(
    "daling", unit: .perYear, range: 0...0.5,
    help: "yearly fall of the share of 75+ in institutions and of their Wlz intensity")
  static let geslotenPlaatsen = ParameterDeclaration(
    "gesloten_plaatsen", unit: .places, range: -1e6...1e6,
    help: "net GGZ places closed a year beyond the pace of the base year")
  static let aandeelWmo = ParameterDeclaration(
    "aandeel_wmo", unit: .share, range: 0...1, help: "share of them that lands in the Wmo")
  static let verdeling = ParameterDeclaration(
    "verdeling", unit: .relative, range: 0...1e6, help: "relative weight")
  static let gebruik = ParameterDeclaration(
    "gebruik", unit: .perThousand, range: 0...1000,
    help: "use per 1,000 inhabitants before the change")
  static let effect = ParameterDeclaration(
    "effect", unit: .share, range: -0.99...10, help: "uplift of use")
  static let opbouw = ParameterDeclaration(
    "opbouw", unit: .years, range: 0...30, defaultValue: 3,
    help: "years until the effect is full")
  static let waargenomen = ParameterDeclaration(
    "waargenomen", unit: .perYear, range: -0.5...1, help: "observed growth of clients a year")
  static let uitdoving = ParameterDeclaration(
    "uitdoving", unit: .years, range: 0...50, help: "years until the unexplained growth is gone")
  static let verzwaring = ParameterDeclaration(
    "per_jaar", unit: .perYear, range: 0...1, help: "share of inflow that moves, added each year")
  static let eventFactor = ParameterDeclaration(
    "factor", unit: .factor, range: 0...100, help: "factor while the event lasts")
  static let rho = ParameterDeclaration(
    "rho", unit: .factor, range: 0...0.9999, defaultValue: 0.9,
    help: "autocorrelation of shocks over a month")
  static let sd = ParameterDeclaration(
    "sd", unit: .logDeviation, range: 0...2, help: "stationary sd of the log of the shock")
  static let correlatie = ParameterDeclaration(
    "waarde", unit: .factor, range: -1...1, help: "correlation")
  static let afstandsmaat = ParameterDeclaration(
    "afstandsmaat", unit: .factor, range: 0...1e6, aboveLowerBound: true,
    help: "distance over which the correlation between wijken falls to 37%")
  static let coordinaat = ParameterDeclaration(
    "x", unit: .factor, range: -1e6...1e6, help: "place of the wijk, in the unit of afstandsmaat")
  static let coordinaatY = ParameterDeclaration(
    "y", unit: .factor, range: -1e6...1e6, help: "place of the wijk, in the unit of afstandsmaat")

  // MARK: Money
  static let eenhedenPerMaand = ParameterDeclaration(
    "eenheden_per_maand", unit: .unitsPerMonth, range: 0...1000,
    help: "units a client receives a month")
  static let kostprijs = ParameterDeclaration(
    "kostprijs", unit: .eurosPerUnit, range: 0...1e6,
    help: "what a unit costs its provider, at prices of the start year")
  static let tarief = ParameterDeclaration(
    "tarief", unit: .eurosPerUnit, range: 0...1e6,
    help: "what the gemeente pays per unit, at prices of the start year")
  static let pgbAandeel = ParameterDeclaration(
    "aandeel", unit: .share, range: 0...1, help: "share of clients with a pgb")
  static let pgbTarief = ParameterDeclaration(
    "tarief", unit: .eurosPerUnit, range: 0...1e6, help: "what a unit costs in a pgb")
  static let bijdragePerMaand = ParameterDeclaration(
    "per_maand", unit: .eurosPerMonth, range: 0...1000,
    help: "eigen bijdrage per paying client per month")
  static let aandeelBetalend = ParameterDeclaration(
    "aandeel_betalend", unit: .share, range: 0...1, defaultValue: 1,
    help: "share of clients who pay the eigen bijdrage")
  static let bedrag = ParameterDeclaration(
    "bedrag", unit: .euros, range: -1e12...1e12, help: "net amount in the begroting, by year")
  static let weerstandscapaciteit = ParameterDeclaration(
    "weerstandscapaciteit", unit: .euros, range: 0...1e12,
    help: "capacity that is set aside for this risk")
  static let aandeelOVA = ParameterDeclaration(
    "aandeel_ova", unit: .share, range: 0...1, defaultValue: 0.9,
    defaultSource: Source("VNG, rekenregel indexering: 90% OVA, 10% PPC"),
    help: "weight of the OVA in the index")
  static let ova = ParameterDeclaration(
    "ova", unit: .percentPerYear, range: -10...25, help: "OVA, definitive, by year")
  static let ppc = ParameterDeclaration(
    "ppc", unit: .percentPerYear, range: -10...25, help: "PPC, definitive, by year")
  static let ovaVoorlopig = ParameterDeclaration(
    "ova_voorlopig", unit: .percentPerYear, range: -10...25, help: "OVA as set provisionally")
  static let ppcVoorlopig = ParameterDeclaration(
    "ppc_voorlopig", unit: .percentPerYear, range: -10...25, help: "PPC as set provisionally")

  /// The same declaration under another key.
  func named(_ key: String) -> ParameterDeclaration {
    ParameterDeclaration(
      key, unit: unit, range: range, aboveLowerBound: aboveLowerBound, defaultValue: defaultValue,
      defaultSource: defaultSource, help: help)
  }
}
