import NumericKernels
import Simulation
import SociaalDomein

/// Learns the drawn parameters of a scenario from what was observed, with the engine's own replications as ensemble.
///
/// Shocks and chance are not learned: each member keeps its own, and they count to the noise of the observations.
public struct Calibration: Sendable {
  public let model: SimulationModel
  public let observations: [Observation]
  public let plan: RunPlan
  public let steps: Int

  /// Members below which nothing can be told of a correlation.
  public static let leastMembers = 100

  /// - Parameters:
  ///   - observations: whole years within the scenario.
  ///   - plan: its replications are the members of the ensemble.
  public init(
    model: SimulationModel, observations: [Observation], plan: RunPlan,
    steps: Int = EnsembleSmoother.standardSteps
  ) {
    self.model = model
    self.observations = observations
    self.plan = plan
    self.steps = steps
  }

  /// Replications that are simulated in all.
  public var work: Int { (steps + 1) * plan.replications }

  /// Runs the ensemble, moves it in every step, and runs it once more.
  public func run(
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(SimulationError) -> CalibrationResult {
    let table = ScoreTable(model.parameters, seed: plan.seed, members: plan.replications)
    var scores = table.free.map { table.prior[$0] }
    var first: [[Double]]?
    var scales: [ObservationScale] = []
    for step in 0..<steps {
      let outcomes = try outcomes(table, scores, isCancelled, progress)
      let predicted = predictions(outcomes)
      if first == nil {
        first = predicted
        scales = zip(observations, predicted).map { ObservationScale($0, predictions: $1) }
      }
      if isCancelled() { throw .interrupted }
      scores = smoother(scales).update(
        scores, predictions: Self.forward(predicted, scales), step: step)
    }
    let last = try outcomes(table, scores, isCancelled, progress)
    return result(table, scores, prior: first ?? [], scales: scales, outcomes: last)
  }

  private func outcomes(
    _ table: ScoreTable, _ scores: [[Double]], _ isCancelled: @escaping @Sendable () -> Bool,
    _ progress: @escaping @Sendable (Int) -> Void
  ) throws(SimulationError) -> Outcomes {
    let values = table.values(table.completed(scores))
    let run = SimulationRun(model: model.with(table.sample(values)), plan: plan)
    return try run.run(isCancelled: isCancelled, progress: progress).outcomes
  }

  private func predictions(_ outcomes: Outcomes) -> [[Double]] {
    ObservedLines(
      observations, layout: outcomes.layout, startYear: model.setting.grid.startYear
    ).predictions(outcomes)
  }

  static func forward(_ rows: [[Double]], _ scales: [ObservationScale]) -> [[Double]] {
    zip(rows, scales).map { row, scale in row.map(scale.forward) }
  }

  private func smoother(_ scales: [ObservationScale]) -> EnsembleSmoother {
    EnsembleSmoother(
      observed: zip(observations, scales).map { $1.forward($0.value) },
      errors: zip(observations, scales).map { $1.error($0) }, steps: steps, seed: plan.seed)
  }

  private func result(
    _ table: ScoreTable, _ scores: [[Double]], prior: [[Double]], scales: [ObservationScale],
    outcomes: Outcomes
  ) -> CalibrationResult {
    let predicted = predictions(outcomes)
    let smoother = smoother(scales)
    let weights = weights(
      table, scores, predictions: Self.forward(predicted, scales), smoother: smoother)
    let count = plan.replications
    let start = smoother.stream.uniform(
      replication: 1, at: DrawAddress(decision: 1, subject: 0, month: 4_001))
    let members = weights.isUsed ? weights.resampled(start: start) : Array(0..<count)
    let chosen = scores.map { row in members.map { row[$0] } }
    return CalibrationResult(
      calibration: self, table: table, scores: table.completed(chosen), priorPredictions: prior,
      predictions: predicted.map { row in members.map { row[$0] } }, scales: scales,
      weights: weights, members: members, outcomes: outcomes)
  }

  /// Weights over the scores that were moved most, at most six of them.
  private func weights(
    _ table: ScoreTable, _ scores: [[Double]], predictions: [[Double]],
    smoother: EnsembleSmoother
  ) -> ImportanceWeights {
    let before = Ensemble(table.free.map { table.prior[$0] })
    let after = Ensemble(scores)
    let ratios = scores.indices.map { after.variances[$0] / max(before.variances[$0], 1e-300) }
    let moved = scores.indices.filter { ratios[$0] < 0.95 }.sorted { ratios[$0] < ratios[$1] }
      .prefix(6)
    return ImportanceWeights(
      prior: moved.map { table.prior[table.free[$0]] }, posterior: moved.map { scores[$0] },
      predictions: predictions, observed: smoother.observed, errors: smoother.errors)
  }
}
