import Scenarios
import Simulation

/// What `run` shows of contracts with a budget: whether transformation keeps pace, who carries the
/// difference, and who waits.
struct ContractScreen {
  let results: RunResults
  let risk: RiskTable?
  /// By how much a budget may be passed.
  let tolerance: OverrunTolerance
  let words: Words
  let number: ScreenNumber
  /// Years shown, as columns.
  let years: [Int]

  private var planning: Int { min(RiskTable.planningYears, results.years) }
  private var span: String { RiskTable.span(startYear: results.startYear, years: planning) }

  // MARK: Answer

  /// Whether the cost of all need stays within the budgets, and who carries what does not.
  func answer(replications: Int) -> [String] {
    guard results.has(.budget) else { return [] }
    return pace(replications) + carried()
  }

  private func pace(_ replications: Int) -> [String] {
    guard replications > 1, let share = risk?.period(span)?.value(.keepsPace), !share.isNaN
    else { return [] }
    let chance = words.chance(share, number)
    let within = words.toWithin(tolerance)
    return [
      words.pick(
        "De transformatie houdt het budget met \(chance) kans bij: over \(span) past dan alle behoefte "
          + "erin\(within).",
        "Transformation keeps pace with the budget with probability \(chance): over \(span) it then "
          + "covers all need\(within).")
    ]
  }

  private func total(_ metric: Metric) -> Double {
    (0..<planning).reduce(0) { $0 + results.mean(metric, $1) }
  }

  private func euros(_ value: Double) -> String {
    number.text((value / 1000).rounded(.toNearestOrAwayFromZero) * 1000)
  }

  private func carried() -> [String] {
    guard (0..<planning).contains(where: { !results.isEmpty(.budget, $0) }) else { return [] }
    let difference = total(.needCost) - total(.budget)
    let parts = [
      Metric.carriedGemeente, .carriedProvider, .carriedReserve, .undelivered,
    ].map { (words.head($0.declaration), total($0)) }
    let shown = parts.filter { abs($0.1) >= 500 }.map { "\($0.0) \(euros($0.1))" }
    let sentence =
      difference >= 0
      ? words.pick("meer dan het budget", "more than the budget")
      : words.pick("minder dan het budget", "less than the budget")
    let first = words.pick(
      "Gemiddeld kost alle behoefte EUR \(euros(abs(difference))) \(sentence)",
      "On average all need costs EUR \(euros(abs(difference))) \(sentence)")
    guard !shown.isEmpty else { return [first + "."] }
    let benefit =
      parts.contains { $0.1 <= -500 } ? words.pick(" (- is voordeel)", " (- is a gain)") : ""
    return [first + ":", "  " + shown.joined(separator: ", ") + benefit + "."]
  }

  /// Who waits at the end of the planning years, and how that grows.
  func waiting() -> [String] {
    guard results.has(.reneged) else { return [] }
    let last = planning - 1
    let year = results.startYear + last
    let people = results.mean(.waiting, last)
    guard people >= 0.5 else {
      return [words.pick("In \(year) wacht niemand.", "Nobody waits in \(year).")]
    }
    let count = number.text(results.mean(.waitingWeeks, last))
    let weeks =
      count + (count == "1" ? words.pick(" week", " week") : words.pick(" weken", " weeks"))
    let end = results.years - 1
    let later =
      end > last
      ? words.pick(
        ", in \(results.startYear + end) \(number.text(results.mean(.waiting, end)))",
        ", \(number.text(results.mean(.waiting, end))) in \(results.startYear + end)")
      : ""
    return [
      words.pick(
        "In \(year) wachten gemiddeld \(number.text(people)) mensen\(later); wie in \(year) begint "
          + "wachtte \(weeks).",
        "In \(year) \(number.text(people)) people wait on average\(later); who starts in \(year) waited "
          + "\(weeks).")
    ]
  }

  // MARK: Tables

  /// Rows of people who wait, for the table of people.
  func peopleRows() -> [[String]] {
    guard results.has(.reneged) else { return [] }
    let rows: [(String, Metric)] = [
      (words.label(.waiting), .waiting),
      ("  " + words.inSentence(Metric.waitingWeeks.declaration.label), .waitingWeeks),
      ("  " + words.inSentence(Metric.reneged.declaration.label), .reneged),
    ]
    return rows.map { label, metric in
      [label] + years.map { number.text(results.mean(metric, $0)) }
    }
  }

  /// The cost of all need under contracts with a budget, and who carries what goes beyond it.
  func table(heading: (String, inout TextTable) -> Void) -> [String] {
    guard results.has(.budget) else { return [] }
    var table = TextTable()
    heading(words.pick("Wie draagt, x EUR 1.000", "Who carries, x EUR 1.000"), &table)
    let rows: [(String, Metric)] = [
      (words.label(.needCost), .needCost),
      (words.label(.budget), .budget),
      (words.pick("  door de gemeente", "  by the gemeente"), .carriedGemeente),
      (words.pick("  door aanbieders", "  by providers"), .carriedProvider),
      (words.pick("  uit de reserve", "  from the reserve"), .carriedReserve),
      ("  " + words.inSentence(Metric.undelivered.declaration.label), .undelivered),
    ]
    for (label, metric) in rows {
      table.add([label] + years.map { thousands(metric, $0) { results.mean(metric, $0) } })
      guard metric == .budget else { continue }
      table.add(
        [words.pick("Verschil, gedragen", "Difference, carried")]
          + years.map { year in
            thousands(.budget, year) { results.mean(.needCost, $0) - results.mean(.budget, $0) }
          })
    }
    if results.has(.reserve), years.contains(where: { results.mean(.reserve, $0) != 0 }) {
      table.add(
        [words.label(.reserve)]
          + years.map { number.thousands(ofEuros: results.mean(.reserve, $0)) })
    }
    guard let risk else { return table.lines() + [""] }
    let chance = { (metric: String) in
      years.map { year in
        let chance = risk.periods[year].value(metric)
        return chance.isNaN ? "" : words.chance(chance, number)
      }
    }
    table.add(
      [words.pick(RiskMeasure.keepsPace.declaration.label)]
        + chance(RiskMeasure.keepsPace.name()))
    table.add(
      [words.pick(RiskMeasure.allWithinBudget.declaration.label)]
        + chance(RiskMeasure.allWithinBudget.name()))
    return table.lines() + [""]
  }

  /// Euros in thousands; nothing in a year without a budget.
  private func thousands(_ metric: Metric, _ year: Int, _ euros: (Int) -> Double) -> String {
    results.isEmpty(metric, year) ? "" : number.thousands(ofEuros: euros(year))
  }
}
