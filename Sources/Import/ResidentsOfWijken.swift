import Scenarios
import SociaalDomein

/// Makes wijken with residents by single age out of a table of groups of ages.
struct ResidentsOfWijken {
  let table: WijkTable
  let year: Int
  let pyramid: ReferencePyramid
  let spreadsUnknown: Bool

  /// The wijken, and what is to be said of them.
  ///
  /// Errors: wijken twice, residents that are not known of more than one wijk, nobody at all.
  func wijken() throws(ScenarioErrors) -> (wijken: [TownWijk], notes: [Phrase]) {
    // A table that is no KWB may count some wijken, and the rest together.
    let places = table.kind == .residents ? table.wijken : table.wijken + table.rests
    var rows = places.filter { $0.year == nil || $0.year == year }
    let nowhere = table.nowhere.filter { $0.year == nil || $0.year == year }
    if !spreadsUnknown { rows += nowhere }
    try check(rows)
    var notes: [Phrase] = []
    let missing = try missingResidents(rows, &notes)
    let shares = groupShares(rows)
    var wijken = rows.map { wijk(of: $0, residents: $0.residents ?? missing, shares) }
    if spreadsUnknown { add(nowhere, to: &wijken, &notes) }
    guard wijken.contains(where: { $0.residents > 0 }) else {
      throw .one(
        SourcePlace(file: table.sheet.path),
        "nobody lives in any wijk of this table; allowed: residents of at least one; check the year"
      )
    }
    let guessed = wijken.filter { !$0.hasOwnAges }
    if !guessed.isEmpty {
      let names = guessed.map(\.shown).joined(separator: ", ")
      notes.append(
        Phrase(
          "Leeftijdsgroepen niet alle bekend van \(names): verdeeld als de andere wijken samen, of anders als "
            + "Nederland (aanname).",
          "Groups of ages not all known of \(names): divided as those of the other wijken together, or else of "
            + "the Netherlands (assumption)."))
    }
    return (wijken, notes)
  }

  private func check(_ rows: [WijkFigures]) throws(ScenarioErrors) {
    guard !rows.isEmpty else {
      throw .one(
        SourcePlace(file: table.sheet.path),
        "this table has no wijken of the gemeente; check --gemeente")
    }
    for row in rows {
      let sum = row.groups.compactMap(\.self).reduce(0, +)
      guard let residents = row.residents, !row.groups.isEmpty, !row.groups.contains(nil),
        abs(sum - residents) > max(30, 0.02 * residents)
      else { continue }
      throw .one(
        row.place,
        "the groups of ages of \(row.shown) add up to \(Figure.english(sum)) and its residents are "
          + "\(Figure.english(residents)); allowed: a difference by rounding, at most 2%; correct the row, or "
          + "check that the columns are counts")
    }
    var seen: [String: WijkFigures] = [:]
    for row in rows {
      let key = row.code?.description ?? SheetName.plain(row.name ?? "")
      if seen.updateValue(row, forKey: key) != nil {
        throw .one(
          row.place,
          "wijk \(row.shown) stands twice in the year \(year); allowed: every wijk once; remove one of the two"
        )
      }
    }
  }

  /// The residents of a wijk of which the table does not know them: what the gemeente has besides.
  private func missingResidents(
    _ rows: [WijkFigures], _ notes: inout [Phrase]
  ) throws(ScenarioErrors) -> Double {
    let unknown = rows.filter {
      $0.residents == nil && ($0.groups.isEmpty || $0.groups.contains(nil))
    }
    guard let first = unknown.first else { return 0 }
    let total = table.town.first { $0.year == nil || $0.year == year }?.residents
    guard unknown.count == 1, let total else {
      let names = unknown.map(\.shown).joined(separator: ", ")
      throw .one(
        first.place,
        "residents are not known of \(names); allowed: at most one such wijk, beside a row of the gemeente; "
          + "write their number, or 0 where nobody lives")
    }
    let rest = max(0, total - rows.reduce(0) { $0 + ($1.residents ?? 0) })
    notes.append(
      Phrase(
        "Inwoners onbekend van \(first.shown): wat de gemeente meer heeft dan de andere wijken, "
          + "\(Figure.dutch(rest)) (aanname).",
        "Residents unknown of \(first.shown): what the gemeente has beyond the other wijken, "
          + "\(Figure.english(rest)) (assumption)."))
    return rest
  }

  /// The shares of the groups over all wijken of which they are known, or else in the country.
  private func groupShares(_ rows: [WijkFigures]) -> [Double] {
    let known = rows.map { $0.groups.compactMap(\.self) }.filter { $0.count == Topics.groups.count }
    let sums = Topics.groups.indices.map { group in known.reduce(0) { $0 + $1[group] } }
    let all = sums.reduce(0, +)
    if all > 0 { return sums.map { $0 / all } }
    let national = pyramid.pyramid
    let everyone = national.count(0...Ages.last, nil)
    return Topics.groups.map { national.count($0.from...$0.to, nil) / everyone }
  }

  private func wijk(of row: WijkFigures, residents: Double, _ shares: [Double]) -> TownWijk {
    let known = row.groups.compactMap(\.self)
    let isWhole = known.count == Topics.groups.count && (known.reduce(0, +) > 0 || residents == 0)
    let counts = isWhole ? known : filled(row.groups, residents, shares)
    let groups = zip(Topics.groups, counts).map { (from: $0.from, to: $0.to, count: $1) }
    var sexes: (men: Double, women: Double)?
    if let men = row.men, let women = row.women { sexes = (men, women) }
    return TownWijk(
      key: "", name: row.name, code: row.code, stated: row.residents,
      statedElderly: row.groups.last.flatMap(\.self),
      people: AgeGroupSpread(pyramid.pyramid).people(groups, sexes: sexes), hasOwnAges: isWhole)
  }

  /// The groups that are known, and the rest of the residents over the others as the other wijken have them.
  private func filled(_ groups: [Double?], _ residents: Double, _ shares: [Double]) -> [Double] {
    let groups = groups.isEmpty ? [Double?](repeating: nil, count: shares.count) : groups
    let known = groups.compactMap(\.self).reduce(0, +)
    let open = groups.indices.filter { groups[$0] == nil }
    let openShare = open.reduce(0) { $0 + shares[$1] }
    let rest = max(0, residents - known)
    return groups.indices.map { index in
      if let count = groups[index], !open.isEmpty { return count }
      let indices = open.isEmpty ? Array(groups.indices) : open
      guard indices.contains(index) else { return 0 }
      let share = open.isEmpty ? 1 : openShare
      return share > 0 ? rest * shares[index] / share : rest / Double(indices.count)
    }
  }

  /// People in no known wijk, over the wijken by their residents.
  private func add(_ nowhere: [WijkFigures], to wijken: inout [TownWijk], _ notes: inout [Phrase]) {
    let more = nowhere.reduce(0) { $0 + ($1.residents ?? 0) }
    let all = wijken.reduce(0) { $0 + $1.residents }
    guard more > 0, all > 0 else { return }
    for index in wijken.indices {
      wijken[index].people = wijken[index].people.map { $0.map { $0 * (1 + more / all) } }
    }
    notes.append(
      Phrase(
        "\(Figure.dutch(more)) inwoners zonder bekende wijk zijn verdeeld over de wijken (--unknown keep houdt ze apart).",
        "\(Figure.english(more)) residents without a known wijk are divided over the wijken (--unknown keep keeps them apart)."
      ))
  }

}

extension [TownWijk] {
  /// The wijken with the names that other tables know, each with a key of its own.
  func keyed() -> [TownWijk] {
    var taken: Set<String> = []
    return map { wijk in
      var wijk = wijk
      let base = SheetName.key(wijk.name ?? wijk.code?.description ?? "wijk")
      var key = base
      var number = 2
      while !taken.insert(key).inserted {
        key = "\(base)_\(number)"
        number += 1
      }
      wijk.key = key
      return wijk
    }
  }
}
