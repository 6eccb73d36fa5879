import Scenarios
import SociaalDomein

/// The residents of a gemeente by age and sex, whose shape the groups of its wijken are given.
///
/// Source: tables such as CBS StatLine 03759ned, by single ages or groups of them.
struct TownPyramid {
  private struct Part {
    let year: Int
    let ages: WrittenAges
    let sex: Sex?
    let people: Double
  }

  private var parts: [Part] = []
  private var source = ""

  /// The years of which the table has the gemeente by age.
  var years: Set<Int> { Set(parts.map(\.year)) }

  /// Reads the rows of a gemeente; those of one marital state, or of any part but ages and sexes, are left.
  ///
  /// Errors: counts that are none, with their place.
  init(_ sheet: StatLineSheet, of gemeente: Gemeente) throws(ScenarioErrors) {
    let columns = PlaceColumns(sheet)
    let (age, sex) = (sheet.column(Topics.age), sheet.column(Topics.sex))
    let others = sheet.columns.indices.filter { Topics.others.contains(sheet.columns[$0].topic) }
    source = sheet.sourceName
    for above in sheet.periods(of: Topics.count) {
      let count = sheet.column(Topics.count, in: above)
      try sheet.forEachRow { (row) throws(ScenarioErrors) in
        let year = (above ?? columns.period(of: row))?.year ?? WijkTable.year(of: sheet)
        guard let year, let ages = WrittenAges(row.label(age)), ages.end != .total else { return }
        let place = columns.place(of: row, year: year)
        guard gemeente.holds(place.code, place.gemeente ?? place.name), place.isWhole,
          others.allSatisfy({ SheetName.isTotal(row.label($0)) }),
          let people = try row.number(count)
        else { return }
        let found = ReferencePyramid.sex(row.label(sex))
        guard found != nil || sex == nil || SheetName.isTotal(row.label(sex)) else { return }
        parts.append(Part(year: year, ages: ages, sex: found, people: people))
      }
    }
  }

  /// The pyramid of the latest year up to the start; nil where no year of the last five is whole.
  func pyramid(upTo start: Int, name: String) -> ReferencePyramid? {
    for year in years.sorted(by: >) where (start - 5...start).contains(year) {
      guard let people = people(of: year) else { continue }
      let words = "naar leeftijd en geslacht, 1 januari \(year)"
      return ReferencePyramid(
        year: year, pyramid: AgePyramid(people),
        source: Phrase(
          "\(source), \(name) \(words)",
          "\(source), \(name) by age and sex, 1 January \(year)"), isOfTown: true)
    }
    return nil
  }

  /// Persons per age and sex row: every age of the narrowest group that there is, by the shape of the
  /// country; nil where some ages are missing or stand twice.
  private func people(of year: Int) -> [Double]? {
    let own = parts.filter { $0.year == year }
    let spellings = [own.filter { $0.sex != nil }, own.filter { $0.sex == nil }]
    for parts in spellings where !parts.isEmpty {
      guard let groups = Self.groups(parts) else { continue }
      let sexes: [Sex?] = parts[0].sex == nil ? [nil] : [.male, .female]
      let chains = sexes.map { sex in Self.chain(groups.filter { $0.sex == sex }) }
      guard !chains.contains(nil) else { continue }
      let whole = chains.compactMap(\.self).flatMap(\.self)
      guard whole.contains(where: { $0.people > 0 }) else { continue }
      return NationalPyramid(nearest: year).pyramid.spread(whole)
    }
    return nil
  }

  /// Nil for a group that ends before it begins, or that stands twice.
  private static func groups(_ parts: [Part]) -> [AgeGroup]? {
    // `0-14` before `15-24` ends with 14; `0-15` before `15-25` before 15.
    let starts = Set(parts.map(\.ages.from))
    var seen: Set<AgeGroup> = []
    var result: [AgeGroup] = []
    for part in parts {
      let isLast = !starts.contains(part.ages.to)
      guard let ages = part.ages.ages(isLastIncluded: isLast, isOldest: part.ages.to >= 95),
        ages.lowerBound <= Ages.last,
        seen.insert(AgeGroup(ages: ages, sex: part.sex, people: 0)).inserted
      else { return nil }
      result.append(AgeGroup(ages: ages, sex: part.sex, people: part.people))
    }
    return result
  }

  /// The narrowest groups that follow each other from 0 to the oldest; nil where none do.
  private static func chain(_ groups: [AgeGroup]) -> [AgeGroup]? {
    var best: [Int: [AgeGroup]] = [Ages.last + 1: []]
    for first in (0...Ages.last).reversed() {
      let own = groups.filter { $0.ages.lowerBound == first }
        .sorted { $0.ages.upperBound < $1.ages.upperBound }
      best[first] =
        own.lazy.compactMap { group in
          best[group.ages.upperBound + 1].map { [group] + $0 }
        }.first
    }
    return best[0]
  }
}
