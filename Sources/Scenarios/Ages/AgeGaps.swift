import SociaalDomein

/// The ages that a table by single age leaves out, and what may be meant by that.
struct AgeGaps: Hashable {
  /// Ages with a row, of m and v, or of a table without sexes alone.
  private let present: [Set<Int>]
  private let missing: [Set<Int>]
  /// Whether every age is asked for, or those between the first and the last alone.
  private let isWhole: Bool

  /// Nil where nothing is missing.
  init?(_ present: [Set<Int>], whole: Bool) {
    self.present = present
    isWhole = whole
    missing = present.map { ages in
      if whole { return Set(0...Ages.last).subtracting(ages) }
      guard let first = ages.min(), let last = ages.max() else { return [] }
      return Set(first...last).subtracting(ages)
    }
    if missing.allSatisfy(\.isEmpty) { return nil }
  }

  /// `leeftijd 1 to 4 and 6 to 9`, with the sex where only one misses them.
  var text: String {
    let both = missing.reduce(missing[0]) { $0.intersection($1) }
    var parts = both.isEmpty ? [] : ["leeftijd \(Self.ranges(both))"]
    for (sex, ages) in zip(["m", "v"], missing) {
      let own = ages.subtracting(both)
      if !own.isEmpty { parts.append("leeftijd \(Self.ranges(own)), geslacht \(sex)") }
    }
    return parts.joined(separator: ", and ")
  }

  var allowed: String {
    let sexes = present.count > 1 ? " of both sexes" : ""
    return isWhole
      ? "every age from 0 to \(Ages.last)\(sexes), \(Ages.last) with all who are older"
      : "every age from its first to its last"
  }

  /// What to do; `none` is what stands where nobody of an age is meant, as `0`.
  /// - Parameter acceptsGroups: whether the table may tell groups as such.
  func remedy(none: String?, acceptsGroups: Bool = false) -> String {
    if let ages = groups {
      let firsts = "\(listed(ages.sorted().map(String.init))) look like the first ages of groups; "
      if acceptsGroups {
        return firsts
          + "write the groups as such: in leeftijd, as '0-4', '5 tot 10 jaar' and '95+', or in columns "
          + "leeftijd_van and leeftijd_tot"
      }
      return firsts
        + "divide each group over its single ages\(isWhole ? ", the last up to \(Ages.last)" : "")"
    }
    if isOpenEnd {
      return acceptsGroups
        ? "add the rows, or write an open last group as such: '95+', or 95 with an empty leeftijd_tot"
        : "add the rows; divide an open last group over its single ages"
    }
    return "add the rows" + (none.map { ", with \($0) where that is meant" } ?? "")
  }

  /// Ages of which most are followed by a gap, as where a row stands for a group.
  private var groups: Set<Int>? {
    present.first { ages in
      let ages = ages.sorted()
      let gaps = zip(ages, ages.dropFirst()).count { $1 - $0 > 1 }
      return ages.count > 2 && gaps * 2 >= ages.count - 1
    }
  }

  /// Whether only the oldest are missing, as of a table that ends with `95 and older`.
  private var isOpenEnd: Bool {
    zip(present, missing).allSatisfy { present, missing in
      guard let last = present.max(), last > 60 else { return missing.isEmpty }
      return missing.allSatisfy { $0 > last }
    }
  }

  private static func ranges(_ ages: Set<Int>) -> String {
    var ranges: [ClosedRange<Int>] = []
    for age in ages.sorted() {
      if let last = ranges.last, last.upperBound == age - 1 {
        ranges[ranges.count - 1] = last.lowerBound...age
      } else {
        ranges.append(age...age)
      }
    }
    return listed(
      ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)" })
  }
}

/// Tables by single age have every age: one that is left out has nobody, or a rate of nothing.
extension ScenarioDecoder {
  /// Rows of a table that belong together, as those of a wijk, and how a message names them.
  private struct Part {
    let name: String
    let first: Int
    var male = AgeMask()
    var female = AgeMask()
    var hasPeople = false

    func gaps(whole: Bool) -> AgeGaps? {
      if male.isWhole, female.isWhole { return nil }
      return AgeGaps([male.ages, female.ages], whole: whole)
    }
  }

  /// Ages from 0 to 100, a bit for each: a forecast of a country has a hundred thousand of them.
  private struct AgeMask {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    mutating func insert(_ age: Int) {
      if age < 64 { low |= 1 << UInt64(age) } else { high |= 1 << UInt64(age - 64) }
    }

    var isWhole: Bool { low.nonzeroBitCount + high.nonzeroBitCount == Ages.count }
    var ages: Set<Int> {
      Set(
        (0...Ages.last).filter { ($0 < 64 ? low >> UInt64($0) : high >> UInt64($0 - 64)) & 1 == 1 })
    }
  }

  /// Reports the ages that a wijk leaves out where anybody lives; a table of balances may end and begin
  /// at any age.
  ///
  /// - Parameters:
  ///   - years: per row its year, of a table that has them.
  ///   - whole: whether every age must be there, or those between the first and the last.
  func checkAges(
    _ table: Table, _ wijk: [Int?], _ place: [Int?], value: String, years: [Int]? = nil,
    whole: Bool = true, acceptsGroups: Bool = false
  ) {
    let parts = parts(table, wijk, place, value, years).filter(\.hasPeople)
    var found: [AgeGaps: [Part]] = [:]
    for part in parts {
      guard let gaps = part.gaps(whole: whole) else { continue }
      found[gaps, default: []].append(part)
    }
    var errors = RowErrors(table, diagnostics)
    for (gaps, parts) in found.sorted(by: { $0.value[0].first < $1.value[0].first }) {
      let rest = parts.count == 1 ? "" : " (and \(parts.count - 1) more)"
      errors.report(
        parts[0].first, "leeftijd",
        "\(parts[0].name)\(rest) has no rows for \(gaps.text); allowed: \(gaps.allowed); "
          + gaps.remedy(none: "0", acceptsGroups: acceptsGroups))
    }
    errors.close("wijken have no rows for some ages")
  }

  /// Wijken, or wijken in a year, in the order of the table.
  private func parts(
    _ table: Table, _ wijk: [Int?], _ place: [Int?], _ value: String, _ years: [Int]?
  ) -> [Part] {
    var parts: [Part] = []
    var known: [Int: Int] = [:]
    let values = table.numbers(value)
    for row in table.rows {
      guard let wijk = wijk[row], let place = place[row], wijk < wijken.count else { continue }
      let key = wijk << 12 | (years?[row] ?? 0)
      let index = known[key] ?? parts.count
      if index == parts.count {
        known[key] = index
        let year = years.map { " in \($0[row])" } ?? ""
        parts.append(Part(name: "wijk '\(wijkKeys[wijk])'\(year)", first: row))
      }
      let age = Ages.age(ofRow: place)
      if place % 2 == Sex.male.rawValue {
        parts[index].male.insert(age)
      } else {
        parts[index].female.insert(age)
      }
      if values[row] != 0 { parts[index].hasPeople = true }
    }
    return parts
  }

  /// Reports the ages that a table of rates leaves out.
  func checkAges(
    _ present: [Set<Int>], _ section: Section, _ key: String, whole: Bool = true
  ) {
    guard let gaps = AgeGaps(present, whole: whole) else { return }
    section.report(
      key,
      "the table has no rows for \(gaps.text); allowed: \(gaps.allowed); \(gaps.remedy(none: whole ? nil : "0"))"
    )
  }
}
