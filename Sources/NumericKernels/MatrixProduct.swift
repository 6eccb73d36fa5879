internal import COpenBLAS

/// Products of a small dense matrix with lanes of replications, and of two small matrices.
///
/// Every product over lanes runs in panels of exactly `LaneMatrix.panel` columns, so that the bits
/// of a lane depend neither on the number of lanes in the batch nor on its place among them.
public enum MatrixProduct {
  /// C = A B over lanes, or C += A B with `accumulate`.
  ///
  /// Shapes, with m = `a.rows`, k = `a.columns` and W = `blocks`: logical row j of B is the W
  /// consecutive rows `bRow + j * W ..< bRow + (j + 1) * W`, likewise for C, and for every block w
  ///
  ///     C[cRow + i * W + w] = sum over j of A[i, j] * B[bRow + j * W + w],  i < m, j < k
  ///
  /// With `blocks` = 1 that is the plain product of A with rows `bRow ..< bRow + k`. The padding of
  /// the rows written is written too. B and C have the same number of lanes and may be one matrix
  /// if the rows read and the rows written do not overlap.
  public static func multiply(
    _ a: Matrix, _ b: LaneMatrix, bRow: Int = 0, into c: LaneMatrix, cRow: Int = 0,
    blocks: Int = 1, accumulate: Bool = false
  ) {
    checkShapes(a, b, bRow, c, cRow, blocks)
    guard a.rows > 0, b.lanes > 0 else { return }
    guard a.columns > 0 else { return clear(c, cRow..<cRow + a.rows * blocks, unless: accumulate) }
    let dgemm = OpenBLAS.functions.dgemm
    let leading = Int32(blocks * b.stride)
    a.values.withUnsafeBufferPointer { elements in
      for block in 0..<blocks {
        for column in Swift.stride(from: 0, to: b.stride, by: LaneMatrix.panel) {
          dgemm(
            rowMajor, noTranspose, noTranspose,
            Int32(a.rows), Int32(LaneMatrix.panel), Int32(a.columns),
            1, elements.baseAddress, Int32(a.columns),
            b.base + (bRow + block) * b.stride + column, leading,
            accumulate ? 1 : 0, c.base + (cRow + block) * c.stride + column, leading)
        }
      }
    }
  }

  /// A B for two small matrices; `a.columns == b.rows`.
  public static func multiply(_ a: Matrix, _ b: Matrix) -> Matrix {
    precondition(a.columns == b.rows, "a product needs a.columns == b.rows")
    var result = Matrix(rows: a.rows, columns: b.columns)
    guard a.rows > 0, b.columns > 0, a.columns > 0 else { return result }
    let dgemm = OpenBLAS.functions.dgemm
    result.values.withUnsafeMutableBufferPointer { c in
      dgemm(
        rowMajor, noTranspose, noTranspose,
        Int32(a.rows), Int32(b.columns), Int32(a.columns),
        1, a.values, Int32(a.columns), b.values, Int32(b.columns),
        0, c.baseAddress, Int32(b.columns))
    }
    return result
  }

  private static let rowMajor = Int32(OpenBLASRowMajor)
  private static let noTranspose = Int32(OpenBLASNoTranspose)

  private static func checkShapes(
    _ a: Matrix, _ b: LaneMatrix, _ bRow: Int, _ c: LaneMatrix, _ cRow: Int, _ blocks: Int
  ) {
    precondition(b.lanes == c.lanes, "B and C need the same number of lanes")
    precondition(blocks > 0, "a logical row has at least one block")
    let bEnd = bRow + a.columns * blocks
    let cEnd = cRow + a.rows * blocks
    precondition(bRow >= 0 && bEnd <= b.rows, "A.columns logical rows do not fit in B")
    precondition(cRow >= 0 && cEnd <= c.rows, "A.rows logical rows do not fit in C")
    precondition(b !== c || bEnd <= cRow || cEnd <= bRow, "the rows read and written overlap")
  }

  private static func clear(_ c: LaneMatrix, _ rows: Range<Int>, unless keep: Bool) {
    guard !keep else { return }
    (c.base + rows.lowerBound * c.stride).update(repeating: 0, count: rows.count * c.stride)
  }
}

extension Matrix {
  /// The product of two small matrices; the columns of the left equal the rows of the right.
  public static func * (a: Matrix, b: Matrix) -> Matrix {
    MatrixProduct.multiply(a, b)
  }
}
