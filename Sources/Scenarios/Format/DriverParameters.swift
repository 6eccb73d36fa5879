import SociaalDomein

/// Numbers of the drivers and of shocks over time.
extension ParameterDeclaration {
  // MARK: Drivers
  static let daling = ParameterDeclaration(
    "daling", label: "Jaarlijkse daling van verblijf in instellingen", unit: .perYear,
    range: 0...0.5,
    help: "yearly fall of the share of 75+ in institutions and of their Wlz intensity")
  static let geslotenPlaatsen = ParameterDeclaration(
    "gesloten_plaatsen", label: "Gesloten ggz-plaatsen per jaar", unit: .places, range: -1e6...1e6,
    beforeFirstYear: 0, help: "net GGZ places closed a year beyond the pace of the base year")
  static let aandeelWmo = ParameterDeclaration(
    "aandeel_wmo", label: "Aandeel dat in de Wmo komt", unit: .share, range: 0...1,
    help: "share of them that lands in the Wmo")
  static let verdeling = ParameterDeclaration(
    "verdeling", label: "Verdeling", unit: .relative, range: 0...1e6, help: "relative weight")
  static let gebruik = ParameterDeclaration(
    "gebruik", label: "Gebruik per 1.000 inwoners", unit: .perThousand, range: 0...1000,
    help: "use per 1,000 inhabitants before the change")
  static let effect = ParameterDeclaration(
    "effect", label: "Toename van het gebruik", unit: .share, range: -0.99...10,
    help: "uplift of use")
  static let opbouw = ParameterDeclaration(
    "opbouw", label: "Jaren tot volledig effect", unit: .years, range: 0...30, defaultValue: 3,
    help: "years until the effect is full")
  static let waargenomen = ParameterDeclaration(
    "waargenomen", label: "Waargenomen groei per jaar", unit: .perYear, range: -0.5...1,
    help: "observed growth of clients a year; default: that of the opening of its toestanden")
  static let uitdoving = ParameterDeclaration(
    "uitdoving", label: "Jaren tot de groei is uitgedoofd", unit: .years, range: 0...50,
    help: "years until the unexplained growth is gone")
  static let verzwaring = ParameterDeclaration(
    "per_jaar", label: "Verschuiving van instroom per jaar", unit: .perYear, range: 0...1,
    help: "share of inflow that moves, added each year")
  static let eventFactor = ParameterDeclaration(
    "factor", label: "Factor tijdens de gebeurtenis", unit: .factor, range: 0...100,
    help: "factor while the event lasts")
  static let rho = ParameterDeclaration(
    "rho", label: "Autocorrelatie van schokken per maand", unit: .factor, range: 0...0.9999,
    defaultValue: 0.9,
    help: "autocorrelation of shocks over a month")
  static let sd = ParameterDeclaration(
    "sd", label: "Standaardafwijking van de schok", unit: .logDeviation, range: 0...2,
    help: "stationary sd of the log of the shock")
  static let correlatie = ParameterDeclaration(
    "waarde", label: "Correlatie", unit: .factor, range: -1...1, help: "correlation")
  static let afstandsmaat = ParameterDeclaration(
    "afstandsmaat", label: "Afstandsmaat van de correlatie", unit: .factor, range: 0...1e6,
    aboveLowerBound: true,
    help: "distance over which the correlation between wijken falls to 37%")
  static let coordinaat = ParameterDeclaration(
    "x", label: "Ligging van de wijk, x", unit: .factor, range: -1e6...1e6,
    help: "place of the wijk, in the unit of afstandsmaat")
  static let coordinaatY = ParameterDeclaration(
    "y", label: "Ligging van de wijk, y", unit: .factor, range: -1e6...1e6,
    help: "place of the wijk, in the unit of afstandsmaat")
}
