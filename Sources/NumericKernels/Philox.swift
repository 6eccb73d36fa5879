/// The counter-based generator Philox4x32 with 10 rounds.
///
/// Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011).
/// A pure function of counter and key: every block can be computed alone, in any order.
public enum Philox4x32 {
  @usableFromInline static let rounds = 10
  @usableFromInline static var multiplier0: UInt32 { 0xD251_1F53 }
  @usableFromInline static var multiplier1: UInt32 { 0xCD9E_8D57 }
  @usableFromInline static var weyl0: UInt32 { 0x9E37_79B9 }
  @usableFromInline static var weyl1: UInt32 { 0xBB67_AE85 }

  /// The four random words that belong to a counter under a key.
  @inlinable
  public static func block(counter: SIMD4<UInt32>, key: SIMD2<UInt32>) -> SIMD4<UInt32> {
    var (x0, x1, x2, x3) = (counter[0], counter[1], counter[2], counter[3])
    var (k0, k1) = (key[0], key[1])
    for _ in 0..<rounds {
      let p0 = multiplier0.multipliedFullWidth(by: x0)
      let p1 = multiplier1.multipliedFullWidth(by: x2)
      (x0, x1, x2, x3) = (p1.high ^ x1 ^ k0, p1.low, p0.high ^ x3 ^ k1, p0.low)
      k0 &+= weyl0
      k1 &+= weyl1
    }
    return SIMD4(x0, x1, x2, x3)
  }
}

/// Four Philox blocks at once, under one key.
///
/// Each lane holds a 32-bit word in the low half of a 64-bit element; the high half is undefined.
@usableFromInline
struct PhiloxBlocks {
  @usableFromInline typealias Words = SIMD4<UInt64>

  @usableFromInline var x0: Words
  @usableFromInline var x1: Words
  @usableFromInline var x2: Words
  @usableFromInline var x3: Words

  /// Blocks whose counters differ in word 0: replications of one address.
  @inlinable @inline(__always)
  init(replications: SIMD4<UInt32>, _ address: DrawAddress) {
    x0 = Words(truncatingIfNeeded: replications)
    x1 = Words(repeating: UInt64(address.decision))
    x2 = Words(repeating: UInt64(address.subject))
    x3 = Words(repeating: UInt64(address.time))
  }

  /// Blocks whose counters differ in word 2: subjects of one decision of a replication.
  @inlinable @inline(__always)
  init(_ replication: UInt32, _ decision: UInt32, _ subjects: SIMD4<UInt32>, _ time: UInt32) {
    x0 = Words(repeating: UInt64(replication))
    x1 = Words(repeating: UInt64(decision))
    x2 = Words(truncatingIfNeeded: subjects)
    x3 = Words(repeating: UInt64(time))
  }

  /// Blocks whose counters differ in word 3: moments of one decision of a replication.
  @inlinable @inline(__always)
  init(_ replication: UInt32, _ decision: UInt32, _ subject: UInt32, times: SIMD4<UInt32>) {
    x0 = Words(repeating: UInt64(replication))
    x1 = Words(repeating: UInt64(decision))
    x2 = Words(repeating: UInt64(subject))
    x3 = Words(truncatingIfNeeded: times)
  }

  @inlinable @inline(__always)
  static var low: Words { Words(repeating: 0xFFFF_FFFF) }

  @inlinable @inline(__always)
  mutating func round(_ k0: Words, _ k1: Words) {
    let p0 = (x0 & Self.low) &* Words(repeating: UInt64(Philox4x32.multiplier0))
    let p1 = (x2 & Self.low) &* Words(repeating: UInt64(Philox4x32.multiplier1))
    x0 = (p1 &>> Words(repeating: 32)) ^ x1 ^ k0
    x2 = (p0 &>> Words(repeating: 32)) ^ x3 ^ k1
    x1 = p1
    x3 = p0
  }

  /// All rounds, after which the words are random.
  @inlinable @inline(__always)
  mutating func run(key: SIMD2<UInt32>) {
    var (k0, k1) = (key[0], key[1])
    for _ in 0..<Philox4x32.rounds {
      round(Words(repeating: UInt64(k0)), Words(repeating: UInt64(k1)))
      k0 &+= Philox4x32.weyl0
      k1 &+= Philox4x32.weyl1
    }
  }

  /// All rounds of eight blocks, which keep the processor busier than four and four.
  @inline(__always)
  static func run(_ a: inout PhiloxBlocks, _ b: inout PhiloxBlocks, _ keys: PhiloxKeys) {
    let words = keys.words
    for round in 0..<Philox4x32.rounds {
      let (k0, k1) = (words[2 &* round], words[2 &* round &+ 1])
      a.round(k0, k1)
      b.round(k0, k1)
    }
  }

  /// All rounds of four blocks, with keys that are there.
  @inline(__always)
  mutating func run(_ keys: PhiloxKeys) {
    let words = keys.words
    for round in 0..<Philox4x32.rounds {
      self.round(words[2 &* round], words[2 &* round &+ 1])
    }
  }

  /// Words 0 and 1 as numbers of 52 bits in the open interval (0, 1).
  @inlinable @inline(__always)
  var firstUniforms: SIMD4<Double> { Self.uniforms(x0, x1) }

  /// Words 2 and 3 likewise.
  @inlinable @inline(__always)
  var lastUniforms: SIMD4<Double> { Self.uniforms(x2, x3) }

  /// Word 2, and word 3, as numbers of 32 bits in the open interval (0, 1).
  @inlinable @inline(__always)
  var secondUniforms: SIMD4<Double> { Self.uniforms(x2) }
  @inlinable @inline(__always)
  var thirdUniforms: SIMD4<Double> { Self.uniforms(x3) }

  @inlinable @inline(__always)
  static func uniforms(_ high: Words, _ lowWords: Words) -> SIMD4<Double> {
    let bits = (high &<< Words(repeating: 32)) | (lowWords & low)
    let mantissa = bits &>> Words(repeating: 12)
    let one = Words(repeating: 0x3FF0_0000_0000_0000)
    return unsafeBitCast(mantissa | one, to: SIMD4<Double>.self)
      - SIMD4(repeating: 1 - 0x1p-53)
  }

  /// (word + 1/2) / 2^32: in the mantissa of a number from 1 on, 2^-33 added.
  @inlinable @inline(__always)
  static func uniforms(_ words: Words) -> SIMD4<Double> {
    let mantissa = (words & low) &<< Words(repeating: 20)
    let one = Words(repeating: 0x3FF0_0000_0000_0000)
    return unsafeBitCast(mantissa | one, to: SIMD4<Double>.self)
      - SIMD4(repeating: 1 - 0x1p-33)
  }
}

/// The keys of all rounds under one key, each as wide as four blocks.
final class PhiloxKeys {
  let words: UnsafeMutablePointer<PhiloxBlocks.Words>
  private var key: SIMD2<UInt32>?

  init() {
    words = .allocate(capacity: 2 * Philox4x32.rounds)
    words.initialize(repeating: PhiloxBlocks.Words(), count: 2 * Philox4x32.rounds)
  }

  deinit { words.deallocate() }

  /// Takes over another key, where it is another.
  func set(_ key: SIMD2<UInt32>) {
    guard key != self.key else { return }
    self.key = key
    var (k0, k1) = (key[0], key[1])
    for round in 0..<Philox4x32.rounds {
      words[2 * round] = PhiloxBlocks.Words(repeating: UInt64(k0))
      words[2 * round + 1] = PhiloxBlocks.Words(repeating: UInt64(k1))
      k0 &+= Philox4x32.weyl0
      k1 &+= Philox4x32.weyl1
    }
  }
}
