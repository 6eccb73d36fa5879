/// Years counted from the start of the run: `jaar_1` is its first year, `jaar_2-07` July of its
/// second. They become calendar years before anything else is read.
struct RelativeYears {
  /// How a year is written.
  static let pattern = "([0-9]{4}|jaar_[1-9][0-9]?)"
  static let prefix = "jaar_"

  let start: Int

  /// - Returns: nil where the content has no first year that can be counted from.
  init?(of content: [YAMLEntry]) {
    guard case .scalar(let text, _)? = content.first(where: { $0.key == "start" })?.value.content,
      let start = Int(text), (1900...2199).contains(start)
    else { return nil }
    self.init(start: start)
  }

  init(start: Int) { self.start = start }

  /// The content in calendar years, where months and numbers by year may stand.
  func anchored(_ content: [YAMLEntry], _ declaration: SectionDeclaration?) -> [YAMLEntry] {
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
      if form.isByYear { entries = entries.map(anchoredKey) }
      if let section = form.section { entries = anchored(entries, section) }
      return YAMLValue(content: .mapping(entries), place: value.place)
    case .refused: return value
    }
  }

  private func anchoredKey(_ entry: YAMLEntry) -> YAMLEntry {
    guard !entry.key.contains("-"), let year = calendar(entry.key) else { return entry }
    return YAMLEntry(key: year, place: entry.place, value: entry.value, source: entry.source)
  }

  /// The calendar year or month of a relative one; nil for any other text.
  func calendar(_ text: String) -> String? {
    guard text.hasPrefix(Self.prefix) else { return nil }
    let parts = text.dropFirst(Self.prefix.count).split(
      separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let digits = parts[0]
    guard (1...2).contains(digits.count), digits.first != "0",
      digits.allSatisfy({ ("0"..."9").contains($0) }), let number = Int(digits)
    else { return nil }
    return ([String(start + number - 1)] + parts.dropFirst().map(String.init))
      .joined(separator: "-")
  }
}

extension ValueForm {
  fileprivate var isMonth: Bool {
    alternatives.contains { if case .month = $0 { true } else { false } }
  }

  fileprivate var isByYear: Bool {
    alternatives.contains { if case .series = $0 { true } else { false } }
  }
}
