import Scenarios
import Simulation

/// A run of a region: all months of one gemeente before those of the next, so that memory is that of
/// one gemeente and the totals.
///
/// Parameters, shocks of groups and the forecast are the same in every gemeente, replication by
/// replication; all else each draws for itself, by its name.
public struct RegionRun: Sendable {
  public let survey: RegionSurvey
  public let options: Scenario.Options
  /// Of the region; every gemeente runs it under its own name.
  public let plan: RunPlan

  public init(survey: RegionSurvey, options: Scenario.Options, plan: RunPlan) {
    self.survey = survey
    self.options = options
    self.plan = plan
  }

  /// Why a region stopped, and in which gemeente.
  public struct Failure: Error {
    public enum Reason: Sendable {
      /// The scenario is no longer what it was when it was checked.
      case scenario(ScenarioErrors)
      case simulation(SimulationError, Scenario)
      case interrupted
    }

    public let gemeente: String
    public let reason: Reason
  }

  /// One gemeente that was simulated, which is gone when the next begins.
  public struct Part {
    public let gemeente: RegionSurvey.Gemeente
    public let scenario: Scenario
    public let outcomes: Outcomes
  }

  /// Simulates gemeente after gemeente.
  ///
  /// - Parameters:
  ///   - isCancelled: polled every month by every thread.
  ///   - begin: called before a gemeente, with its place in the region.
  ///   - progress: called with replications times wijken that were added.
  ///   - each: called with every gemeente that is done.
  public func run(
    isCancelled: @escaping @Sendable () -> Bool = { false },
    begin: (Int) -> Void = { _ in },
    progress: @escaping @Sendable (Int) -> Void = { _ in },
    each: (Part) -> Void = { _ in }
  ) throws(Failure) -> (totals: RegionTotals, timings: Timings) {
    var totals = RegionTotals(
      startYear: survey.startYear, years: survey.years, replications: plan.replications)
    var timings = Timings()
    for (index, gemeente) in survey.gemeenten.enumerated() {
      if isCancelled() { throw Failure(gemeente: gemeente.name, reason: .interrupted) }
      begin(index)
      let scenario = try read(index)
      let (outcomes, spent) = try simulate(
        gemeente, scenario, isCancelled: isCancelled, progress: progress)
      timings.add(spent)
      totals.add(outcomes)
      each(Part(gemeente: gemeente, scenario: scenario, outcomes: outcomes))
    }
    return (totals, timings)
  }

  private func read(_ index: Int) throws(Failure) -> Scenario {
    let named = survey.region.gemeenten[index]
    let scenario: Scenario
    do { scenario = try named.scenario(options) } catch {
      throw Failure(gemeente: named.name, reason: .scenario(error))
    }
    guard scenario.model.setting.grid == survey.gemeenten[index].grid else {
      let error = ScenarioError(
        .badData, at: SourcePlace(file: named.file),
        "the scenario was changed while the region ran; run it again")
      throw Failure(gemeente: named.name, reason: .scenario(ScenarioErrors([error])))
    }
    return scenario
  }

  private func simulate(
    _ gemeente: RegionSurvey.Gemeente, _ scenario: Scenario,
    isCancelled: @escaping @Sendable () -> Bool, progress: @escaping @Sendable (Int) -> Void
  ) throws(Failure) -> (Outcomes, Timings) {
    var plan = plan
    plan.gemeente = gemeente.name
    let run = SimulationRun(
      model: scenario.model.named(gemeente.name), plan: plan, detail: .totals)
    do {
      return try run.run(isCancelled: isCancelled, progress: { progress($0 * gemeente.wijken) })
    } catch {
      throw Failure(gemeente: gemeente.name, reason: .simulation(error, scenario))
    }
  }
}
