import Analysis
import ArgumentParser
import Questions
import Reporting
import Scenarios
import Simulation

/// What questions over several runs of one scenario have in common.
enum QuestionOptions {
  /// Refuses a report, which these commands have none of.
  static func refuseReport(_ results: ResultOptions) throws {
    guard results.report else { return }
    throw ValidationError("this command has tables and no report; leave --report out")
  }

  /// Refuses a single draw, which has no interval.
  static func checkDraws(_ plan: RunPlan) throws {
    guard plan.replications > 1 else {
      throw ValidationError("--replications must be at least 2 here: one draw has no interval.")
    }
  }

  /// The years that a question is about: `2027-2030` or `2027`, the budget year and three more without.
  ///
  /// - Parameter isCovered: whether only the periods of results are allowed: every year, the budget year and
  ///   three more, and the whole run.
  static func period(
    _ text: String?, of scenario: Scenario, isCovered: Bool
  ) throws -> ComparisonResults.Period {
    let grid = scenario.model.setting.grid
    let known = ComparisonResults.periods(startYear: grid.startYear, years: grid.years)
    let (first, last) = (grid.startYear, grid.startYear + grid.years - 1)
    guard let text else {
      return known.first {
        $0.years.count == min(grid.years, ComparisonResults.planningYears)
          && $0.years.lowerBound == 0
      }
        ?? known[0]
    }
    if let period = known.first(where: { $0.label == text }) { return period }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    let years = parts.compactMap { $0 }
    let isRange = years.count == parts.count && (1...2).contains(years.count)
    if !isCovered, isRange, let from = years.first, let to = years.last, from <= to, from >= first,
      to <= last
    {
      return ComparisonResults.Period(label: text, years: from - first..<to - first + 1)
    }
    let allowed =
      isCovered
      ? known.map(\.label).joined(separator: ", ")
      : "a year or years from \(first) to \(last), such as \(known[known.count - 1].label)"
    throw ValidationError("--over is '\(text)', of which there are no results; allowed: \(allowed)")
  }

  /// Refuses what would not fit: the draws of two runs at once.
  static func checkMemory(_ scenario: Scenario, _ plan: RunPlan) throws {
    let run = SimulationRun(
      model: scenario.model, plan: plan, detail: .totals, retention: StressTest.retention)
    try MemoryCheck(simulation: run, copies: 2).check()
  }
}
