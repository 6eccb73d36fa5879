import NumericKernels
import Statistics

/// Draws of one column in one year; a constant keeps one number.
struct DrawColumn {
  private var constant = 0.0
  private var draws: [Double] = []

  mutating func append(_ values: Vector, _ range: Range<Int>, at offset: Int, of total: Int) {
    if offset == 0 { constant = values[range.lowerBound] }
    if draws.isEmpty {
      guard range.contains(where: { values[$0] != constant }) else { return }
      draws = [Double](repeating: constant, count: total)
    }
    for (place, index) in range.enumerated() { draws[offset + place] = values[index] }
  }

  func values(count: Int) -> [Double] {
    draws.isEmpty ? [Double](repeating: constant, count: count) : draws
  }

  /// Bytes that the draws take.
  var bytes: Int { draws.count * MemoryLayout<Double>.stride }

  func value(at index: Int) -> Double { draws.isEmpty ? constant : draws[index] }
}

/// What is left of one column in one year of which nobody asks the draws.
struct SummarisedColumn {
  private(set) var moments = RunningMoments()
  private(set) var sketch = QuantileSketch()
  /// Where the run is held against another.
  private(set) var blocks: BlockSums?

  init(blocks: BlockSums?) { self.blocks = blocks }

  mutating func append(_ values: Vector, _ range: Range<Int>, at offset: Int) {
    for index in range { moments.add(values[index]) }
    sketch.add(values, range)
    guard blocks != nil else { return }
    for (place, index) in range.enumerated() { blocks?.add(values[index], at: offset + place) }
  }

  var bytes: Int {
    MemoryLayout<Self>.stride + sketch.bytes
      + (blocks?.sums.count ?? 0) * MemoryLayout<Double>.stride
  }
}
