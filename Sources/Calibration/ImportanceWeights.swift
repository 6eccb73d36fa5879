import NumericKernels

/// Weights that correct members for what is not normal or not linear, where few observations leave enough of
/// them.
///
/// A member weighs prior density over the density of the ensemble, times the likelihood of the observations given
/// what it predicts with its own shocks. Densities are normal, over the scores that the observations moved. The
/// weights are used where the effective sample size is at least a fifth of the members; else the ensemble stands
/// as the smoother left it.
public struct ImportanceWeights: Sendable {
  /// Of the members, together 1.
  let weights: [Double]
  /// 1 over the sum of the squared weights.
  public let effectiveSize: Double
  public let isUsed: Bool

  /// Share of the members that the effective size is at least.
  public static let leastShare = 0.2
  /// Observations above which no weights are tried.
  public static let mostObservations = 10

  /// - Parameters:
  ///   - prior, posterior: scores by parameter and member, of the parameters that were moved.
  ///   - predictions: by observation and member.
  init(
    prior: [[Double]], posterior: [[Double]], predictions: [[Double]], observed: [Double],
    errors: [ObservationError]
  ) {
    let members = predictions.first?.count ?? 0
    var logs = [Double](repeating: 0, count: members)
    for (row, values) in predictions.enumerated() {
      for member in 0..<members {
        logs[member] += errors[row].logDensity(missed: observed[row] - values[member])
      }
    }
    if !posterior.isEmpty {
      let from = NormalDensity(prior)
      let to = NormalDensity(posterior)
      let (a, b) = (from.logs(posterior), to.logs(posterior))
      for member in 0..<members { logs[member] += a[member] - b[member] }
    }
    let top = logs.max() ?? 0
    let raw = logs.map { Elementary.exp($0 - top) }
    let sum = raw.reduce(0, +)
    weights = raw.map { $0 / sum }
    effectiveSize = 1 / weights.reduce(0) { $0 + $1 * $1 }
    isUsed =
      observed.count <= Self.mostObservations
      && effectiveSize >= Self.leastShare * Double(members)
  }

  /// Members in place of those there are, each as often as its weight says: systematic resampling.
  ///
  /// - Parameter start: where it begins, from 0 to 1.
  func resampled(start: Double) -> [Int] {
    var chosen: [Int] = []
    var (sum, member) = (weights.first ?? 1, 0)
    for place in weights.indices {
      let point = (Double(place) + start) / Double(weights.count)
      while sum < point, member + 1 < weights.count {
        member += 1
        sum += weights[member]
      }
      chosen.append(member)
    }
    return chosen
  }
}

/// The normal density with the mean and covariance of an ensemble.
private struct NormalDensity {
  private let means: [Double]
  private let system: SymmetricSystem

  init(_ rows: [[Double]]) {
    let ensemble = Ensemble(rows)
    means = ensemble.means
    system = SymmetricSystem(ensemble.covariance(ensemble))
  }

  /// The logarithm of the density at every member, without the constant of its dimension.
  func logs(_ rows: [[Double]]) -> [Double] {
    let members = rows.first?.count ?? 0
    var centred = Matrix(rows: rows.count, columns: members)
    for (row, values) in rows.enumerated() {
      for (member, value) in values.enumerated() { centred[row, member] = value - means[row] }
    }
    let solved = system.solve(centred)
    let constant = system.logDeterminant / 2
    return (0..<members).map { member in
      -rows.indices.reduce(0) { $0 + centred[$1, member] * solved[$1, member] } / 2 - constant
    }
  }
}
