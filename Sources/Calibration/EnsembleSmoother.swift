import NumericKernels

/// Normal scores of parameters moved by what was observed: the ensemble smoother with multiple data assimilation.
///
/// In every step the ensemble takes in the same observations with a variance that is `steps` times as large, so that
/// all steps together count them once. Source: Emerick and Reynolds (2013), Computers & Geosciences 55.
///
/// Members carry shocks and chance of their own. Those count to the noise of an observation, in each step `steps`
/// times: taken for signal they would be learned from again in every step.
public struct EnsembleSmoother: Sendable {
  /// What was observed, on the scale of the predictions.
  public let observed: [Double]
  public let errors: [ObservationError]
  public let steps: Int
  let stream: RandomStream

  /// - Parameters:
  ///   - errors: of each observation.
  ///   - steps: at least one; four by default, as in the source.
  public init(
    observed: [Double], errors: [ObservationError], steps: Int = EnsembleSmoother.standardSteps,
    seed: UInt64
  ) {
    precondition(observed.count == errors.count && steps > 0, "an error for each observation")
    self.observed = observed
    self.errors = errors
    self.steps = steps
    stream = RandomStream(seed: seed).branch("kalibratie")
  }

  public static let standardSteps = 4

  /// One step: gives the moved scores, by parameter and member.
  ///
  /// - Parameters:
  ///   - scores: by parameter and member.
  ///   - predictions: of every observation, by member.
  ///   - step: its number, from 0.
  public func update(
    _ scores: [[Double]], predictions: [[Double]], step: Int
  ) -> [[Double]] {
    guard !scores.isEmpty, !observed.isEmpty else { return scores }
    let response = LinearResponse(
      scores: Ensemble(scores), predictions: Ensemble(predictions))
    let noise = response.noise.addingDiagonal(variances(response)).scaled(by: Double(steps))
    let signal = response.slopes.transposed * response.scores.covariance(response.scores)
    let system = SymmetricSystem((signal * response.slopes).adding(noise))
    let gain = system.solve(signal).transposed
    let moves = gain * innovations(response, noise: noise, step: step)
    return scores.enumerated().map { row, values in
      values.enumerated().map { $1 + moves[row, $0] }
    }
  }

  /// What each member misses of what was observed with noise drawn for it.
  private func innovations(_ response: LinearResponse, noise: Matrix, step: Int) -> Matrix {
    let drawn = SymmetricSystem(noise).lower * normals(response.scores.members, step: step)
    var missed = drawn.adding(response.explained, times: -1)
    for row in 0..<missed.rows {
      let offset = observed[row] - response.predictions.means[row]
      for member in 0..<missed.columns { missed[row, member] += offset }
    }
    return missed
  }

  /// Standard normals, by observation and member, with mean 0 over the members.
  private func normals(_ members: Int, step: Int) -> Matrix {
    var drawn = Matrix(rows: observed.count, columns: members)
    for row in 0..<drawn.rows {
      let address = DrawAddress(decision: 1, subject: UInt32(row), month: step)
      var sum = 0.0
      for member in 0..<members {
        drawn[row, member] = stream.normal(replication: UInt32(member + 1), at: address)
        sum += drawn[row, member]
      }
      for member in 0..<members { drawn[row, member] -= sum / Double(members) }
    }
    return drawn
  }

  /// Variances of the observations; with heavy tails by how far each is from what is expected.
  private func variances(_ response: LinearResponse) -> [Double] {
    let explained = response.explainedVariances
    return errors.indices.map { index in
      let spread = explained[index] + response.noise[index, index] + errors[index].variance
      let missed = observed[index] - response.predictions.means[index]
      return errors[index].variance(missed: missed, spread: spread)
    }
  }
}

/// How far an observation may be from what happened.
public struct ObservationError: Sendable, Equatable {
  /// Standard deviation, or the scale of Student's t, on the scale of the predictions.
  public let scale: Double
  /// Degrees of freedom where large errors are more common than a normal has them; nil for a normal.
  public let freedom: Double?

  public init(scale: Double, freedom: Double? = nil) {
    self.scale = scale
    self.freedom = freedom
  }

  /// Of the error, or of the normal in the middle of a heavy-tailed one.
  var variance: Double { scale * scale }

  /// The variance of the normal that Student's t is likely to have drawn from, where an observation misses
  /// what is expected by so much: never less than its scale.
  ///
  /// - Parameter spread: the variance of what is missed.
  func variance(missed: Double, spread: Double) -> Double {
    guard let freedom, spread > 0 else { return variance }
    let weight = (freedom + 1) / (freedom + missed * missed / spread)
    return variance / min(1, weight)
  }

  /// The logarithm of the density of missing by so much, without its constant.
  func logDensity(missed: Double) -> Double {
    let square = missed * missed / max(variance, 1e-300)
    guard let freedom else { return -square / 2 }
    return -(freedom + 1) / 2 * Elementary.log(1 + square / freedom)
  }
}
