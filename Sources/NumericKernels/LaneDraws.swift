/// Draws of one decision that single lanes ask for, each with a draw index of its own.
///
/// Gathered first and drawn four at a time; it allocates nothing after it is made.
public final class LaneDraws {
  /// Number of draws.
  @inlinable public var count: Int { number }
  @usableFromInline final var number = 0
  @usableFromInline let capacity: Int
  @usableFromInline let lanes: UnsafeMutablePointer<UInt32>
  @usableFromInline let indices: UnsafeMutablePointer<UInt32>
  @usableFromInline let uniforms: UnsafeMutablePointer<Double>

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

  @inlinable public func removeAll() { number = 0 }

  /// Asks for draws `1 ... number` of a lane; traps beyond the capacity.
  @inlinable public func append(lane: Int, number asked: Int) {
    precondition(number + asked <= capacity, "more draws than there is room for")
    for index in 0..<asked {
      lanes[number &+ index] = UInt32(truncatingIfNeeded: lane)
      indices[number &+ index] = UInt32(truncatingIfNeeded: index &+ 1)
    }
    number &+= asked
  }

  /// Lane and uniform of a draw, 0 ..< count.
  @inlinable public subscript(draw: Int) -> (lane: Int, uniform: Double) {
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
