internal import COpenBLAS

/// Why a matrix has no Cholesky factor.
public enum CholeskyError: Error, Equatable {
  case notSquare(rows: Int, columns: Int)
  /// The element and its mirror image differ by more than rounding.
  case notSymmetric(row: Int, column: Int)
  /// The leading submatrix of this order has no positive determinant: the rows and columns before
  /// already fix, or contradict, the last one.
  case notPositiveDefinite(order: Int)
}

/// The lower triangular L with L L' = M, for a symmetric positive definite M (LAPACK dpotrf).
public struct CholeskyFactor: Sendable, Equatable {
  /// L, n x n, with zeros above the diagonal.
  public let lower: Matrix

  /// Factors M, n x n. Mirror elements may differ by 1e-12 relative; the lower one counts.
  public init(_ m: Matrix) throws(CholeskyError) {
    guard m.rows == m.columns else { throw .notSquare(rows: m.rows, columns: m.columns) }
    let n = m.rows
    for r in 0..<n {
      for c in 0..<r where !Self.mirrors(m[r, c], m[c, r]) {
        throw .notSymmetric(row: r, column: c)
      }
    }
    var factor = m
    for r in 0..<n { for c in (r + 1)..<max(n, r + 1) { factor[r, c] = 0 } }
    if n > 0 { try Self.factor(&factor) }
    lower = factor
  }

  /// The X with M X = B, where B has as many rows as M (LAPACK dpotrs).
  public func solve(_ b: Matrix) -> Matrix {
    precondition(
      b.rows == lower.rows, "a system has a row of the right-hand side for each of its own")
    guard b.rows > 0, b.columns > 0 else { return b }
    var solution = b.transposed
    var (order, sides) = (Int32(b.rows), Int32(b.columns))
    var (leading, leadingB) = (order, order)
    var info: Int32 = 0
    OpenBLAS.functions.dpotrs(
      "U", &order, &sides, lower.values, &leading, &solution.values, &leadingB, &info)
    precondition(info == 0, "argument \(-info) of dpotrs is wrong")
    return solution.transposed
  }

  private static func factor(_ m: inout Matrix) throws(CholeskyError) {
    var order = Int32(m.rows)
    var leading = order
    var info: Int32 = 0
    // The lower triangle by rows is the upper triangle by columns.
    OpenBLAS.functions.dpotrf("U", &order, &m.values, &leading, &info)
    guard info == 0 else { throw .notPositiveDefinite(order: Int(info)) }
  }

  /// Whether two elements are equal up to rounding; not a number mirrors nothing.
  private static func mirrors(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) <= 1e-12 * max(abs(a), abs(b))
  }
}
