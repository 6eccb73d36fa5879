import Scenarios
import Simulation

/// Runs of one demand under several funding systems, on the same draws decision by decision.
public struct FundingComparison: Sendable {
  public let systems: [ComparedSystem]
  public let plan: RunPlan
  /// Whether every system with assumed behaviour is run a second time without it, which shows how much
  /// of a difference rests on it.
  public let splitsBehaviour: Bool
  /// What is kept of every system while it is at hand.
  public let retention: OutcomeRetention

  /// At least two systems; the others are held against the first.
  ///
  /// - Parameters:
  ///   - asked: lines whose draws `each` takes, beside those of the measures.
  ///   - limit: replications up to which every line keeps its draws.
  public init(
    systems: [ComparedSystem], plan: RunPlan, splitsBehaviour: Bool,
    asked: AskedLines = AskedLines([:]), limit: Int = OutcomeRetention.exactReplications
  ) {
    precondition(systems.count > 1, "a comparison has at least two systems")
    self.systems = systems
    self.plan = plan
    retention = OutcomeRetention(asked: MeasureDraws.asked.union(asked), pairs: true, limit: limit)
    self.splitsBehaviour = splitsBehaviour && systems.contains(where: \.hasAssumedBehaviour)
  }

  /// Replications of all runs together, for progress.
  public var replications: Int {
    let without = splitsBehaviour ? systems.count(where: \.hasAssumedBehaviour) : 0
    return (systems.count + without) * plan.replications
  }

  /// Columns of draws that are kept of all systems, for regret and dominance.
  public var collectedColumns: Int {
    systems.count * ComparisonCollector.columnsOfSystem
  }

  /// Why a comparison stopped, and under which system.
  public struct Failure: Error {
    public let system: ComparedSystem
    public let error: SimulationError
  }

  /// Runs every system.
  ///
  /// - Parameters:
  ///   - isCancelled: polled every month by every thread.
  ///   - progress: called with the number of replications that were added.
  ///   - each: called with the outcomes of every system and those of the first, which are gone after.
  public func run(
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Int) -> Void = { _ in },
    each: (_ system: Int, _ outcomes: Outcomes, _ base: Outcomes) -> Void = { _, _, _ in }
  ) throws(Failure) -> ComparisonResults {
    func outcomes(_ system: Int, without: Bool = false) throws(Failure) -> Outcomes {
      let scenario = systems[system].scenario
      let model = without ? scenario.model.withoutBehaviour() : scenario.model
      let run = SimulationRun(
        model: model, plan: plan,
        retention: without
          ? OutcomeRetention(asked: MeasureDraws.asked, limit: retention.limit) : retention)
      do {
        return try run.run(isCancelled: isCancelled, progress: progress).outcomes
      } catch { throw Failure(system: systems[system], error: error) }
    }
    /// Without assumed behaviour, or as it is where there is none.
    func bare(_ system: Int, _ own: Outcomes) throws(Failure) -> Outcomes? {
      guard splitsBehaviour else { return nil }
      return systems[system].hasAssumedBehaviour ? try outcomes(system, without: true) : own
    }
    let base = try outcomes(0)
    let baseWithout = try bare(0, base)
    var collector = ComparisonCollector(
      systems: systems, base: base, without: baseWithout,
      startYear: systems[0].scenario.model.setting.grid.startYear)
    for system in systems.indices {
      let own = system == 0 ? base : try outcomes(system)
      each(system, own, base)
      let without = system == 0 ? baseWithout : try bare(system, own)
      collector.add(system, own, without: without)
    }
    return collector.finished()
  }
}
