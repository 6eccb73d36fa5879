import Scenarios

/// A table as it was downloaded: named columns, and rows that are read one by one.
struct StatLineSheet {
  /// The form in which StatLine gave it.
  enum Form {
    /// One row of names.
    case plain
    /// Titles, rows of topics and periods, a row of units: a table as the site or Statweb lays it out.
    case layout
    /// A folder with `data.csv` and a file per dimension.
    case bundle
  }

  struct Column {
    let name: String
    let topic: String
    /// The period above the column, where periods stand in columns.
    let period: StatLinePeriod?

    init(_ name: String, period: StatLinePeriod? = nil) {
      self.name = name
      topic = SheetName.topic(name)
      self.period = period
    }
  }

  let path: String
  let form: Form
  let title: String?
  let columns: [Column]
  let text: StatLineText
  /// Rows before the first one with figures.
  let headerRows: Int
  /// Per column what its keys stand for, where another file tells.
  var labels: [Int: [String: String]] = [:]
  /// `84799NED`, where the file tells.
  var identifier: TableIdentifier?
  /// The sheet of a workbook that it is, and the others of that workbook, which are not read.
  var workbookSheet: String?
  var otherSheets: [String] = []

  /// The last part of the path.
  var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// How the file is named in tables that are made of it.
  var sourceName: String {
    identifier.map { "CBS StatLine \($0.text)" } ?? "bestand \(InertText.line(fileName))"
  }

  /// The first column of one of these topics, in their order; where periods stand in columns that of the
  /// period, and else one without.
  func column(_ topics: [String], in period: StatLinePeriod? = nil) -> Int? {
    for topic in topics {
      let found = columns.indices.filter { columns[$0].topic == topic }
      if let own = found.first(where: { columns[$0].period == period }) { return own }
      if let any = found.first(where: { columns[$0].period == nil }) { return any }
    }
    return nil
  }

  /// The periods that stand above columns of these topics; nil alone where rows tell them.
  func periods(of topics: [String]) -> [StatLinePeriod?] {
    let above = columns.filter { topics.contains($0.topic) }.compactMap(\.period)
    return above.isEmpty
      ? [nil] : Set(above).sorted { ($0.year, $0.half ?? 0) < ($1.year, $1.half ?? 0) }
  }

  /// Whether any column is of one of these topics.
  func has(_ topics: [String]) -> Bool { columns.contains { topics.contains($0.topic) } }

  /// Every row with figures: not the footer, nor lines with one cell alone.
  func forEachRow(_ body: (SheetRow) throws(ScenarioErrors) -> Void) throws(ScenarioErrors) {
    var scanner = CSVScanner(text.bytes, dialect: text.dialect)
    var index = 0
    while let cells = scanner.next() {
      index += 1
      guard index > headerRows else { continue }
      guard index <= StatLineText.rowLimit else {
        throw .one(
          SourcePlace(file: path),
          "the table has more than \(StatLineText.rowLimit) rows; allowed: at most so many; take only your "
            + "own gemeente from StatLine")
      }
      let row = SheetRow(sheet: self, cells: cells)
      if !row.isLoose { try body(row) }
    }
    if let position = scanner.openQuote {
      throw .one(
        CSVPlaces(file: path, bytes: text.bytes).place(at: position),
        "this quote is never closed; allowed: quotes in pairs; take the file from StatLine again")
    }
  }
}

/// One row of a sheet.
struct SheetRow {
  let sheet: StatLineSheet
  let cells: [CellRange]

  /// A cell without padding, as it is written; empty where the row is short.
  func raw(_ column: Int?) -> String {
    guard let column, column < cells.count else { return "" }
    return cellText(cells[column], in: sheet.text.bytes).trimmed
  }

  /// A cell, with its key turned into what it stands for.
  func label(_ column: Int?) -> String {
    let raw = raw(column)
    guard let column, let labels = sheet.labels[column] else { return raw }
    return labels[raw] ?? raw
  }

  func place(_ column: Int) -> SourcePlace {
    guard column < cells.count else { return SourcePlace(file: sheet.path) }
    return sheet.place(of: cells[column])
  }

  /// The figure of a cell: nil for unknown, or where there is no such column.
  ///
  /// Errors: text that is no figure, with its place.
  func number(_ column: Int?, counts: Bool = true) throws(ScenarioErrors) -> Double? {
    guard let column else { return nil }
    switch StatLineNumber(raw(column), counts: counts) {
    case .unknown: return nil
    case .number(let value): return value
    case .refused(let message):
      throw .one(
        place(column), "column '\(InertText.line(sheet.columns[column].name))': \(message)")
    }
  }

  /// A name that will stand in files and on screens.
  ///
  /// Errors: formulas and control characters.
  func name(_ column: Int?) throws(ScenarioErrors) -> String? {
    let text = label(column)
    guard let column, !text.isEmpty else { return nil }
    if let first = text.first, "=+@".contains(first) || (first == "-" && text.count > 1) {
      throw .one(
        place(column),
        "'\(StatLineNumber.short(text))' is a formula where a name should stand; allowed: names; take the "
          + "file from StatLine again")
    }
    guard text.count <= 200, !text.unicodeScalars.contains(where: InertText.isHidden),
      !text.contains(where: \.isNewline)
    else {
      throw .one(
        place(column),
        "'\(StatLineNumber.short(text))' is no name; allowed: at most 200 visible characters; correct the cell"
      )
    }
    return text
  }

  /// Whether it has one cell at most, as titles and footers have.
  var isLoose: Bool {
    sheet.columns.count > 1 && cells.dropFirst().allSatisfy { raw($0).isEmpty }
  }

  private func raw(_ cell: CellRange) -> String { cellText(cell, in: sheet.text.bytes).trimmed }
}

extension ScenarioErrors {
  /// One error alone.
  static func one(
    _ place: SourcePlace, _ message: String, _ kind: ScenarioError.Kind = .badData
  ) -> ScenarioErrors {
    ScenarioErrors([ScenarioError(kind, at: place, message)])
  }
}
