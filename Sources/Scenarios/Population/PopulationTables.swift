import DemandModel
import NumericKernels
import SociaalDomein

/// The tables of residents and of rates by age.
extension ScenarioDecoder {
  /// A table of wijk, age and sex, as [age and sex row * wijken + wijk].
  func residents(
    _ section: Section, _ key: TableKey
  ) -> [Double] {
    let (name, declaration) = (key.name, key.table)
    var result = [Double](repeating: 0, count: Ages.rows * wijken.count)
    let before = diagnostics.reportCount
    guard let table = needed(section, key) else { return result }
    let wijk = wijkIndices(table, totals: true)
    let isCount = declaration == .aantallen
    let place: [Int?]
    switch isCount ? residentRows(table, value: "aantal", wijk) : .single(ageRows(table)) {
    case .single(let places): place = places
    case .grouped(let rows):
      countedWijken.formUnion(wijk.compactMap { $0 }.filter { $0 < wijken.count })
      guard diagnostics.reportCount == before else { return result }
      return spread(rows, table, value: "aantal", section, name)[0] ?? result
    }
    let values = table.numbers(declaration.value)
    var totals = TotalRows<Int>()
    for row in table.rows {
      guard let wijk = wijk[row], let place = place[row] else { continue }
      if wijk == wijken.count {
        totals.state(values[row], of: place, row: row)
      } else {
        totals.add(values[row], to: place)
        result[place * wijken.count + wijk] += values[row]
        if isCount { countedWijken.insert(wijk) }
      }
    }
    guard diagnostics.reportCount == before else { return result }
    totals.check(table, declaration.value, diagnostics)
    checkAges(
      table, wijk, place, value: declaration.value, whole: isCount, acceptsGroups: isCount)
    return result
  }

  // MARK: Rates

  /// A table of age and sex, per age and sex row; every age of both sexes must be there.
  func byAge(
    _ section: Section, _ key: TableKey, required: Bool = false
  ) -> [Double] {
    let none = [Double](repeating: 0, count: Ages.rows)
    guard required || section.has(key.name) else {
      section.allow([key.name])
      return none
    }
    let before = diagnostics.reportCount
    guard let table = needed(section, key) else { return none }
    let rates = rates(table, key.table, ageRows(table), count: Ages.rows)
    if diagnostics.reportCount == before {
      let present = Sex.allCases.map { sex in
        Set((0...Ages.last).filter { rates[Ages.row(age: $0, sex: sex)] != nil })
      }
      checkAges(present, section, key.name)
    }
    return rates.map { $0 ?? 0 }
  }

  /// A table of age alone, 101 values; `absent` is what an age before the first or after the last row
  /// has, and without it every age must be there.
  func perAge(
    _ section: Section, _ key: TableKey, absent: Double? = nil
  ) -> [Double] {
    let none = [Double](repeating: absent ?? 0, count: Ages.count)
    guard let table = needed(section, key) else { return none }
    let ages = table.rows.map { Optional(min(Ages.last, table.integer($0, "leeftijd"))) }
    let rates = rates(table, key.table, ages, count: Ages.count)
    checkAges(
      [Set(rates.indices.filter { rates[$0] != nil })], section, key.name, whole: absent == nil)
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

  // MARK: Moves

  /// Chances of moving from wijk (row) to wijk (column); at no age do more leave than there are.
  func movesTable(_ section: Section, mobility: [Double]) -> Matrix {
    var matrix = Matrix(rows: wijken.count, columns: wijken.count, repeating: 0)
    guard let table = needed(section, BevolkingKeys.Moves.keys.tabel) else { return matrix }
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
