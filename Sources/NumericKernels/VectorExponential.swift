extension VectorMath {
  /// Exponential, within 1 unit in the last place from -708 to 709; below that 0, above it infinity.
  ///
  /// Source: reduction to x = k ln 2 + r with ln 2 in two parts as in FreeBSD's e_exp.c, and the
  /// Taylor polynomial of degree 13 over |r| <= ln(2) / 2. Not-a-number gives an undefined number.
  @inlinable @inline(__always)
  public static func exp(_ x: Lanes) -> Lanes {
    typealias Bits = SIMD4<UInt64>
    let shifter = Lanes(repeating: 0x1.8p52)
    let k = shifter.addingProduct(x, Lanes(repeating: 1.44269504088896338700))
    let multiple = k - shifter
    let high = x.addingProduct(multiple, Lanes(repeating: -6.93147180369123816490e-01))
    let r = high.addingProduct(multiple, Lanes(repeating: -1.90821492927058770002e-10))
    let scale = unsafeBitCast(k, to: Bits.self) &<< Bits(repeating: 52)
    let value = unsafeBitCast(unsafeBitCast(taylor(r), to: Bits.self) &+ scale, to: Lanes.self)
    let least = Lanes(repeating: -708)
    let most = Lanes(repeating: 709)
    return value.replacing(with: Lanes(), where: x .< least)
      .replacing(with: Lanes(repeating: .infinity), where: x .> most)
  }

  /// The exponential of one number, with the bits of four at once.
  @inlinable public static func exp(_ x: Double) -> Double { exp(Lanes(repeating: x))[0] }

  /// Replaces every number of a vector by its exponential.
  public static func exponentiate(_ vector: Vector) {
    for index in stride(from: 0, to: vector.count, by: 4) {
      vector.store(exp(vector.four(index)), at: index)
    }
  }

  /// 1 - exp(-x) for x of at least 0, within 2 units in the last place: near 0 the terms of the series
  /// without its first.
  @inlinable public static func oneMinusExp(minus x: Lanes) -> Lanes {
    let r = Lanes() - x
    let near = Lanes() - r.addingProduct(r * r, rest(r))
    let far = Lanes(repeating: 1) - exp(r)
    return far.replacing(with: near, where: x .< Lanes(repeating: 0.34))
  }

  /// The same of one number, with the bits of four at once.
  @inlinable public static func oneMinusExp(minus x: Double) -> Double {
    oneMinusExp(minus: Lanes(repeating: x))[0]
  }

  /// 1 + r + r^2 / 2! + ... + r^13 / 13!, in pairs: the compiler keeps no longer chain in vectors.
  @inlinable @inline(__always)
  static func taylor(_ r: Lanes) -> Lanes {
    Lanes(repeating: 1) + r.addingProduct(r * r, rest(r))
  }

  /// 1 / 2! + r / 3! + ... + r^11 / 13!.
  @inlinable @inline(__always)
  static func rest(_ r: Lanes) -> Lanes {
    let r2 = r * r
    let r4 = r2 * r2
    let low = pair(r, 1 / 2, 1 / 6).addingProduct(r2, pair(r, 1 / 24, 1 / 120))
    let middle = pair(r, 1 / 720, 1 / 5040).addingProduct(r2, pair(r, 1 / 40320, 1 / 362880))
    let high = pair(r, 1 / 3_628_800, 1 / 39_916_800).addingProduct(
      r2, pair(r, 1 / 479_001_600, 1 / 6_227_020_800))
    return low.addingProduct(r4, middle.addingProduct(r4, high))
  }

  /// c0 + c1 x.
  @inlinable @inline(__always)
  static func pair(_ x: Lanes, _ c0: Double, _ c1: Double) -> Lanes {
    Lanes(repeating: c0).addingProduct(x, Lanes(repeating: c1))
  }

  /// The natural logarithm of one number, with the bits of four at once.
  @inlinable public static func log(_ x: Double) -> Double { log(Lanes(repeating: x))[0] }
}
