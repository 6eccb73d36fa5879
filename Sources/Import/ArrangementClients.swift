import Scenarios

/// Wmo clients of a gemeente by type of arrangement and period, as 83262NED has them.
///
/// A client of a half-year had support at any time within it; one of a year within the year: other
/// numbers, that are kept apart.
struct ArrangementClients {
  /// All arrangements together.
  private(set) var all: [StatLinePeriod: Double] = [:]
  private(set) var byType: [String: [StatLinePeriod: Double]] = [:]
  private(set) var source = ""

  /// Adds the rows of a gemeente that count both sexes and all people together.
  ///
  /// Errors: counts that are none, with their place.
  mutating func add(_ sheet: StatLineSheet, of gemeente: Gemeente) throws(ScenarioErrors) {
    let columns = PlaceColumns(sheet)
    let type = sheet.column(Topics.arrangement)
    let clients = sheet.periods(of: Topics.clients).map {
      ($0, sheet.column(Topics.clients, in: $0))
    }
    let others = sheet.columns.indices.filter {
      ["geslacht", "kenmerkenvanpersonen", "leeftijd", "financieringsvorm"].contains(
        sheet.columns[$0].topic)
    }
    try sheet.forEachRow { (row) throws(ScenarioErrors) in
      let stated =
        StatLinePeriod(row.raw(columns.period)) ?? StatLinePeriod(row.label(columns.period))
      let place = columns.place(of: row, year: stated?.year)
      guard gemeente.holds(place.code, place.gemeente ?? place.name),
        others.allSatisfy({ SheetName.isTotal(row.label($0)) })
      else { return }
      let name = row.label(type)
      for (above, column) in clients {
        guard let period = above ?? stated, let count = try row.number(column) else { continue }
        if SheetName.isTotal(name) {
          all[period] = count
        } else {
          byType[name, default: [:]][period] = count
        }
      }
      source = sheet.sourceName
    }
  }

  var isEmpty: Bool { all.isEmpty && byType.isEmpty }

  /// The outflow a year as an intensity that clients of a year and of its half-years together tell:
  /// S (1 + q) of a year is N, S (1 + q / 2) of a half N / r, so q = (r - 1) / (1 - r / 2).
  func outflow(of year: Int) -> Double? {
    guard let whole = all[.init(year: year)] else { return nil }
    let halves = [1, 2].compactMap { all[.init(year: year, half: $0)] }
    guard !halves.isEmpty else { return nil }
    let ratio = whole / (halves.reduce(0, +) / Double(halves.count))
    guard ratio > 1, ratio < 1.5 else { return nil }
    return (ratio - 1) / (1 - ratio / 2)
  }
}

extension StatLinePeriod {
  init(year: Int, half: Int? = nil) {
    self.year = year
    self.half = half
  }
}
