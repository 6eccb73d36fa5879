import SociaalDomein

/// Lays the changes of a stress over the keys of a scenario.
///
/// A value under a key is set as in a file that extends the scenario, or changed as `StressChange` says.
/// `alle` in the place of a name stands for every name that there is; what is under it reaches only
/// mappings that stand. A number that is left out is changed from its default, where it has one and the
/// mapping that would hold it stands.
struct StressOverlay {
  /// What messages and sources call the stress.
  let name: String
  /// The source of what is set.
  let source: String
  /// Years for which a budget is given: those of the run and the one after.
  let years: ClosedRange<Int>
  /// Residents at the start; nil where they are not known.
  let residents: Double?
  let diagnostics: Diagnostics
  /// Whether `alle` reaches mappings that a scenario leaves out.
  var adds = false
  /// What changed, in the order of the stress.
  private(set) var changes: [ChangedKey] = []
  /// Why a change cannot be made on this scenario, though it is well said.
  private(set) var misfits: [String] = []

  /// The key that stands for all names.
  static let all = "alle"
  /// The key that says on which names of `alle` a stress acts.
  static let condition = "waar"

  init(
    name: String, source: String, years: ClosedRange<Int>, residents: Double?,
    diagnostics: Diagnostics, adds: Bool = false
  ) {
    self.name = name
    self.source = source
    self.years = years
    self.residents = residents
    self.diagnostics = diagnostics
    self.adds = adds
  }

  /// The content under the stress, without correlations about numbers that are certain now.
  mutating func laid(
    _ own: [YAMLEntry], over base: [YAMLEntry], _ declaration: SectionDeclaration
  ) -> [YAMLEntry] {
    certain(lay(own, over: base, declaration, path: [], chosen: false))
  }

  private mutating func lay(
    _ own: [YAMLEntry], over base: [YAMLEntry], _ declaration: SectionDeclaration?,
    path: [String], chosen: Bool
  ) -> [YAMLEntry] {
    var result = base
    for entry in own where !["source", Self.condition].contains(entry.key) {
      guard entry.key == Self.all, declaration?.names != nil else {
        put(entry, entry.key, into: &result, declaration, path: path, chosen: chosen)
        continue
      }
      let test = entry.value.entries?.first { $0.key == Self.condition }
      for name in base.map(\.key) where name != "source" {
        let inner = base.entries(under: name)
        if let test, !StressCondition(test, diagnostics).holds(in: inner) { continue }
        put(entry, name, into: &result, declaration, path: path, chosen: true)
      }
    }
    return result
  }

  private mutating func put(
    _ entry: YAMLEntry, _ key: String, into result: inout [YAMLEntry],
    _ declaration: SectionDeclaration?, path: [String], chosen: Bool
  ) {
    let index = result.firstIndex { $0.key == key }
    if entry.value.isNull {
      guard let index else { return }
      note(path + [key], before: result[index].value.flowText, after: "null", isCertain: true)
      result.remove(at: index)
      return
    }
    let old = index.map { result[$0] }
    let made = merged(
      entry, key, over: old, declaration, path: path + [key], chosen: chosen)
    guard let made else { return }
    if let index { result[index] = made } else { result.append(made) }
  }

  /// Nil where there is nothing to change.
  private mutating func merged(
    _ entry: YAMLEntry, _ key: String, over old: YAMLEntry?, _ declaration: SectionDeclaration?,
    path: [String], chosen: Bool
  ) -> YAMLEntry? {
    let form = declaration?.form(of: key)
    if let inner = entry.value.entries, form?.numbers.isEmpty ?? true {
      guard let standing = old?.value.entries ?? (chosen && !adds ? nil : []) else { return nil }
      let before = changes.count
      let made = lay(inner, over: standing, form?.section, path: path, chosen: chosen)
      guard changes.count > before else { return nil }
      return YAMLEntry(
        key: key, place: entry.place,
        value: YAMLValue(content: .mapping(made), place: entry.value.place),
        source: old?.source ?? entry.source)
    }
    if let years = entry.value.entries { return set(years, entry, key, over: old, path: path) }
    guard case .scalar(let text, quoted: _) = entry.value.content else { return nil }
    switch StressChange.read(text) {
    case .refused(let message):
      diagnostics.report(at: entry.value.place, message)
      return nil
    case .value: return set(entry.value, entry, key, over: old, path: path)
    case .change(let change):
      return changed(
        by: change, text, entry, key, over: old, declaration?.key(key), form, path: path)
    }
  }

  // MARK: Values that are set

  /// Numbers by year, or a distribution: a change against the scenario cannot stand in them.
  private mutating func set(
    _ inner: [YAMLEntry], _ entry: YAMLEntry, _ key: String, over old: YAMLEntry?, path: [String]
  ) -> YAMLEntry? {
    for figure in inner {
      guard case .scalar(let text, _) = figure.value.content, figure.key != "source",
        StressChange.read(text) != .value
      else { continue }
      diagnostics.report(
        at: figure.value.place,
        "'\(path.joined(separator: "."))' holds a change in one of its years or figures; allowed: a change "
          + "of the whole number; for some years use a gebeurtenis")
      return nil
    }
    return set(entry.value, entry, key, over: old, path: path)
  }

  private mutating func set(
    _ value: YAMLValue, _ entry: YAMLEntry, _ key: String, over old: YAMLEntry?, path: [String]
  ) -> YAMLEntry? {
    let isCertain = value.entries == nil
    if let old, old.value.flowText == value.flowText { return nil }
    note(
      path, before: old?.value.flowText ?? "", after: value.flowText, isCertain: isCertain)
    return YAMLEntry(key: key, place: entry.place, value: value, source: entry.source ?? source)
  }

  // MARK: Values that are changed

  private mutating func changed(
    by change: StressChange, _ text: String, _ entry: YAMLEntry, _ key: String,
    over old: YAMLEntry?, _ declared: KeyDeclaration?, _ form: ValueForm?, path: [String]
  ) -> YAMLEntry? {
    let shown = path.joined(separator: ".")
    if case .perResident(let base, let amount) = change {
      guard let residents, residents > 0 else {
        misfits.append("'\(shown)' needs the number of inwoners")
        return nil
      }
      let number = numberText(ChangedNumber.rounded(base + amount / residents))
      let value = YAMLValue(content: .scalar(number, quoted: false), place: entry.value.place)
      return set(value, entry, key, over: old, path: path)
    }
    if case .months(let count) = change {
      return moved(by: count, entry, key, over: old, path: path)
    }
    guard let form, !form.numbers.isEmpty else {
      diagnostics.report(
        at: entry.value.place,
        "'\(text)' changes a number, and '\(shown)' is none; allowed: a change of a number; write the "
          + "value that it is to have")
      return nil
    }
    guard let value = old?.value ?? standard(declared, entry.value.place) else { return nil }
    do {
      let made = try changed(value, by: change)
      guard made.flowText != value.flowText else { return nil }
      note(
        path, before: value.flowText, after: made.flowText,
        isCertain: value.entries != nil && made.entries == nil)
      return YAMLEntry(
        key: key, place: entry.place, value: sourced(made, text, old),
        source: stated(text, old?.source))
    } catch {
      misfits.append("'\(shown)' cannot be changed by '\(text)': \(error.why)")
      return nil
    }
  }

  private func changed(
    _ value: YAMLValue, by change: StressChange
  ) throws(ChangedNumber.Misfit) -> YAMLValue {
    let steps = value.entries.flatMap { NumberByYear.holds($0) ? $0 : nil }
    if case .times(let factor, perYear: true) = change {
      return try compounded(value, steps ?? [], factor)
    }
    guard let steps else { return try ChangedNumber(change: change).value(value) }
    var made: [YAMLEntry] = []
    for step in steps {
      guard !["source", "unit"].contains(step.key) else {
        made.append(step)
        continue
      }
      let number = try ChangedNumber(change: change).value(step.value)
      made.append(YAMLEntry(key: step.key, place: step.place, value: number, source: step.source))
    }
    return YAMLValue(content: .mapping(made), place: value.place)
  }

  /// A number by year that moves away by a factor every year after the first.
  private func compounded(
    _ value: YAMLValue, _ steps: [YAMLEntry], _ factor: Double
  ) throws(ChangedNumber.Misfit) -> YAMLValue {
    var made = steps.filter { entry in Int(entry.key).map { !years.contains($0) } ?? true }
    for year in years {
      let last = steps.filter { Int($0.key).map { $0 <= year } ?? ($0.key == NumberByYear.before) }
        .max { (Int($0.key) ?? 0) < (Int($1.key) ?? 0) }
      guard let held = steps.isEmpty ? value : last?.value else { continue }
      guard NumberByYear.isOneNumber(held), ChangedNumber.isCertain(held) else {
        throw ChangedNumber.Misfit(
          why: "it is uncertain, and years of their own would be drawn apart")
      }
      var power = 1.0
      for _ in years.lowerBound..<year { power *= factor }
      let change = ChangedNumber(change: .times(power, perYear: false))
      made.append(YAMLEntry(key: "\(year)", place: value.place, value: try change.value(held)))
    }
    return YAMLValue(content: .mapping(made), place: value.place)
  }

  private func standard(_ declared: KeyDeclaration?, _ place: SourcePlace) -> YAMLValue? {
    guard case .defaulted(let text)? = declared?.need else { return nil }
    return YAMLValue(content: .scalar(text, quoted: false), place: place)
  }

  private mutating func moved(
    by months: Int, _ entry: YAMLEntry, _ key: String, over old: YAMLEntry?, path: [String]
  ) -> YAMLEntry? {
    guard let old, case .scalar(let text, _) = old.value.content else { return nil }
    guard let month = CalendarMonth(text: text) else {
      diagnostics.report(
        at: entry.value.place,
        "'\(path.joined(separator: "."))' is '\(text)' and no month; allowed: to move a month by jaar or "
          + "maanden; write the value that it is to have")
      return nil
    }
    let made = month.advanced(by: months)
    guard (1900...2199).contains(made.year) else {
      misfits.append("'\(path.joined(separator: "."))' would be in \(made.year)")
      return nil
    }
    let value = YAMLValue(content: .scalar("\(made)", quoted: false), place: entry.value.place)
    return set(value, entry, key, over: old, path: path)
  }

  // MARK: What is noted

  private mutating func note(_ path: [String], before: String, after: String, isCertain: Bool) {
    changes.append(
      ChangedKey(
        stress: name, key: path.joined(separator: "."), before: before, after: after,
        isCertain: isCertain))
  }

  /// The source of a changed number: an assumption, whatever the number rested on.
  private func stated(_ text: String, _ old: String?) -> String {
    "\(Source.estimate): stress '\(name)', \(text)" + (old.map { "; of: \($0)" } ?? "")
  }

  private func sourced(_ value: YAMLValue, _ text: String, _ old: YAMLEntry?) -> YAMLValue {
    guard let entries = value.entries else { return value }
    let made = entries.map { entry -> YAMLEntry in
      guard case .scalar(let given, _) = entry.value.content, entry.key == "source" else {
        return entry.value.entries == nil
          ? entry
          : YAMLEntry(
            key: entry.key, place: entry.place, value: sourced(entry.value, text, old),
            source: entry.source)
      }
      let content = YAMLValue.Content.scalar(stated(text, given), quoted: true)
      return YAMLEntry(
        key: entry.key, place: entry.place,
        value: YAMLValue(content: content, place: entry.value.place), source: entry.source)
    }
    return YAMLValue(content: .mapping(made), place: value.place)
  }

  /// The content without correlations about numbers that the stress made certain.
  private mutating func certain(_ content: [YAMLEntry]) -> [YAMLEntry] {
    let fixed = Set(changes.filter(\.isCertain).map(\.key))
    let all = content.entries(under: "correlaties")
    let kept = all.filter { entry in
      guard let inner = entry.value.entries else { return true }
      return !inner.contains { end in
        guard ["een", "ander"].contains(end.key), case .scalar(let path, _) = end.value.content
        else { return false }
        return fixed.contains(path)
      }
    }
    guard kept.count < all.count,
      let index = content.firstIndex(where: { $0.key == "correlaties" })
    else { return content }
    for entry in all where !kept.contains(where: { $0.key == entry.key }) {
      note(
        ["correlaties", entry.key], before: entry.value.flowText, after: "null", isCertain: false)
    }
    var result = content
    let old = content[index]
    if kept.isEmpty {
      result.remove(at: index)
    } else {
      result[index] = YAMLEntry(
        key: old.key, place: old.place,
        value: YAMLValue(content: .mapping(kept), place: old.value.place), source: old.source)
    }
    return result
  }
}

extension ChangedNumber {
  /// Whether a number is drawn from no distribution.
  static func isCertain(_ value: YAMLValue) -> Bool {
    guard let entries = value.entries else { return true }
    return entries.contains { ["value", "fixed"].contains($0.key) }
  }
}

/// A key that a stress changed: flow YAML before (empty where there was none) and after.
public struct ChangedKey: Sendable, Equatable {
  public let stress: String
  public let key: String
  public let before: String
  public let after: String
  /// Whether it is a bare number or word now.
  let isCertain: Bool
}
