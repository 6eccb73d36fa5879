/// Sums over consecutive blocks of values that come in their order, which keep in step with those of
/// another run over the same blocks.
///
/// Differences between two runs of independent replications are independent per block too, and
/// their spread over blocks tells the standard error of their mean as it does over replications, with
/// fewer degrees of freedom. Source: the method of batch means, Law, Simulation Modeling and
/// Analysis (2015), section 9.5.3.
public struct BlockSums: Sendable, Equatable {
  /// Number of blocks at most.
  public static let most = 1000

  /// Number of values in all.
  public let count: Int
  /// Values of a block; the last may have fewer.
  public let length: Int
  public private(set) var sums: [Double]

  /// Blocks for so many values, at least one.
  public init(count: Int) {
    precondition(count > 0, "blocks need at least one value")
    self.count = count
    length = (count + Self.most - 1) / Self.most
    sums = Array(repeating: 0, count: (count + length - 1) / length)
  }

  public init(_ values: [Double]) {
    self.init(count: values.count)
    for (place, value) in values.enumerated() { add(value, at: place) }
  }

  /// Takes in the value of a place from 0; values of a block come in one order for the same bits.
  @inline(__always)
  public mutating func add(_ value: Double, at place: Int) { sums[place / length] += value }

  /// Number of values of a block.
  func size(_ block: Int) -> Int { min(length, count - block * length) }
}
