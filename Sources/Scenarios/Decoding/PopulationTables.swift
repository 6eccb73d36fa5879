import DemandModel
import NumericKernels
import SociaalDomein

/// The tables of residents, ages and wijken, and what is said when one is not whole.
extension ScenarioDecoder {
  /// A table of wijk, age and sex, as [age and sex row * wijken + wijk].
  func residents(
    _ section: Section, _ key: String, value: String, range: ClosedRange<Double>, required: Bool
  ) -> [Double] {
    var result = [Double](repeating: 0, count: Ages.rows * wijken.count)
    guard
      let table = needed(
        section, key,
        [
          TableColumn("wijk", .key), TableColumn("leeftijd", .number(0...150)),
          TableColumn("geslacht", .key), TableColumn(value, .number(range)),
        ])
    else { return result }
    let index = Dictionary(uniqueKeysWithValues: wijkKeys.enumerated().map { ($1, $0) })
    var seen = Set<Int>()
    for row in table.rows {
      guard let wijk = index[table.text(row, "wijk")] else {
        unknownWijk(table, row, "wijk")
        continue
      }
      guard let place = ageRow(table, row) else { continue }
      if !seen.insert(place * wijken.count + wijk).inserted
        && Int(table.number(row, "leeftijd")) <= Ages.last
      {
        twice(table, row)
      }
      result[place * wijken.count + wijk] += table.number(row, value)
    }
    return result
  }

  func ageRow(_ table: Table, _ row: Int) -> Int? {
    guard let sex = Sex(letter: table.text(row, "geslacht")) else {
      diagnostics.report(
        .badData, at: table.place(row, "geslacht"),
        "'\(table.text(row, "geslacht"))' is no geslacht; allowed: m, v")
      return nil
    }
    return Ages.row(age: min(Ages.last, Int(table.number(row, "leeftijd"))), sex: sex)
  }

  /// Reports a name that is no wijk, once per table however many rows have it.
  func unknownWijk(_ table: Table, _ row: Int, _ column: String) {
    let name = table.text(row, column)
    guard reportedNames.insert("\(table.path)\n\(name)").inserted else { return }
    let others = table.texts(column).filter { $0 == name }.count - 1
    diagnostics.report(
      .badData, at: table.place(row, column),
      "'\(name)' is no wijk of the scenario; allowed: \(wijkKeys.joined(separator: ", "))"
        + NearestName(among: wijkKeys).suggestion(for: name)
        + (others > 0 ? " (and in \(others) more rows)" : ""))
  }

  /// Reports the wijken of the scenario that a table leaves out.
  func checkWijken(_ present: [String], _ section: Section, _ key: String) {
    let missing = wijkKeys.filter { !present.contains($0) }
    guard !missing.isEmpty else { return }
    section.report(
      key,
      "the table has no rows for \(missing.joined(separator: ", ")); allowed: every wijk of the "
        + "scenario; add them")
  }

  /// A table of age and sex, per age and sex row; every age of both sexes must be there.
  func byAge(
    _ section: Section, _ key: String, value: String, range: ClosedRange<Double>,
    required: Bool = false
  ) -> [Double] {
    var result = [Double](repeating: 0, count: Ages.rows)
    guard required || section.has(key) else {
      _ = section.optionalText(key)
      return result
    }
    guard
      let table = needed(
        section, key,
        [
          TableColumn("leeftijd", .number(0...150)), TableColumn("geslacht", .key),
          TableColumn(value, .number(range)),
        ])
    else { return result }
    var seen = Set<Int>()
    for row in table.rows {
      guard let place = ageRow(table, row) else { continue }
      if !seen.insert(place).inserted && Int(table.number(row, "leeftijd")) <= Ages.last {
        twice(table, row)
      }
      result[place] = table.number(row, value)
    }
    let missing = (0..<Ages.rows).first { !seen.contains($0) }
    if let missing { missingAge(Ages.age(ofRow: missing), section, key) }
    return result
  }

  func twice(_ table: Table, _ row: Int) {
    diagnostics.report(
      .badData, at: table.place(row, "leeftijd"),
      "this row stands in the table twice; remove one of them")
  }

  func missingAge(_ age: Int, _ section: Section, _ key: String) {
    section.report(
      key, "the table has no row for leeftijd \(age); allowed: 0 to \(Ages.last); add the rows")
  }

  /// A table of age alone, 101 values; `absent` is what an age without a row has, and without it
  /// every age must be there.
  func perAge(
    _ section: Section, _ key: String, value: String, range: ClosedRange<Double>,
    absent: Double? = nil
  ) -> [Double] {
    var result = [Double](repeating: absent ?? 0, count: Ages.count)
    guard
      let table = needed(
        section, key,
        [TableColumn("leeftijd", .number(0...150)), TableColumn(value, .number(range))])
    else { return result }
    var seen = Set<Int>()
    for row in table.rows {
      let age = min(Ages.last, Int(table.number(row, "leeftijd")))
      if !seen.insert(age).inserted { twice(table, row) }
      result[age] = table.number(row, value)
    }
    if absent == nil, let age = (0...Ages.last).first(where: { !seen.contains($0) }) {
      missingAge(age, section, key)
    }
    return result
  }

  /// Chances of moving from wijk (row) to wijk (column); at no age do more leave than there are.
  func movesTable(_ section: Section, mobility: [Double]) -> Matrix {
    var matrix = Matrix(rows: wijken.count, columns: wijken.count, repeating: 0)
    guard
      let table = needed(
        section, "tabel",
        [
          TableColumn("van", .key), TableColumn("naar", .key), TableColumn("kans", .number(0...1)),
        ])
    else { return matrix }
    for row in table.rows {
      guard let from = wijkKeys.firstIndex(of: table.text(row, "van")) else {
        unknownWijk(table, row, "van")
        continue
      }
      guard let to = wijkKeys.firstIndex(of: table.text(row, "naar")) else {
        unknownWijk(table, row, "naar")
        continue
      }
      matrix[from, to] = table.number(row, "kans")
    }
    let most = mobility.max() ?? 1
    for from in wijken.indices {
      let leaving = most * wijken.indices.reduce(0) { $0 + matrix[from, $1] }
      guard leaving > 1 else { continue }
      section.report(
        "tabel",
        "at the ages that move most, \(rounded(leaving * 100))% of wijk '\(wijkKeys[from])' leaves in a "
          + "year; allowed: at most 100%; lower its kansen or the mobiliteit")
    }
    return matrix
  }

  /// Residents per year of one forecast, linear between the years of its table.
  func forecastTable(_ section: Section) -> [[Double]] {
    let rows = Ages.rows * wijken.count
    var byYear: [Int: [Double]] = [:]
    guard
      let table = needed(
        section, "tabel",
        [
          TableColumn("jaar", .integer), TableColumn("wijk", .key),
          TableColumn("leeftijd", .number(0...150)), TableColumn("geslacht", .key),
          TableColumn("aantal", .number(0...1e9)),
        ])
    else { return Array(repeating: Array(repeating: 0, count: rows), count: grid.years + 1) }
    checkWijken(table.texts("wijk"), section, "tabel")
    var seen = Set<[Int]>()
    for row in table.rows {
      guard let wijk = wijkKeys.firstIndex(of: table.text(row, "wijk")) else {
        unknownWijk(table, row, "wijk")
        continue
      }
      guard let place = ageRow(table, row) else { continue }
      let year = table.integer(row, "jaar")
      if !seen.insert([year, place, wijk]).inserted
        && Int(table.number(row, "leeftijd")) <= Ages.last
      {
        twice(table, row)
      }
      byYear[year, default: Array(repeating: 0, count: rows)][place * wijken.count + wijk] +=
        table.number(row, "aantal")
    }
    return (0...grid.years).map { interpolate(byYear, year: grid.startYear + $0, rows, section) }
  }

  /// Scales each wijk of a forecast so that it starts from the counted residents, and warns where
  /// that changes it.
  func joined(
    _ forecast: [[Double]], to opening: [Double], _ section: Section
  ) -> [[Double]] {
    var result = forecast
    let count = wijken.count
    for wijk in wijken.indices {
      let rows = stride(from: wijk, to: opening.count, by: count)
      let counted = rows.reduce(0) { $0 + opening[$1] }
      let expected = rows.reduce(0) { $0 + forecast[0][$1] }
      guard expected > 0 else { continue }
      let factor = counted / expected
      if abs(factor - 1) > 0.01 {
        diagnostics.warn(
          at: section.place,
          "wijk '\(wijken[wijk].key)' starts at \(rounded(expected)) residents in this forecast and at "
            + "\(rounded(counted)) in aantallen; the forecast is scaled to the latter")
      }
      for year in result.indices { for row in rows { result[year][row] *= factor } }
    }
    return result
  }

  func interpolate(
    _ byYear: [Int: [Double]], year: Int, _ rows: Int, _ section: Section
  ) -> [Double] {
    let years = byYear.keys.sorted()
    guard let before = years.last(where: { $0 <= year }),
      let after = years.first(where: { $0 >= year }),
      let low = byYear[before], let high = byYear[after]
    else {
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

  /// A table that must be there.
  func needed(_ section: Section, _ key: String, _ columns: [TableColumn]) -> Table? {
    if !section.has(key) {
      _ = section.text(key)
      return nil
    }
    return section.table(key, columns: columns, otherColumns: .ignored)
  }
}
