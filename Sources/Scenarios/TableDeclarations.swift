import SociaalDomein

/// Every table a scenario may point to.
extension TableDeclaration {
  public static let all = [
    aantallen, piramide, instituties, sterfte, migratie, geboorte, verhuizingen, mobiliteit,
    prognose,
    behoefte, indicatoren, profielen, opening, aannames,
  ]

  // MARK: Population
  public static let aantallen = TableDeclaration(
    "aantallen", key: ["wijk"] + TableColumn.ages.map(\.name) + ["geslacht"],
    columns: [.wijk] + TableColumn.ages + [
      .geslachtOfTotaal,
      TableColumn("aantal", .number(0...1e9), unit: .persons, help: "residents on 1 January"),
    ],
    help: "residents of every wijk on 1 January of the start year, by age or group of ages, and sex"
  )
  public static let piramide = TableDeclaration(
    "piramide", key: ["leeftijd", "geslacht"],
    columns: [
      .leeftijd, .geslacht,
      TableColumn("aantal", .number(0...1e9), unit: .persons, help: "persons of this age"),
    ], help: "people by single age and sex, whose shape groups of ages are given")
  public static let instituties = TableDeclaration(
    "instituties", key: ["leeftijd", "geslacht"],
    columns: [
      .leeftijd, .geslacht,
      TableColumn("aandeel", .number(0...1), unit: .share, help: "share in an institution"),
    ], help: "share of the residents who live in an institution, by age and sex")
  public static let sterfte = TableDeclaration(
    "sterfte", key: ["leeftijd", "geslacht"],
    columns: [
      .leeftijd, .geslacht,
      TableColumn(
        "q", .number(0...1), unit: .share, help: "probability of dying before the next birthday"),
    ], help: "probability of dying within a year, by age and sex")
  public static let migratie = TableDeclaration(
    "migratie", key: ["wijk", "leeftijd", "geslacht"],
    columns: [
      .wijk, .leeftijd, .geslacht,
      TableColumn(
        "saldo", .number(-1e9...1e9), unit: .personsPerYear, help: "arrivals less departures"),
    ], help: "net migration of every wijk a year, by age and sex")
  public static let geboorte = TableDeclaration(
    "geboorte", key: ["leeftijd"],
    columns: [
      .leeftijd,
      TableColumn(
        "vruchtbaarheid", .number(0...2), unit: .perYear, help: "births per woman of this age"),
    ], help: "births per woman a year, by age; before the first row and after the last none")
  public static let verhuizingen = TableDeclaration(
    "verhuizingen", key: ["van", "naar"],
    columns: [
      TableColumn("van", .key, help: "wijk that is left"),
      TableColumn("naar", .key, help: "wijk that is moved to"),
      TableColumn("kans", .number(0...1), unit: .share, help: "probability of this move in a year"),
    ], help: "probability of moving from one wijk to another within a year")
  public static let mobiliteit = TableDeclaration(
    "mobiliteit", key: ["leeftijd"],
    columns: [
      .leeftijd,
      TableColumn(
        "factor", .number(0...100), unit: .factor, help: "factor on the probability of moving"),
    ], help: "how much more or less than average people move, by age")
  public static let prognose = TableDeclaration(
    "prognose", key: ["jaar", "wijk"] + TableColumn.ages.map(\.name) + ["geslacht"],
    columns: [
      TableColumn("jaar", .integer(1900...2199), help: "year of the forecast"), .wijk,
    ] + TableColumn.ages + [
      .geslachtOfTotaal,
      TableColumn("aantal", .number(0...1e9), unit: .persons, help: "residents on 1 January"),
    ],
    help: "residents of every wijk in the years of a forecast, by age or group of ages, and sex")

  // MARK: Opening
  public static let opening = TableDeclaration(
    "opening", key: ["replicatie", "jaar", "toestand", "wijk"],
    columns: [
      TableColumn("replicatie", .integer(1...4_294_967_295), help: "number of the draw"),
      TableColumn("jaar", .integer(1900...2299), help: "year that begins: people on its 1 January"),
      TableColumn("toestand", .key, help: "toestand of the scenario"),
      TableColumn(
        "wijk", .key, optional: true,
        help: "wijk of the scenario; left out, the opening balance divides over the wijken"),
      TableColumn("clienten", .number(0...1e8), unit: .clients, help: "people in care"),
      TableColumn(
        "wachtend", .number(0...1e8), unit: .persons, optional: true,
        help: "people who wait after the besluit"),
    ], help: "people in care and waiting on 1 January, by draw of another run")
  /// The file in the folder of a run that holds it.
  public static let runFile = "stock.csv"
  /// Rows that a table may have.
  public static let mostRows = TableReader.rowLimit

  // MARK: Uncertain numbers
  public static let aannames = TableDeclaration(
    "aannames", key: ["replicatie"],
    columns: [
      TableColumn(
        "replicatie", .integer(1...mostRows), help: "number of the row: 1, 2, 3 and so on")
    ],
    help:
      "values of uncertain numbers in place of their draws, one column under the dotted key of each; "
      + "replication r takes the row r, and after the last row the first again")

  // MARK: Need
  public static let behoefte = TableDeclaration(
    "behoefte", key: ["wijk", "toestand"],
    columns: [
      .wijk, TableColumn("toestand", .key, help: "toestand of the scenario, or alle"),
      TableColumn("clienten", .number(0...1e8), unit: .clients, help: "clients in care"),
    ], help: "clients counted in every wijk, from which its need follows")
  public static let indicatoren = TableDeclaration(
    "indicatoren", key: ["wijk"], columns: [.wijk],
    help: "indicators of every wijk, one column for each of the coefficienten")
  public static let profielen = TableDeclaration(
    "profielen", key: ["voorziening", "leeftijd_van", "leeftijd_tot"],
    columns: [
      TableColumn("voorziening", .key, help: "name of the profile"),
      TableColumn("leeftijd_van", .integer(0...150), unit: .years, help: "first age"),
      TableColumn("leeftijd_tot", .integer(0...150), unit: .years, help: "last age"),
      TableColumn("verhouding", .number(0...1e9), unit: .relative, help: "relative inflow"),
    ], help: "how inflow differs between ages; before the first row and after the last none")
}

/// Columns of more than one table.
extension TableColumn {
  fileprivate static let wijk = TableColumn("wijk", .key, help: "wijk of the scenario")
  fileprivate static let leeftijd = TableColumn(
    "leeftijd", .integer(0...150), unit: .years, help: "age; above 100 counts as 100")
  fileprivate static let geslacht = TableColumn("geslacht", .key, help: "m or v")
  fileprivate static let geslachtOfTotaal = TableColumn(
    "geslacht", .key, optional: true,
    help: "m, v, or totaal for both; left out, every row counts both")

  /// Single ages or groups of them: in one column, or the two ends of a group in two.
  fileprivate static let ages = [
    TableColumn(
      "leeftijd", .ages, unit: .years, orInstead: ["leeftijd_van", "leeftijd_tot"],
      help: "age, above 100 counts as 100; or a group such as 0 tot 15 jaar, 0-14, 85+"),
    TableColumn(
      "leeftijd_van", .integer(0...WrittenAges.last), unit: .years, optional: true,
      help: "first age of a group"),
    TableColumn(
      "leeftijd_tot", .integer(0...WrittenAges.last), unit: .years, optional: true,
      whenEmpty: Double(WrittenAges.last),
      help: "last age of a group, or the first of the next in every row; empty for the open group"),
  ]
}
