import FundingModel
import SociaalDomein

/// From when to when a contract holds, and the moments at which it may end.
extension ScenarioDecoder {
  /// The first month of the run and its last.
  private var firstMonth: CalendarMonth { CalendarMonth(year: grid.startYear) }
  private var lastMonth: CalendarMonth { firstMonth.advanced(by: grid.years * 12 - 1) }

  func decodeTerm(_ contract: Section) -> ContractTerm {
    let section = contract.sectionOrDefaults("looptijd")
    let from = section.month("van", default: firstMonth)
    let isOpen = !section.has("tot")
    // No end is no default to be stated: a contract that ends with the run is another.
    let until = isOpen ? max(from, lastMonth) : section.month("tot")
    if isOpen { section.allow(["tot"]) }
    guard hasSoundTime else {
      hasSoundTerms = false
      section.allow(["verlengingen", "evaluaties"])
      return .wholeRun
    }
    if until < from || from > lastMonth || until < firstMonth { hasSoundTerms = false }
    if until < from {
      section.report(
        "tot", "the contract ends in \(until), before it starts in \(from); swap them")
    }
    if from > lastMonth {
      section.report(
        "van", "the contract starts in \(from), after the horizon ends in \(lastMonth)")
    }
    if until < firstMonth {
      section.report(
        "tot", "the contract ends in \(until), before the run starts in \(firstMonth); leave it out"
      )
    }
    let start = section.has("van") ? step(from, section, "van") : 0
    if section.has("tot") { _ = step(after: until, section, "tot") }
    if isOpen, section.has("verlengingen") {
      section.report(
        "verlengingen",
        "'\(section.path)' has extensions and no end that they follow on; add tot, the last month "
          + "without them")
    }
    let options = decodeExtensions(section, after: until)
    let last = options.last?.until ?? until
    // A contract without an end goes on after the horizon; an extension that is certain ends nothing.
    return ContractTerm(
      start: start,
      end: isOpen || last > lastMonth
        ? nil : grid.step(atMonth: monthsFromStart(last.advanced(by: 1))),
      extensions: options.filter { ScenarioDecoder.infimum($0.chance) < 1 }.map {
        ContractTerm.Extension(
          step: grid.step(atMonth: monthsFromStart($0.from)), chance: $0.chance)
      },
      evaluations: decodeEvaluations(section, from: from, until: isOpen ? nil : last))
  }

  private func decodeExtensions(_ term: Section, after end: CalendarMonth) -> [(
    from: CalendarMonth, until: CalendarMonth, chance: Parameter
  )] {
    var last = end
    return (term.optionalSection("verlengingen")?.entries() ?? []).map { _, option in
      let from = last.advanced(by: 1)
      let month = sound { option.month("tot") }
      let until = month ?? from
      if month != nil, until <= last {
        option.report(
          "tot",
          "the extension ends in \(until), not after \(last), when the contract ends without it")
      }
      if month != nil { _ = step(after: until, option, "tot") }
      last = max(last, until)
      return (from, until, option.parameter(.verlengingskans))
    }
  }

  private func decodeEvaluations(
    _ term: Section, from: CalendarMonth, until: CalendarMonth?
  ) -> [ContractTerm.Evaluation] {
    (term.optionalSection("evaluaties")?.entries() ?? []).map { _, section in
      let read = sound { section.month("maand") }
      let month = read ?? until ?? from
      if read != nil, month <= from || until.map({ month > $0 }) ?? false {
        section.report(
          "maand",
          "the evaluation of \(month) lies outside the contract "
            + (until.map { "(\(from) to \($0))" } ?? "(from \(from) on)"))
      }
      let word = sound { section.choice("bij") as EvaluationCondition }
      checkUse(
        section, "bij", is: word?.rawValue, uses: ["tekort": ["drempel"], "wachttijd": ["drempel"]])
      let condition: ContractTerm.Evaluation.Condition =
        switch word ?? .altijd {
        case .altijd: .always
        case .tekort: .overrun(share: section.parameter(.evaluatiedrempel))
        case .wachttijd: .wait(weeks: section.parameter(.wachtdrempel))
        }
      return ContractTerm.Evaluation(
        step: read == nil ? 0 : step(month, section, "maand"),
        chance: section.parameter(.kansOpEinde), condition: condition)
    }
  }

  // MARK: Clients of before

  func decodeLegacy(
    _ contract: Section, _ indices: [String], _ years: ClosedRange<Int>?
  ) -> LegacyTerms? {
    guard let section = contract.optionalSection("overgang") else { return nil }
    let followed = index(section, indices)
    let last = section.has("tot") ? step(after: section.month("tot"), section, "tot") : nil
    section.allow(["tot"])
    let early = section.optionalSection("eerder")
    let ends = voorzieningKeys.map { key -> Int? in
      early?.allow([key])
      guard let early, early.has(key) else { return last }
      return step(after: early.month(key), early, key)
    }
    return LegacyTerms(
      ends: ends, indication: section.parameter(.indicatieduurMaanden),
      tariffs: amounts(section.section("tarieven"), .tarief, index: followed, in: years))
  }
}
