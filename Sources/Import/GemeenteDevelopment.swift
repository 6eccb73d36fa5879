import Scenarios

/// Births, deaths and net arrivals of a gemeente by year, persons, men and women together.
///
/// Source: CBS StatLine 37259ned. Net arrivals count corrections of the register as departures, as its
/// growth of the population does.
struct GemeenteDevelopment {
  /// What one year is known to have.
  struct Year {
    var births: Double?
    var deaths: Double?
    var arrivals: Double?
    var departures: Double?
    var residents: Double?

    var net: Double? {
      guard let arrivals, let departures else { return nil }
      return arrivals - departures
    }
  }

  private(set) var years: [Int: Year] = [:]
  private(set) var source = ""

  var isEmpty: Bool { years.isEmpty }

  /// Adds the rows of a gemeente that count both sexes together.
  ///
  /// Errors: counts that are none, with their place.
  mutating func add(_ sheet: StatLineSheet, of gemeente: Gemeente) throws(ScenarioErrors) {
    let columns = PlaceColumns(sheet)
    let sex = sheet.column(Topics.sex + ["sexlabel"])
    for above in sheet.periods(of: Topics.births + Topics.deaths + Topics.arrivals) {
      let counts = [
        Topics.births, Topics.deaths, Topics.arrivals, Topics.departures, Topics.count,
      ].map { sheet.column($0, in: above) }
      try sheet.forEachRow { (row) throws(ScenarioErrors) in
        let stated = above ?? columns.period(of: row)
        guard let stated, stated.half == nil else { return }
        let place = columns.place(of: row, year: stated.year)
        guard gemeente.holds(place.code, place.gemeente ?? place.name), place.isWhole,
          sex == nil || SheetName.isTotal(row.label(sex))
        else { return }
        let year = Year(
          births: try row.number(counts[0]), deaths: try row.number(counts[1]),
          arrivals: try row.number(counts[2]), departures: try row.number(counts[3]),
          residents: try row.number(counts[4]))
        years[stated.year] = year
        source = sheet.sourceName
      }
    }
  }

  /// What a figure was in the latest years before one, at most five of them, in order.
  func before(_ start: Int, _ figure: (Year) -> Double?) -> [(year: Int, count: Double)] {
    let known = years.filter { $0.key < start && $0.key >= start - 5 }
    return known.compactMap { entry in figure(entry.value).map { (entry.key, $0) } }
      .sorted { $0.year < $1.year }
  }
}

extension PlaceColumns {
  /// The year or half-year of a row, by key or label.
  func period(of row: SheetRow) -> StatLinePeriod? {
    StatLinePeriod(row.raw(period)) ?? StatLinePeriod(row.label(period))
  }
}

extension SheetPlace {
  /// Whether it is a gemeente, not a part of one.
  var isWhole: Bool { kind == .gemeente || kind == nil }
}
