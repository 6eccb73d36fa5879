// Rows of draws: element i of a row belongs to replication `firstReplication + i`, and has the bits
// of the scalar call for that replication. Replications are counted modulo 2^32.
extension RandomStream {
  /// Uniforms in (0, 1), one a replication.
  public func fillUniforms(
    _ row: LaneMatrix.Row, firstReplication: Int, at address: DrawAddress
  ) {
    fill(row.count, firstReplication, address) { lane, block in
      row.store(block.firstUniforms, at: lane)
    } scalar: { lane, replication in
      row[lane] = uniform(replication: replication, at: address)
    }
  }

  /// Two independent rows of uniforms in (0, 1), of equal length, at the cost of one.
  public func fillUniformPairs(
    _ first: LaneMatrix.Row, _ second: LaneMatrix.Row, firstReplication: Int,
    at address: DrawAddress
  ) {
    precondition(first.count == second.count, "a pair of rows has one length")
    fill(first.count, firstReplication, address) { lane, block in
      first.store(block.firstUniforms, at: lane)
      second.store(block.secondUniforms, at: lane)
    } scalar: { lane, replication in
      (first[lane], second[lane]) = uniformPair(replication: replication, at: address)
    }
  }

  /// Standard normals, the normal quantiles of the uniforms at the same address.
  public func fillNormals(
    _ row: LaneMatrix.Row, firstReplication: Int, at address: DrawAddress
  ) {
    fillUniforms(row, firstReplication: firstReplication, at: address)
    NormalDistribution.quantiles(row)
  }

  /// Two independent rows of standard normals, of equal length, from one row of blocks.
  ///
  /// Source: Box and Muller, "A note on the generation of random normal deviates" (1958).
  public func fillNormalPairs(
    _ first: LaneMatrix.Row, _ second: LaneMatrix.Row, firstReplication: Int,
    at address: DrawAddress
  ) {
    fillUniformPairs(first, second, firstReplication: firstReplication, at: address)
    NormalDistribution.pairs(first, second)
  }

  /// Uniforms of the listed lanes of a row, with the bits of a whole row; the others keep what they
  /// hold.
  public func fillUniforms(
    _ row: LaneMatrix.Row, listed list: LaneList, firstReplication: Int, at address: DrawAddress
  ) {
    let first = SIMD4(repeating: UInt32(truncatingIfNeeded: firstReplication))
    let uniforms = list.column(0)
    for position in stride(from: 0, to: list.count, by: 4) {
      let lanes = UnsafeRawPointer(list.places + position).loadUnaligned(as: SIMD4<UInt32>.self)
      let block = PhiloxLanes.block(replications: lanes &+ first, address: address, key: key)
      uniforms.store(block.firstUniforms, position)
    }
    list.unpack(uniforms, into: row)
  }

  /// Visits all lanes in order: two blocks of four side by side, the remainder one by one.
  @inline(__always)
  private func fill(
    _ count: Int, _ firstReplication: Int, _ address: DrawAddress,
    vector: (Int, PhiloxLanes) -> Void, scalar: (Int, UInt32) -> Void
  ) {
    let first = UInt32(truncatingIfNeeded: firstReplication)
    var lane = 0
    while lane + 8 <= count {
      let start = first &+ UInt32(truncatingIfNeeded: lane)
      let (a, b) = eightBlocks(start, address)
      vector(lane, a)
      vector(lane + 4, b)
      lane += 8
    }
    while lane < count {
      scalar(lane, first &+ UInt32(truncatingIfNeeded: lane))
      lane += 1
    }
  }

  @inline(__always)
  private func eightBlocks(
    _ start: UInt32, _ address: DrawAddress
  ) -> (PhiloxLanes, PhiloxLanes) {
    let offsets = SIMD4<UInt32>(0, 1, 2, 3)
    var a = PhiloxLanes(replications: offsets &+ SIMD4(repeating: start), address: address)
    var b = PhiloxLanes(replications: offsets &+ SIMD4(repeating: start &+ 4), address: address)
    var (k0, k1) = (key[0], key[1])
    for _ in 0..<Philox4x32.rounds {
      let wide0 = PhiloxLanes.Words(repeating: UInt64(k0))
      let wide1 = PhiloxLanes.Words(repeating: UInt64(k1))
      a.round(wide0, wide1)
      b.round(wide0, wide1)
      k0 &+= Philox4x32.weyl0
      k1 &+= Philox4x32.weyl1
    }
    return (a, b)
  }
}

extension UnsafeMutableBufferPointer<Double> {
  /// Four elements from `index` on; the caller guarantees that they exist, as they do in rows of a
  /// `LaneMatrix` from every multiple of four on.
  @inlinable @inline(__always)
  public func store(_ four: SIMD4<Double>, at index: Int) {
    UnsafeMutableRawPointer(baseAddress! + index).storeBytes(of: four, as: SIMD4<Double>.self)
  }

  @inlinable @inline(__always)
  public func load(at index: Int) -> SIMD4<Double> {
    UnsafeRawPointer(baseAddress! + index).loadUnaligned(as: SIMD4<Double>.self)
  }
}
