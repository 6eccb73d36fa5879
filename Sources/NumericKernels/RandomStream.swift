/// The random numbers of one seed, each a pure function of replication and address.
///
/// The generator is Philox4x32-10 with as key the low and high word of the seed. A uniform is
/// (b + 0.5) * 2^-52 with b the upper 52 bits of a pair of words (first word high), so it lies
/// strictly between 0 and 1. Draws side by side get the same bits as the scalar calls.
public struct RandomStream: Sendable, Hashable {
  public let seed: UInt64

  @inlinable
  public init(seed: UInt64) {
    self.seed = seed
  }

  /// The stream of one of many, by its name: with another name, another key.
  ///
  /// The key is the seed, mixed, exclusive-or the 64-bit FNV-1a hash of the name, mixed again. The
  /// mixing is the finaliser of SplitMix64 (Steele, Lea and Flood 2014), which loses nothing: names
  /// of different hashes have different keys under every seed.
  public func branch(_ name: String) -> RandomStream {
    let hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
    }
    return RandomStream(seed: Self.mixed(Self.mixed(seed) ^ hash))
  }

  static func mixed(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  @inlinable
  var key: SIMD2<UInt32> {
    SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
  }

  /// The uniform of one replication, from words 0 and 1 of its block.
  @inlinable
  public func uniform(replication: UInt32, at address: DrawAddress) -> Double {
    uniformPair(replication: replication, at: address).0
  }

  /// Two independent uniforms of one replication, from words 0, 1 and from words 2, 3; the first
  /// equals `uniform`.
  @inlinable
  public func uniformPair(
    replication: UInt32, at address: DrawAddress
  ) -> (Double, Double) {
    let words = Philox4x32.block(counter: address.counter(replication: replication), key: key)
    return (Self.uniform(words[0], words[1]), Self.uniform(words[2], words[3]))
  }

  /// The three independent uniforms of one replication that one block holds: the one of `uniform`, and
  /// two of 32 bits from word 2 and from word 3.
  @inlinable
  public func uniformTriple(
    replication: UInt32, at address: DrawAddress
  ) -> (Double, Double, Double) {
    let words = Philox4x32.block(counter: address.counter(replication: replication), key: key)
    return (Self.uniform(words[0], words[1]), Self.uniform(words[2]), Self.uniform(words[3]))
  }

  /// The standard normal of one replication: the normal quantile of its uniform.
  @inlinable
  public func normal(replication: UInt32, at address: DrawAddress) -> Double {
    NormalDistribution.quantile(uniform(replication: replication, at: address))
  }

  /// Two independent standard normals of one replication; not quantiles of its uniforms.
  @inlinable
  public func normalPair(
    replication: UInt32, at address: DrawAddress
  ) -> (Double, Double) {
    let (u, v) = uniformPair(replication: replication, at: address)
    let (x, y) = NormalDistribution.pair(SIMD4(repeating: u), SIMD4(repeating: v))
    return (x[0], y[0])
  }

  @inlinable
  static func uniform(_ high: UInt32, _ low: UInt32) -> Double {
    let mantissa = (UInt64(high) << 32 | UInt64(low)) >> 12
    return Double(bitPattern: mantissa | 0x3FF0_0000_0000_0000) - (1 - 0x1p-53)
  }

  @inlinable
  static func uniform(_ word: UInt32) -> Double {
    Double(bitPattern: UInt64(word) << 20 | 0x3FF0_0000_0000_0000) - (1 - 0x1p-33)
  }
}

extension RandomStream {
  /// Uniforms of consecutive replications at one address, from a place of a vector on; each with the
  /// bits of the scalar call. Replications count modulo 2^32.
  public func fillUniforms(
    _ vector: Vector, from start: Int = 0, count: Int, firstReplication: Int,
    at address: DrawAddress
  ) {
    precondition(start >= 0 && start + count <= vector.count, "no room for so many uniforms")
    let offsets = SIMD4<UInt32>(0, 1, 2, 3)
    for place in stride(from: 0, to: count, by: 4) {
      let number = UInt32(truncatingIfNeeded: firstReplication + place)
      var blocks = PhiloxBlocks(replications: offsets &+ SIMD4(repeating: number), address)
      blocks.run(key: key)
      let uniforms = blocks.firstUniforms
      for lane in 0..<min(4, count - place) { vector[start + place + lane] = uniforms[lane] }
    }
  }

  /// Two independent rows of standard normals over the moments of a decision, month 0 on; each pair
  /// with the bits of `normalPair`.
  ///
  /// - Parameters:
  ///   - rows: of `moments` numbers each, at their first places in the vector; the second may be nil.
  public func fillNormalPairs(
    _ vector: Vector, rows: (Int, Int?), moments: Int, replication: UInt32, decision: UInt32,
    subject: UInt32
  ) {
    let offsets = SIMD4<UInt32>(0, 1, 2, 3)
    for month in stride(from: 0, to: moments, by: 4) {
      let first = UInt32(month) << 20
      var blocks = PhiloxBlocks(
        replication, decision, subject,
        times: (offsets &<< SIMD4(repeating: 20)) &+ SIMD4(repeating: first))
      blocks.run(key: key)
      let (x, y) = NormalDistribution.pair(blocks.firstUniforms, blocks.lastUniforms)
      for lane in 0..<min(4, moments - month) {
        vector[rows.0 + month + lane] = x[lane]
        if let second = rows.1 { vector[second + month + lane] = y[lane] }
      }
    }
  }
}
