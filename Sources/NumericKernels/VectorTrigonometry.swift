extension VectorMath {
  /// Sine and cosine of a whole turn times `t`, 0 <= t <= 1, within 2^-52 of the true values.
  ///
  /// The turn is cut in quarters, over which the polynomials of FreeBSD's k_sin.c and k_cos.c apply.
  @inlinable @inline(__always)
  public static func sineAndCosine(ofTurn t: Lanes) -> (sine: Lanes, cosine: Lanes) {
    typealias Bits = SIMD4<UInt64>
    let shifter = Lanes(repeating: 0x1.8p52)
    let shifted = shifter.addingProduct(t, Lanes(repeating: 4))
    let quarter = unsafeBitCast(shifted, to: Bits.self)
    let rest = t.addingProduct(shifted - shifter, Lanes(repeating: -0.25))
    let x = rest * Lanes(repeating: 2 * Double.pi)
    let z = x * x
    let sine = x.addingProduct(x * z, sineTerms(z))
    let cosine = Lanes(repeating: 1).addingProduct(
      z, Lanes(repeating: -0.5).addingProduct(z, cosineTerms(z)))
    let swap = (quarter & Bits(repeating: 1)) .== Bits(repeating: 1)
    let sineSign = (quarter & Bits(repeating: 2)) &<< Bits(repeating: 62)
    let cosineSign = ((quarter &+ Bits(repeating: 1)) & Bits(repeating: 2)) &<< Bits(repeating: 62)
    return (
      flip(sine.replacing(with: cosine, where: swap), sineSign),
      flip(cosine.replacing(with: sine, where: swap), cosineSign)
    )
  }

  @inlinable @inline(__always)
  static func flip(_ x: Lanes, _ sign: SIMD4<UInt64>) -> Lanes {
    unsafeBitCast(unsafeBitCast(x, to: SIMD4<UInt64>.self) ^ sign, to: Lanes.self)
  }

  /// (sin x - x) / x^3 in z = x^2.
  @inlinable @inline(__always)
  static func sineTerms(_ z: Lanes) -> Lanes {
    let w = z * z
    let low = pair(z, -1.66666666666666324348e-01, 8.33333333332248946124e-03)
    let middle = pair(z, -1.98412698298579493134e-04, 2.75573137070700676789e-06)
    let high = pair(z, -2.50507602534068634195e-08, 1.58969099521155010221e-10)
    return low.addingProduct(w, middle.addingProduct(w, high))
  }

  /// (cos x - 1 + x^2 / 2) / x^4 in z = x^2.
  @inlinable @inline(__always)
  static func cosineTerms(_ z: Lanes) -> Lanes {
    let w = z * z
    let low = pair(z, 4.16666666666666019037e-02, -1.38888888888741095749e-03)
    let middle = pair(z, 2.48015872894767294178e-05, -2.75573143513906633035e-07)
    let high = pair(z, 2.08757232129817482790e-09, -1.13596475577881948265e-11)
    return low.addingProduct(w, middle.addingProduct(w, high))
  }
}
