import Simulation

/// The years in which a contract with a budget holds: in the others there is nothing to hold its budget,
/// need and who carries them against, and results are empty instead of 0.
struct BudgetYears {
  private let outcomes: Outcomes
  private let lines: [Series: Int]

  static let metrics = Set(Metric.ofBudgets)

  init(_ outcomes: Outcomes) {
    self.outcomes = outcomes
    let kept = outcomes.layout.lines.enumerated().filter { Self.metrics.contains($1.metric) }
    lines = Dictionary(uniqueKeysWithValues: kept.map { ($1, $0) })
  }

  /// Whether a result is one of a budget that there is not in this year.
  func isEmpty(_ line: Series, year: Int) -> Bool {
    Self.metrics.contains(line.metric)
      && [line.metric, .budget, .needCost].allSatisfy { metric in
        let other = Series(
          level: line.level, name: line.name, voorziening: line.voorziening, metric: metric)
        // What is budgeted and spent is never below nothing: a mean of 0 is 0 in every draw.
        return lines[other].map { outcomes.moments(line: $0, year: year).mean == 0 }
          ?? (metric != .budget)
      }
  }
}
