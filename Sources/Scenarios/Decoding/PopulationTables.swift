import DemandModel
import NumericKernels
import SociaalDomein

/// The tables of residents and of rates by age.
extension ScenarioDecoder {
  /// A table of wijk, age and sex, as [age and sex row * wijken + wijk].
  func residents(
    _ section: Section, _ key: String, _ declaration: TableDeclaration
  ) -> [Double] {
    var result = [Double](repeating: 0, count: Ages.rows * wijken.count)
    let before = diagnostics.reportCount
    guard let table = needed(section, key, declaration) else { return result }
    let wijk = wijkIndices(table, totals: true)
    let place = ageRows(table)
    let values = table.numbers(declaration.value)
    var totals = TotalRows<Int>()
    for row in table.rows {
      guard let wijk = wijk[row], let place = place[row] else { continue }
      if wijk == wijken.count {
        totals.state(values[row], of: place, row: row)
      } else {
        totals.add(values[row], to: place)
        result[place * wijken.count + wijk] += values[row]
        if declaration == .aantallen { countedWijken.insert(wijk) }
      }
    }
    guard diagnostics.reportCount == before else { return result }
    totals.check(table, declaration.value, diagnostics)
    if declaration == .aantallen { warnOfMissingAges(table, Array(table.rows), wijk, place) }
    return result
  }

  /// Warns of ages that a wijk leaves out and another has: nobody of them lives there then. A wijk
  /// where nobody lives at all may leave out any.
  func warnOfMissingAges(
    _ table: Table, _ rows: [Int], _ wijk: [Int?], _ place: [Int?], of group: String = ""
  ) {
    var present = wijken.map { _ in Set<Int>() }
    var first = wijken.map { _ in Int?.none }
    for row in rows {
      guard let wijk = wijk[row], let place = place[row], wijk < wijken.count else { continue }
      present[wijk].insert(place)
      first[wijk] = first[wijk] ?? row
    }
    let lived = Set(
      rows.filter { table.number($0, "aantal") > 0 }.compactMap { wijk[$0] })
    let all = present.reduce(into: Set<Int>()) { $0.formUnion($1) }
    for (index, key) in wijkKeys.enumerated() where lived.contains(index) {
      let missing = all.subtracting(present[index]).sorted()
      guard let age = missing.first, let row = first[index] else { continue }
      let rest = missing.count == 1 ? "" : " and \(missing.count - 1) more"
      diagnostics.warn(
        at: table.place(row, "wijk"),
        "wijk '\(key)' has no row\(group) for \(ageText(age))\(rest), as other wijken have; nobody "
          + "of that age lives there; add the rows, with 0 where that is meant")
    }
  }

  private func ageText(_ row: Int) -> String {
    "leeftijd \(Ages.age(ofRow: row)), geslacht \(row % 2 == Sex.male.rawValue ? "m" : "v")"
  }

  // MARK: Rates

  /// A table of age and sex, per age and sex row; every age of both sexes must be there.
  func byAge(
    _ section: Section, _ key: String, _ declaration: TableDeclaration, required: Bool = false
  ) -> [Double] {
    let none = [Double](repeating: 0, count: Ages.rows)
    guard required || section.has(key) else {
      section.allow([key])
      return none
    }
    let before = diagnostics.reportCount
    guard let table = needed(section, key, declaration) else { return none }
    let rates = rates(table, declaration, ageRows(table), count: Ages.rows)
    if diagnostics.reportCount == before, let missing = rates.firstIndex(of: nil) {
      reportMissing(ageText(missing), section, key)
    }
    return rates.map { $0 ?? 0 }
  }

  /// A table of age alone, 101 values; `absent` is what an age without a row has, and without it
  /// every age must be there.
  func perAge(
    _ section: Section, _ key: String, _ declaration: TableDeclaration, absent: Double? = nil
  ) -> [Double] {
    let none = [Double](repeating: absent ?? 0, count: Ages.count)
    guard let table = needed(section, key, declaration) else { return none }
    let ages = table.rows.map { Optional(min(Ages.last, table.integer($0, "leeftijd"))) }
    let rates = rates(table, declaration, ages, count: Ages.count)
    if absent == nil, let age = rates.firstIndex(of: nil) {
      reportMissing("leeftijd \(age)", section, key)
    }
    return rates.map { $0 ?? absent ?? 0 }
  }

  /// The rate of every place that has a row; at 100 that of the lowest age from 100 on.
  private func rates(
    _ table: Table, _ declaration: TableDeclaration, _ places: [Int?], count: Int
  ) -> [Double?] {
    var rates = [Double?](repeating: nil, count: count)
    var ages = [Int](repeating: .max, count: count)
    for row in table.rows {
      let age = table.integer(row, "leeftijd")
      guard let place = places[row], age < ages[place] else { continue }
      ages[place] = age
      rates[place] = table.number(row, declaration.value)
    }
    return rates
  }

  private func reportMissing(_ age: String, _ section: Section, _ key: String) {
    section.report(
      key, "the table has no row for \(age); allowed: 0 to \(Ages.last); add the rows")
  }

  // MARK: Moves

  /// Chances of moving from wijk (row) to wijk (column); at no age do more leave than there are.
  func movesTable(_ section: Section, mobility: [Double]) -> Matrix {
    var matrix = Matrix(rows: wijken.count, columns: wijken.count, repeating: 0)
    guard let table = needed(section, "tabel", .verhuizingen) else { return matrix }
    let from = wijkIndices(table, "van")
    let to = wijkIndices(table, "naar")
    var errors = RowErrors(table, diagnostics)
    for row in table.rows {
      guard let from = from[row], let to = to[row] else { continue }
      let chance = table.number(row, "kans")
      if from == to, chance > 0 {
        errors.report(
          row, "naar",
          "wijk '\(wijkKeys[to])' moves to itself with kans \(numberText(chance)); allowed: two "
            + "different wijken; remove the row")
      }
      matrix[from, to] = chance
    }
    errors.close("wijken move to themselves")
    checkLeaving(matrix, most: mobility.max() ?? 1, section)
    return matrix
  }

  private func checkLeaving(_ matrix: Matrix, most: Double, _ section: Section) {
    for from in wijken.indices {
      let leaving = most * wijken.indices.reduce(0) { $0 + matrix[from, $1] }
      guard leaving > 1 else { continue }
      section.report(
        "tabel",
        "at the ages that move most, \(rounded(leaving * 100))% of wijk '\(wijkKeys[from])' "
          + "leaves in a year; allowed: at most 100%; lower its kansen or the mobiliteit")
    }
  }
}
