import NumericKernels

/// A kernel applied to one row after another, each with other numbers.
public struct Kernel {
  public let name: String
  /// Times that the kernel is applied in one run.
  public let rows: Int
  private let apply: (Int) -> LaneMatrix.Row

  /// Rows of 64 lanes that make a million numbers.
  static let million = 15_625

  /// - Parameter apply: works on the row of an index and gives its result, overwritten by the next.
  init(_ name: String, rows: Int = Kernel.million, apply: @escaping (Int) -> LaneMatrix.Row) {
    self.name = name
    self.rows = rows
    self.apply = apply
  }

  /// Applies the kernel to all rows.
  public func run() {
    for index in 0..<rows { _ = apply(index) }
  }

  /// The sum of all results, by which the answer is seen to be the same.
  public var checksum: Double {
    (0..<rows).reduce(0.0) { sum, index in apply(index).reduce(sum, +) }
  }
}

/// Rows of numbers that kernels read.
enum Rows {
  /// So many that the processor cannot learn which way their branches go.
  static let count = 4_000
  static let lanes = LaneMatrix.panel
  static let stream = RandomStream(seed: 637)

  static func address(_ index: Int) -> DrawAddress {
    DrawAddress(decision: 1, subject: UInt32(truncatingIfNeeded: index), month: 0)
  }

  /// Different uniforms in every row.
  static func uniforms(count: Int = Rows.count, lanes: Int = Rows.lanes) -> LaneMatrix {
    let result = LaneMatrix(rows: count, lanes: lanes)
    for row in 0..<count {
      stream.fillUniforms(result[row], firstReplication: 1, at: address(row))
    }
    return result
  }

  /// All lanes of consecutive rows as one, of a matrix whose rows have no padding.
  static func whole(_ matrix: LaneMatrix) -> LaneMatrix.Row {
    LaneMatrix.Row(start: matrix.base, count: matrix.rows * matrix.stride)
  }
}
