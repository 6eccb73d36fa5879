import Scenarios
import Simulation
import Statistics

/// What `run` shows: the answer first, then the years, the wijken, and what it rests on.
public struct RunScreen {
  private let scenario: Scenario
  private let plan: RunPlan
  private let outcomes: Outcomes
  private let risk: RiskTable?
  private let words: Words
  private let number: ScreenNumber
  private let startYear: Int
  /// The budget year plus three, and the last year as outlook.
  private let years: [Int]

  public init(
    scenario: Scenario, plan: RunPlan, outcomes: Outcomes, language: ScreenNumber.Language
  ) {
    self.scenario = scenario
    self.plan = plan
    self.outcomes = outcomes
    words = Words(language: language)
    number = ScreenNumber(language)
    startYear = scenario.model.setting.grid.startYear
    risk = RiskTable(outcomes: outcomes, startYear: startYear)
    let count = outcomes.layout.years
    let planning = Array(0..<min(RiskTable.planningYears, count))
    years = count > planning.count ? planning + [count - 1] : planning
  }

  /// The whole screen, line by line.
  public func lines() -> [String] {
    var lines = [
      scenario.title,
      "\(number.text(Double(plan.replications))) \(words.replications), \(words.seed) \(plan.seed)",
      "",
    ]
    lines += answer() + [""]
    lines += yearTable() + [""]
    lines += wijkTable() + [""]
    lines += assumptions()
    return lines
  }

  // MARK: The answer

  /// How likely the begroting is overrun, by how much, and what demand does.
  private func answer() -> [String] {
    let first = mean(.clients, 0)
    let last = mean(.clients, outcomes.layout.years - 1)
    let end = startYear + outcomes.layout.years - 1
    let change = number.percent(first > 0 ? last / first - 1 : 0, places: 0)
    var lines = [overrunAnswer()]
    lines.append(
      words.pick(
        "Het aantal cliënten gaat van \(number.text(first)) in \(startYear) naar "
          + "\(number.text(last)) in \(end) (\(change)).",
        "Clients go from \(number.text(first)) in \(startYear) to \(number.text(last)) in \(end) "
          + "(\(change))."))
    return lines
  }

  private func overrunAnswer() -> String {
    let span = RiskTable.span(
      startYear: startYear, years: min(RiskTable.planningYears, outcomes.layout.years))
    guard let period = risk?.period(span) else {
      return words.pick(
        "Zonder begroting in het scenario is er geen overschrijding te bepalen.",
        "Without a begroting in the scenario there is no overrun to speak of.")
    }
    let chance = number.percent(period.value("p_overrun"), places: 0)
    let amount = number.thousands(ofEuros: period.value("expected_overrun"))
    let buffer = number.thousands(ofEuros: period.value("weerstand_90"))
    guard period.value("p_overrun") > 0 else {
      return words.pick(
        "In geen enkele trekking wordt de begroting over \(span) overschreden.",
        "No replication overruns the begroting over \(span).")
    }
    return words.pick(
      "De begroting over \(span) wordt met \(chance) kans overschreden, dan gemiddeld met "
        + "EUR \(amount).000;\nmet 90% zekerheid is EUR \(buffer).000 weerstandscapaciteit genoeg.",
      "The begroting over \(span) is overrun with probability \(chance), by EUR \(amount),000 on "
        + "average then;\na buffer of EUR \(buffer),000 is enough with 90% certainty.")
  }

  // MARK: Years

  private func yearTable() -> [String] {
    var table = TextTable()
    table.add([words.thousandEuros] + years.map { "\(startYear + $0)" })
    table.add([words.residents] + row(.population))
    table.add([words.elderly] + row(.population75plus))
    table.add([words.need] + row(.need))
    table.add([words.meanClients] + row(.clients))
    table.add([words.band] + years.map { range(.clients, $0, euros: false) })
    table.add([words.costs] + euros(.cost))
    table.add([words.band] + years.map { range(.cost, $0, euros: true) })
    if let risk {
      table.add([words.begroting] + euros(.begroting))
      table.add([words.result] + years.map { result($0) })
      table.add(
        [words.overrun]
          + years.map { number.percent(risk.periods[$0].value("p_overrun"), places: 0) })
      table.add(
        [words.capacity]
          + years.map { number.thousands(ofEuros: risk.periods[$0].value("weerstand_90")) })
    }
    return table.lines()
  }

  private func row(_ metric: Metric) -> [String] { years.map { number.text(mean(metric, $0)) } }
  private func euros(_ metric: Metric) -> [String] {
    years.map { number.thousands(ofEuros: mean(metric, $0)) }
  }

  private func result(_ year: Int) -> String {
    let value = mean(.result, year)
    return "\(number.thousands(ofEuros: abs(value))) \(words.sign(value))"
  }

  private func range(_ metric: Metric, _ year: Int, euros: Bool) -> String {
    guard let line = line(.gemeente, scenario.name, metric) else { return "" }
    var values = outcomes.draws(line: line, year: year)
    let sorted = Quantiles(sorting: &values)
    return [0.1, 0.9].map { p in
      let value = sorted.quantile(p)
      return euros ? number.thousands(ofEuros: value) : number.text(value)
    }.joined(separator: "-")
  }

  // MARK: Wijken

  private func wijkTable() -> [String] {
    let last = outcomes.layout.years - 1
    var table = TextTable()
    table.add([
      words.perWijk, "\(words.meanClients) \(startYear)", "\(startYear + last)", words.growth,
      "\(words.perInhabitant) \(startYear)", "\(startYear + last)",
    ])
    for wijk in scenario.model.setting.wijken {
      let clients = [0, last].map { mean(.clients, $0, .wijk, wijk.key) }
      let euros = [0, last].map { mean(.costPerInhabitant, $0, .wijk, wijk.key) }
      let growth = clients[0] > 0 ? clients[1] / clients[0] - 1 : 0
      table.add(
        [wijk.name] + clients.map { number.text($0) } + [number.percent(growth, places: 0)]
          + euros.map { number.text($0) })
    }
    return table.lines()
  }

  // MARK: What it rests on

  private func assumptions() -> [String] {
    let count = scenario.parameters.filter(\.isAssumption).count
    let total = scenario.parameters.count
    let off = scenario.model.demand.drivers.off.map(\.rawValue).sorted()
    var lines: [String] = []
    if !off.isEmpty {
      lines.append(
        words.pick("Uitgeschakeld: ", "Switched off: ") + off.joined(separator: ", ") + ".")
    }
    lines.append(
      words.pick(
        "\(count) van de \(total) getallen zijn aannames; 'wijkraming check' noemt ze.",
        "\(count) of the \(total) numbers are assumptions; 'wijkraming check' names them."))
    return lines
  }

  // MARK: Reading results

  private func line(_ level: Level, _ name: String, _ metric: Metric) -> Int? {
    outcomes.layout.lines.firstIndex {
      $0.level == level && $0.name == name && $0.metric == metric && $0.voorziening == nil
    }
  }

  private func mean(
    _ metric: Metric, _ year: Int, _ level: Level = .gemeente, _ name: String? = nil
  )
    -> Double
  {
    guard let line = line(level, name ?? scenario.name, metric) else { return .nan }
    return Moments(outcomes.draws(line: line, year: year)).mean
  }
}
