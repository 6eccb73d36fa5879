import Analysis
import Scenarios
import Simulation

/// Runs of a scenario under stresses, held against the scenario itself on the same draws.
public struct StressTest {
  /// A stress, or several together, with the scenario under it.
  public struct Stress: Sendable {
    /// The name; of two with ` + ` between them, of more `together`.
    public let name: String
    public let header: StressHeader
    public let reach: StressReach
    /// Nil where it has nothing to act on.
    public let scenario: Scenario?
    /// The name of all stresses at once, where there are more than two.
    public static let together = "samen"

    /// What it is made of.
    public let files: [StressFile]
    public var parts: Int { files.count }

    public init(
      _ files: [StressFile], header: StressHeader, reach: StressReach, scenario: Scenario?
    ) {
      self.files = files
      name = files.count > 2 ? Self.together : files.map(\.name).joined(separator: " + ")
      self.header = header
      self.reach = reach
      self.scenario = scenario
    }
  }

  /// A figure under a stress beside that of the scenario itself.
  public struct Figure: Sendable {
    public let measure: QuestionMeasure
    public let period: ComparisonResults.Period
    public let base: Estimate
    public let stressed: Estimate
    public let difference: EstimateDifference
  }

  /// What a stress came to.
  public struct Finding: Sendable {
    public enum Status: String, Sendable {
      case applied
      /// The scenario has nothing that it acts on.
      case notApplicable = "not_applicable"
      /// It changed the scenario, and no draw of any figure.
      case noEffect = "no_effect"
    }

    public let stress: Stress
    public let status: Status
    /// None of one that was not run.
    public let figures: [Figure]

    public func figure(_ measure: String, _ period: String) -> Figure? {
      figures.first { $0.measure.name == measure && $0.period.label == period }
    }
  }

  /// Why a run stopped, and of which scenario.
  public struct Failure: Error {
    public let scenario: Scenario
    public let error: SimulationError
  }

  /// What stresses are measured by, as far as a scenario has it.
  public static let measures = [
    "net_cost", "result", "p_overrun", "expected_deficit", "weerstand_90", "provider_result",
    "all_need_cost", "undelivered", "need", "clients", "waiting", "waiting_weeks",
  ].compactMap { QuestionMeasure($0) }

  public let base: Scenario
  public let plan: RunPlan
  public let periods: [ComparisonResults.Period]
  private let draws: MeasureDraws
  private let figures: [(QuestionMeasure, ComparisonResults.Period, Estimate)]

  /// Runs the scenario itself.
  public init(
    base: Scenario, plan: RunPlan, isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(Failure) {
    self.base = base
    self.plan = plan
    let grid = base.model.setting.grid
    periods = ComparisonResults.periods(startYear: grid.startYear, years: grid.years)
    draws = try Self.run(base, plan, isCancelled, progress)
    var figures: [(QuestionMeasure, ComparisonResults.Period, Estimate)] = []
    for measure in Self.measures {
      for period in periods {
        guard let estimate = measure.estimate(draws, period.years) else { continue }
        figures.append((measure, period, estimate))
      }
    }
    self.figures = figures
  }

  /// The figures of the scenario itself.
  public func own(_ measure: String, _ period: String) -> Estimate? {
    figures.first { $0.0.name == measure && $0.1.label == period }?.2
  }

  /// What a stress comes to; one that has nothing to act on is not run.
  public func finding(
    of stress: Stress, isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(Failure) -> Finding {
    guard let scenario = stress.scenario else {
      return Finding(stress: stress, status: .notApplicable, figures: [])
    }
    let stressed = try Self.run(scenario, plan, isCancelled, progress)
    var found: [Figure] = []
    for (measure, period, own) in figures {
      guard let estimate = measure.estimate(stressed, period.years) else { continue }
      found.append(
        Figure(
          measure: measure, period: period, base: own, stressed: estimate,
          difference: EstimateDifference(from: own, to: estimate)))
    }
    let isSame = isSame(stressed)
    return Finding(stress: stress, status: isSame ? .noEffect : .applied, figures: found)
  }

  /// Whether no draw of any result moved, in any year.
  private func isSame(_ stressed: MeasureDraws) -> Bool {
    periods.filter { $0.years.count == 1 }.allSatisfy { period in
      ComparisonMeasure.allCases.allSatisfy {
        draws.draws($0, period.years) == stressed.draws($0, period.years)
      }
    }
  }

  /// The lines whose draws it takes.
  public static let retention = OutcomeRetention(asked: MeasureDraws.asked)

  private static func run(
    _ scenario: Scenario, _ plan: RunPlan, _ isCancelled: @escaping @Sendable () -> Bool,
    _ progress: @escaping @Sendable (Int) -> Void
  ) throws(Failure) -> MeasureDraws {
    do {
      let run = SimulationRun(
        model: scenario.model, plan: plan, detail: .totals, retention: retention)
      let outcomes = try run.run(isCancelled: isCancelled, progress: progress).outcomes
      return MeasureDraws(outcomes, tolerance: scenario.tolerance)
    } catch { throw Failure(scenario: scenario, error: error) }
  }
}
