import NumericKernels

/// A square matrix of which most elements are zero: those that are not, by row.
struct SparseMatrix {
  /// An element that need not be zero.
  struct Element {
    let column: Int
    var value: Double
  }

  /// The elements of each row in the order of their columns.
  private(set) var rows: [[Element]]

  /// Without elements, of the given order.
  init(order: Int) { rows = [[Element]](repeating: [], count: order) }

  /// The elements of a matrix that are not zero.
  init(_ matrix: Matrix) {
    rows = (0..<matrix.rows).map { row in
      (0..<matrix.columns).compactMap { column in
        let value = matrix[row, column]
        return value == 0 ? nil : Element(column: column, value: value)
      }
    }
  }

  /// Elements that are kept.
  var count: Int { rows.reduce(0) { $0 + $1.count } }

  /// Adds to an element.
  mutating func add(_ value: Double, row: Int, column: Int) {
    let place = rows[row].firstIndex { $0.column >= column } ?? rows[row].count
    if place < rows[row].count && rows[row][place].column == column {
      rows[row][place].value += value
    } else {
      rows[row].insert(Element(column: column, value: value), at: place)
    }
  }

  /// With rows and columns exchanged.
  var transposed: SparseMatrix {
    var result = SparseMatrix(order: rows.count)
    for (row, elements) in rows.enumerated() {
      for element in elements {
        result.rows[element.column].append(Element(column: row, value: element.value))
      }
    }
    return result
  }

  /// With its zeros.
  var dense: Matrix {
    var result = Matrix(rows: rows.count, columns: rows.count, repeating: 0)
    for (row, elements) in rows.enumerated() {
      for element in elements { result[row, element.column] = element.value }
    }
    return result
  }
}
