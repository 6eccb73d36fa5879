import SociaalDomein

/// The table of relative inflow by age.
extension ScenarioDecoder {
  /// Per profile the relative inflow at every age and sex; an age without a row has none. Nil where
  /// the table could not be read, so that nothing is known of its names.
  func decodeProfiles() -> [String: [Double]]? {
    guard root.has("profielen") else { return [:] }
    guard let table = root.table("profielen", .profielen) else { return nil }
    let none = [Double](repeating: 0, count: Ages.rows)
    var result: [String: [Double]] = [:]
    var rows: [String: [Int?]] = [:]
    var errors = RowErrors(table, diagnostics)
    for row in table.rows {
      let name = table.text(row, "voorziening")
      if result[name] == nil { result[name] = none }
      guard let ages = profileAges(table, row, &errors) else { continue }
      var taken = rows[name] ?? Array(repeating: nil, count: Ages.count)
      if let first = ages.lazy.compactMap({ taken[$0] }).first {
        reportOverlap(table, row, first, &errors)
      }
      for age in ages {
        taken[age] = taken[age] ?? row
        for sex in Sex.allCases {
          result[name]?[Ages.row(age: age, sex: sex)] = table.number(row, "verhouding")
        }
      }
      rows[name] = taken
    }
    reportGaps(table, rows, &errors)
    errors.close("rows have ages that cannot be")
    return result
  }

  /// Reports ages between two rows of a profile that no row gives: nobody of them would come in.
  private func reportGaps(_ table: Table, _ rows: [String: [Int?]], _ errors: inout RowErrors) {
    for (name, rows) in rows.sorted(by: { $0.key < $1.key }) {
      let ages = Set(rows.indices.filter { rows[$0] != nil })
      guard let gaps = AgeGaps([ages], whole: false),
        let row = rows.compactMap(\.self).min()
      else { continue }
      errors.report(
        row, "leeftijd_van",
        "profile '\(name)' has no row for \(gaps.text); allowed: \(gaps.allowed); "
          + gaps.remedy(none: "verhouding 0"))
    }
  }

  private func profileAges(
    _ table: Table, _ row: Int, _ errors: inout RowErrors
  ) -> ClosedRange<Int>? {
    let from = table.integer(row, "leeftijd_van")
    let to = table.integer(row, "leeftijd_tot")
    guard from <= to else {
      errors.report(
        row, "leeftijd_tot",
        "leeftijd_tot \(to) comes before leeftijd_van \(from); allowed: the same or later; swap them"
      )
      return nil
    }
    // The last age is 100 and older: what a row from above it says is never asked for.
    return from > Ages.last ? nil : from...min(Ages.last, to)
  }

  /// Reports ages that two rows of one profile give, unless they are the same row twice.
  private func reportOverlap(_ table: Table, _ row: Int, _ first: Int, _ errors: inout RowErrors) {
    let columns = ["leeftijd_van", "leeftijd_tot"]
    let own = columns.map { table.integer(row, $0) }
    let other = columns.map { table.integer(first, $0) }
    guard own != other else { return }
    errors.report(
      row, "leeftijd_van",
      "ages \(own[0]) to \(own[1]) of '\(table.text(row, "voorziening"))' overlap ages \(other[0]) "
        + "to \(other[1]) on line \(table.line(first)); allowed: every age once; change one of the two"
    )
  }
}
