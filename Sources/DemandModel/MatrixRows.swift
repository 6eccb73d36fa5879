import NumericKernels

/// Arithmetic on whole rows.
extension Matrix {
  /// Adds a multiple of a row to another one.
  mutating func add(_ factor: Double, row: Int, to target: Int) {
    precondition(row != target && max(row, target) < rows, "two rows of the matrix")
    let columns = columns
    values.withUnsafeMutableBufferPointer { values in
      let (source, sum) = (row * columns, target * columns)
      for column in 0..<columns { values[sum + column] += factor * values[source + column] }
    }
  }

  /// Adds a multiple of a row of another matrix with as many columns.
  mutating func add(_ factor: Double, row: Int, of other: Matrix, to target: Int) {
    precondition(other.columns == columns, "rows that are added have one length")
    precondition(row < other.rows && target < rows, "a row of each")
    let columns = columns
    values.withUnsafeMutableBufferPointer { values in
      other.values.withUnsafeBufferPointer { others in
        let (source, sum) = (row * columns, target * columns)
        for column in 0..<columns { values[sum + column] += factor * others[source + column] }
      }
    }
  }

  /// Divides a row.
  mutating func divide(_ row: Int, by divisor: Double) {
    for place in row * columns..<(row + 1) * columns { values[place] /= divisor }
  }

  /// The product with a column, of as many elements as there are columns.
  func times(_ column: [Double]) -> [Double] {
    precondition(column.count == columns, "a column of as many elements as a row")
    return values.withUnsafeBufferPointer { values in
      (0..<rows).map { row in
        // Four sums, each of which need not wait for another.
        var sums = SIMD4<Double>.zero
        let first = row * columns
        let whole = columns - columns % 4
        for place in stride(from: 0, to: whole, by: 4) {
          for lane in 0..<4 { sums[lane] += values[first + place + lane] * column[place + lane] }
        }
        return (whole..<columns).reduce(sums.sum()) { $0 + values[first + $1] * column[$1] }
      }
    }
  }
}
