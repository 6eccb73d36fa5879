import SociaalDomein

/// The years in which numbers by year must have a value.
extension ScenarioDecoder {
  /// The years of the run; nil where its start or length could not be read.
  var runYears: ClosedRange<Int>? {
    hasSoundTime ? grid.startYear...(grid.startYear + grid.years - 1) : nil
  }

  /// The years of the run from a year on; nil where there are none.
  func runYears(from year: Int) -> ClosedRange<Int>? {
    guard let all = runYears, year <= all.upperBound else { return nil }
    return max(year, all.lowerBound)...all.upperBound
  }

  /// The years of the run in which a contract may hold, that of a contract which takes over from the
  /// first moment at which another may end; nil where that cannot be told.
  func contractYears(
    _ key: String, _ contract: Section, _ all: [(key: String, section: Section)]
  ) -> ClosedRange<Int>? {
    guard let run = runYears else { return nil }
    let before = all.filter { $0.section.word(under: "terugval") == key && $0.key != key }
    let first =
      before.isEmpty
      ? start(of: contract, run) : before.compactMap { earliestEnd(of: $0.section, run) }.min()
    guard let first, let last = end(of: contract, run), first <= last, run.contains(first) else {
      return nil
    }
    return first...last
  }

  private func start(of contract: Section, _ run: ClosedRange<Int>) -> Int? {
    guard let text = contract.content.entries(under: "looptijd").word(under: "van") else {
      return run.lowerBound
    }
    return CalendarMonth(text: text).map { max(run.lowerBound, $0.year) }
  }

  /// The last year, with every extension.
  private func end(of contract: Section, _ run: ClosedRange<Int>) -> Int? {
    let term = contract.content.entries(under: "looptijd")
    guard let last = term.word(under: "tot") else { return run.upperBound }
    let extended = term.entries(under: "verlengingen").map { $0.value.entries?.word(under: "tot") }
    let years = ([last] + extended).map { $0.flatMap { CalendarMonth(text: $0) }?.year }
    guard !years.contains(nil) else { return nil }
    return years.compactMap(\.self).max().map { min(run.upperBound, $0) }
  }

  /// The year in which another contract may first take over; nil where this one never ends.
  private func earliestEnd(of contract: Section, _ run: ClosedRange<Int>) -> Int? {
    let stops = LossConsequence.aanbiederStopt.rawValue
    let buffer = contract.content.entries(under: "risico").entries(under: "buffer")
    if buffer.word(under: "daarna") == stops { return start(of: contract, run) }
    let term = contract.content.entries(under: "looptijd")
    let evaluations = term.entries(under: "evaluaties").map {
      $0.value.entries?.word(under: "maand")
    }
    let months = evaluations.map { $0.flatMap { CalendarMonth(text: $0) } }
    let end = term.word(under: "tot").flatMap { CalendarMonth(text: $0) }?.advanced(by: 1)
    return (months + [end]).compactMap(\.self).min().map { max(run.lowerBound, $0.year) }
  }

  /// Warns where a begroting or budget of given years goes on after the last of them.
  func warnOfYearsAfter(_ section: Section, _ key: String, _ needed: ClosedRange<Int>) {
    guard let first = section.yearsGiven(key).first, let last = section.yearsGiven(key).last,
      last < needed.upperBound, let entry = section.lookup(key)
    else { return }
    let missing = max(last + 1, needed.lowerBound)...needed.upperBound
    diagnostics.warn(
      at: entry.place,
      "'\(section.keyPath(key))' gives \(yearsText(first...last)), and the run goes on to "
        + "\(needed.upperBound): the amount of \(last) holds in \(yearsText(missing)) too; give "
        + "\(missing.count == 1 ? "that year" : "those years"), the same amount where it is meant")
  }
}

extension [YAMLEntry] {
  /// The word under a key; nil where there is none.
  fileprivate func word(under key: String) -> String? {
    guard case .scalar(let word, _)? = first(where: { $0.key == key })?.value.content else {
      return nil
    }
    return word
  }
}
