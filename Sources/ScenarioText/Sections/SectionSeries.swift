import SociaalDomein

/// Numbers that may change by year, by one rule.
///
/// A value holds from its year on, the last one for ever. Before the first year holds what stands under
/// `eerder`, where a number of an extended file, a preset or a value set before comes to stand. Where
/// nothing is said, additions and deductions are none and factors one, as their declaration tells; a
/// level that is missing in a year in which it is needed is refused.
extension Section {
  /// A number that may change by year: one number or distribution, or a mapping from years to them.
  ///
  /// - Parameter years: those in which it must have a value; nil where none is needed.
  public func series(
    _ declaration: ParameterDeclaration, in years: ClosedRange<Int>? = nil
  ) -> ParameterSeries {
    expect(declaration)
    guard let entry = lookup(declaration.name), isSeries(entry.value) else {
      return ParameterSeries(parameter(declaration))
    }
    return series(at: entry, declaration, in: years)
  }

  /// The same, or nil when the file does not have it; takes no default.
  public func optionalSeries(
    _ declaration: ParameterDeclaration, in years: ClosedRange<Int>? = nil
  ) -> ParameterSeries? {
    guard has(declaration.name) else {
      allow([declaration.name])
      return nil
    }
    return series(declaration, in: years)
  }

  /// Numbers by year for every key of this section that nobody asked for yet, such as a tarief
  /// per voorziening.
  public func seriesEntries(
    _ declaration: ParameterDeclaration, in years: ClosedRange<Int>? = nil
  ) -> [(key: String, series: ParameterSeries)] {
    remaining().compactMap { entry in
      guard checkDomainKey(entry) else { return nil }
      if isSeries(entry.value) { return (entry.key, series(at: entry, declaration, in: years)) }
      return (entry.key, ParameterSeries(parameter(at: entry, declaration)))
    }
  }

  /// The years that a key gives, sorted; none where it holds one number.
  package func yearsGiven(_ key: String) -> [Int] {
    guard let entries = lookup(key)?.value.entries, NumberByYear.holds(entries) else { return [] }
    return entries.compactMap { year($0) }.sorted()
  }

  // MARK: Steps

  private func isSeries(_ value: YAMLValue) -> Bool {
    value.entries.map(NumberByYear.holds) ?? false
  }

  private func series(
    at entry: YAMLEntry, _ declaration: ParameterDeclaration, in needed: ClosedRange<Int>?
  ) -> ParameterSeries {
    let years = mapping(entry)
    let reader = ParameterReader(declaration, section: years)
    reader.checkUnit()
    let before = context.diagnostics.reportCount
    var steps = years.content.filter { $0.key != "source" && $0.key != "unit" }
      .compactMap { years.step($0, declaration) }
    guard !steps.isEmpty else { return ParameterSeries(placeholder(years.path, declaration)) }
    if !steps.contains(where: { $0.year == ParameterSeries.always }) {
      if let value = declaration.beforeFirstYear {
        let unsaid = Parameter.fixed(value, unit: declaration.unit)
        steps.append(ParameterSeries.Step(year: ParameterSeries.always, parameter: unsaid))
      } else if context.diagnostics.reportCount == before, let needed {
        checkReach(of: steps.map(\.year), needed, entry, years.path)
      }
    }
    let series = ParameterSeries(steps: steps)
    context.note(ReadSeries(key: years.path, unit: declaration.unit, series: series))
    return series
  }

  /// One year with its value, or `eerder`, which keeps the key of the whole number: a scenario that
  /// changes it from some year on then shares its draws before that year.
  private func step(_ entry: YAMLEntry, _ declaration: ParameterDeclaration)
    -> ParameterSeries.Step?
  {
    if entry.key == NumberByYear.before {
      return ParameterSeries.Step(
        year: ParameterSeries.always, parameter: parameter(at: entry, declaration, named: path))
    }
    guard let year = year(entry) else {
      context.report(
        at: entry.place,
        "'\(entry.key)' in \(title) is no year; a number by year has only years as keys, such as 2024 "
          + "or jaar_1, and 'eerder' for what holds before them")
      return nil
    }
    return ParameterSeries.Step(year: year, parameter: parameter(at: entry, declaration))
  }

  private func year(_ entry: YAMLEntry) -> Int? {
    guard entry.key.utf8.count == 4, let month = CalendarMonth(text: entry.key) else { return nil }
    return month.year
  }

  /// Reports a level that has no value in the first of the years in which it is needed.
  private func checkReach(
    of given: [Int], _ needed: ClosedRange<Int>, _ entry: YAMLEntry, _ path: String
  ) {
    guard let first = given.min(), first > needed.lowerBound else { return }
    let missing = needed.lowerBound...min(first - 1, needed.upperBound)
    context.report(
      at: entry.place,
      "'\(path)' says nothing of \(yearsText(missing)): its first year is \(first); allowed: a value from "
        + "\(needed.lowerBound) on; add '\(needed.lowerBound): ...', or '\(NumberByYear.before): ...' for "
        + "what held before \(first)")
  }
}

/// `2026`, `2026 and 2027`, `2026 to 2029`.
package func yearsText(_ years: ClosedRange<Int>) -> String {
  switch years.count {
  case 1: "\(years.lowerBound)"
  case 2: "\(years.lowerBound) and \(years.upperBound)"
  default: "\(years.lowerBound) to \(years.upperBound)"
  }
}
