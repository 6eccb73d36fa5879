import NumericKernels

/// Elimination that passes over zeros, for large systems in which each state feeds only a few others.
struct SparseElimination {
  /// Smaller systems are solved as if they had no zeros.
  static let least = 65
  /// Elements of a row, on average, from which a matrix is not one of few elements.
  private static let few = 8
  /// A pivot below this, where the largest is about one, asks for a method that exchanges rows.
  private static let smallest = 1e-6
  /// The part of a matrix that may fill up before passing over zeros costs more than it saves.
  private static let fill = 0.15

  /// What stands on and above the diagonal.
  private var rows: [[SparseMatrix.Element]]
  /// By pivot the rows to which it is added, and how many times.
  private var added: [[(row: Int, factor: Double)]]
  /// By column the rows that have, or had, an element in it below the diagonal.
  private var below: [[Int]]
  private var filled = 0

  /// Eliminates; nil for a matrix of many elements, or that fills up, or where a pivot is too small to
  /// go on.
  init?(_ a: SparseMatrix) {
    guard a.count < SparseElimination.few * a.rows.count else { return nil }
    rows = a.rows
    added = [[(row: Int, factor: Double)]](repeating: [], count: rows.count)
    below = [[Int]](repeating: [], count: rows.count)
    for row in rows.indices {
      for element in rows[row] where element.column < row { below[element.column].append(row) }
    }
    let room = Int(SparseElimination.fill * Double(rows.count) * Double(rows.count))
    for pivot in rows.indices {
      guard eliminate(pivot), filled <= room else { return nil }
    }
  }

  /// Takes a column out of the rows below its pivot.
  private mutating func eliminate(_ pivot: Int) -> Bool {
    // What came before is eliminated, so a row begins on the diagonal or has nothing there.
    guard let first = rows[pivot].first, first.column == pivot,
      abs(first.value) > SparseElimination.smallest
    else { return false }
    let rest = rows[pivot].dropFirst()
    for row in below[pivot] {
      let factor = -rows[row][0].value / first.value
      rows[row] = sum(rows[row].dropFirst(), factor, rest, row)
      added[pivot].append((row, factor))
    }
    return true
  }

  /// A row with so many times the one of the pivot added.
  private mutating func sum(
    _ own: ArraySlice<SparseMatrix.Element>, _ factor: Double,
    _ pivot: ArraySlice<SparseMatrix.Element>, _ row: Int
  ) -> [SparseMatrix.Element] {
    var result: [SparseMatrix.Element] = []
    result.reserveCapacity(own.count + pivot.count)
    var next = own.startIndex
    for element in pivot {
      while next < own.endIndex, own[next].column < element.column {
        result.append(own[next])
        next += 1
      }
      let isThere = next < own.endIndex && own[next].column == element.column
      let value = (isThere ? own[next].value : 0) + factor * element.value
      if isThere { next += 1 } else { note(row, element.column) }
      result.append(.init(column: element.column, value: value))
    }
    result.append(contentsOf: own[next...])
    return result
  }

  /// An element where there was a zero.
  private mutating func note(_ row: Int, _ column: Int) {
    filled += 1
    if column < row { below[column].append(row) }
  }

  /// The X with A X = B; B has as many rows as A.
  func solve(_ b: Matrix) -> Matrix {
    var right = b
    for (pivot, additions) in added.enumerated() {
      for (row, factor) in additions { right.add(factor, row: pivot, to: row) }
    }
    for row in rows.indices.reversed() {
      for element in rows[row].dropFirst() where element.value != 0 {
        right.add(-element.value, row: element.column, to: row)
      }
      right.divide(row, by: rows[row][0].value)
    }
    return right
  }
}
