import DemandModel
import SociaalDomein

/// The tables of a forecast of residents.
extension ScenarioDecoder {
  /// An age and sex in one year.
  private struct Cohort: Hashable {
    let year: Int
    let place: Int
  }

  /// Residents per year of one forecast, linear between the years of its table.
  func forecastTable(_ section: Section) -> [[Double]] {
    let count = Ages.rows * wijken.count
    let before = diagnostics.reportCount
    guard let table = needed(section, BevolkingKeys.Forecast.keys.tabel) else {
      return Array(repeating: Array(repeating: 0, count: count), count: grid.years + 1)
    }
    let wijk = wijkIndices(table, totals: true)
    let years = table.numbers("jaar").map { Int($0) }
    let byYear: [Int: [Double]]
    switch residentRows(table, value: "aantal", wijk, years: years) {
    case .single(let places):
      let read = single(table, wijk, places, years)
      if diagnostics.reportCount == before {
        checkWijken(wijk, section, "tabel")
        read.totals.check(table, "aantal", diagnostics)
        checkYears(table, wijk, section)
        checkAges(
          table, wijk, places, value: "aantal", years: years, acceptsGroups: true)
      }
      byYear = read.residents
    case .grouped(let rows):
      if diagnostics.reportCount == before {
        checkWijken(wijk, section, "tabel")
        checkYears(table, wijk, section)
      }
      byYear =
        diagnostics.reportCount == before
        ? spread(rows, table, value: "aantal", section, "tabel") : [:]
    }
    return (0...grid.years).map { interpolate(byYear, year: grid.startYear + $0, count, section) }
  }

  /// Residents by year, and the rows `totaal`, of a table by single age and sex.
  private func single(
    _ table: Table, _ wijk: [Int?], _ places: [Int?], _ years: [Int]
  ) -> (residents: [Int: [Double]], totals: TotalRows<Cohort>) {
    let none = [Double](repeating: 0, count: Ages.rows * wijken.count)
    let residents = table.numbers("aantal")
    var byYear: [Int: [Double]] = [:]
    var totals = TotalRows<Cohort>()
    for row in table.rows {
      guard let wijk = wijk[row], let place = places[row] else { continue }
      let cohort = Cohort(year: years[row], place: place)
      if wijk == wijken.count {
        totals.state(residents[row], of: cohort, row: row)
      } else {
        totals.add(residents[row], to: cohort)
        byYear[cohort.year, default: none][place * wijken.count + wijk] += residents[row]
      }
    }
    return (byYear, totals)
  }

  /// Every year has every wijk: one that is left out would have no residents in that year. One where
  /// nobody lives yet may be left out until its first year.
  private func checkYears(_ table: Table, _ wijk: [Int?], _ section: Section) {
    let byYear = Dictionary(grouping: table.rows) { table.integer($0, "jaar") }
    var begun = Set(wijken.indices.filter { (residentsOfWijk?[$0] ?? 1) > 0 })
    for (year, rows) in byYear.sorted(by: { $0.key < $1.key }) {
      let found = Set(rows.map { wijk[$0] })
      begun.formUnion(found.compactMap { $0 })
      let missing = wijken.indices.filter { begun.contains($0) && !found.contains($0) }
        .map { wijkKeys[$0] }
      if !missing.isEmpty, found != [wijken.count] {
        section.report(
          "tabel",
          "the table has no rows of \(year) for \(listed(missing)); allowed: every wijk of the "
            + "scenario in every year; add them")
      }
    }
  }

  func interpolate(
    _ byYear: [Int: [Double]], year: Int, _ rows: Int, _ section: Section
  ) -> [Double] {
    let years = byYear.keys.sorted()
    guard let before = years.last(where: { $0 <= year }),
      let after = years.first(where: { $0 >= year }),
      let low = byYear[before], let high = byYear[after]
    else {
      guard hasSoundTime, !years.isEmpty else { return Array(repeating: 0, count: rows) }
      section.report(
        "tabel",
        "the forecast does not reach \(year); allowed: tables from \(grid.startYear) to "
          + "\(grid.startYear + grid.years); add rows or shorten the horizon")
      return Array(repeating: 0, count: rows)
    }
    guard after > before else { return low }
    let part = Double(year - before) / Double(after - before)
    return zip(low, high).map { $0 + part * ($1 - $0) }
  }
}
