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
      outcomes: conditions.map { condition in
        // A condition that is left out would be one that is met.
        guard let found = condition.measure.estimate(draws, period) else {
          preconditionFailure("'\(condition.measure.name)' needs a begroting")
        }
        return .init(condition, value: found.value, lower: found.lower, upper: found.upper)
      })
  }
}
