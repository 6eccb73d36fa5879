import SociaalDomein

/// Every number of a contract, stated once: key, unit, range, default and what it means.
extension ParameterDeclaration {
  // MARK: Term
  static let verlengingskans = ParameterDeclaration(
    "kans", unit: .share, range: 0...1, help: "chance that the option to extend is taken")
  static let kansOpEinde = ParameterDeclaration(
    "kans_op_einde", unit: .share, range: 0...1,
    help: "chance that the evaluation ends the contract when its condition holds")
  static let evaluatiedrempel = ParameterDeclaration(
    "drempel", unit: .share, range: -1...10, defaultValue: 0,
    help: "deviation since the start, as a share of the budget")
  static let wachtdrempel = ParameterDeclaration(
    "drempel", unit: .weeks, range: 0...520, help: "mean wait of those who started in the past year"
  )

  // MARK: Budget
  static let budgetbedrag = ParameterDeclaration(
    "bedrag", unit: .euros, range: 0...1e12,
    help: "budget a year at prices of the start year, by year")
  static let historischFactor = ParameterDeclaration(
    "factor", unit: .factor, range: 0...10, defaultValue: 1,
    defaultSource: Source("no slack: volume times price"),
    help: "budget over historic volume times price: the slack")
  static let volume = ParameterDeclaration(
    "volume", unit: .unitsPerYear, range: 0...1e12, help: "units a year before the contract")
  static let gewichtPerInwoner = ParameterDeclaration(
    "gewicht", unit: .eurosPerPerson, range: 0...1e6,
    help: "euros a year per resident of these ages")
  static let wijkfactor = ParameterDeclaration(
    "factor", unit: .factor, range: 0...100, help: "factor on the amount per resident of a wijk")
  static let korting = ParameterDeclaration(
    "korting", unit: .share, range: 0...1, help: "share taken off the budget, a level by year")
  static let taakstelling = ParameterDeclaration(
    "taakstelling", unit: .euros, range: -1e12...1e12,
    help: "euros to be saved, taken off at prices of the start year, a level by year")
  static let groeiaandeel = ParameterDeclaration(
    "aandeel", unit: .share, range: 0...2, defaultValue: 1,
    help: "part of the autonomous growth that is paid")
  static let verwachteClienten = ParameterDeclaration(
    "verwachte_clienten", unit: .clients, range: 0...1e8, aboveLowerBound: true,
    help: "clients for whom the budget was agreed, by year")

  // MARK: Access and waiting
  static let plaatsen = ParameterDeclaration(
    "plaatsen", unit: .places, range: 0...1e8, help: "clients there is room for, by year")
  static let terughoudendheid = ParameterDeclaration(
    "terughoudendheid", unit: .share, range: 0...1, defaultValue: 0.5,
    help: "largest share of new clients a provider lets wait when a loss is in sight")
  static let afhaken = ParameterDeclaration(
    "afhaken", unit: .perYear, range: 0...1e6, help: "rate at which people who wait give up")
  static let aandeelPgb = ParameterDeclaration(
    "aandeel_pgb", unit: .share, range: 0...1, defaultValue: 0,
    help: "share of those who give up for a pgb")
  static let zorgplicht = ParameterDeclaration(
    "zorgplicht", unit: .weeks, range: 0...520,
    help: "wait after which a maatwerk client starts at the gemeente's cost")
  static let zwaarderPerJaar = ParameterDeclaration(
    "per_jaar", unit: .perYear, range: 0...100,
    help: "rate at which people who wait come to need heavier support")
  static let geslotenNetwerk = ParameterDeclaration(
    "gesloten_netwerk", unit: .share, range: 0...1, defaultValue: 0,
    help: "share of new clients who take a pgb because the network is closed to their provider")
  static let pgbUitstroom = ParameterDeclaration(
    "uitstroom", unit: .perYear, range: 0...12, defaultValue: 0.25,
    help: "rate at which such a pgb ends")

  // MARK: Risk
  static let bandVan = ParameterDeclaration(
    "van", unit: .share, range: 0...100, defaultValue: 0,
    defaultSource: Source("the band starts at the budget"),
    help: "start of the band, as a share of the budget")
  static let bandTot = ParameterDeclaration(
    "tot", unit: .share, range: 0...100, aboveLowerBound: true,
    help: "end of the band, as a share of the budget")
  static let bandGemeente = ParameterDeclaration(
    "gemeente", unit: .share, range: 0...1, defaultValue: 0,
    defaultSource: Source("nothing"), help: "part of the band that the gemeente carries")
  static let bandAanbieder = ParameterDeclaration(
    "aanbieder", unit: .share, range: 0...1, defaultValue: 0,
    defaultSource: Source("nothing"), help: "part of the band that the provider carries")
  static let reserveBegin = ParameterDeclaration(
    "begin", unit: .euros, range: 0...1e12, defaultValue: 0, defaultSource: Source("empty"),
    help: "reserve at the start of the contract")
  static let reserveMaximum = ParameterDeclaration(
    "maximum", unit: .euros, range: 0...1e12, help: "cap of the reserve")
  static let bufferBedrag = ParameterDeclaration(
    "bedrag", unit: .euros, range: 0...1e12, help: "cumulated loss a provider can bear")
  static let meerkosten = ParameterDeclaration(
    "meerkosten", unit: .share, range: 0...10, defaultValue: 0,
    help: "extra cost of support taken over from a provider that stopped")
  static let overnamemaanden = ParameterDeclaration(
    "maanden", unit: .months, range: 0...120, defaultValue: 6,
    help: "months over which the extra cost lasts")

  // MARK: Monitoring and transition
  static let monitoringdrempel = ParameterDeclaration(
    "drempel", unit: .share, range: 0...10, help: "deviation beyond which the parties talk")
  static let monitoringkans = ParameterDeclaration(
    "kans", unit: .share, range: 0...1, help: "chance that the budget moves then")
  static let monitoringaandeel = ParameterDeclaration(
    "aandeel", unit: .share, range: 0...1, help: "part of the deviation by which it moves")
  static let indicatieduurMaanden = ParameterDeclaration(
    "indicatieduur", unit: .months, range: 0.1...240,
    help: "length of indications, which end evenly over it from the start of the contract")

  // MARK: Incentives
  static let aanloop = ParameterDeclaration(
    "aanloop", unit: .years, range: 0...30, help: "years until the effect is full")
  static let indicatieduurJaren = ParameterDeclaration(
    "indicatieduur", unit: .years, range: 0...20, defaultValue: 1,
    help: "length of an indication: sitting clients change at their herindicatie")
  static let prikkel = ParameterDeclaration(
    "factor", unit: .factor, range: 0...20, help: "factor on the rate of these transitions")
  static let prikkelSocialeBasis = ParameterDeclaration(
    "sociale_basis", unit: .share, range: 0...1,
    help: "share of those who would start who are helped in the sociale basis")
  static let prikkelEenheden = ParameterDeclaration(
    "eenheden", unit: .factor, range: 0...10, help: "factor on units per client")

  // MARK: Tariffs by payment rule
  static let tariefPerMaand = ParameterDeclaration(
    "tarief", unit: .eurosPerMonth, range: 0...1e6,
    help: "what the gemeente pays per client per month, at prices of the start year")
  static let tariefPerTraject = ParameterDeclaration(
    "tarief", unit: .eurosPerTrajectory, range: 0...1e8,
    help: "what the gemeente pays per trajectory, at prices of the start year")
}
