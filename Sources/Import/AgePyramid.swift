import Scenarios

/// Residents by single age, 0 to 100 and older, and sex.
struct AgePyramid {
  static let lastAge = 100

  let year: Int
  let men: [Double]
  let women: [Double]
  let source: Phrase

  /// The pyramid of a table of the country with the year nearest to one; nil where no year of it is whole.
  ///
  /// Errors: counts that are none, with their place.
  static func read(_ sheet: StatLineSheet, nearest year: Int) throws(ScenarioErrors) -> AgePyramid?
  {
    let columns = [Topics.age, Topics.sex, Topics.period].map { sheet.column($0) }
    let counts = sheet.periods(of: Topics.count).map { ($0, sheet.column(Topics.count, in: $0)) }
    var found: [Int: [[Double]]] = [:]
    var filled: [Int: Set<Int>] = [:]
    try sheet.forEachRow { (row) throws(ScenarioErrors) in
      guard let age = age(row.label(columns[0])), let sex = sex(row.label(columns[1])) else {
        return
      }
      let own = StatLinePeriod(row.label(columns[2]))?.year ?? WijkTable.year(of: sheet)
      let place = min(age, lastAge)
      for (above, column) in counts {
        guard let year = above?.year ?? own, let count = try row.number(column) else { continue }
        let none = [[Double]](repeating: Array(repeating: 0, count: lastAge + 1), count: 2)
        found[year, default: none][sex][place] += count
        filled[year, default: []].insert(sex * (lastAge + 1) + place)
      }
    }
    // Tables end at 95, 99 or 105 and older: what is above the last age is empty, and only at the end.
    let whole = found.keys.filter { (filled[$0]?.count ?? 0) >= 2 * 95 }
    guard let best = whole.min(by: { abs($0 - year) < abs($1 - year) }), let counts = found[best]
    else {
      return nil
    }
    return AgePyramid(
      year: best, men: counts[0], women: counts[1],
      source: Phrase(
        "\(sheet.sourceName), Nederland naar leeftijd en geslacht, \(best)",
        "\(sheet.sourceName), the Netherlands by age and sex, \(best)"))
  }

  /// `12`, `12 jaar`, `95 jaar of ouder`; nil for groups and totals.
  private static func age(_ text: String) -> Int? {
    let plain = SheetName.plain(text)
    for end in ["jaarofouder", "jaar", ""] where plain.hasSuffix(end) {
      if let age = Int(plain.dropLast(end.count)), (0...150).contains(age) { return age }
    }
    return nil
  }

  /// 0 for men, 1 for women; nil for totals.
  private static func sex(_ text: String) -> Int? {
    switch SheetName.plain(text) {
    case "m", "man", "mannen", "3000", "men", "male": 0
    case "v", "f", "vrouw", "vrouwen", "4000", "women", "female": 1
    default: nil
    }
  }
}
