import NumericKernels

/// A kernel applied to one row after another, each with other numbers.
public struct Kernel {
  public let name: String
  /// Times that the kernel is applied in one run.
  public let rows: Int
  private let apply: (Int) -> Vector

  /// Rows of 360 cells that make a million numbers.
  static let million = 1_000_000 / Rows.cells

  /// - Parameter apply: works on the row of an index and gives its result, overwritten by the next.
  init(_ name: String, rows: Int = Kernel.million, apply: @escaping (Int) -> Vector) {
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
    (0..<rows).reduce(0.0) { sum, index in sum + apply(index).sum }
  }
}

/// Rows of numbers that kernels read: one number for each cell of ten states, six bands and six wijken.
enum Rows {
  static let cells = 360
  /// So many that the processor cannot learn which way their branches go.
  static let count = 700
  static let stream = RandomStream(seed: 637)
  /// Room for the uniforms of a row.
  static func draws(cells: Int = Rows.cells) -> SubjectDraws {
    SubjectDraws(subjects: (0..<cells).map { UInt32($0) })
  }

  /// Draws the uniforms of a row.
  static func draw(_ index: Int, into draws: SubjectDraws) {
    draws.draw(from: stream, replication: UInt32(index), decision: 1, time: 0)
  }

  /// Different uniforms in every row.
  static func uniforms(count: Int = Rows.count, cells: Int = Rows.cells) -> [Vector] {
    let draws = draws(cells: cells)
    return (0..<count).map { index in
      draw(index, into: draws)
      return Vector(draws.first.values)
    }
  }
}
