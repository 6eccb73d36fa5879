import Scenarios
import Simulation
import Statistics

/// Results of a run, looked up by what they are.
struct RunResults {
  private let outcomes: Outcomes
  private let lines: [Series: Int]
  private let name: String
  private let budgets: BudgetYears
  let startYear: Int

  init(outcomes: Outcomes, scenario: Scenario) {
    self.outcomes = outcomes
    name = scenario.name
    budgets = BudgetYears(outcomes)
    startYear = scenario.model.setting.grid.startYear
    lines = Dictionary(
      uniqueKeysWithValues: outcomes.layout.lines.enumerated().map { ($1, $0) })
  }

  /// Whether the run keeps this result of the gemeente.
  func has(_ metric: Metric) -> Bool { line(metric, .gemeente, nil, nil) != nil }

  /// Whether a result of the gemeente is one of a budget that there is not in this year.
  func isEmpty(_ metric: Metric, _ year: Int) -> Bool {
    budgets.isEmpty(
      Series(level: .gemeente, name: name, voorziening: nil, metric: metric), year: year)
  }

  var years: Int { outcomes.layout.years }

  /// Mean over the draws; not a number where the run keeps no such result.
  func mean(
    _ metric: Metric, _ year: Int, _ level: Level = .gemeente, _ name: String? = nil,
    voorziening: String? = nil
  ) -> Double {
    guard let line = line(metric, level, name, voorziening) else { return .nan }
    return outcomes.moments(line: line, year: year).mean
  }

  /// Moments and quantiles of a result of the gemeente.
  func summary(_ metric: Metric, _ year: Int) -> ColumnSummary? {
    line(metric, .gemeente, nil, nil).map { outcomes.summary(line: $0, year: year) }
  }

  private func line(_ metric: Metric, _ level: Level, _ name: String?, _ voorziening: String?)
    -> Int?
  {
    lines[
      Series(level: level, name: name ?? self.name, voorziening: voorziening, metric: metric)]
  }
}
