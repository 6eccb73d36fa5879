internal import COpenBLAS

/// Why a system of linear equations has no solution here.
public enum LinearSystemError: Error, Equatable {
  /// The matrix of coefficients has as many equations as unknowns only when square.
  case notSquare(rows: Int, columns: Int)
  /// The right-hand side has another length than the matrix has rows.
  case lengthMismatch(rows: Int, length: Int)
  /// Elimination met a zero pivot at this 1-based place: the equations are dependent.
  case singular(pivot: Int)
}

/// Systems of linear equations.
public enum LinearSystem {
  /// The x with A x = b, by LU with partial pivoting (LAPACK dgesv).
  ///
  /// A is n x n and b has n elements. An exactly singular A throws; an ill-conditioned one does not.
  public static func solve(
    _ a: Matrix, _ b: [Double]
  ) throws(LinearSystemError) -> [Double] {
    guard a.rows == a.columns else { throw .notSquare(rows: a.rows, columns: a.columns) }
    guard b.count == a.rows else { throw .lengthMismatch(rows: a.rows, length: b.count) }
    guard a.rows > 0 else { return [] }
    var order = Int32(a.rows)
    var rightHandSides: Int32 = 1
    var info: Int32 = 0
    var factors = a.transposed.values
    var pivots = [Int32](repeating: 0, count: a.rows)
    var solution = b
    var leading = order
    var solutionLeading = order
    OpenBLAS.functions.dgesv(
      &order, &rightHandSides, &factors, &leading, &pivots, &solution, &solutionLeading, &info)
    guard info == 0 else { throw .singular(pivot: Int(info)) }
    return solution
  }
}
