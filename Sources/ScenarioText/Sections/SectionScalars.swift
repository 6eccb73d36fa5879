extension Section {
  /// The text of an entry; reports a mapping or nothing at all.
  package func scalar(_ entry: YAMLEntry, _ expectation: String) -> String? {
    switch entry.value.content {
    case .scalar(let text, _) where !text.isEmpty: return text
    case .scalar:
      context.report(
        at: entry.place,
        "'\(keyPath(entry.key))' has no value; it must be \(expectation); write it after the ':'")
    case .mapping:
      context.report(
        at: entry.value.place,
        "'\(keyPath(entry.key))' must be \(expectation), not a mapping; write it after the ':'")
    case .refused: break
    }
    return nil
  }

  /// Characters of a name or title.
  static let textLimit = 200

  /// The text under a key, or its default; required when there is no default.
  ///
  /// Reports one of more than 200 characters, or of several lines.
  public func text(_ key: String, default fallback: String? = nil) -> String {
    let form = declared(key) { if case .text = $0 { true } else { false } }
    let text = read(
      key, "a text", form, default: fallback, shown: { $0 }, placeholder: "", convert: { $0 })
    let isShort = text.unicodeScalars.prefix(Self.textLimit + 1).count <= Self.textLimit
    guard isShort, declaration == nil || !text.contains(where: \.isNewline) else {
      report(
        key,
        "'\(keyPath(key))' is longer than a name can be; allowed: at most \(Self.textLimit) characters "
          + "on one line; shorten it")
      return ""
    }
    return text
  }

  /// `ja` or `nee`, also `true` or `false`; required when there is no default.
  public func boolean(_ key: String, default fallback: Bool? = nil) -> Bool {
    let words = ["ja": true, "true": true, "nee": false, "false": false]
    let form = declared(key) { if case .boolean = $0 { true } else { false } }
    return read(
      key, "ja or nee", form, default: fallback, shown: { $0 ? "ja" : "nee" }, placeholder: false,
      suggestions: ["ja", "nee"], convert: { words[$0] })
  }

  /// One of the words of an enumeration; required when there is no default.
  public func choice<E: CaseIterable & RawRepresentable>(
    _ key: String, default fallback: E? = nil
  ) -> E where E.RawValue == String {
    let words = E.allCases.map(\.rawValue)
    guard let first = E.allCases.first else {
      preconditionFailure("a choice has at least one word")
    }
    let form = declared(key) { if case .words(words) = $0 { true } else { false } }
    return read(
      key, "one of \(listed(words, limit: 30))", form, default: fallback, shown: { $0.rawValue },
      placeholder: first, suggestions: words, convert: { E(rawValue: $0) })
  }

  /// A whole number within bounds, those of the format where none are given; required when there is
  /// no default.
  public func integer(
    _ key: String, in bounds: ClosedRange<Int>? = nil, default fallback: Int? = nil
  ) -> Int {
    let form = declared(key) { if case .integer = $0 { true } else { false } }
    var range = bounds ?? 0...Int.max
    if case .integer(let declared)? = form?.form { range = declared }
    let expectation = "a whole number \(wholeRangeText(range))"
    return read(
      key, expectation, form, default: fallback, shown: { String($0) },
      placeholder: fallback ?? range.lowerBound, advice: { wholeAdvice($0, range) },
      convert: { text in
        let isNumber = NumberGrammar.value(of: Array(text.utf8)[...], point: 0x2E) != nil
        return isNumber ? Int(text).flatMap { range.contains($0) ? $0 : nil } : nil
      })
  }

  /// A month `2021-01`, or a year `2021` for its January; required when there is no default.
  public func month(_ key: String, default fallback: CalendarMonth? = nil) -> CalendarMonth {
    let form = declared(key) { if case .month = $0 { true } else { false } }
    return read(
      key, "a month such as 2021-01 or jaar_1-07, or a year such as 2021 or jaar_1 for its January",
      form, default: fallback, shown: { $0.description },
      placeholder: fallback ?? CalendarMonth(year: 2000), convert: { CalendarMonth(text: $0) })
  }

  /// The name of something that the scenario declares elsewhere; `what` is the word for it, `wijk`.
  public func reference(
    _ key: String, to known: [String], what: String, default fallback: String? = nil
  ) -> String {
    let form = declared(key) { if case .name = $0 { true } else { false } }
    return read(
      key, "the name of \(article(what)) (\(listed(known, limit: 30)))", form, default: fallback,
      shown: { $0 }, placeholder: fallback ?? known.first ?? "", suggestions: known,
      convert: { known.contains($0) ? $0 : nil })
  }

  /// The same; nil, which has been reported, when it is missing or no known name.
  package func knownReference(_ key: String, to known: [String], what: String) -> String? {
    let form = declared(key) { form in
      switch form {
      case .name, .words: true
      default: false
      }
    }
    return read(
      key, "the name of \(article(what)) (\(listed(known, limit: 30)))", form, default: nil,
      shown: { $0 ?? "" }, placeholder: nil, suggestions: known,
      convert: { known.contains($0) ? .some($0) : nil })
  }

  /// Names of things declared elsewhere, in declared order: the word `alle`, one name, or a
  /// mapping with the names as keys.
  ///
  /// In the mapping a name has no value or `ja`; `nee` leaves it out. With `absentMeansAll` the
  /// key may be left out.
  public func selection(
    _ key: String, of known: [String], what: String, absentMeansAll: Bool = false
  ) -> [String] {
    let form = declared(key) { if case .names = $0 { true } else { false } }
    let expectation =
      "alle, the name of \(article(what)), or a mapping of names (\(listed(known, limit: 30)))"
    if let entry = lookup(key), case .mapping = entry.value.content {
      let names = mapping(entry)
      let chosen = Set(names.content.compactMap { chosenName($0, in: names, known, what) })
      if !names.content.contains(where: { !["nee", "false"].contains(names.word($0)) }) {
        context.report(
          at: entry.place, "'\(names.path)' chooses nothing; it must be \(expectation)")
      }
      return known.filter(chosen.contains)
    }
    return read(
      key, expectation, form, default: absentMeansAll ? known : nil, shown: { _ in "alle" },
      placeholder: [], suggestions: known + ["alle"],
      convert: { word in word == "alle" ? known : known.contains(word) ? [word] : nil })
  }

  /// The word under a key as it stands; does not count as asking for it.
  package func word(under key: String) -> String? {
    content.first { $0.key == key }.map(word)
  }

  private func word(_ entry: YAMLEntry) -> String {
    if case .scalar(let word, _) = entry.value.content { return word }
    return ""
  }

  private func chosenName(
    _ entry: YAMLEntry, in section: Section, _ known: [String], _ what: String
  ) -> String? {
    guard entry.key != "source" else { return nil }
    guard known.contains(entry.key) else {
      context.report(
        at: entry.place,
        "unknown \(what) '\(entry.key)' in \(section.title); known: \(listed(known, limit: 30))"
          + NearestName(among: known).suggestion(for: entry.key))
      return nil
    }
    if entry.value.isEmpty { return entry.key }
    guard let word = section.scalar(entry, "ja or nee") else { return nil }
    guard ["ja", "nee", "true", "false"].contains(word) else {
      context.report(
        at: entry.value.place,
        "'\(section.keyPath(entry.key))' must be ja or nee, not '\(shown(word))'")
      return nil
    }
    return word == "ja" || word == "true" ? entry.key : nil
  }

  /// The one way in which a scalar is read: given, defaulted, or reported.
  private func read<T>(
    _ key: String, _ expectation: String, _ form: KeyDeclaration?, default given: T?,
    shown written: (T) -> String, placeholder: T, suggestions: [String] = [],
    advice: (String) -> String = { _ in "" }, convert: (String) -> T?
  ) -> T {
    var fallback = given
    if fallback == nil, case .defaulted(let text)? = form?.need { fallback = convert(text) }
    if let fallback, !has(key) {
      recordDefault(key, .plain(written(fallback)))
      return fallback
    }
    guard let entry = required(key, expectation), let text = scalar(entry, expectation) else {
      return placeholder
    }
    if let value = convert(text) { return value }
    isInDoubt = true
    context.report(
      at: entry.value.place,
      "'\(keyPath(key))' must be \(expectation), not '\(shown(text))'"
        + NearestName(among: suggestions).suggestion(for: text) + advice(text))
    return placeholder
  }

  private func article(_ what: String) -> String {
    (what.first.map { "aeiou".contains($0) } == true ? "an " : "a ") + what
  }

  /// What to write instead of a text that is no whole number, where that is certain.
  private func wholeAdvice(_ text: String, _ range: ClosedRange<Int>) -> String {
    let isDigits = text.utf8.allSatisfy { (48...57).contains($0) }
    if isDigits, range.upperBound == .max { return "; at most \(range.upperBound) can be written" }
    let isAmbiguous = NumberGrammar.ambiguity(text) != nil
    let number = isAmbiguous ? text.replacing(".", with: "") : NumberRefusal(text).number ?? text
    guard number != text, let whole = Int(number), range.contains(whole) else { return "" }
    return "; write \(whole)"
  }

  private func wholeRangeText(_ range: ClosedRange<Int>) -> String {
    range.upperBound == .max
      ? "of \(range.lowerBound) or more" : "from \(range.lowerBound) to \(range.upperBound)"
  }
}
