import Scenarios
import Simulation
import Statistics

/// The figures of one cell of a design, by measure and period.
public struct DesignFigures: Sendable {
  /// One row of the table.
  public struct Row: Sendable {
    public let measure: ComparisonMeasure
    public let period: String
    public let moments: Moments
    public let p5: Double
    public let p50: Double
    public let p95: Double
    /// From the first cell of the same demand; nil for that cell itself and for a single draw.
    public let difference: ComparisonResults.Difference?
  }

  public let rows: [Row]

  /// - Parameters:
  ///   - tolerance: of the cell.
  ///   - base: the first cell of the same demand, with its own tolerance; nil for that cell itself.
  public init(
    _ outcomes: Outcomes, tolerance: OverrunTolerance,
    base: (outcomes: Outcomes, tolerance: OverrunTolerance)?, startYear: Int
  ) {
    let own = MeasureDraws(outcomes, tolerance: tolerance)
    let first = base.map { MeasureDraws($0.outcomes, tolerance: $0.tolerance) }
    let periods = ComparisonResults.periods(startYear: startYear, years: outcomes.layout.years)
    rows = ComparisonMeasure.allCases.flatMap { measure in
      periods.compactMap { period -> Row? in
        guard let draws = own.draws(measure, period.years) else { return nil }
        let difference = first?.draws(measure, period.years).flatMap { base in
          draws.count > 1 ? ComparisonResults.Difference(base: base, alternative: draws) : nil
        }
        var values = draws
        let quantiles = Quantiles(sorting: &values)
        return Row(
          measure: measure, period: period.label, moments: Moments(draws),
          p5: quantiles.quantile(0.05), p50: quantiles.median, p95: quantiles.quantile(0.95),
          difference: difference)
      }
    }
  }
}
