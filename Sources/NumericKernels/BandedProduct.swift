/// A small matrix whose rows are 0 outside a range of columns, multiplied with lanes of replications.
///
/// Rows with the same range, such as all incidences of one age band, are taken together: a number of
/// replications is read once for four of them. Where ranges are short against the columns this beats
/// the dense product, which multiplies the zeros too.
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

  /// C = A B over lanes: C[i * W + w] = sum over j of A[i, j] * B[bRow + j * W + w], W = `blocks`, with
  /// one rounding per term (fused) in the order of j.
  ///
  /// B and C are different matrices with the same number of lanes; the padding of the rows written is
  /// written too. Rows of A that are all 0 give zeros.
  public func multiply(_ b: LaneMatrix, bRow: Int = 0, into c: LaneMatrix, blocks: Int = 1) {
    precondition(b.lanes == c.lanes && b !== c, "B and C are two matrices of the same lanes")
    precondition(blocks > 0 && bRow >= 0, "a logical row has at least one block")
    precondition(bRow + columns * blocks <= b.rows, "A.columns logical rows do not fit in B")
    precondition(rows * blocks <= c.rows, "A.rows logical rows do not fit in C")
    for group in groups {
      for block in 0..<blocks { multiply(group, b, bRow + block, into: c, block, blocks) }
    }
  }

  private func multiply(
    _ group: Group, _ b: LaneMatrix, _ bRow: Int, into c: LaneMatrix, _ block: Int, _ blocks: Int
  ) {
    let distance = blocks * b.stride
    let first = b.base + (bRow + group.columns.lowerBound * blocks) * b.stride
    group.elements.withUnsafeBufferPointer { elements in
      for lane in stride(from: 0, to: b.lanes, by: 4) {
        var sums = (SIMD4<Double>(), SIMD4<Double>(), SIMD4<Double>(), SIMD4<Double>())
        var element = first + lane
        for weights in elements {
          let four = UnsafeRawPointer(element).loadUnaligned(as: SIMD4<Double>.self)
          sums.0 = sums.0.addingProduct(four, SIMD4(repeating: weights[0]))
          sums.1 = sums.1.addingProduct(four, SIMD4(repeating: weights[1]))
          sums.2 = sums.2.addingProduct(four, SIMD4(repeating: weights[2]))
          sums.3 = sums.3.addingProduct(four, SIMD4(repeating: weights[3]))
          element += distance
        }
        for (place, row) in group.rows.enumerated() {
          let sum = place == 0 ? sums.0 : place == 1 ? sums.1 : place == 2 ? sums.2 : sums.3
          let target = UnsafeMutableRawPointer(c.base + (row * blocks + block) * c.stride + lane)
          target.storeBytes(of: sum, as: SIMD4<Double>.self)
        }
      }
    }
  }
}
