/// Draws of one decision that single lanes ask for, each with a draw index of its own.
///
/// Gathered first and drawn four at a time; it allocates nothing after it is made.
public final class LaneDraws {
  /// Number of draws.
  public private(set) final var count = 0
  private let capacity: Int
  private let lanes: UnsafeMutablePointer<UInt32>
  private let indices: UnsafeMutablePointer<UInt32>
  private let uniforms: UnsafeMutablePointer<Double>

  /// - Parameter capacity: most draws at once.
  public init(capacity: Int) {
    self.capacity = capacity
    lanes = .allocate(capacity: capacity + 4)
    indices = .allocate(capacity: capacity + 4)
    uniforms = .allocate(capacity: capacity + 4)
    lanes.initialize(repeating: 0, count: capacity + 4)
    indices.initialize(repeating: 0, count: capacity + 4)
    uniforms.initialize(repeating: 0, count: capacity + 4)
  }

  deinit {
    lanes.deallocate()
    indices.deallocate()
    uniforms.deallocate()
  }

  public func removeAll() { count = 0 }

  /// Asks for draws `1 ... number` of a lane; traps beyond the capacity.
  public func append(lane: Int, number: Int) {
    precondition(count + number <= capacity, "more draws than there is room for")
    for index in 0..<number {
      lanes[count &+ index] = UInt32(truncatingIfNeeded: lane)
      indices[count &+ index] = UInt32(truncatingIfNeeded: index &+ 1)
    }
    count &+= number
  }

  /// Lane and uniform of a draw, 0 ..< count.
  public subscript(draw: Int) -> (lane: Int, uniform: Double) {
    (Int(lanes[draw]), uniforms[draw])
  }

  /// Draws all uniforms, with the bits of the scalar calls; indices count from that of the address.
  public func draw(from stream: RandomStream, firstReplication: Int, at address: DrawAddress) {
    let first = SIMD4(repeating: UInt32(truncatingIfNeeded: firstReplication))
    for position in stride(from: 0, to: count, by: 4) {
      let four = UnsafeRawPointer(lanes + position).loadUnaligned(as: SIMD4<UInt32>.self)
      let index = UnsafeRawPointer(indices + position).loadUnaligned(as: SIMD4<UInt32>.self)
      var block = PhiloxLanes(replications: four &+ first, address: address)
      block.addIndices(index)
      block.run(key: stream.key)
      PackedColumn(base: uniforms).store(block.firstUniforms, position)
    }
  }
}
