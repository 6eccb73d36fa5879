import SociaalDomein

/// Numbers of a contract: risk, monitoring, incentives and tariffs.
extension ParameterDeclaration {
  // MARK: Risk
  static let bandVan = ParameterDeclaration(
    "van", label: "Begin van de band", unit: .share, range: 0...100, defaultValue: 0,
    defaultSource: .standard("the band starts at the budget"),
    help: "start of the band, as a share of the budget")
  static let bandTot = ParameterDeclaration(
    "tot", label: "Einde van de band", unit: .share, range: 0...100, aboveLowerBound: true,
    help: "end of the band, as a share of the budget")
  static let bandGemeente = ParameterDeclaration(
    "gemeente", label: "Deel van de band voor de gemeente", unit: .share, range: 0...1,
    defaultValue: 0,
    defaultSource: .standard("nothing"), help: "part of the band that the gemeente carries")
  static let bandAanbieder = ParameterDeclaration(
    "aanbieder", label: "Deel van de band voor de aanbieder", unit: .share, range: 0...1,
    defaultValue: 0,
    defaultSource: .standard("nothing"), help: "part of the band that the provider carries")
  static let reserveBegin = ParameterDeclaration(
    "begin", label: "Reserve bij de start", unit: .euros, range: 0...1e12, defaultValue: 0,
    defaultSource: .standard("an empty reserve"),
    help: "reserve at the start of the contract")
  static let reserveMaximum = ParameterDeclaration(
    "maximum", label: "Maximum van de reserve", unit: .euros, range: 0...1e12, defaultValue: 1e12,
    defaultSource: .standard("no cap"), help: "cap of the reserve")
  static let bufferBedrag = ParameterDeclaration(
    "bedrag", label: "Verlies dat de aanbieder kan dragen", unit: .euros, range: 0...1e12,
    help: "cumulated loss a provider can bear")
  static let meerkosten = ParameterDeclaration(
    "meerkosten", label: "Meerkosten na een overname", unit: .share, range: 0...10, defaultValue: 0,
    help: "extra cost of support taken over from a provider that stopped")
  static let overnamemaanden = ParameterDeclaration(
    "maanden", label: "Maanden met meerkosten", unit: .months, range: 0...120, defaultValue: 6,
    help: "months over which the extra cost lasts")

  // MARK: Monitoring and transition
  static let monitoringdrempel = ParameterDeclaration(
    "drempel", label: "Afwijking waarbij partijen overleggen", unit: .share, range: 0...10,
    help: "deviation beyond which the parties talk")
  static let monitoringkans = ParameterDeclaration(
    "kans", label: "Kans dat het budget dan verschuift", unit: .share, range: 0...1,
    help: "chance that the budget moves then")
  static let monitoringaandeel = ParameterDeclaration(
    "aandeel", label: "Deel van de afwijking dat verschuift", unit: .share, range: 0...1,
    help: "part of the deviation by which it moves")
  static let indicatieduurMaanden = ParameterDeclaration(
    "indicatieduur", label: "Duur van indicaties", unit: .months, range: 0.1...240,
    help: "length of indications, which end evenly over it from the start of the contract")

  // MARK: Incentives
  static let aanloop = ParameterDeclaration(
    "aanloop", label: "Jaren tot het gedrag is veranderd", unit: .years, range: 0...30,
    isIncentive: true,
    help: "years until the effect is full")
  static let indicatieduurJaren = ParameterDeclaration(
    "indicatieduur", label: "Duur van een indicatie", unit: .years, range: 0...20, defaultValue: 1,
    isIncentive: true,
    help: "length of an indication: sitting clients change at their herindicatie")
  static let prikkel = ParameterDeclaration(
    "factor", label: "Prikkel op overgangen", unit: .factor, range: 0...20,
    isIncentive: true,
    help: "factor on the rate of these transitions")
  static let prikkelSocialeBasis = ParameterDeclaration(
    "sociale_basis", label: "Aandeel naar de sociale basis", unit: .share, range: 0...1,
    isIncentive: true,
    help: "share of those who would start who are helped in the sociale basis")
  static let prikkelEenheden = ParameterDeclaration(
    "eenheden", label: "Prikkel op eenheden per cliënt", unit: .factor, range: 0...10,
    isIncentive: true,
    help: "factor on units per client")

  // MARK: Tariffs by payment rule
  static let opslag = ParameterDeclaration(
    "opslag", label: "Opslag op de kostprijs", unit: .share, range: -0.9...10,
    help: "tarieven that are not given are the kostprijs and this part of it, at its index")
  static let tariefPerMaand = ParameterDeclaration(
    "tarief", label: "Tarief per cliënt per maand", unit: .eurosPerMonth, range: 0...1e6,
    help: "what the gemeente pays per client per month, at prices of the start year")
  static let tariefPerTraject = ParameterDeclaration(
    "tarief", label: "Tarief per traject", unit: .eurosPerTrajectory, range: 0...1e8,
    help: "what the gemeente pays per trajectory, at prices of the start year")
}
