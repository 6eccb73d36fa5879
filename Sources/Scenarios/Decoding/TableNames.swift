import DemandModel
import SociaalDomein

/// The names in tables - wijken, toestanden, sexes - and what is said about those that nobody
/// knows.
extension ScenarioDecoder {
  /// A table that must be there.
  func needed(_ section: Section, _ key: TableKey) -> Table? {
    needed(section, key.name, key.table)
  }

  func needed(_ section: Section, _ key: String, _ declaration: TableDeclaration) -> Table? {
    guard section.has(key) else {
      _ = section.required(key, "the path of a CSV file")
      return nil
    }
    return section.table(key, declaration)
  }

  /// Per row the index of its wijk, by key, name or code; nil for a name that is none, which is reported.
  ///
  /// With `totals` the rows of `totaal` have the index behind the last wijk.
  func wijkIndices(
    _ table: Table, _ column: String = "wijk", totals: Bool = false
  ) -> [Int?] {
    let hasTotals = totals && !wijkKeys.contains(Self.total)
    return indices(
      table, column, among: wijkKeys + (hasTotals ? [Self.total] : []),
      what: "wijk of the scenario", allowed: wijkKeys,
      names: WijkNames(wijken, codes: wijkCodes),
      otherwise:
        "; rename it, or where the borders changed add up or divide its numbers over the wijken "
        + "of now")
  }

  /// Per row the place of its age and sex; nil for a sex that is none, which is reported.
  func ageRows(_ table: Table) -> [Int?] {
    let letters = ["m", "v"]
    let sexes = indices(
      table, "geslacht", among: letters, what: "geslacht", allowed: letters)
    return table.rows.map { row in
      sexes[row].flatMap { Sex(letter: letters[$0]) }.map {
        Ages.row(age: min(Ages.last, table.integer(row, "leeftijd")), sex: $0)
      }
    }
  }

  /// Per row the index of its name; a name that is not known is reported once, however many rows
  /// have it.
  func indices(
    _ table: Table, _ column: String, among known: [String], what: String, allowed: [String],
    names: WijkNames? = nil, otherwise: String = ""
  ) -> [Int?] {
    let index = Dictionary(uniqueKeysWithValues: known.enumerated().map { ($1, $0) })
    var unknown: [String: (first: Int, count: Int)] = [:]
    var meant: [String: [Int]] = [:]
    let found = table.rows.map { row -> Int? in
      let name = table.text(row, column)
      if let index = index[name] { return index }
      if let names {
        let wijken = meant[name] ?? names.meant(by: name)
        meant[name] = wijken
        if wijken.count == 1 { return wijken[0] }
      }
      unknown[name, default: (row, 0)].count += 1
      return nil
    }
    if meant.contains(where: { $0.value.count == 1 }) { reportSpellings(table, column, found) }
    var errors = RowErrors(table, diagnostics)
    for (name, rows) in unknown.sorted(by: { $0.value.first < $1.value.first }) {
      if let wijken = meant[name], wijken.count > 1, let names {
        errors.report(rows.first, column, names.doubt(name, wijken) + others(rows.count - 1))
        continue
      }
      let nearest = NearestName(among: known).suggestion(for: name)
      errors.report(
        rows.first, column,
        "'\(shown(name))' is no \(what); allowed: \(listed(allowed, limit: 30))"
          + (nearest.isEmpty ? otherwise : nearest) + others(rows.count - 1))
    }
    errors.close("names in '\(column)' are not known")
    return found
  }

  private func others(_ count: Int) -> String {
    count == 0 ? "" : " (and in \(count) more \(count == 1 ? "row" : "rows"))"
  }

  /// Reports the wijken of the scenario that a table leaves out, apart from those that may be.
  func checkWijken(
    _ present: [Int?], _ section: Section, _ key: String, except allowed: [Int] = []
  ) {
    let found = Set(present + allowed)
    let missing = wijken.indices.filter { !found.contains($0) }.map { wijkKeys[$0] }
    guard !missing.isEmpty else { return }
    section.report(
      key,
      "the table has no rows for \(listed(missing)); allowed: every wijk of the "
        + "scenario; add them, or where the table has the borders of another year divide its numbers over "
        + "the wijken of now")
  }
}
