import SociaalDomein

/// Numbers of a contract: its term, budget, access and waiting.
extension ParameterDeclaration {
  // MARK: Term
  static let verlengingskans = ParameterDeclaration(
    "kans", label: "Kans op verlenging", unit: .share, range: 0...1,
    help: "chance that the option to extend is taken")
  static let kansOpEinde = ParameterDeclaration(
    "kans_op_einde", label: "Kans op einde bij de evaluatie", unit: .share, range: 0...1,
    help: "chance that the evaluation ends the contract when its condition holds")
  static let evaluatiedrempel = ParameterDeclaration(
    "drempel", label: "Tekort waarbij de evaluatie telt", unit: .share, range: -1...10,
    defaultValue: 0,
    help: "deviation since the start, as a share of the budget")
  static let wachtdrempel = ParameterDeclaration(
    "drempel", label: "Wachttijd waarbij de evaluatie telt", unit: .weeks, range: 0...520,
    help: "mean wait of those who started in the past year"
  )

  // MARK: Budget
  static let budgetbedrag = ParameterDeclaration(
    "bedrag", label: "Budget per jaar", unit: .euros, range: 0...1e12,
    help: "budget a year at prices of the start year, by year")
  static let historischFactor = ParameterDeclaration(
    "factor", label: "Ruimte boven het historische volume", unit: .factor, range: 0...10,
    defaultValue: 1,
    defaultSource: .standard("no slack, volume times price"),
    help: "budget over historic volume times price: the slack")
  static let volume = ParameterDeclaration(
    "volume", label: "Historisch volume", unit: .unitsPerYear, range: 0...1e12,
    help: "units a year before the contract")
  static let gewichtPerInwoner = ParameterDeclaration(
    "gewicht", label: "Bedrag per inwoner", unit: .eurosPerPerson, range: 0...1e6,
    help: "euros a year per resident of these ages")
  static let naarGebruik = ParameterDeclaration(
    "naar_gebruik", label: "Budget per inwoner ten opzichte van het gebruik", unit: .factor,
    range: 0...10,
    help: "amounts per resident that follow use by age: together this factor times what use costs "
      + "at the tarieven when the contract starts")
  static let wijkfactor = ParameterDeclaration(
    "factor", label: "Factor per wijk", unit: .factor, range: 0...100,
    help: "factor on the amount per resident of a wijk")
  static let korting = ParameterDeclaration(
    "korting", label: "Korting op het budget", unit: .share, range: 0...1,
    beforeFirstYear: 0,
    help: "share taken off the budget, a level by year; none before its first year")
  static let taakstelling = ParameterDeclaration(
    "taakstelling", label: "Taakstelling", unit: .euros, range: -1e12...1e12,
    beforeFirstYear: 0,
    help:
      "euros to be saved, taken off at prices of the start year, a level by year; none before its "
      + "first year")
  static let groeiaandeel = ParameterDeclaration(
    "aandeel", label: "Aandeel van de autonome groei dat wordt betaald", unit: .share, range: 0...2,
    defaultValue: 1,
    help: "part of the autonomous growth that is paid")
  static let verwachteClienten = ParameterDeclaration(
    "verwachte_clienten", label: "Verwachte cliënten", unit: .clients, range: 0.1...1e8,
    help: "clients for whom the budget was agreed, by year")

  // MARK: Access and waiting
  static let plaatsen = ParameterDeclaration(
    "plaatsen", label: "Plaatsen", unit: .places, range: 0...1e8,
    help: "clients there is room for, by year")
  static let terughoudendheid = ParameterDeclaration(
    "terughoudendheid", label: "Terughoudendheid van de aanbieder", unit: .share, range: 0...1,
    defaultValue: 0.1,
    help:
      "largest share of those who come whom a provider lets wait while a loss is in sight; they start "
      + "when there is room")
  static let afhaken = ParameterDeclaration(
    "afhaken", label: "Afhaken van wachtenden per jaar", unit: .perYear, range: 0...1e6,
    help: "rate at which people who wait give up")
  static let aandeelPgb = ParameterDeclaration(
    "aandeel_pgb", label: "Aandeel afhakers met een pgb", unit: .share, range: 0...1,
    defaultValue: 0,
    help: "share of those who give up for a pgb")
  static let zorgplicht = ParameterDeclaration(
    "zorgplicht", label: "Wachttijd waarna zorgplicht geldt", unit: .weeks, range: 0...520,
    help: "wait after which a maatwerk client starts at the gemeente's cost")
  static let geslotenNetwerk = ParameterDeclaration(
    "gesloten_netwerk", label: "Aandeel met een pgb door een gesloten netwerk", unit: .share,
    range: 0...1, defaultValue: 0,
    isIncentive: true,
    help: "share of new clients who take a pgb because the network is closed to their provider")
  static let pgbUitstroom = ParameterDeclaration(
    "uitstroom", label: "Uitstroom uit zo'n pgb per jaar", unit: .perYear, range: 0...12,
    defaultValue: 0.25,
    help: "rate at which such a pgb ends")
}
