/// Why a matrix is no correlation matrix to draw from.
public enum CorrelationError: Error, Equatable {
  case notSquare(rows: Int, columns: Int)
  /// A variable's correlation with itself must be 1.
  case diagonalNotOne(index: Int, value: Double)
  /// A correlation must lie in [-1, 1].
  case outOfRange(row: Int, column: Int, value: Double)
  case notSymmetric(row: Int, column: Int)
  /// No variables can have these correlations at once: the variable with this 0-based index cannot
  /// be reconciled with those before it, or is fixed by them.
  case notPositiveDefinite(index: Int)
}

/// A Gaussian copula: dependent draws with a given correlation of the underlying normals.
public struct CorrelatedDraws: Sendable, Equatable {
  public let correlation: Matrix
  public let factor: CholeskyFactor

  /// Number of variables.
  public var count: Int { correlation.rows }

  /// Accepts a symmetric positive definite matrix with unit diagonal and elements in [-1, 1].
  public init(_ correlation: Matrix) throws(CorrelationError) {
    try Self.check(correlation)
    self.correlation = correlation
    do {
      factor = try CholeskyFactor(correlation)
    } catch {
      throw Self.reason(error)
    }
  }

  /// Draws of so many replications are taken together, whatever their number, so that every product has
  /// the same shape and a replication the same bits.
  public static let block = 64

  /// Independent standard normals -> correlated standard normals, L x Z; both `count` rows (variables)
  /// of `block` replications; two different vectors.
  public func normals(from independent: Vector, into normals: Vector) {
    MatrixProduct.multiply(factor.lower, independent, width: Self.block, into: normals)
  }

  /// Independent standard normals -> correlated uniforms in (0, 1), the normal probabilities of
  /// `normals`; shapes as there.
  public func uniforms(from independent: Vector, into uniforms: Vector) {
    normals(from: independent, into: uniforms)
    for index in 0..<count * Self.block {
      // A normal beyond 8.2 would round to 1, which has no quantile.
      uniforms[index] = min(1 - 0x1p-53, NormalDistribution.cdf(uniforms[index]))
    }
  }

  private static func check(_ m: Matrix) throws(CorrelationError) {
    guard m.rows == m.columns else { throw .notSquare(rows: m.rows, columns: m.columns) }
    for r in 0..<m.rows {
      guard m[r, r] == 1 else { throw .diagonalNotOne(index: r, value: m[r, r]) }
      for c in 0..<m.columns where !(abs(m[r, c]) <= 1) {
        throw .outOfRange(row: r, column: c, value: m[r, c])
      }
    }
  }

  private static func reason(_ error: CholeskyError) -> CorrelationError {
    switch error {
    case .notSquare(let rows, let columns): .notSquare(rows: rows, columns: columns)
    case .notSymmetric(let row, let column): .notSymmetric(row: row, column: column)
    case .notPositiveDefinite(let order): .notPositiveDefinite(index: order - 1)
    }
  }
}
