/// The standard normal distribution.
public enum NormalDistribution {
  /// The probability of a value of at most `x`, accurate in both tails relative to itself and to
  /// its complement at -`x`.
  @inlinable
  public static func cdf(_ x: Double) -> Double {
    0.5 * ErrorFunction.complement(-x * 0.5.squareRoot())
  }

  /// The probability density at `x`.
  @inlinable
  public static func density(_ x: Double) -> Double {
    Elementary.exp(-0.5 * x * x) / (2 * Double.pi).squareRoot()
  }

  /// The x with `cdf(x) == p`, to about 1 part in 10^16.
  ///
  /// Minus infinity at p = 0, infinity at p = 1, not a number outside [0, 1]; a subnormal p counts
  /// as the least normal number. Source: Wichura, algorithm AS 241, PPND16 (1988).
  @inlinable
  public static func quantile(_ p: Double) -> Double {
    guard p > 0 && p < 1 else {
      return p == 0 ? -.infinity : p == 1 ? .infinity : .nan
    }
    return quantile(SIMD4(repeating: max(p, .leastNormalMagnitude)))[0]
  }

  /// Four quantiles at once, each with the bits of the scalar call; every p is normal and < 1.
  @inlinable @inline(__always)
  public static func quantile(_ p: SIMD4<Double>) -> SIMD4<Double> {
    let (central, outside) = nearCentre(p)
    guard any(outside) else { return central }
    return central.replacing(with: inTail(p), where: outside)
  }

  /// Two independent standard normals from two independent uniforms in (0, 1), four times over, by the
  /// transform of Box and Muller: sqrt(-2 ln u) times a point of the unit circle that v chooses.
  ///
  /// Source: Box and Muller, "A note on the generation of random normal deviates" (1958).
  @inlinable
  static func pair(
    _ u: SIMD4<Double>, _ v: SIMD4<Double>
  ) -> (SIMD4<Double>, SIMD4<Double>) {
    let (x, y) = VectorMath.circle(v)
    let radius = (VectorMath.log(u) * SIMD4(repeating: -2)).squareRoot()
    return (radius * x, radius * y)
  }

  /// The quantile where the mask is false; where it is true the tail applies.
  @inlinable @inline(__always)
  static func nearCentre(
    _ p: SIMD4<Double>
  ) -> (quantile: SIMD4<Double>, outside: SIMDMask<SIMD4<Int64>>) {
    let q = p - SIMD4(repeating: 0.5)
    let r = SIMD4(repeating: 0.180625) - q * q
    return (q * ratioNearCentre(r), r .< SIMD4(repeating: 0))
  }

  @inlinable @inline(__always)
  static func inTail(_ p: SIMD4<Double>) -> SIMD4<Double> {
    typealias Lanes = SIMD4<Double>
    let upper = p .> Lanes(repeating: 0.5)
    let smaller = p.replacing(with: Lanes(repeating: 1) - p, where: upper)
    let distance = (Lanes() - VectorMath.log(smaller)).squareRoot()
    var tail = ratioInTail(distance - Lanes(repeating: 1.6))
    let far = distance .> Lanes(repeating: 5)
    if any(far) {
      tail.replace(with: ratioFarOut(distance - Lanes(repeating: 5)), where: far)
    }
    return (Lanes() - tail).replacing(with: tail, where: upper)
  }
}

// The three rational approximations of AS 241, with its coefficients.
extension NormalDistribution {
  @inlinable @inline(__always)
  static func ratioNearCentre(_ r: SIMD4<Double>) -> SIMD4<Double> {
    VectorMath.horner(
      r, 2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4,
      4.5921953931549871457e+4, 1.3731693765509461125e+4, 1.9715909503065514427e+3,
      1.3314166789178437745e+2, 3.3871328727963666080e+0)
      / VectorMath.horner(
        r, 5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4,
        2.1213794301586595867e+4, 5.3941960214247511077e+3, 6.8718700749205790830e+2,
        4.2313330701600911252e+1, 1)
  }

  @inlinable @inline(__always)
  static func ratioInTail(_ r: SIMD4<Double>) -> SIMD4<Double> {
    VectorMath.horner(
      r, 7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
      1.27045825245236838258e+0, 3.64784832476320460504e+0, 5.76949722146069140550e+0,
      4.63033784615654529590e+0, 1.42343711074968357734e+0)
      / VectorMath.horner(
        r, 1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
        1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e+0,
        2.05319162663775882187e+0, 1)
  }

  @inlinable @inline(__always)
  static func ratioFarOut(_ r: SIMD4<Double>) -> SIMD4<Double> {
    VectorMath.horner(
      r, 2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
      2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e+0,
      5.46378491116411436990e+0, 6.65790464350110377720e+0)
      / VectorMath.horner(
        r, 2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
        7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1,
        5.99832206555887937690e-1, 1)
  }
}
