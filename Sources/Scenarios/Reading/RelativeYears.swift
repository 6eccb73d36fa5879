/// Years counted from the start of the run: `jaar_1` is its first year, `jaar_2-07` July of its
/// second. They become calendar years before anything else is read, and a contract from a year that
/// the run does not reach is left out.
struct RelativeYears {
  /// How a year is written.
  static let pattern = "([0-9]{4}|jaar_[1-9][0-9]?)"
  static let prefix = "jaar_"

  let start: Int
  /// Years of the run; nil where all count.
  let horizon: Int?
  let diagnostics: Diagnostics

  /// Without a first year that can be counted from, which is reported elsewhere, years count from 2000:
  /// they are read, and nothing is said of them.
  init(of content: [YAMLEntry], diagnostics: Diagnostics) {
    let number = { (key: String) -> Int? in
      guard case .scalar(let text, _)? = content.first(where: { $0.key == key })?.value.content
      else { return nil }
      return Int(text)
    }
    guard let start = number("start"), (1900...2199).contains(start) else {
      self.init(start: 2000, diagnostics: diagnostics)
      return
    }
    self.init(
      start: start, horizon: number("horizon") ?? ScenarioFormat.standardHorizon,
      diagnostics: diagnostics)
  }

  init(start: Int, horizon: Int? = nil, diagnostics: Diagnostics) {
    self.start = start
    self.horizon = horizon
    self.diagnostics = diagnostics
  }

  /// A scenario in calendar years.
  func anchored(_ content: [YAMLEntry], _ declaration: SectionDeclaration?) -> [YAMLEntry] {
    rewritten(
      content.map { entry in
        guard entry.key == "contracten", let contracts = entry.value.entries else { return entry }
        let value = YAMLValue(
          content: .mapping(contracts.filter { !startsTooLate($0) }), place: entry.value.place)
        return YAMLEntry(key: entry.key, place: entry.place, value: value, source: entry.source)
      }, declaration)
  }

  private func startsTooLate(_ contract: YAMLEntry) -> Bool {
    guard let horizon,
      case .scalar(let text, _)? = contract.value.entries?.entries(under: "looptijd")
        .first(where: { $0.key == "van" })?.value.content,
      let year = Self.count(text)?.year
    else { return false }
    return year > horizon
  }

  /// The same content, where months and numbers by year may stand.
  private func rewritten(
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
