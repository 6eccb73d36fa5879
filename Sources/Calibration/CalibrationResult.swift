import NumericKernels
import Simulation
import SociaalDomein
import Statistics

/// What was learned: parameters and predictions before and after.
public struct CalibrationResult: Sendable {
  public let calibration: Calibration
  let table: ScoreTable
  /// Of all drawn parameters after learning, by parameter and member.
  let scores: [[Double]]
  let priorPredictions: [[Double]]
  let predictions: [[Double]]
  let scales: [ObservationScale]
  public let weights: ImportanceWeights
  /// The member of the last run behind each of the result.
  let members: [Int]
  /// Of the last run, with the learned parameters.
  public let outcomes: Outcomes

  /// Rows of values that a run takes in place of draws.
  public var sample: ParameterSample { table.sample(table.values(scores)) }

  /// A parameter before and after.
  public struct Learned: Sendable {
    public let parameter: Parameter
    public let prior: ColumnSummary
    public let posterior: ColumnSummary
    /// Standard deviation of its score after learning, over that before.
    public let remaining: Double
    /// The observation it has most in common with, by place, and the share of its variance that this one alone
    /// explains; nil where none says anything of it.
    public let teacher: (observation: Int, share: Double)?

    /// Whether next to nothing was learned of it.
    public var isUnknown: Bool { remaining >= 0.95 }
  }

  /// An observation beside what was predicted before and after.
  public struct Held: Sendable {
    public let observation: Observation
    public let prior: ColumnSummary
    public let posterior: ColumnSummary
    /// Probability that the scenario before learning gives a figure as far out, its error included; both sides.
    public let priorP: Double

    /// Observed less the median after learning.
    public var residual: Double { observation.value - posterior.quantile(0.5) }
    /// Whether the scenario and what happened contradict each other.
    public var contradicts: Bool { priorP < 0.01 }
  }

  /// All drawn parameters, those of which most was learned first.
  public var parameters: [Learned] {
    let prior = table.values(table.prior)
    let posterior = table.values(scores)
    let before = Ensemble(table.prior)
    let after = Ensemble(scores)
    let teachers = teachers(before)
    let all = table.table.drawn.indices.map { row in
      Learned(
        parameter: table.table.drawn[row], prior: ColumnSummary(prior[row]),
        posterior: ColumnSummary(posterior[row]),
        remaining: (after.variances[row] / max(before.variances[row], 1e-300)).squareRoot(),
        teacher: teachers[row])
    }
    return all.sorted { ($0.remaining, $0.parameter.key) < ($1.remaining, $1.parameter.key) }
  }

  /// By parameter the observation that alone says most of it.
  private func teachers(_ before: Ensemble) -> [(observation: Int, share: Double)?] {
    let predicted = Ensemble(Calibration.forward(priorPredictions, scales))
    guard predicted.count > 0 else { return before.means.map { _ in nil } }
    let crossing = before.tapered(before.covariance(predicted), with: predicted)
    let errors = zip(calibration.observations, scales).map { $1.error($0).variance }
    let noise = 4 / Double(before.members)
    return before.means.indices.map { row in
      let shares = errors.indices.map { column in
        crossing[row, column] * crossing[row, column]
          / (max(before.variances[row], 1e-300) * (predicted.variances[column] + errors[column]))
      }
      guard let best = shares.indices.max(by: { shares[$0] < shares[$1] }), shares[best] > noise
      else { return nil }
      return (best, shares[best])
    }
  }

  /// All observations in their order.
  public var held: [Held] {
    calibration.observations.enumerated().map { index, observation in
      Held(
        observation: observation, prior: ColumnSummary(priorPredictions[index]),
        posterior: ColumnSummary(predictions[index]), priorP: priorP(index))
    }
  }

  private func priorP(_ index: Int) -> Double {
    let (observation, scale) = (calibration.observations[index], scales[index])
    let error = scale.error(observation)
    let observed = scale.forward(observation.value)
    let below = priorPredictions[index].reduce(0) {
      $0 + NormalDistribution.cdf((observed - scale.forward($1)) / error.scale)
    }
    let share = below / Double(priorPredictions[index].count)
    return 2 * min(share, 1 - share)
  }

  /// Observations that look like thousands, or the other way round, with what they are of what was predicted.
  public var factorsOfThousand: [(observation: Observation, factor: Double)] {
    calibration.observations.indices.compactMap { index in
      let median = ColumnSummary(priorPredictions[index]).quantile(0.5)
      let value = calibration.observations[index].value
      return Realisatie.factorOfThousand(value, beside: median).map {
        (calibration.observations[index], $0)
      }
    }
  }
}
