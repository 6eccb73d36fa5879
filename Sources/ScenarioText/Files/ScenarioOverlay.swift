/// Lays the keys of one scenario over those of the scenario it extends.
package struct ScenarioOverlay {
  package let diagnostics: Diagnostics

  package init(diagnostics: Diagnostics) { self.diagnostics = diagnostics }

  /// The keys of `base` in their order, changed by `own`, then what `own` adds.
  package func lay(
    _ own: [YAMLEntry], over base: [YAMLEntry], _ declaration: SectionDeclaration?
  ) -> [YAMLEntry] {
    var result = base.map(Optional.some)
    let place = Dictionary(
      base.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in own {
      guard let index = place[entry.key], let old = base.indices.contains(index) ? base[index] : nil
      else {
        result.append(entry)
        continue
      }
      let isTakenAway = entry.value.isNull
      result[index] = isTakenAway ? nil : merged(entry, over: old, declaration?.form(of: entry.key))
    }
    return result.compactMap(\.self)
  }

  private func merged(
    _ entry: YAMLEntry, over base: YAMLEntry, _ form: ValueForm?
  ) -> YAMLEntry {
    if let made = dated(entry, over: base, form) { return made }
    guard let old = base.value.entries, let new = entry.value.entries,
      isLaidOver(new, over: old, form)
    else { return entry }
    return YAMLEntry(
      key: entry.key, place: entry.place,
      value: YAMLValue(
        content: .mapping(lay(new, over: old, form?.section)), place: entry.value.place),
      source: entry.source)
  }

  /// Years over one number, which then holds before the first of them; nil for anything else.
  private func dated(
    _ entry: YAMLEntry, over base: YAMLEntry, _ form: ValueForm?
  ) -> YAMLEntry? {
    guard form?.isByYear == true, let years = entry.value.entries, NumberByYear.holds(years),
      !years.contains(where: { $0.key == NumberByYear.before }),
      NumberByYear.isOneNumber(base.value)
    else { return nil }
    let laid = lay(years, over: NumberByYear.started(base), nil)
    return YAMLEntry(
      key: entry.key, place: entry.place,
      value: YAMLValue(content: .mapping(laid), place: entry.value.place), source: entry.source)
  }

  /// Whether two mappings under one key are laid over each other; a number is replaced as a whole.
  private func isLaidOver(
    _ new: [YAMLEntry], over old: [YAMLEntry], _ form: ValueForm?
  ) -> Bool {
    if let form, form.numbers.isEmpty { return true }
    if form?.isSingleNumber == true { return false }
    let isNumber = { (entries: [YAMLEntry]) in
      entries.contains { DistributionReader.Key(rawValue: $0.key) != nil }
    }
    return !isNumber(new) && !isNumber(old)
  }
}
