import Scenarios
import Simulation
import Statistics

/// The draws that risk figures are made of, summed over years.
struct RiskDraws {
  private let outcomes: Outcomes
  private let lines: [Series: Int]
  /// Name of the gemeente's results; nil where there are none.
  let name: String?
  /// Contracts with a budget, in the order of the results.
  let contractsWithBudget: [String]

  /// The lines that risk figures are made of, and no others.
  static let asked = AskedLines([
    .gemeente: [.result, .begroting, .needCost, .budget],
    .contract: [.needCost, .budget, .undelivered],
  ])

  /// By how much the begroting and budgets may be passed.
  let tolerance: OverrunTolerance

  init(outcomes: Outcomes, tolerance: OverrunTolerance) {
    self.outcomes = outcomes
    self.tolerance = tolerance
    let all = outcomes.layout.lines
    let asked = all.enumerated().filter { Self.asked.contains($1) }
    lines = Dictionary(uniqueKeysWithValues: asked.map { ($1, $0) })
    name = all.first { $0.level == .gemeente }?.name
    contractsWithBudget = all.filter { $0.level == .contract && $0.metric == .budget }.map(\.name)
  }

  var hasBegroting: Bool { lines.keys.contains { $0.level == .gemeente && $0.metric == .result } }

  private func sum(_ metric: Metric, _ level: Level, _ name: String, _ years: Range<Int>)
    -> [Double]
  {
    let series = Series(level: level, name: name, voorziening: nil, metric: metric)
    guard let line = lines[series] else { return [] }
    var total = [Double](repeating: 0, count: outcomes.replications)
    for year in years {
      for (draw, value) in outcomes.draws(line: line, year: year).enumerated() {
        total[draw] += value
      }
    }
    return total
  }

  /// Whether a contract, or any, has a budget in some of the years.
  func hasBudget(_ years: Range<Int>, contract: String? = nil) -> Bool {
    let level: Level = contract == nil ? .gemeente : .contract
    return [Metric.budget, .needCost].contains { metric in
      sum(metric, level, contract ?? name ?? "", years).contains { $0 != 0 }
    }
  }

  /// Overruns of the begroting: minus the result.
  func overruns(_ years: Range<Int>) -> Overruns {
    Overruns(
      sum(.result, .gemeente, name ?? "", years).map { -$0 },
      of: sum(.begroting, .gemeente, name ?? "", years), tolerance)
  }

  /// What all need under the contracts with a budget would cost beyond their budgets.
  func needBeyondBudget(_ years: Range<Int>, contract: String? = nil) -> Overruns {
    let level: Level = contract == nil ? .gemeente : .contract
    let name = contract ?? self.name ?? ""
    let budgets = sum(.budget, level, name, years)
    return Overruns(
      zip(sum(.needCost, level, name, years), budgets).map(-), of: budgets, tolerance,
      least: Overruns.cent)
  }

  /// What a contract cost beyond its budget: its result with the sign turned.
  func costBeyondBudget(_ years: Range<Int>, contract: String) -> Overruns {
    let need = needBeyondBudget(years, contract: contract)
    return Overruns(
      zip(need.values, sum(.undelivered, .contract, contract, years)).map(-),
      of: sum(.budget, .contract, contract, years), tolerance, least: Overruns.cent)
  }
}
