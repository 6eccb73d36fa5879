/// What a downloaded table tells, recognised by the topics of its columns.
enum SheetKind: Equatable {
  /// Residents of wijken by groups of ages, as in Kerncijfers wijken en buurten.
  case residents
  /// Wmo clients of wijken by year.
  case clients
  /// Wmo clients of gemeenten by type of arrangement and period, as 83262NED.
  case arrangements
  /// Begroting and rekening of gemeenten by taakveld.
  case accounts
  /// Residents of the country by single age, sex and year.
  case pyramid
  /// Births, deaths and moves, as 37259.
  case development
  /// Residents of gemeenten by age, as 03759ned.
  case townAges
  /// A forecast, which this does not read.
  case forecast
  case unknown

  init(of sheet: StatLineSheet) {
    let hasPlace = sheet.has(Topics.place) || sheet.has(Topics.code) || sheet.has(Topics.name)
    if hasPlace, sheet.has(Topics.budgeted + Topics.spent) {
      self = .accounts
    } else if hasPlace, sheet.has(Topics.arrangement), sheet.has(Topics.clients) {
      self = .arrangements
    } else if hasPlace, sheet.has(Topics.residents), sheet.has(Topics.groups[4].names),
      sheet.has(Topics.groups[0].names)
    {
      self = .residents
    } else if hasPlace, sheet.has(Topics.clients) {
      self = .clients
    } else if hasPlace, sheet.has(Topics.births), sheet.has(Topics.deaths) {
      self = .development
    } else if sheet.title?.lowercased().contains("prognose") == true || Self.isForecast(sheet) {
      self = .forecast
    } else if hasPlace, sheet.has(Topics.age), sheet.has(Topics.count) {
      self = .townAges
    } else if !hasPlace, sheet.has(Topics.age), sheet.has(Topics.sex), sheet.has(Topics.count) {
      self = .pyramid
    } else {
      self = .unknown
    }
  }

  private static func isForecast(_ sheet: StatLineSheet) -> Bool {
    sheet.fileName.lowercased().contains("prognose")
  }
}

/// The names under which topics stand in tables of StatLine and in those made of them, over the years.
///
/// As `SheetName.topic` writes them.
enum Topics {
  static let place = ["wijkenenbuurten", "regios", "regions", "regioaanduiding", "regio"]
  static let code = [
    "codering", "regiocode", "regiocodegemeente", "gwbcode", "wkc", "wkcode", "wijkcode", "code",
    "gmcode",
    "gmc", "coderingregio",
  ]
  static let name = [
    "naam", "wijknaam", "regionaam", "regionslabel", "regioslabel", "wijkenenbuurtenlabel",
  ]
  static let gemeente = ["gemeentenaam", "gemeente", "gmnaam", "gmn"]
  static let kind = ["soortregio", "recs"]
  static let period = ["perioden", "periods", "periodslabel", "jaar", "year", "interval"]

  static let residents = [
    "aantalinwoners", "inwoners", "ainw", "totalpopulation", "inwonerstotaal", "bevolkingtotaal",
  ]
  static let men = ["mannen", "aman"]
  static let women = ["vrouwen", "avrouw"]
  /// The five groups of ages of Kerncijfers wijken en buurten.
  static let groups: [(from: Int, to: Int, names: [String])] = [
    (0, 14, ["0tot15jaar", "personen0tot15jaar", "k0tot15jaar", "a0014"]),
    (15, 24, ["15tot25jaar", "personen15tot25jaar", "k15tot25jaar", "a1524"]),
    (25, 44, ["25tot45jaar", "personen25tot45jaar", "k25tot45jaar", "a2544"]),
    (45, 64, ["45tot65jaar", "personen45tot65jaar", "k45tot65jaar", "a4564", "inwoners45"]),
    (
      65, 100,
      [
        "65jaarofouder", "personen65jaarofouder", "65jaarenouder", "k65jaarofouder", "a65oo",
        "inwoners65plus",
      ]
    ),
  ]
  static let clients = ["wmoclienten", "awmot"]
  static let clientsPer1000 = [
    "wmoclientenrelatief", "wmoclientenper1000inwoners", "pwmot", "wmoper1000cbs", "wmoper1000",
  ]
  static let arrangement = ["typemaatwerkarrangement", "typearrangement"]

  static let budgeted = ["tv66begroot", "tv671begroot", "maatwerk66671begroot"]
  static let spent = ["tv66rekening", "tv671rekening", "maatwerk66671rekening"]

  static let age = ["leeftijd", "age"]
  static let sex = ["geslacht", "sex"]
  static let count = [
    "aantal", "bevolking", "bevolkingop1januari", "aantalinwoners", "inwoners",
    "populationon1january",
  ]
  /// What a table may count apart besides ages and sexes.
  static let others = [
    "burgerlijkestaat", "migratieachtergrond", "herkomst", "herkomstland", "geboorteland",
    "nationaliteit", "positieinhethuishouden", "generatie",
  ]

  /// As 37259ned and its English twin have them.
  static let births = ["levendgeborenkinderen", "livebornchildren"]
  static let deaths = ["overledenen", "deaths"]
  static let arrivals = ["totaalvestiging", "totalarrivals"]
  static let departures = [
    "totaalvertrekinclusiefcorrecties", "totaalvertrek", "totaldeparturesincludingadministra",
    "totaldepartures",
  ]
  /// Columns that a forecast of households has.
  static let households = [
    "poptotaalaantalparticulierehuishoudens", "particulierehuishoudens", "huishoudens",
  ]
}
