import SociaalDomein

/// The rows of a table of residents in which some tell a group of ages, or both sexes together.
struct GroupedResidents {
  /// The rows of a wijk, in one year.
  struct Part {
    /// Behind the last wijk for the rows of `totaal`.
    let wijk: Int
    /// 0 in a table without years.
    let year: Int
    let rows: [AgeRow]
    let layout: AgeLayout
    var hasPeople: Bool { rows.contains { $0.people != 0 } }
  }

  private(set) var parts: [Part] = []

  /// - Parameters:
  ///   - wijk: per row its wijk; rows without one are left out.
  ///   - sexes: per row the sex, and 2 for both; rows without one are left out.
  init(
    _ table: Table, value: String, ages: [WrittenAges], wijk: [Int?], sexes: [Int?],
    years: [Int]?
  ) {
    var rows: [Int: [AgeRow]] = [:]
    var keys: [Int] = []
    for row in table.rows {
      guard let wijk = wijk[row], let sex = sexes[row] else { continue }
      let key = wijk << 12 | (years?[row] ?? 0)
      if rows[key] == nil { keys.append(key) }
      rows[key, default: []].append(
        AgeRow(
          row: row, ages: ages[row], sex: Sex(rawValue: sex), people: table.number(row, value)))
    }
    let isLastIncluded = Self.isLastIncluded(Array(rows.values))
    parts = keys.map { key in
      let rows = rows[key] ?? []
      return Part(
        wijk: key >> 12, year: key & 0xFFF, rows: rows,
        layout: AgeLayout(rows, isLastIncluded: isLastIncluded))
    }
  }

  /// Whether `0-15` has those of 15: in that reading in which more wijken have every age once. A table
  /// has one reading, and groups that join in one do not in the other.
  private static func isLastIncluded(_ parts: [[AgeRow]]) -> Bool {
    guard parts.joined().contains(where: { $0.ages.end == .doubtful }) else { return true }
    let faults = [true, false].map { isIncluded in
      parts.count { rows in
        rows.contains { $0.people != 0 }
          && !AgeLayout(rows, isLastIncluded: isIncluded).faults.isEmpty
      }
    }
    return faults[0] <= faults[1]
  }
}

extension GroupedResidents.Part {
  /// Whether every row has one age and one sex, so that nothing is to be spread.
  var isSingle: Bool {
    layout.groups.allSatisfy { $0.sex != nil && $0.ages.count == 1 }
  }

  /// Persons of 75 and older by these single ages who were told in a group that begins younger.
  func elderly(_ people: [Double]) -> Double {
    layout.groups.reduce(0) { sum, group in
      guard group.ages.lowerBound < 75, group.ages.upperBound >= 75 else { return sum }
      let sexes = group.sex.map { [$0] } ?? Sex.allCases
      return sum
        + (75...group.ages.upperBound).reduce(0) { sum, age in
          sexes.reduce(sum) { $0 + people[Ages.row(age: age, sex: $1)] }
        }
    }
  }
}
