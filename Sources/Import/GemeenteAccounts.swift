import Scenarios

/// What a gemeente budgeted and spent on Wmo maatwerk: taakvelden 6.6 and 6.71 together, by year, in euros.
///
/// Source: Iv3, Informatie voor derden. A 0 is a year that was not handed in, and unknown.
struct GemeenteAccounts {
  private(set) var budgeted: [Int: Double] = [:]
  private(set) var spent: [Int: Double] = [:]
  private(set) var source = ""

  /// Adds the rows of a gemeente.
  ///
  /// Errors: amounts that are none, with their place.
  mutating func add(_ sheet: StatLineSheet, of gemeente: Gemeente) throws(ScenarioErrors) {
    let columns = PlaceColumns(sheet)
    let budget = AmountColumns(sheet, ["tv66begroot", "tv671begroot"], "maatwerk66671begroot")
    let account = AmountColumns(sheet, ["tv66rekening", "tv671rekening"], "maatwerk66671rekening")
    try sheet.forEachRow { (row) throws(ScenarioErrors) in
      guard let year = StatLinePeriod(row.label(columns.period))?.year else { return }
      let place = columns.place(of: row, year: year)
      guard gemeente.holds(place.code, place.gemeente ?? place.name) else { return }
      if let amount = try budget.amount(row) { budgeted[year] = amount }
      if let amount = try account.amount(row) { spent[year] = amount }
      source = sheet.sourceName
    }
  }

  var isEmpty: Bool { budgeted.isEmpty && spent.isEmpty }
}

/// The columns of one kind of amount, x EUR 1,000.
private struct AmountColumns {
  private let parts: [Int?]
  private let together: Int?

  init(_ sheet: StatLineSheet, _ parts: [String], _ together: String) {
    self.parts = parts.map { sheet.column([$0]) }
    self.together = sheet.column([together])
  }

  func amount(_ row: SheetRow) throws(ScenarioErrors) -> Double? {
    var sum = 0.0
    for part in parts {
      guard let amount = try row.number(part, counts: false) else {
        guard let all = try row.number(together, counts: false), all > 0 else { return nil }
        return all * 1000
      }
      sum += amount
    }
    return sum > 0 ? sum * 1000 : nil
  }
}
