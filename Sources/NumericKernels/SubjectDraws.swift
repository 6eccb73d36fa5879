/// Uniforms of many subjects in one decision of one replication: a block of the generator for each, of
/// which all four words are used.
///
/// Blocks are drawn eight at a time, with subjects side by side; the bits are those of the scalar calls.
public final class SubjectDraws {
  public let count: Int
  /// Of words 0 and 1, 52 bits: the uniforms of `RandomStream.uniform`.
  public let first: Vector
  /// Of word 2 and of word 3, (word + 1/2) / 2^32 each: an event's chance is off by 2^-33 at the most.
  public let second: Vector
  public let third: Vector
  private let subjects: UnsafeMutablePointer<UInt32>
  private let keys = PhiloxKeys()

  /// - Parameter subjects: counter word 2 of each.
  public init(subjects: [UInt32]) {
    count = subjects.count
    first = Vector(count)
    second = Vector(count)
    third = Vector(count)
    self.subjects = .allocate(capacity: count + Vector.slack)
    self.subjects.initialize(repeating: 0, count: count + Vector.slack)
    for (index, subject) in subjects.enumerated() { self.subjects[index] = subject }
  }

  deinit { subjects.deallocate() }

  /// Draws the uniforms of all subjects.
  public func draw(
    from stream: RandomStream, replication: UInt32, decision: UInt32, time: UInt32
  ) {
    keys.set(stream.key)
    var start = 0
    while start < count {
      var a = PhiloxBlocks(replication, decision, four(start), time)
      var b = PhiloxBlocks(replication, decision, four(start &+ 4), time)
      PhiloxBlocks.run(&a, &b, keys)
      store(a, start)
      store(b, start &+ 4)
      start &+= 8
    }
  }

  /// Draws the uniforms of some subjects; the others keep theirs.
  public func draw(
    _ chosen: IndexList, from stream: RandomStream, replication: UInt32, decision: UInt32,
    time: UInt32
  ) {
    keys.set(stream.key)
    var start = 0
    while start < chosen.count {
      var lanes = SIMD4<UInt32>()
      for lane in 0..<4 { lanes[lane] = subjects[chosen.padded(start &+ lane)] }
      var blocks = PhiloxBlocks(replication, decision, lanes, time)
      blocks.run(keys)
      let (u, v, w) = (blocks.firstUniforms, blocks.secondUniforms, blocks.thirdUniforms)
      for lane in 0..<min(4, chosen.count &- start) {
        let place = chosen[start &+ lane]
        first[place] = u[lane]
        second[place] = v[lane]
        third[place] = w[lane]
      }
      start &+= 4
    }
  }

  @inline(__always)
  private func four(_ start: Int) -> SIMD4<UInt32> {
    UnsafeRawPointer(subjects + start).loadUnaligned(as: SIMD4<UInt32>.self)
  }

  @inline(__always)
  private func store(_ blocks: PhiloxBlocks, _ start: Int) {
    guard start < count else { return }
    first.store(blocks.firstUniforms, at: start)
    second.store(blocks.secondUniforms, at: start)
    third.store(blocks.thirdUniforms, at: start)
  }
}
