/// A small matrix whose rows are 0 outside a range of columns, multiplied with the columns of a larger
/// one.
///
/// Rows with the same range, such as all incidences of one age band, are taken together: a number is
/// read once for four of them. Where ranges are short against the columns this beats the dense
/// product, which multiplies the zeros too.
public struct BandedMatrix: Sendable {
  public let rows: Int
  public let columns: Int
  /// Rows with the same range of columns, at most four, and their elements [column][row of the four].
  private let groups: [Group]

  private struct Group: Sendable {
    let rows: [Int]
    let columns: Range<Int>
    let elements: [SIMD4<Double>]
  }

  /// Takes over a dense matrix, and finds the range of each row itself.
  public init(_ dense: Matrix) {
    rows = dense.rows
    columns = dense.columns
    let ranges = (0..<dense.rows).map { row in
      let used = (0..<dense.columns).filter { dense[row, $0] != 0 }
      return used.isEmpty ? 0..<0 : used[0]..<used[used.count - 1] + 1
    }
    var alike: [Range<Int>: [Int]] = [:]
    for (row, range) in ranges.enumerated() { alike[range, default: []].append(row) }
    groups = alike.keys.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
      .flatMap { range in
        let rows = alike[range] ?? []
        return stride(from: 0, to: rows.count, by: 4).map { first in
          let four = Array(rows[first..<min(first + 4, rows.count)])
          let elements = range.map { column in
            var weights = SIMD4<Double>()
            for (place, row) in four.enumerated() { weights[place] = dense[row, column] }
            return weights
          }
          return Group(rows: four, columns: range, elements: elements)
        }
      }
  }

  /// C = factor A B, or C += factor A B with `adding`: B has `columns` rows and C has `rows` rows of
  /// `width` numbers, B from its row `firstRow` on.
  ///
  /// One rounding per term (fused), in the order of the columns of A, then that of the factor. B and C
  /// are different. Rows of A that are all 0 give zeros.
  public func multiply(
    _ b: Vector, firstRow: Int = 0, width: Int, into c: Vector, times factor: Double = 1,
    adding: Bool = false
  ) {
    precondition(b !== c && width > 0 && firstRow >= 0, "B and C are two vectors of some width")
    precondition((firstRow + columns) * width <= b.count, "A.columns rows do not fit in B")
    precondition(rows * width <= c.count, "A.rows rows do not fit in C")
    for group in groups {
      for column in stride(from: 0, to: width, by: 4) {
        let sums = product(group, b.base + firstRow * width + column, width)
        for (place, row) in group.rows.enumerated() {
          for lane in 0..<min(4, width - column) {
            let target = row * width + column + lane
            let sum = factor * sums[place][lane]
            c[target] = adding ? c[target] + sum : sum
          }
        }
      }
    }
  }

  /// Four columns of B times the rows of a group.
  @inline(__always)
  private func product(
    _ group: Group, _ b: UnsafeMutablePointer<Double>, _ width: Int
  ) -> InlineArray<4, SIMD4<Double>> {
    var sums = InlineArray<4, SIMD4<Double>>(repeating: SIMD4())
    var element = b + group.columns.lowerBound * width
    for weights in group.elements {
      let four = UnsafeRawPointer(element).loadUnaligned(as: SIMD4<Double>.self)
      for place in 0..<4 {
        sums[place] = sums[place].addingProduct(four, SIMD4(repeating: weights[place]))
      }
      element += width
    }
    return sums
  }
}
