import Simulation
import Statistics

/// Takes in the runs of a comparison one by one and keeps no more of them than what the figures need.
struct ComparisonCollector {
  private(set) var results: ComparisonResults
  private let base: MeasureDraws
  /// The first system without assumed behaviour.
  private let baseWithout: MeasureDraws?
  /// Criteria of regret and dominance over periods of several years, [period][criterion][system].
  private var criteria: [[[[Double]]]]
  private let spans: [ComparisonResults.Period]

  /// Every criterion, and the sign that makes less of it better.
  private static let regretted: [ComparisonMeasure] = [.netCost, .socialCost]
  private static let compared: [(measure: ComparisonMeasure, sign: Double)] = [
    (.netCost, 1), (.providerResult, -1), (.waiting, 1), (.undelivered, 1),
  ]
  private static let tolerance = ComparisonResults.tolerance

  init(
    systems: [ComparedSystem], base outcomes: Outcomes, without: Outcomes?, startYear: Int
  ) {
    let periods = ComparisonResults.periods(startYear: startYear, years: outcomes.layout.years)
    results = ComparisonResults(
      systems: systems, periods: periods, replications: outcomes.replications)
    let tolerance = systems[0].scenario.tolerance
    base = MeasureDraws(outcomes, tolerance: tolerance)
    baseWithout = without.map { MeasureDraws($0, tolerance: tolerance) }
    let several = periods.filter { $0.years.count > 1 }
    spans = several.isEmpty ? [periods[0]] : several
    let kept = Self.regretted.count + Self.compared.count
    criteria = spans.map { _ in Array(repeating: [], count: kept) }
  }

  /// Columns that are kept of a system, over at most two periods of several years.
  static let columnsOfSystem = 2 * (regretted.count + compared.count)

  /// Adds a system, in the order of the comparison.
  mutating func add(_ system: Int, _ outcomes: Outcomes, without: Outcomes?) {
    let tolerance = results.systems[system].scenario.tolerance
    let own = MeasureDraws(outcomes, tolerance: tolerance)
    let ownWithout = without.map { MeasureDraws($0, tolerance: tolerance) }
    for measure in ComparisonMeasure.allCases {
      for period in results.periods {
        guard let draws = own.draws(measure, period.years) else { continue }
        results.figures.append(
          figure(system, measure, period, draws, without: ownWithout))
      }
    }
    for (index, span) in spans.enumerated() {
      for (place, measure) in (Self.regretted + Self.compared.map(\.measure)).enumerated() {
        criteria[index][place].append(own.draws(measure, span.years) ?? [])
      }
    }
  }

  private func figure(
    _ system: Int, _ measure: ComparisonMeasure, _ period: ComparisonResults.Period,
    _ draws: [Double], without: MeasureDraws?
  ) -> ComparisonResults.Figure {
    var difference: ComparisonResults.Difference?
    var withoutBehaviour: Double?
    if system > 0, draws.count > 1, let first = base.draws(measure, period.years) {
      difference = .init(base: first, alternative: draws)
      if let one = baseWithout?.draws(measure, period.years),
        let other = without?.draws(measure, period.years)
      {
        withoutBehaviour = PairedDifference(base: one, alternative: other).mean
      }
    }
    let mean = Moments(draws).mean
    var values = draws
    let quantiles = Quantiles(sorting: &values)
    return .init(
      system: system, measure: measure, period: period, mean: mean, p5: quantiles.quantile(0.05),
      p95: quantiles.quantile(0.95), difference: difference, withoutBehaviour: withoutBehaviour)
  }

  /// Regret and dominance, which need all systems.
  func finished() -> ComparisonResults {
    var results = results
    for (index, span) in spans.enumerated() {
      for (place, measure) in Self.regretted.enumerated() {
        results.regrets += regrets(criteria[index][place], measure, span)
      }
      results.dominances += dominances(
        Array(criteria[index].dropFirst(Self.regretted.count)), span)
    }
    return results
  }

  private func regrets(
    _ draws: [[Double]], _ measure: ComparisonMeasure, _ period: ComparisonResults.Period
  ) -> [ComparisonResults.Regret] {
    let best = draws[0].indices.map { draw in draws.map { $0[draw] }.min() ?? 0 }
    return draws.indices.map { system in
      var losses = zip(draws[system], best).map { $0 - $1 }
      let hits = losses.count { $0 <= Self.tolerance }
      let mean = Moments(losses).mean
      let quantiles = Quantiles(sorting: &losses)
      return .init(
        system: system, measure: measure, period: period, mean: mean,
        p95: quantiles.quantile(0.95), best: Double(hits) / Double(best.count))
    }
  }

  /// Pairs of which one is no worse by every criterion, and better by one, in nearly every draw.
  private func dominances(
    _ draws: [[[Double]]], _ period: ComparisonResults.Period
  ) -> [ComparisonResults.Dominance] {
    let systems = draws[0].indices
    return systems.flatMap { system in
      systems.compactMap { other -> ComparisonResults.Dominance? in
        guard system != other else { return nil }
        let hits = draws[0][0].indices.count { draw in
          dominates(draw, draws.map { $0[system][draw] }, draws.map { $0[other][draw] })
        }
        let share = Double(hits) / Double(draws[0][0].count)
        guard share >= ComparisonResults.shownShare else { return nil }
        return .init(system: system, over: other, period: period, share: share)
      }
    }
  }

  private func dominates(_ draw: Int, _ one: [Double], _ other: [Double]) -> Bool {
    let gains = Self.compared.indices.map { (other[$0] - one[$0]) * Self.compared[$0].sign }
    return gains.allSatisfy { $0 >= -Self.tolerance } && gains.contains { $0 > Self.tolerance }
  }
}
