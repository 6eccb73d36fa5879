import Analysis
import Scenarios
import Simulation

/// One value of a question simulated: what its conditions come to.
public struct SolveRun: Sendable {
  public let conditions: [SolveCondition]
  public let period: Range<Int>
  public let plan: RunPlan

  public init(_ question: SolveQuestion, plan: RunPlan) {
    conditions = question.conditions
    period = question.period
    self.plan = plan
  }

  /// - Parameter scenario: with the value in it.
  public func point(
    at x: Double, _ scenario: Scenario, isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(SimulationError) -> SolvePoint {
    let run = SimulationRun(
      model: scenario.model, plan: plan, detail: .totals, retention: StressTest.retention)
    let outcomes = try run.run(isCancelled: isCancelled, progress: progress).outcomes
    let draws = MeasureDraws(outcomes, tolerance: scenario.tolerance)
    return SolvePoint(
      x: x,
      outcomes: conditions.compactMap { condition in
        condition.measure.estimate(draws, period).map {
          .init(condition, value: $0.value, lower: $0.lower, upper: $0.upper)
        }
      })
  }
}
