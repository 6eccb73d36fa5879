import NumericKernels

/// A symmetric positive definite matrix, factored to solve with.
struct SymmetricSystem {
  private let factor: CholeskyFactor

  /// A matrix that rounding left not quite positive definite gets a little on its diagonal: ten times more
  /// at each attempt, from 1e-12 of its mean to all of it. Its elements are finite.
  init(_ matrix: Matrix) {
    let order = matrix.rows
    let mean = matrix.diagonal.reduce(0, +) / Double(max(1, order))
    var symmetric = matrix
    for row in 0..<order {
      for column in 0..<row { symmetric[column, row] = symmetric[row, column] }
    }
    var extra = 0.0
    while extra <= max(mean, 1e-300) {
      let added = [Double](repeating: extra, count: order)
      if let made = try? CholeskyFactor(symmetric.addingDiagonal(added)) {
        factor = made
        return
      }
      extra = extra == 0 ? max(mean, 1e-300) * 1e-12 : extra * 10
    }
    preconditionFailure("a matrix of covariances is positive definite but for rounding")
  }

  /// L of L L' = the matrix.
  var lower: Matrix { factor.lower }

  /// X with M X = B, where B has as many rows as M.
  func solve(_ b: Matrix) -> Matrix { factor.solve(b) }

  /// The logarithm of the determinant.
  var logDeterminant: Double { 2 * lower.diagonal.reduce(0) { $0 + Elementary.log($1) } }
}
