/// Years counted from the start of the run: `jaar_1` is its first year, `jaar_2-07` July of its
/// second. They become calendar years before anything else is read.
package struct RelativeYears {
  /// How a year is written.
  static let pattern = "([0-9]{4}|jaar_[1-9][0-9]?)"
  package static let prefix = "jaar_"

  package let start: Int
  /// Years of the run; nil where all count.
  package let horizon: Int?
  package let diagnostics: Diagnostics

  package init(start: Int, horizon: Int? = nil, diagnostics: Diagnostics) {
    self.start = start
    self.horizon = horizon
    self.diagnostics = diagnostics
  }

  /// Whether a month or year is counted from the start and lies beyond the run.
  package func isBeyond(_ text: String) -> Bool {
    guard let horizon, let year = Self.count(text)?.year else { return false }
    return year > horizon
  }

  /// The same content in calendar years, where months and numbers by year may stand.
  package func rewritten(
    _ content: [YAMLEntry], _ declaration: SectionDeclaration?
  ) -> [YAMLEntry] {
    content.map { entry in
      guard let form = declaration?.form(of: entry.key) else { return entry }
      return YAMLEntry(
        key: entry.key, place: entry.place, value: anchored(entry.value, form),
        source: entry.source)
    }
  }

  private func anchored(_ value: YAMLValue, _ form: ValueForm) -> YAMLValue {
    switch value.content {
    case .scalar(let text, let quoted):
      guard form.isMonth, let month = calendar(text) else { return value }
      return YAMLValue(content: .scalar(month, quoted: quoted), place: value.place)
    case .mapping(let entries):
      var entries = entries
      if form.isByYear { entries = anchoredYears(entries) }
      if let section = form.section { entries = rewritten(entries, section) }
      return YAMLValue(content: .mapping(entries), place: value.place)
    case .refused: return value
    }
  }

  /// Numbers by year; of one year that two files give, the last counts.
  private func anchoredYears(_ entries: [YAMLEntry]) -> [YAMLEntry] {
    var made: [YAMLEntry] = []
    var place: [String: Int] = [:]
    for entry in entries {
      let year = anchoredKey(entry)
      guard let index = place[year.key] else {
        place[year.key] = made.count
        made.append(year)
        continue
      }
      if made[index].place.file == year.place.file {
        diagnostics.report(
          at: year.place,
          "'\(entry.key)' gives \(year.key) a second time; allowed: each year once, counted or in "
            + "full; keep one of them")
      }
      made[index] = year
    }
    return made
  }

  private func anchoredKey(_ entry: YAMLEntry) -> YAMLEntry {
    guard !entry.key.contains("-"), let year = calendar(entry.key) else { return entry }
    return YAMLEntry(key: year, place: entry.place, value: entry.value, source: entry.source)
  }

  /// The calendar year or month of a relative one; nil for any other text.
  private func calendar(_ text: String) -> String? {
    Self.count(text).map { String(start + $0.year - 1) + $0.rest }
  }

  /// Which year is meant, counted from 1, and what stands behind it.
  private static func count(_ text: String) -> (year: Int, rest: String)? {
    guard text.hasPrefix(prefix) else { return nil }
    let digits = text.dropFirst(prefix.count).prefix { ("0"..."9").contains($0) }
    let rest = text.dropFirst(prefix.count + digits.count)
    guard (1...2).contains(digits.count), digits.first != "0", rest.isEmpty || rest.first == "-",
      let year = Int(digits)
    else { return nil }
    return (year, String(rest))
  }
}

extension ValueForm {
  fileprivate var isMonth: Bool {
    alternatives.contains { if case .month = $0 { true } else { false } }
  }
}
