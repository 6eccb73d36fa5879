import SociaalDomein

/// Tables of residents by groups of ages, spread over single ages.
extension ScenarioDecoder {
  /// What the rows of a table of residents tell.
  enum ResidentRows {
    /// Per row the place of its age and sex; nil where the sex was reported.
    case single([Int?])
    /// Groups of ages, or sexes together.
    case grouped(GroupedResidents)
  }

  /// The rows of a table that may have groups.
  func residentRows(
    _ table: Table, value: String, _ wijk: [Int?], years: [Int]? = nil
  ) -> ResidentRows {
    let sexes = sexesOrBoth(table)
    let ages = writtenAges(table)
    if ages == nil, sexes.allSatisfy({ $0 != 2 }) {
      return .single(
        table.rows.map { row in
          sexes[row].flatMap { Sex(rawValue: $0) }.map {
            Ages.row(age: min(Ages.last, table.integer(row, "leeftijd")), sex: $0)
          }
        })
    }
    return .grouped(
      GroupedResidents(
        table, value: value,
        ages: ages ?? table.rows.map { WrittenAges(code: table.number($0, "leeftijd")) },
        wijk: wijk, sexes: sexes, years: years))
  }

  /// Per row 0 for men, 1 for women and 2 for both; nil for what is none of them, which is reported.
  private func sexesOrBoth(_ table: Table) -> [Int?] {
    guard table.has("geslacht") else { return table.rows.map { _ in 2 } }
    let letters = ["m", "v", Self.total]
    let names = letters + ["Mannen", "Vrouwen", "Totaal mannen en vrouwen"]
    let found = indices(
      table, "geslacht", among: names, what: "geslacht", allowed: letters)
    return found.map { $0.map { $0 % letters.count } }
  }

  /// The ages of the rows; nil where all are single.
  private func writtenAges(_ table: Table) -> [WrittenAges]? {
    if table.has("leeftijd") {
      let codes = table.numbers("leeftijd")
      return codes.allSatisfy(WrittenAges.isSingle) ? nil : codes.map { WrittenAges(code: $0) }
    }
    var errors = RowErrors(table, diagnostics)
    let ages = table.rows.map { row in
      let (from, to) = (table.integer(row, "leeftijd_van"), table.integer(row, "leeftijd_tot"))
      if to < from {
        errors.report(
          row, "leeftijd_tot",
          "leeftijd_tot \(to) comes before leeftijd_van \(from); allowed: the same or later; swap "
            + "them")
      }
      return WrittenAges(from: from, to: to, .doubtful)
    }
    errors.close("groups end before they begin")
    return ages
  }

  // MARK: Single ages

  /// Residents by year, as [age and sex row * wijken + wijk]; of a table without years as year 0. Empty where
  /// anything was reported.
  func spread(
    _ rows: GroupedResidents, _ table: Table, value: String, _ section: Section, _ key: String
  ) -> [Int: [Double]] {
    let before = diagnostics.reportCount
    report(faultsOf: rows, table)
    reportSums(rows, table, value)
    reportTotals(rows, table, value)
    guard diagnostics.reportCount == before else { return [:] }
    var result: [Int: [Double]] = [:]
    var note = SpreadNote(firstYear: rows.parts.map(\.year).min() ?? 0)
    for part in rows.parts where part.wijk < wijken.count {
      let year = part.year == 0 ? grid.startYear : part.year
      let people = people(of: part, year, table, section, &note)
      for place in people.indices {
        result[
          part.year, default: Array(repeating: 0, count: Ages.rows * wijken.count)][
            place * wijken.count + part.wijk] = people[place]
      }
    }
    note.write(to: self, section.keyPath(key))
    return result
  }

  private func people(
    of part: GroupedResidents.Part, _ year: Int, _ table: Table, _ section: Section,
    _ note: inout SpreadNote
  ) -> [Double] {
    guard part.hasPeople else { return Array(repeating: 0, count: Ages.rows) }
    let pyramid = pyramid(of: year)
    reportNobody(part, pyramid, section)
    let people = pyramid.spread(part.layout.groups)
    if !part.isSingle { note.add(part, people, year) }
    return people
  }
}

/// What is kept of the parts that were spread.
private struct SpreadNote {
  let firstYear: Int
  private var wijken: Set<Int> = []
  private var years: Set<Int> = []
  private var dividesSexes = false
  private var elderly = 0.0

  init(firstYear: Int) { self.firstYear = firstYear }

  mutating func add(_ part: GroupedResidents.Part, _ people: [Double], _ year: Int) {
    wijken.insert(part.wijk)
    years.insert(NationalPyramid(nearest: year).year)
    if part.layout.groups.contains(where: { $0.sex == nil }) { dividesSexes = true }
    if part.year == firstYear { elderly += part.elderly(people) }
  }

  func write(to decoder: ScenarioDecoder, _ key: String) {
    guard let first = years.min(), let last = years.max() else { return }
    let given = decoder.givenPyramid.map { AgeSpread.Shape.given(path: $0.path) }
    decoder.spreads.append(
      AgeSpread(
        key: key, shape: given ?? .national(first...last), wijken: wijken.count,
        allWijken: decoder.wijken.count, dividesSexes: dividesSexes,
        elderly: elderly))
  }
}
