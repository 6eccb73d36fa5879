extension VectorMath {
  /// A point on the unit circle for each `t` in (0, 1) of 52 random bits, uniform where `t` is; within
  /// 2^-51 of the circle.
  ///
  /// The first two bits choose the quarter on which the point lies, the others the angle from its
  /// middle, over which the polynomials of FreeBSD's k_sin.c and k_cos.c apply.
  @inlinable @inline(__always)
  public static func circle(_ t: Lanes) -> (x: Lanes, y: Lanes) {
    typealias Bits = SIMD4<Int64>
    let bits = unsafeBitCast(t + Lanes(repeating: 1), to: Bits.self)
    let fraction = (bits &<< Bits(repeating: 2)) & Bits(repeating: 0x000F_FFFF_FFFF_FFFF)
    let one = Bits(repeating: 0x3FF0_0000_0000_0000)
    let middle = unsafeBitCast(fraction | one, to: Lanes.self) - Lanes(repeating: 1.5)
    let angle = middle * Lanes(repeating: Double.pi / 2)
    let z = angle * angle
    let sine = angle.addingProduct(angle * z, sineTerms(z))
    let half = Lanes(repeating: -0.5).addingProduct(z, cosineTerms(z))
    let cosine = Lanes(repeating: 1).addingProduct(z, half)
    let sign = (bits &<< Bits(repeating: 12)) & Bits(repeating: .min)
    let side = unsafeBitCast(unsafeBitCast(cosine, to: Bits.self) ^ sign, to: Lanes.self)
    let swap = (bits &<< Bits(repeating: 13)) .< Bits()
    return (side.replacing(with: sine, where: swap), sine.replacing(with: side, where: swap))
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
