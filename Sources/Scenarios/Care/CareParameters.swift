import SociaalDomein

/// Numbers about care: stock, flows between states, prices of support.
extension ParameterDeclaration {
  // MARK: Stock and flow
  static let stand = ParameterDeclaration(
    "stand", label: "Cliënten op 1 januari", unit: .clients, range: 0...1e8,
    help: "people in care on 1 January of the start year")
  static let gefactureerd = ParameterDeclaration(
    "clienten", label: "Gefactureerde cliënten", unit: .clients, range: 0...1e8,
    aboveLowerBound: true,
    help: "clients billed in a period")
  static let dagen = ParameterDeclaration(
    "dagen", label: "Dagen in de gefactureerde periode", unit: .days, range: 1...3660,
    help: "days in the period of billing")
  static let instroom = ParameterDeclaration(
    "instroom", label: "Instroom per jaar", unit: .personsPerYear, range: 0...1e8,
    help: "people who enter a year, doorstroom included")
  static let uitstroom = ParameterDeclaration(
    "uitstroom", label: "Uitstroom per jaar", unit: .perYear, range: 0...12,
    help: "outflow a year as an intensity, at the start")
  static let verblijfsduur = ParameterDeclaration(
    "verblijfsduur", label: "Gemiddelde verblijfsduur", unit: .years, range: 0.01...100,
    help: "mean duration")
  static let groei = ParameterDeclaration(
    "groei", label: "Groei van het aantal cliënten per jaar", unit: .perYear, range: -0.9...3,
    help: "observed growth of the stock a year")
  static let perJaar = ParameterDeclaration(
    "per_jaar", label: "Overgangen per jaar", unit: .perYear, range: 0...100,
    help: "intensity a year, which adds to the outflow where it grows by a later year")
  static let aandeelBijUitstroom = ParameterDeclaration(
    "aandeel_bij_uitstroom", label: "Aandeel bij uitstroom", unit: .share, range: 0...1,
    help: "share of those who leave the state; what it gains by a later year the remainder loses")
  static let kansPerStap = ParameterDeclaration(
    "kans_per_stap", label: "Kans per stap", unit: .perStep, range: 0...1,
    help: "probability per step")
  static let leeftijdsfactor = ParameterDeclaration(
    "factor", label: "Factor per leeftijdsgroep", unit: .factor, range: 0...1e6,
    help: "factor on the flow in an age band")

  // MARK: A voorziening in short
  static let clienten = ParameterDeclaration(
    "clienten", label: "Cliënten op 1 januari", unit: .clients, range: 0...1e8,
    help:
      "people who have it on 1 January of the start year: the stand of the toestand of the same name"
  )
  static let kostenPerClientjaar = ParameterDeclaration(
    "kosten_per_clientjaar", label: "Kosten van een cliënt die het een heel jaar heeft",
    unit: .eurosPerUnit, range: 0...1e6,
    help:
      "cost of a client who has it all year, at prices of the start year: cost of a year over the mean "
      + "number of clients, not over all who had it at some time; in place of kostprijs and "
      + "eenheden_per_maand")

  /// The same of a voorziening whose toestand has its name.
  var ofVoorziening: ParameterDeclaration {
    ParameterDeclaration(
      name, label: label, unit: unit, range: range,
      help: help
        + ", of the toestand of the same name; growth is that of other gemeenten where it is open")
  }

  // MARK: Money
  static let bijStart = ParameterDeclaration(
    "bij_start", label: "Eenmalige kosten bij de start", unit: .eurosPerClient, range: 0...1e7,
    help: "what everyone who starts in it from outside care costs the gemeente once, at prices of "
      + "the start year")
  static let bijOvergang = ParameterDeclaration(
    "bij_overgang", label: "Eenmalige kosten bij de overgang", unit: .eurosPerClient,
    range: 0...1e7,
    help: "what everyone who takes it costs the gemeente once, at prices of the start year")
  static let eenhedenPerMaand = ParameterDeclaration(
    "eenheden_per_maand", label: "Eenheden per cliënt per maand", unit: .unitsPerMonth,
    range: 0...1000,
    help: "units a client receives a month")
  static let kostprijs = ParameterDeclaration(
    "kostprijs", label: "Kostprijs per eenheid", unit: .eurosPerUnit, range: 0...1e6,
    help: "what a unit costs its provider, at prices of the start year")
  static let tarief = ParameterDeclaration(
    "tarief", label: "Tarief per eenheid", unit: .eurosPerUnit, range: 0...1e6,
    help: "what the gemeente pays per unit, at prices of the start year")
  static let pgbAandeel = ParameterDeclaration(
    "aandeel", label: "Aandeel met een pgb", unit: .share, range: 0...1,
    help: "share of clients with a pgb")
  static let pgbTarief = ParameterDeclaration(
    "tarief", label: "Tarief per eenheid in een pgb", unit: .eurosPerUnit, range: 0...1e6,
    help: "what a unit costs in a pgb")
  static let bijdragePerMaand = ParameterDeclaration(
    "per_maand", label: "Eigen bijdrage per maand", unit: .eurosPerMonth, range: 0...1000,
    help: "eigen bijdrage per paying client per month")
  static let aandeelBetalend = ParameterDeclaration(
    "aandeel_betalend", label: "Aandeel dat een eigen bijdrage betaalt", unit: .share, range: 0...1,
    defaultValue: 1,
    help: "share of clients who pay the eigen bijdrage")
  static let bedrag = ParameterDeclaration(
    "bedrag", label: "Bedrag in de begroting", unit: .euros, range: -1e12...1e12,
    help: "net amount in the begroting, by year")
  static let tolerantie = ParameterDeclaration(
    "tolerantie", label: "Tolerantie voor een overschrijding", unit: .share, range: 0...0.05,
    defaultValue: OverrunTolerance.standard.share,
    defaultSource: .standard("a passing of 0.1% or less is not called an overrun"),
    help:
      "share of the begroting, or of a budget, that may be passed before it is an overrun: 0.001 is 0.1%"
  )
  static let weerstandscapaciteit = ParameterDeclaration(
    "weerstandscapaciteit", label: "Weerstandscapaciteit", unit: .euros, range: 0...1e12,
    help: "capacity that is set aside for this risk")
  static let aandeelOVA = ParameterDeclaration(
    "aandeel_ova", label: "Gewicht van de OVA in de index", unit: .share, range: 0...1,
    defaultValue: 0.9,
    defaultSource: Source("VNG, rekenregel indexering: 90% OVA, 10% PPC"),
    help: "weight of the OVA in the index")
  static let ova = ParameterDeclaration(
    "ova", label: "OVA, definitief", unit: .percentPerYear, range: -10...25,
    help: "OVA, definitive, by year")
  static let ppc = ParameterDeclaration(
    "ppc", label: "PPC, definitief", unit: .percentPerYear, range: -10...25,
    help: "PPC, definitive, by year")
  static let ovaVoorlopig = ParameterDeclaration(
    "ova_voorlopig", label: "OVA, voorlopig", unit: .percentPerYear, range: -10...25,
    help: "OVA as set provisionally")
  static let ppcVoorlopig = ParameterDeclaration(
    "ppc_voorlopig", label: "PPC, voorlopig", unit: .percentPerYear, range: -10...25,
    help: "PPC as set provisionally")
}
