import NumericKernels

/// Elimination that passes over zeros, for large systems in which each state feeds only a few others.
enum SparseElimination {
  /// Smaller systems are solved as if they had no zeros.
  static let least = 65
  /// A pivot below this, where the largest is about one, asks for a method that exchanges rows.
  private static let smallest = 1e-6

  /// The X with A X = B; nil where a pivot is too small to go on.
  static func solve(_ a: Matrix, _ b: Matrix) -> Matrix? {
    let size = a.rows
    var rows = (0..<size).map { row in Array(a.values[row * size..<(row + 1) * size]) }
    var right = (0..<size).map { Array(b.values[$0 * b.columns..<($0 + 1) * b.columns]) }
    for pivot in 0..<size {
      guard abs(rows[pivot][pivot]) > smallest else { return nil }
      let columns = (pivot..<size).filter { rows[pivot][$0] != 0 }
      for row in pivot + 1..<max(size, pivot + 1) where rows[row][pivot] != 0 {
        let factor = rows[row][pivot] / rows[pivot][pivot]
        for column in columns { rows[row][column] -= factor * rows[pivot][column] }
        add(-factor, right[pivot], to: &right[row])
      }
    }
    for row in (0..<size).reversed() {
      for column in row + 1..<max(size, row + 1) where rows[row][column] != 0 {
        add(-rows[row][column], right[column], to: &right[row])
      }
      for column in right[row].indices { right[row][column] /= rows[row][row] }
    }
    return Matrix(rows: size, columns: b.columns, values: right.flatMap { $0 })
  }

  private static func add(_ factor: Double, _ source: [Double], to target: inout [Double]) {
    for index in target.indices { target[index] += factor * source[index] }
  }
}
