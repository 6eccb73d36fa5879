import NumericKernels

/// Later results moved by what shocks did so far: of each member, whose parameters have been learned, the part that no
/// parameter explains.
///
/// What the residuals of the observed and of the later results have in common over the ensemble says how far a
/// shock of then is still there: a linear update with observations to which noise is added.
struct ShockUpdate {
  let observed: [Double]
  let errors: [ObservationError]
  let stream: RandomStream

  /// The later results after the update, by result and member.
  ///
  /// - Parameters:
  ///   - scores: of the learned parameters, by parameter and member.
  ///   - past, future: predictions by result and member.
  func update(scores: [[Double]], past: [[Double]], future: [[Double]]) -> [[Double]] {
    guard !observed.isEmpty, !future.isEmpty else { return future }
    let parameters = Ensemble(scores)
    let before = LinearResponse(scores: parameters, predictions: Ensemble(past))
    let after = LinearResponse(scores: parameters, predictions: Ensemble(future))
    let variances = errors.indices.map { index in
      let spread = before.predictions.variances[index] + errors[index].variance
      return errors[index].variance(
        missed: observed[index] - before.predictions.means[index], spread: spread)
    }
    let crossing = crossing(after, before)
    let gain = SymmetricSystem(before.noise.addingDiagonal(variances)).solve(crossing.transposed)
    let moves = gain.transposed * missed(past, variances)
    return future.enumerated().map { row, values in
      values.enumerated().map { $1 + moves[row, $0] }
    }
  }

  /// Covariances of later and earlier residuals, tapered by the number of members.
  private func crossing(_ after: LinearResponse, _ before: LinearResponse) -> Matrix {
    let members = after.scores.members
    var result = (after.residuals * before.residuals.transposed)
      .scaled(by: 1 / Double(members - 1))
    for row in 0..<result.rows {
      for column in 0..<result.columns {
        result[row, column] *= Ensemble.taper(
          result[row, column], after.noise[row, row], before.noise[column, column],
          members: members)
      }
    }
    return result
  }

  private func missed(_ past: [[Double]], _ variances: [Double]) -> Matrix {
    var missed = Matrix(rows: past.count, columns: past.first?.count ?? 0)
    for (row, values) in past.enumerated() {
      let address = DrawAddress(decision: 1, subject: UInt32(row), month: 4_000)
      for (member, value) in values.enumerated() {
        let noise =
          variances[row].squareRoot()
          * stream.normal(replication: UInt32(member + 1), at: address)
        missed[row, member] = observed[row] + noise - value
      }
    }
    return missed
  }
}
