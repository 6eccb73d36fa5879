import Scenarios

/// Makes a scenario out of tables as StatLine gives them.
public struct StatLineImport {
  /// What the user says beside the files.
  public struct Options: Sendable {
    /// Code or name of the gemeente.
    public var gemeente: String
    /// First year of the scenario; nil for the latest year with residents.
    public var year: Int?
    /// By what wijken are one where code and name contradict each other.
    public var identity: WijkIdentity?
    /// Whether people in no known wijk are divided over the wijken, rather than kept apart.
    public var spreadsUnknown = true
    /// A table `van,naar,aandeel` for wijken of before.
    public var borders: String?

    public init(gemeente: String) { self.gemeente = gemeente }
  }

  /// What became of a file.
  public struct FileFate: Sendable {
    public let file: String
    public let found: Phrase
    /// What was taken from it; nil where it was left.
    public let taken: Phrase?
    public let left: Phrase?
  }

  let options: Options
  private(set) var gemeente: Gemeente
  private(set) var fates: [FileFate] = []

  /// Reads the files and makes the folder of a scenario out of them.
  ///
  /// Errors: `noInput` for a path that cannot be read; `badData` with its place for figures that are
  /// none, a gemeente or year that no file has, wijken that contradict each other.
  public static func folder(of files: [String], _ options: Options) throws(ScenarioErrors)
    -> ImportedFolder
  {
    var work = StatLineImport(options)
    return try work.folder(of: files)
  }

  init(_ options: Options) {
    self.options = options
    gemeente = Gemeente(options.gemeente)
  }

  private mutating func folder(of files: [String]) throws(ScenarioErrors) -> ImportedFolder {
    var sheets: [StatLineSheet] = []
    for file in files { sheets.append(try SheetReader.sheet(at: file)) }
    return try folder(of: sheets)
  }

  /// The same of sheets that were read already.
  mutating func folder(of read: [StatLineSheet]) throws(ScenarioErrors) -> ImportedFolder {
    let sheets = read.map { (sheet: $0, kind: SheetKind(of: $0)) }
    try learn(read)
    var tables: [WijkTable] = []
    for (sheet, kind) in sheets where kind == .residents || kind == .clients {
      tables.append(try WijkTable(sheet, kind, of: gemeente, otherwise: options.year))
    }
    var (base, year) = try residents(tables, file: read.first?.path ?? "")
    // Wijken are found by the codes that they have in the year of the residents.
    for (index, table) in tables.enumerated() where PlaceColumns(table.sheet).hasCodesByYear {
      tables[index] = try WijkTable(
        table.sheet, table.kind, of: gemeente, otherwise: options.year, codesOf: year)
      if table.sheet.path == base.sheet.path { base = tables[index] }
    }
    let pyramid = try pyramid(sheets, year)
    var accounts = GemeenteAccounts()
    var arrangements = ArrangementClients()
    var development = GemeenteDevelopment()
    for (sheet, kind) in sheets {
      if kind == .development { try development.add(sheet, of: gemeente) }
      if kind == .accounts { try accounts.add(sheet, of: gemeente) }
      if kind == .arrangements { try arrangements.add(sheet, of: gemeente) }
    }
    let builder = TownBuilder(
      options: options, gemeente: gemeente, year: year, base: base, tables: tables,
      pyramid: pyramid,
      accounts: accounts, arrangements: arrangements, development: development)
    let town = try builder.town()
    tell(sheets, tables, town, builder)
    let observed = ObservedFigures(town, tables, builder)
    return ImportedFolder(town: town, fates: fates, observed: observed)
  }

  // MARK: Gemeente and year

  /// Finds the name that belongs to the code of the gemeente, or the other way round.
  private mutating func learn(_ sheets: [StatLineSheet]) throws(ScenarioErrors) {
    var found = gemeente
    var isPresent = false
    var names: Set<String> = []
    for sheet in sheets {
      let columns = PlaceColumns(sheet)
      let year = WijkTable.year(of: sheet) ?? options.year
      try sheet.forEachRow { (row) throws(ScenarioErrors) in
        let place = columns.place(of: row, year: year)
        guard found.holds(place.code, place.gemeente) else {
          if let name = place.gemeente, names.count < 1000 { names.insert(name) }
          return
        }
        isPresent = true
        found.learn(place.code, place.gemeente)
      }
    }
    gemeente = found
    guard !isPresent else { return }
    let nearest = NearestName(among: names.sorted()).suggestion(for: options.gemeente)
    throw .one(
      SourcePlace(file: sheets.first?.path ?? ""),
      "no file has rows of the gemeente '\(StatLineNumber.short(options.gemeente))'; allowed: a gemeente that "
        + "is in them, by code (GM0637) or name"
        + (nearest.isEmpty ? "; where a file has names alone, give --gemeente by name" : nearest))
  }

  /// The table that the residents come from, and the first year of the scenario.
  private func residents(_ tables: [WijkTable], file: String) throws(ScenarioErrors) -> (
    WijkTable, Int
  ) {
    let aged = tables.filter { table in
      table.wijken.contains { $0.residents != nil && ($0.groups.last ?? nil) != nil }
    }
    // All five groups, or where no table of the year has them those that there are.
    let whole = aged.filter { table in
      table.kind == .residents
        && (options.year == nil || table.wijken.contains { $0.year == options.year })
    }
    let usable = whole.isEmpty ? aged : whole
    let years = Set(usable.flatMap(\.wijken).compactMap(\.year))
    guard let year = options.year ?? years.max() else {
      let isThere = !usable.isEmpty
      throw .one(
        SourcePlace(file: usable.first?.sheet.path ?? file),
        isThere
          ? "the table does not say of which year it is; allowed: --year with that year"
          : "no file has residents of wijken of \(gemeente.shown) by groups of ages; allowed: Kerncijfers wijken "
            + "en buurten of StatLine, with wijken and their codes or the name of their gemeente; add it"
      )
    }
    let fitting = usable.filter { table in table.wijken.contains { $0.year == year } }
    // Codes are what other tables find wijken by.
    let coded = fitting.first { table in table.wijken.allSatisfy { $0.code != nil } }
    guard let table = coded ?? fitting.first else {
      let had = years.sorted().map(String.init).joined(separator: ", ")
      throw .one(
        SourcePlace(file: usable.first?.sheet.path ?? file),
        "no file has residents of wijken of \(gemeente.shown) by groups of ages in \(year)"
          + (had.isEmpty ? "" : " (the years there are: \(had))")
          + "; allowed: Kerncijfers wijken en buurten of \(year); add that file or change --year")
    }
    return (table, year)
  }

  private func pyramid(
    _ sheets: [(sheet: StatLineSheet, kind: SheetKind)], _ year: Int
  ) throws(ScenarioErrors) -> ReferencePyramid {
    for (sheet, kind) in sheets where kind == .townAges {
      let own = try TownPyramid(sheet, of: gemeente)
      if let own = own.pyramid(upTo: year, name: gemeente.shown) { return own }
    }
    for (sheet, kind) in sheets where kind == .pyramid {
      if let pyramid = try ReferencePyramid.read(sheet, nearest: year) { return pyramid }
    }
    return .national(nearest: year)
  }

  // MARK: What became of the files

  private mutating func tell(
    _ sheets: [(sheet: StatLineSheet, kind: SheetKind)], _ tables: [WijkTable], _ town: Town,
    _ parts: TownBuilder
  ) {
    for (sheet, kind) in sheets {
      let table = tables.first { $0.sheet.path == sheet.path }
      let words = FateWords(
        sheet: sheet, kind: kind, table: table, isBase: sheet.path == parts.base.sheet.path,
        town: town, accounts: parts.accounts, arrangements: parts.arrangements,
        development: parts.development)
      fates.append(
        FileFate(file: sheet.path, found: words.found, taken: words.taken, left: words.left))
    }
  }
}
