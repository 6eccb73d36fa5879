import Foundation
import Scenarios
import SociaalDomein

/// Births, deaths and moves of a gemeente at its own level; how they differ by age is national.
///
/// Level: what was counted in the years before the start over what national rates give for the residents
/// of the start.
struct TownRates {
  /// Net arrivals, per cent of the residents a year.
  struct Arrivals {
    let mean: Double
    let deviation: Double
    let source: String
  }

  /// Factors on the national tables; nil where births or deaths are not known.
  private(set) var births: Sourced?
  private(set) var deaths: Sourced?
  /// What national rates give otherwise than was counted, where the ages of the gemeente are not its own.
  private(set) var note: Phrase?
  private(set) var arrivals: Arrivals?

  /// Nothing is known.
  init() {}

  /// The levels that counts of before the start tell.
  ///
  /// Deaths are national where ages are lent by the country: a gemeente whose oldest are fewer than the country's
  /// would seem to have people who live longer.
  ///
  /// - Parameter hasOwnAges: whether the ages are those of the gemeente.
  init(_ development: GemeenteDevelopment, _ wijken: [TownWijk], year: Int, hasOwnAges: Bool) {
    let people = (0...1).map { sex in
      (0...Ages.last).map { age in wijken.reduce(0) { $0 + $1.people[sex][age] } }
    }
    births = Self.level(
      "geboorten", development.before(year, \.births), over: Self.expectedBirths(people),
      development.source)
    let dying = Self.level(
      "sterfgevallen", development.before(year, \.deaths), over: Self.expectedDeaths(people),
      development.source)
    if hasOwnAges { deaths = dying } else { note = dying.flatMap(Self.note) }
    arrivals = Self.arrivals(
      development.before(year, \.net), residents: people.joined().reduce(0, +), development.source)
  }

  var isKnown: Bool { !known.isEmpty }

  /// What is at the level of the gemeente, in words.
  var known: [Phrase] {
    var parts: [Phrase] = []
    if births != nil { parts.append(Phrase("geboorten", "births")) }
    if deaths != nil { parts.append(Phrase("sterfte", "deaths")) }
    if arrivals != nil { parts.append(Phrase("saldo van verhuizingen", "net arrivals")) }
    return parts
  }

  // MARK: Levels

  private static func level(
    _ what: String, _ counts: [(year: Int, count: Double)], over expected: Double, _ source: String
  ) -> Sourced? {
    let last = counts.suffix(3)
    guard let first = last.first, let end = last.last, expected > 0 else { return nil }
    let mean = last.reduce(0) { $0 + $1.count } / Double(last.count)
    let factor = mean / expected
    guard (0.25...4).contains(factor) else { return nil }
    let years = first.year == end.year ? "\(end.year)" : "\(first.year)-\(end.year)"
    return Sourced(
      value: factor,
      source: "\(source): \(Figure.text(mean, 0)) \(what) per jaar in \(years); landelijk naar "
        + "leeftijd \(Figure.text(expected, 0))")
  }

  private static func note(_ dying: Sourced) -> Phrase? {
    guard abs(dying.value - 1) > 0.1 else { return nil }
    let percent = Figure.text(abs(dying.value - 1) * 100, 0)
    let (dutch, english) = dying.value < 1 ? ("minder", "fewer") : ("meer", "more")
    return Phrase(
      "Er overlijden \(percent)% \(dutch) mensen dan hier landelijk naar leeftijd (\(dying.source)): er zijn "
        + "waarschijnlijk \(dutch) oudsten dan de leeftijdsopbouw van het land zegt. De bevolking van de gemeente naar "
        + "leeftijd (03759ned) neemt die twijfel weg.",
      "Deaths are \(percent)% \(english) than national rates by age give here: there are probably \(english) of the "
        + "oldest than the ages of the country say. The population of the gemeente by age (03759ned) takes that doubt "
        + "away.")
  }

  private static func arrivals(
    _ counts: [(year: Int, count: Double)], residents: Double, _ source: String
  ) -> Arrivals? {
    guard let first = counts.first, let last = counts.last, residents > 0 else { return nil }
    let shares = counts.map { $0.count / residents * 100 }
    let mean = shares.reduce(0, +) / Double(shares.count)
    guard abs(mean) <= 5 else { return nil }
    let squares = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let seen = shares.count >= 3 ? (squares / Double(shares.count - 1)).squareRoot() : 0.4
    let people = counts.reduce(0) { $0 + $1.count } / Double(counts.count)
    let years = first.year == last.year ? "\(last.year)" : "\(first.year)-\(last.year)"
    return Arrivals(
      mean: mean, deviation: max(0.05, seen),
      source: "\(source): saldo \(Figure.text(people, 0)) mensen per jaar in \(years)")
  }

  private static func expectedBirths(_ people: [[Double]]) -> Double {
    rows(of: "geboorte.csv").reduce(0) { sum, cells in
      guard let age = Int(cells[0]), let rate = Double(cells[1]), age <= Ages.last else {
        return sum
      }
      return sum + people[1][age] * rate
    }
  }

  private static func expectedDeaths(_ people: [[Double]]) -> Double {
    rows(of: "sterfte.csv").reduce(0) { sum, cells in
      guard let age = Int(cells[0]), let chance = Double(cells[2]), age <= Ages.last else {
        return sum
      }
      return sum + people[cells[1] == "m" ? 0 : 1][age] * chance
    }
  }

  private static func rows(of table: String) -> [[Substring]] {
    String(decoding: ScenarioTemplate.table(table), as: UTF8.self).split(separator: "\n")
      .dropFirst().map { $0.split(separator: ",") }
  }

  // MARK: Tables

  /// The national tables of births and deaths, at the level of the gemeente.
  func national() -> [(name: String, bytes: [UInt8])] {
    ScenarioTemplate.national.map { name, bytes in
      switch name {
      case "geboorte.csv":
        (name, births.map { Self.scaled(name, column: 1, by: $0, most: 2) } ?? bytes)
      case "sterfte.csv":
        (name, deaths.map { Self.scaled(name, column: 2, by: $0, most: 1) } ?? bytes)
      default: (name, bytes)
      }
    }
  }

  private static func scaled(_ table: String, column: Int, by level: Sourced, most: Double)
    -> [UInt8]
  {
    let lines = String(decoding: ScenarioTemplate.table(table), as: UTF8.self)
      .split(separator: "\n")
    let source = TownTables.quoted("estimate: landelijk naar leeftijd, niveau van \(level.source)")
    var text = "\(lines[0])\n"
    for line in lines.dropFirst() {
      var cells = line.split(separator: ",").map(String.init)
      let value = min(most, (Double(cells[column]) ?? 0) * level.value)
      cells[column] = String(format: "%.6f", locale: Locale(identifier: "en_US_POSIX"), value)
      cells[cells.count - 1] = source
      text += cells.joined(separator: ",") + "\n"
    }
    return Array(text.utf8)
  }

  /// Net arrivals of one per cent of the residents, by wijk, age and sex; nil where they are not known.
  func migration(_ wijken: [TownWijk]) -> [UInt8]? {
    guard let arrivals else { return nil }
    let weights = wijken.map { wijk in
      wijk.people.map { zip($0, Self.mobility).map { $0 * $1 } }
    }
    let residents = wijken.reduce(0) { $0 + $1.residents }
    let all = weights.joined().joined().reduce(0, +)
    guard all > 0 else { return nil }
    let source = TownTables.quoted(
      "estimate: 1% van de inwoners, naar inwoners en verhuisgeneigdheid per leeftijd; het saldo zelf is de "
        + "factor in het scenario, van \(arrivals.source)")
    var text = "wijk,leeftijd,geslacht,saldo,source\n"
    for (wijk, weights) in zip(wijken, weights) {
      for (sex, letter) in ["m", "v"].enumerated() {
        for age in 0...Ages.last {
          let share = weights[sex][age] / all * residents / 100
          text += "\(wijk.key),\(age),\(letter),\(Figure.text(share, 4)),\(source)\n"
        }
      }
    }
    return Array(text.utf8)
  }

  /// How much more or less than average people move, by single age: from each age on, linear between.
  ///
  /// Assumption, the same as the project's own table of mobility by age.
  private static let mobility: [Double] = {
    let knots: [(age: Int, factor: Double)] = [
      (0, 1.19), (5, 1.03), (10, 0.76), (17, 0.71), (20, 1.73), (25, 2.54), (30, 2.12), (35, 1.55),
      (40, 1.08), (50, 0.7), (60, 0.49), (70, 0.38), (85, 0.46), (100, 0.54),
    ]
    return (0...Ages.last).map { age in
      let next = knots.firstIndex { $0.age >= age } ?? knots.count - 1
      guard next > 0, knots[next].age > age else { return knots[next].factor }
      let (low, high) = (knots[next - 1], knots[next])
      let share = Double(age - low.age) / Double(high.age - low.age)
      return low.factor + share * (high.factor - low.factor)
    }
  }()
}
