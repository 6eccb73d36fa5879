import SociaalDomein

/// Values of a scenario under a stress: set, or changed from what stands there.
extension StressOverlay {
  // MARK: Values that are set

  /// Numbers by year, or a distribution: a change against the scenario cannot stand in them.
  mutating func set(
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

  mutating func set(
    _ value: YAMLValue, _ entry: YAMLEntry, _ key: String, over old: YAMLEntry?, path: [String]
  ) -> YAMLEntry? {
    let isCertain = value.entries == nil
    if let old, old.value.flowText == value.flowText { return nil }
    note(
      path, before: old?.value.flowText ?? "", after: value.flowText, isCertain: isCertain)
    return YAMLEntry(key: key, place: entry.place, value: value, source: entry.source ?? source)
  }

  // MARK: Values that are changed

  mutating func changed(
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

  // MARK: Sources

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
}
