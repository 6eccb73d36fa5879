/// The form of a number that changes by year: years as keys, each value holding from its year on, and
/// `eerder` for what holds before the first of them.
package enum NumberByYear {
  /// The key of what holds before the first year.
  package static let before = "eerder"

  /// Whether a key of a mapping says that it holds numbers by year: a word of digits, a year that is
  /// meant to count from the start, or `eerder`.
  static func isStep(_ key: String) -> Bool {
    isDigits(key) || key.hasPrefix(RelativeYears.prefix) || key == before
  }

  static func isDigits(_ key: String) -> Bool { key.utf8.allSatisfy { (48...57).contains($0) } }

  /// Whether entries are a number by year.
  package static func holds(_ entries: [YAMLEntry]) -> Bool { entries.contains { isStep($0.key) } }

  /// Whether a value is one number: written bare, or with its distribution, unit and source.
  package static func isOneNumber(_ value: YAMLValue) -> Bool {
    switch value.content {
    case .scalar(let text, _): return !text.isEmpty && !value.isNull
    case .mapping(let entries):
      return !holds(entries) && entries.contains { DistributionReader.Key(rawValue: $0.key) != nil }
    case .refused: return false
    }
  }

  /// One number as the value before the years that are laid over it.
  package static func started(_ entry: YAMLEntry) -> [YAMLEntry] {
    [YAMLEntry(key: before, place: entry.place, value: entry.value, source: entry.source)]
  }
}

extension ValueForm {
  /// Whether numbers by year may stand here.
  package var isByYear: Bool {
    alternatives.contains { if case .series = $0 { true } else { false } }
  }
}

extension SectionDeclaration {
  /// What may stand under a path of keys; nil where the format has no such keys.
  package func form(along path: [String]) -> ValueForm? {
    var section: SectionDeclaration? = self
    var form: ValueForm?
    for key in path {
      form = section?.form(of: key)
      section = form?.section
    }
    return form
  }
}
