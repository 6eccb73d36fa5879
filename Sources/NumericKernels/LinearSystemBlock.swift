internal import COpenBLAS

extension LinearSystem {
  /// The X with A X = B for several right-hand sides at once, by one LU (LAPACK dgesv).
  ///
  /// A is n x n, B is n x m and so is the result. An exactly singular A throws.
  public static func solve(_ a: Matrix, _ b: Matrix) throws(LinearSystemError) -> Matrix {
    guard a.rows == a.columns else { throw .notSquare(rows: a.rows, columns: a.columns) }
    guard b.rows == a.rows else { throw .lengthMismatch(rows: a.rows, length: b.rows) }
    guard a.rows > 0, b.columns > 0 else { return b }
    // LAPACK reads columns: the transposes of the row-major values.
    var factors = a.transposed.values
    var solution = b.transposed.values
    var n = Int32(a.rows)
    var sides = Int32(b.columns)
    var pivots = [Int32](repeating: 0, count: a.rows)
    var info: Int32 = 0
    var leading = n
    var leadingB = n
    OpenBLAS.functions.dgesv(&n, &sides, &factors, &leading, &pivots, &solution, &leadingB, &info)
    guard info == 0 else { throw .singular(pivot: Int(info)) }
    var columns = Matrix(rows: b.columns, columns: b.rows, repeating: 0)
    for row in 0..<b.columns {
      for column in 0..<b.rows { columns[row, column] = solution[row * b.rows + column] }
    }
    return columns.transposed
  }
}
