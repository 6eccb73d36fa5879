/// Elementary functions on four numbers at once, the same bits on every processor with fused
/// multiply-add.
public enum VectorMath {
  public typealias Lanes = SIMD4<Double>

  /// Natural logarithm of positive normal numbers, within 1 unit in the last place.
  ///
  /// Source: the polynomial of FreeBSD's e_log.c. Zero, negative, subnormal and non-finite elements
  /// give an undefined number in their own element only.
  @inlinable @inline(__always)
  public static func log(_ x: Lanes) -> Lanes {
    let (exponent, mantissa) = split(x)
    let f = mantissa - Lanes(repeating: 1)
    let s = f / (f + Lanes(repeating: 2))
    let z = s * s
    let w = z * z
    let even = horner(
      w, 1.531383769920937332e-01, 2.222219843214978396e-01, 3.999999999940941908e-01)
    let odd = horner(
      w, 1.479819860511658591e-01, 1.818357216161805012e-01, 2.857142874366239149e-01,
      6.666666666666735130e-01)
    let half = Lanes(repeating: 0.5) * f * f
    let rest = half + (w * even + z * odd)
    let low = s * rest + exponent * Lanes(repeating: 1.90821492927058770002e-10)
    return exponent * Lanes(repeating: 6.93147180369123816490e-01) - ((half - low) - f)
  }

  /// One number or the other of each pair, without a branch.
  @inlinable @inline(__always)
  static func choose(_ isFirst: SIMDMask<SIMD4<Int64>>, _ a: Lanes, _ b: Lanes) -> Lanes {
    typealias Bits = SIMD4<Int64>
    let mask = unsafeBitCast(isFirst, to: Bits.self)
    let (first, second) = (unsafeBitCast(a, to: Bits.self), unsafeBitCast(b, to: Bits.self))
    return unsafeBitCast((first & mask) | (second & ~mask), to: Lanes.self)
  }

  /// Absolute values.
  @inlinable @inline(__always)
  public static func magnitude(_ x: Lanes) -> Lanes {
    x.replacing(with: Lanes() - x, where: x .< Lanes())
  }

  /// The k and m with x = m * 2^k and m in [sqrt(1/2), sqrt(2)).
  @inlinable @inline(__always)
  static func split(_ x: Lanes) -> (exponent: Lanes, mantissa: Lanes) {
    typealias Bits = SIMD4<UInt64>
    let bits = unsafeBitCast(x, to: Bits.self)
    let bias: UInt64 = 1024
    let origin = Bits(repeating: 0x3FE6_A09E_0000_0000 &- bias << 52)
    let biased = (bits &- origin) &>> Bits(repeating: 52)
    let mantissa = bits &- (biased &<< Bits(repeating: 52)) &+ Bits(repeating: bias << 52)
    let shifted = unsafeBitCast(biased | Bits(repeating: 0x4330_0000_0000_0000), to: Lanes.self)
    return (
      shifted - Lanes(repeating: 0x1p52 + 1024), unsafeBitCast(mantissa, to: Lanes.self)
    )
  }

  @inlinable @inline(__always)
  static func horner(_ x: Lanes, _ c2: Double, _ c1: Double, _ c0: Double) -> Lanes {
    let inner = Lanes(repeating: c1).addingProduct(x, Lanes(repeating: c2))
    return Lanes(repeating: c0).addingProduct(x, inner)
  }

  @inlinable @inline(__always)
  static func horner(
    _ x: Lanes, _ c3: Double, _ c2: Double, _ c1: Double, _ c0: Double
  ) -> Lanes {
    Lanes(repeating: c0).addingProduct(x, horner(x, c3, c2, c1))
  }

  /// c0 + c1 x + ... + c7 x^7, highest coefficient first.
  @inlinable @inline(__always)
  static func horner(
    _ x: Lanes, _ c7: Double, _ c6: Double, _ c5: Double, _ c4: Double, _ c3: Double, _ c2: Double,
    _ c1: Double, _ c0: Double
  ) -> Lanes {
    var sum = horner(x, c7, c6, c5, c4)
    sum = Lanes(repeating: c3).addingProduct(x, sum)
    sum = Lanes(repeating: c2).addingProduct(x, sum)
    sum = Lanes(repeating: c1).addingProduct(x, sum)
    return Lanes(repeating: c0).addingProduct(x, sum)
  }
}
