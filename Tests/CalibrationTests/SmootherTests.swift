import NumericKernels
import Testing

@testable import Calibration

@Suite("What an ensemble learns of a linear model is what the normal distribution says")
struct SmootherTests {
  /// Two parameters, correlated before; three observations of them.
  private static let correlation = 0.4
  private static let response = Matrix([[1, 0.5], [0.2, -1], [0.7, 0.7]])
  private static let observed = [1.2, -0.6, 1.5]
  private static let error = 0.6
  private static let members = 10_000

  /// Standard normals, by row and member.
  private static func normals(_ rows: Int, seed: UInt64) -> [[Double]] {
    let stream = RandomStream(seed: seed)
    return (0..<rows).map { row in
      (1...members).map {
        stream.normal(
          replication: UInt32($0), at: DrawAddress(decision: 1, subject: UInt32(row), month: 0))
      }
    }
  }

  private static func prior() -> [[Double]] {
    let drawn = normals(2, seed: 7)
    let rest = (1 - correlation * correlation).squareRoot()
    return [drawn[0], zip(drawn[0], drawn[1]).map { correlation * $0 + rest * $1 }]
  }

  private static func predictions(_ scores: [[Double]], noise: [[Double]]) -> [[Double]] {
    (0..<response.rows).map { row in
      (0..<members).map { member in
        response[row, 0] * scores[0][member] + response[row, 1] * scores[1][member]
          + noise[row][member]
      }
    }
  }

  /// Mean and covariance after the observations, by the Kalman filter, with this variance of noise in all.
  private static func closedForm(variance: Double) -> (mean: [Double], covariance: Matrix) {
    let before = Matrix([[1, correlation], [correlation, 1]])
    let crossing = response * before
    let total = (crossing * response.transposed).addingDiagonal(
      [Double](repeating: variance, count: response.rows))
    let gain = SymmetricSystem(total).solve(crossing).transposed
    let mean = gain * Matrix(rows: observed.count, columns: 1, values: observed)
    return (mean.values, before.adding(gain * crossing, times: -1))
  }

  private static func learn(steps: Int, noise: Double) -> Ensemble {
    let smoother = EnsembleSmoother(
      observed: observed, errors: observed.map { _ in ObservationError(scale: error) },
      steps: steps, seed: 3)
    let shocks = normals(3, seed: 11).map { row in row.map { $0 * noise } }
    var scores = prior()
    for step in 0..<steps {
      scores = smoother.update(scores, predictions: predictions(scores, noise: shocks), step: step)
    }
    return Ensemble(scores)
  }

  @Test(
    "mean and covariance are the closed form, with and without shocks of members, in one step and in four",
    arguments: [1, 4], [0, 0.8])
  func closedForm(steps: Int, noise: Double) {
    let learned = Self.learn(steps: steps, noise: noise)
    let exact = Self.closedForm(variance: Self.error * Self.error + noise * noise)
    let covariance = learned.covariance(learned)
    for row in 0..<2 {
      // Some four standard errors of a mean of ten thousand, and of a covariance.
      #expect(abs(learned.means[row] - exact.mean[row]) < 0.04)
      for column in 0..<2 {
        #expect(abs(covariance[row, column] - exact.covariance[row, column]) < 0.03)
      }
    }
  }

  @Test("shocks that are taken for signal would be learned from in every step")
  func shocksAreNoise() {
    let learned = Self.learn(steps: 4, noise: 0.8)
    let without = Self.closedForm(variance: Self.error * Self.error)
    #expect(learned.variances[0] > 1.2 * without.covariance[0, 0])
  }

  @Test("a parameter that nothing was observed of keeps its spread")
  func unknown() {
    let members = 200
    let smoother = EnsembleSmoother(
      observed: [2], errors: [ObservationError(scale: 0.3)], steps: 4, seed: 5)
    let drawn = Self.normals(31, seed: 19).map { Array($0.prefix(members)) }
    var scores = drawn
    for step in 0..<4 { scores = smoother.update(scores, predictions: [scores[0]], step: step) }
    let (before, after) = (Ensemble(drawn), Ensemble(scores))
    #expect(after.variances[0] < 0.25 * before.variances[0])
    let kept = (1...30).map { after.variances[$0] / before.variances[$0] }
    #expect(kept.reduce(0, +) / 30 > 0.95)
  }

  @Test("with heavy tails a figure far out is believed less")
  func heavyTails() {
    let error = ObservationError(scale: 1, freedom: 3)
    #expect(error.variance(missed: 0, spread: 1) == 1)
    #expect(error.variance(missed: 10, spread: 1) > 25)
    #expect(ObservationError(scale: 2).variance(missed: 10, spread: 1) == 4)
  }

  @Test("a factored system solves, and gives the determinant")
  func system() {
    let matrix = Matrix([[4, 1, 0.5], [1, 3, -0.2], [0.5, -0.2, 2]])
    let system = SymmetricSystem(matrix)
    let back = matrix * system.solve(Matrix([[1, 2], [3, 4], [5, 6]]))
    for (value, asked) in zip(back.values, [1.0, 2, 3, 4, 5, 6]) {
      #expect(abs(value - asked) < 1e-12)
    }
    #expect(abs(system.logDeterminant - Elementary.log(20.89)) < 1e-12)
  }

  @Test("weights give the posterior of a coin of two members, and count what is left")
  func weights() {
    let weights = ImportanceWeights(
      prior: [], posterior: [], predictions: [[0, 0, 1, 1]], observed: [0],
      errors: [ObservationError(scale: 1)])
    let ratio = Elementary.exp(-0.5)
    #expect(abs(weights.weights[2] / weights.weights[0] - ratio) < 1e-12)
    #expect(
      abs(weights.effectiveSize - 2 * (1 + ratio) * (1 + ratio) / (1 + ratio * ratio)) < 1e-12)
    #expect(weights.isUsed)
    let one = ImportanceWeights(
      prior: [], posterior: [], predictions: [[0, 9, 9, 9, 9, 9, 9, 9]], observed: [0],
      errors: [ObservationError(scale: 1)])
    #expect(!one.isUsed)
    #expect(one.resampled(start: 0.5) == [Int](repeating: 0, count: 8))
  }
}
