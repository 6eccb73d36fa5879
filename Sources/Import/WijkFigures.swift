import Scenarios

/// What one row says of a wijk or gemeente in one year; nil is unknown.
struct WijkFigures {
  let code: RegionCode?
  let name: String?
  let year: Int?
  let residents: Double?
  let men: Double?
  let women: Double?
  /// The five groups of ages, as `Topics.groups`; empty where the table has none.
  let groups: [Double?]
  let clients: Double?
  fileprivate let sheet: StatLineSheet
  fileprivate let cell: CellRange?

  /// The table it stands in.
  var path: String { sheet.path }

  /// Where it stands, for messages.
  var place: SourcePlace {
    guard let cell else { return SourcePlace(file: sheet.path) }
    return sheet.place(of: cell)
  }

  /// How messages name it: `WK063701 (Meerzicht)`.
  var shown: String {
    switch (code, name) {
    case (let code?, let name?): "\(code) (\(name))"
    case (let code?, nil): "\(code)"
    default: name ?? "a wijk without a name"
    }
  }
}

/// All that a table says of one gemeente.
struct WijkTable {
  let sheet: StatLineSheet
  let kind: SheetKind
  var wijken: [WijkFigures] = []
  /// The gemeente as a whole, by year.
  var town: [WijkFigures] = []
  /// Rows that count what no wijk of CBS is, as a rest that somebody computed.
  var rests: [WijkFigures] = []
  /// Rows of people who are in no wijk that is known.
  var nowhere: [WijkFigures] = []
  /// Figures of the gemeente that are not known.
  var unknownCount = 0

  /// The year of a table without a column for it: of its number, its title or its name.
  static func year(of sheet: StatLineSheet) -> Int? {
    if let year = sheet.identifier?.districtYear { return year }
    for text in [sheet.title ?? "", sheet.fileName] {
      let years = text.split { !$0.isNumber }.compactMap { $0.count == 4 ? Int($0) : nil }
        .filter { (1995...2100).contains($0) }
      if Set(years).count == 1 { return years[0] }
    }
    return nil
  }

  /// The rows of a gemeente.
  ///
  /// - Parameters:
  ///   - year: the year of a table that does not tell its own.
  ///   - codeYear: the year of which codes are wanted where a wijk has those of several; nil for the row's.
  /// - Throws: figures and names of its rows that are none.
  init(
    _ sheet: StatLineSheet, _ kind: SheetKind, of gemeente: Gemeente, otherwise year: Int?,
    codesOf codeYear: Int? = nil
  ) throws(ScenarioErrors) {
    self.sheet = sheet
    self.kind = kind
    let place = PlaceColumns(sheet)
    let topics = Topics.residents + Topics.clients
    let columns = sheet.periods(of: topics).filter { $0?.half == nil }.map {
      FigureColumns(sheet, in: $0)
    }
    let fixed = Self.year(of: sheet) ?? year
    try sheet.forEachRow { (row) throws(ScenarioErrors) in
      let stated = StatLinePeriod(row.label(place.period))
      if place.period != nil, stated?.half != nil || stated == nil { return }
      let year = stated?.year ?? fixed
      let found = place.place(of: row, year: codeYear ?? year)
      guard gemeente.holds(found.code, found.gemeente), found.kind != .buurt, found.kind != .land
      else {
        return
      }
      try place.checkNames(row)
      for columns in columns {
        let figures = try columns.figures(row, found, year: columns.period?.year ?? year)
        unknownCount += columns.unknownCount(figures)
        add(figures, found, gemeente)
      }
    }
  }

  private mutating func add(_ figures: WijkFigures, _ place: SheetPlace, _ gemeente: Gemeente) {
    let name = figures.name.map(SheetName.plain) ?? ""
    let isNamed = place.kind == nil && gemeente.name.map { SheetName.place($0) == name } ?? false
    let isTown = place.kind == .gemeente || isNamed
    if isTown {
      town.append(figures)
    } else if name.contains("onbekend") || name.contains("nietintedelen") {
      nowhere.append(figures)
    } else if figures.code == nil,
      name.hasPrefix("rest") || name.hasPrefix("overig") || name == "totaal"
    {
      if name != "totaal" { rests.append(figures) }
    } else if place.kind == .wijk || place.kind == nil, figures.code != nil || figures.name != nil {
      wijken.append(figures)
    }
  }
}

/// The columns of figures of a table of wijken.
private struct FigureColumns {
  let period: StatLinePeriod?
  private let residents: Int?
  private let men: Int?
  private let women: Int?
  private let groups: [Int?]
  private let clients: Int?

  init(_ sheet: StatLineSheet, in period: StatLinePeriod?) {
    self.period = period
    residents = sheet.column(Topics.residents, in: period)
    men = sheet.column(Topics.men, in: period)
    women = sheet.column(Topics.women, in: period)
    let found = Topics.groups.map { sheet.column($0.names, in: period) }
    groups = found.last == .some(nil) ? [] : found
    clients = sheet.column(Topics.clients, in: period)
  }

  /// How many figures of a row are not known, of those that the table has columns for.
  func unknownCount(_ figures: WijkFigures) -> Int {
    let ages = zip(figures.groups, groups).count { $0 == nil && $1 != nil }
    return ages + (figures.residents == nil && residents != nil ? 1 : 0)
  }

  func figures(_ row: SheetRow, _ place: SheetPlace, year: Int?) throws(ScenarioErrors)
    -> WijkFigures
  {
    var ages: [Double?] = []
    for column in groups { ages.append(try row.number(column)) }
    return WijkFigures(
      code: place.code, name: place.name, year: year, residents: try row.number(residents),
      men: try row.number(men), women: try row.number(women), groups: ages,
      clients: try row.number(clients), sheet: row.sheet, cell: row.cells.first)
  }
}
