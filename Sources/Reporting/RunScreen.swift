import Scenarios
import Simulation
import Statistics

/// What `run` shows: the answer first, then the years, the wijken, and what it rests on.
public struct RunScreen {
  private let scenario: Scenario
  private let plan: RunPlan
  private let results: RunResults
  private let risk: RiskTable?
  private let words: Words
  private let number: ScreenNumber
  private let sketch: SketchNote?

  public init(
    scenario: Scenario, plan: RunPlan, outcomes: Outcomes, language: ScreenNumber.Language
  ) {
    self.scenario = scenario
    self.plan = plan
    results = RunResults(outcomes: outcomes, scenario: scenario)
    words = Words(language: language)
    number = ScreenNumber(language)
    risk = RiskTable(
      outcomes: outcomes, startYear: results.startYear, certainty: scenario.certainty,
      tolerance: scenario.tolerance)
    sketch = SketchNote(outcomes)
  }

  /// The whole screen, line by line.
  public func lines() -> [String] {
    let count = words.replications(plan.replications, number)
    var lines = [scenario.title, "\(count), \(words.seed) \(plan.seed)", ""]
    lines += answer() + [""]
    lines += peopleTable() + [""]
    lines += euroTable() + [""]
    lines += contracts.table { addHeading($0, to: &$1) }
    lines += wijkTable() + [""]
    lines += voorzieningTable() + [""]
    lines += assumptions()
    if let sample = scenario.model.parameters.sample {
      lines.append(CalibrationNote.line(sample, words, number))
    }
    if let sketch { lines.append(precision(sketch)) }
    return lines
  }

  private var contracts: ContractScreen {
    ContractScreen(
      results: results, risk: risk, tolerance: scenario.tolerance, words: words, number: number,
      years: shownYears)
  }

  // MARK: The answer

  /// How likely the begroting is overrun and by how much, the buffer it asks, and what demand does.
  private func answer() -> [String] {
    let end = results.years - 1
    let sentences = AnswerSentences(words: words, number: number)
    let years = (results.startYear, results.startYear + end)
    return contracts.answer(replications: plan.replications) + overrunAnswer() + contracts.waiting()
      + [
        sentences.clients(
          from: results.mean(.persons, 0), to: results.mean(.persons, end), years: years)
      ]
  }

  private func overrunAnswer() -> [String] {
    let span = RiskTable.span(
      startYear: results.startYear, years: min(RiskTable.planningYears, results.years))
    guard results.has(.result), let period = risk?.period(span) else {
      return [
        words.pick(
          "Zonder begroting in het scenario is er geen overschrijding te bepalen.",
          "Without a begroting in the scenario there is no overrun to speak of.")
      ]
    }
    guard plan.replications > 1 else { return [oneDraw(span)] }
    let sentences = AnswerSentences(words: words, number: number)
    return sentences.overrun(
      period, scenario.tolerance, scenario.certainty,
      available: scenario.model.funding.weerstandscapaciteit?.value)
  }

  private func oneDraw(_ span: String) -> String {
    let result = (0..<min(RiskTable.planningYears, results.years)).reduce(0) {
      $0 + results.mean(.result, $1)
    }
    return words.pick(
      "In deze ene trekking is het resultaat over \(span) EUR \(roundedEuros(abs(result))) "
        + "\(words.sign(result)).",
      "In this one replication the result over \(span) is EUR \(roundedEuros(abs(result))) "
        + "\(words.sign(result)).")
  }

  /// Euros rounded to thousands, written out.
  private func roundedEuros(_ value: Double) -> String {
    number.text((value / 1000).rounded(.toNearestOrAwayFromZero) * 1000)
  }

  // MARK: Years

  /// The budget year plus three, and the last year as outlook.
  private var shownYears: [Int] {
    let planning = Array(0..<min(RiskTable.planningYears, results.years))
    return results.years > planning.count ? planning + [results.years - 1] : planning
  }

  /// Two rows: what lies beyond the meerjarenraming is marked as outlook.
  private func addHeading(_ label: String, to table: inout TextTable) {
    if shownYears.contains(where: { $0 >= RiskTable.planningYears }) {
      table.add([""] + shownYears.map { $0 < RiskTable.planningYears ? "" : words.outlook })
    }
    table.add([label] + shownYears.map { "\(results.startYear + $0)" })
  }

  private func peopleTable() -> [String] {
    var table = TextTable()
    addHeading(words.people, to: &table)
    for (label, metric) in [
      (words.residents, Metric.population), (words.elderly, .population75plus),
      (words.need, .need), (words.inProcess, .inProcess), (words.meanPersons, .persons),
    ] {
      table.add([label] + shownYears.map { number.text(results.mean(metric, $0)) })
    }
    addBand(.persons, [words.low, words.high], to: &table) { number.text($0) }
    for row in contracts.peopleRows() { table.add(row) }
    return table.lines() + onceNote()
  }

  /// By how many tracks a person is taken to be in at a time a person is counted once.
  private func onceNote() -> [String] {
    guard let overlap = scenario.tracksPerPerson else { return [] }
    return [words.once(overlap.value, number, isAssumed: overlap.isAssumption)]
  }

  /// The values that one in ten draws stays below and one in ten passes.
  private func addBand(
    _ metric: Metric, _ labels: [String], to table: inout TextTable, _ text: (Double) -> String
  ) {
    for (label, p) in zip(labels, [0.1, 0.9]) {
      let values = shownYears.map { results.summary(metric, $0)?.quantile(p) ?? .nan }
      table.add([label] + values.map(text))
    }
  }

  private func euroTable() -> [String] {
    let thousands = { (value: Double) in number.thousands(ofEuros: value) }
    var table = TextTable()
    addHeading(words.euros, to: &table)
    table.add([words.payments] + shownYears.map { thousands(results.mean(.payment, $0)) })
    table.add([words.pgb] + shownYears.map { thousands(results.mean(.pgbCost, $0)) })
    table.add(
      [words.contribution] + shownYears.map { thousands(-results.mean(.ownContribution, $0)) })
    for (label, metric) in [
      (words.uitvoering, Metric.uitvoeringCost), (words.socialBase, .socialBaseCost),
      (words.oneOff, .oneOffCost),
    ] where results.has(metric) {
      table.add([label] + shownYears.map { thousands(results.mean(metric, $0)) })
    }
    table.add([words.netCost] + shownYears.map { thousands(results.mean(.netCost, $0)) })
    guard let risk, results.has(.result) else { return table.lines() }
    table.add([words.begroting] + shownYears.map { thousands(results.mean(.begroting, $0)) })
    table.add([words.result] + shownYears.map { signed(results.mean(.result, $0)) })
    addBand(.result, [words.adverse, words.favourable], to: &table) { signed($0) }
    let periods = shownYears.map { risk.periods[$0] }
    table.add(
      [words.overrun(scenario.tolerance)]
        + periods.map { words.chance($0.value("p_overrun"), number) })
    for (label, metric) in words.capacityRows(scenario.certainty) {
      table.add([label] + periods.map { thousands($0.value(metric)) })
    }
    return table.lines()
  }

  private func signed(_ value: Double) -> String {
    "\(number.thousands(ofEuros: abs(value))) \(words.sign(value))"
  }

  // MARK: Wijken and voorzieningen

  private var ends: [Int] { results.years > 1 ? [0, results.years - 1] : [0] }

  private func wijkTable() -> [String] {
    let rows = scenario.model.setting.wijken.map { wijk in
      (
        wijk.name, ends.map { results.mean(.persons, $0, .wijk, wijk.key) },
        ends.map { costPerResident(wijk.key, $0) }
      )
    }
    return endsTable(words.perWijk, words.pick("personen", "persons"), words.perInhabitant, rows)
  }

  /// Nothing where nobody lives on 1 January.
  private func costPerResident(_ wijk: String, _ year: Int) -> String {
    guard results.mean(.population, year, .wijk, wijk) > 0 else { return "" }
    return number.text(results.mean(.costPerInhabitant, year, .wijk, wijk))
  }

  private func voorzieningTable() -> [String] {
    let rows = scenario.model.setting.voorzieningen.map { support in
      (
        support.name, ends.map { results.mean(.clients, $0, voorziening: support.key) },
        ends.map {
          number.thousands(ofEuros: results.mean(.payment, $0, voorziening: support.key))
        }
      )
    }
    return endsTable(words.perVoorziening, words.clients, words.euros, rows)
  }

  /// Those who are counted with their growth, and euros, in the first and the last year.
  private func endsTable(
    _ label: String, _ counted: String, _ euros: String,
    _ rows: [(String, clients: [Double], euros: [String])]
  ) -> [String] {
    let years = ends.map { "\(results.startYear + $0)" }
    let space = ends.dropFirst().map { _ in "" }
    var table = TextTable()
    table.add([""] + space + [counted, ""] + space + [euros])
    table.add([label] + years + [words.growth] + years)
    for row in rows {
      table.add(
        [row.0] + row.clients.map { number.text($0) } + [growth(row.clients)] + row.euros)
    }
    return table.lines()
  }

  /// From fewer than one client growth tells nothing.
  private func growth(_ values: [Double]) -> String {
    guard values[0] >= 1 else { return "" }
    return number.percent(values[values.count - 1] / values[0] - 1, places: 0)
  }

  // MARK: What it rests on

  private func precision(_ sketch: SketchNote) -> String {
    let limit = number.text(Double(sketch.aboveReplications))
    let error = number.percent(sketch.relativeError, places: 1)
    return words.pick(
      "Boven \(limit) trekkingen kloppen kwantielen van onderdelen op \(error); gemiddelden en risico's "
        + "zijn exact, en met --draws alles.",
      "Above \(limit) replications quantiles of details are within \(error); means and risks are exact, "
        + "and with --draws all is.")
  }

  private func assumptions() -> [String] {
    let count = StandingCount(scenario.parameters.map(\.standing)).sentence(words)
    let off = scenario.model.demand.drivers.off.map(\.rawValue).sorted().joined(separator: ", ")
    let spread = scenario.spreads.map { AgeSpreadNote($0).sentence(words, number) + "." }
    return spread
      + (off.isEmpty ? [] : [words.pick("Uitgeschakeld: \(off).", "Switched off: \(off).")]) + [
        words.pick(
          "\(count); 'wijkraming check' noemt de aannames.",
          "\(count); 'wijkraming check' names the assumptions.")
      ]
  }
}
