import NumericKernels

/// How predictions respond to the scores of parameters over an ensemble, and what is left: shocks, chance and
/// what is not linear, which no parameter explains.
///
/// Predictions are regressed on the scores. Covariances of scores and predictions are tapered by what so many
/// members can tell of them; the covariance of scores gets a ridge of 0.1 parameter / members on its diagonal.
struct LinearResponse {
  let scores: Ensemble
  let predictions: Ensemble
  /// Parameters by predictions: the change of a prediction per unit of score.
  let slopes: Matrix
  /// Deviations of predictions from their mean that the scores explain, and the others.
  let explained: Matrix
  let residuals: Matrix
  /// Covariance of the residuals; correlations are shrunk by predictions / (predictions + members).
  let noise: Matrix

  init(scores: Ensemble, predictions: Ensemble) {
    self.scores = scores
    self.predictions = predictions
    let members = Double(scores.members)
    let ridge = 0.1 * Double(scores.count) / members
    let covariance = scores.covariance(scores)
    let system = SymmetricSystem(
      covariance.addingDiagonal(scores.variances.map { max(ridge * $0, 1e-12) }))
    let crossing = scores.tapered(scores.covariance(predictions), with: predictions)
    slopes = system.solve(crossing)
    explained = slopes.transposed * scores.anomalies
    residuals = predictions.anomalies.adding(explained, times: -1)
    let freedom = max(members - 1 - Double(scores.count), members / 2)
    noise = Self.shrunk(
      (residuals * residuals.transposed).scaled(by: 1 / freedom), members: members)
  }

  private static func shrunk(_ covariance: Matrix, members: Double) -> Matrix {
    let kept = members / (members + Double(covariance.rows))
    var result = covariance.scaled(by: kept)
    for (index, variance) in covariance.diagonal.enumerated() { result[index, index] = variance }
    return result
  }

  /// Variance of every prediction that the scores explain.
  var explainedVariances: [Double] {
    let factor = 1 / Double(scores.members - 1)
    return (0..<explained.rows).map { row in
      (0..<explained.columns).reduce(0) { $0 + explained[row, $1] * explained[row, $1] } * factor
    }
  }
}
