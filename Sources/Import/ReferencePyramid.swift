import Scenarios
import SociaalDomein

/// The country by single age and sex, whose shape groups of ages are given.
struct ReferencePyramid {
  let year: Int
  let pyramid: AgePyramid
  let source: Phrase
  /// Whether it is of the gemeente, rather than of the country.
  var isOfTown = false

  /// The pyramid of a table of the country with the year nearest to one; nil where no year of it is whole.
  ///
  /// Errors: counts that are none, with their place.
  static func read(_ sheet: StatLineSheet, nearest year: Int) throws(ScenarioErrors)
    -> ReferencePyramid?
  {
    let columns = [Topics.age, Topics.sex, Topics.period].map { sheet.column($0) }
    let counts = sheet.periods(of: Topics.count).map { ($0, sheet.column(Topics.count, in: $0)) }
    var found: [Int: [Double]] = [:]
    var filled: [Int: Set<Int>] = [:]
    try sheet.forEachRow { (row) throws(ScenarioErrors) in
      guard let age = age(row.label(columns[0])), let sex = sex(row.label(columns[1])) else {
        return
      }
      let own = StatLinePeriod(row.label(columns[2]))?.year ?? WijkTable.year(of: sheet)
      let place = Ages.row(age: min(age, Ages.last), sex: sex)
      for (above, column) in counts {
        guard let year = above?.year ?? own, let count = try row.number(column) else { continue }
        let none = [Double](repeating: 0, count: Ages.rows)
        found[year, default: none][place] += count
        filled[year, default: []].insert(place)
      }
    }
    // Tables end at 95, 99 or 105 and older: what is above the last age is empty, and only at the end.
    let whole = found.keys.filter { (filled[$0]?.count ?? 0) >= 2 * 95 }
    guard let best = whole.min(by: { abs($0 - year) < abs($1 - year) }), let counts = found[best]
    else {
      return nil
    }
    return ReferencePyramid(
      year: best, pyramid: AgePyramid(counts),
      source: Phrase(
        "\(sheet.sourceName), Nederland naar leeftijd en geslacht, \(best)",
        "\(sheet.sourceName), the Netherlands by age and sex, \(best)"))
  }

  /// The one that comes with the program, of the year nearest to one.
  static func national(nearest year: Int) -> ReferencePyramid {
    let national = NationalPyramid(nearest: year)
    let table = national.isForecast ? "prognose 83597NED" : "7461bev"
    return ReferencePyramid(
      year: national.year, pyramid: national.pyramid,
      source: Phrase(
        "CBS StatLine \(table), Nederland naar leeftijd en geslacht, 1 januari \(national.year)",
        "CBS StatLine \(table), the Netherlands by age and sex, 1 January \(national.year)"))
  }

  /// `12`, `12 jaar`, `95 jaar of ouder`; nil for groups and totals.
  private static func age(_ text: String) -> Int? {
    let plain = SheetName.plain(text)
    for end in ["jaarofouder", "jaar", ""] where plain.hasSuffix(end) {
      if let age = Int(plain.dropLast(end.count)), (0...150).contains(age) { return age }
    }
    return nil
  }

  /// Nil for totals.
  static func sex(_ text: String) -> Sex? {
    switch SheetName.plain(text) {
    case "m", "man", "mannen", "3000", "men", "male": .male
    case "v", "f", "vrouw", "vrouwen", "4000", "women", "female": .female
    default: nil
    }
  }
}
