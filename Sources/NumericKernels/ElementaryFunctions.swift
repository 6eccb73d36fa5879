/// Elementary functions of one number.
///
/// Their own arithmetic throughout, and none of the C library's, which differs from one library and
/// version to the next: the same bits on every processor with fused multiply-add.
public enum Elementary {
  /// e to the power x, within 1 unit in the last place for |x| <= 708, and 3 beyond.
  @inlinable
  public static func exp(_ x: Double) -> Double {
    abs(x) <= 708 ? VectorMath.exp(x) : outerExp(x)
  }

  /// The natural logarithm, within 1 unit in the last place; minus infinity at 0, not a number below.
  @inlinable
  public static func log(_ x: Double) -> Double {
    x >= .leastNormalMagnitude && x < .infinity ? VectorMath.log(x) : outerLog(x)
  }

  /// exp(x) - 1, accurate near 0: within 4 units in the last place.
  ///
  /// Source: Kahan's correction by the rounded logarithm, in Higham, Accuracy and Stability of Numerical
  /// Algorithms (2002), 1.14.1.
  public static func expMinusOne(_ x: Double) -> Double {
    let power = exp(x)
    guard power != 1 else { return x }
    let difference = power - 1
    guard difference > -1, difference < .infinity else { return difference }
    return difference * (x / log(power))
  }

  /// 1 - exp(-x), accurate near 0: within 4 units in the last place.
  @inlinable
  public static func oneMinusExp(minus x: Double) -> Double { -expMinusOne(-x) }

  /// log(1 + x), accurate near 0: within 4 units in the last place.
  ///
  /// Source: as `expMinusOne`, 1.14 problem 1.5.
  public static func logOnePlus(_ x: Double) -> Double {
    let sum = 1 + x
    guard sum != 1 else { return x }
    guard sum > 0, sum < .infinity else { return log(sum) }
    return log(sum) * (x / (sum - 1))
  }

  /// `base` to a real power: by multiplication for whole exponents up to 1,024, else by exp and log.
  ///
  /// Off by about one unit in the last place for each doubling of a whole exponent, and by 2 and three times
  /// |exponent log(base)| for others. Not a number for a negative base and a broken exponent.
  public static func power(_ base: Double, _ exponent: Double) -> Double {
    guard abs(exponent) <= 1024, exponent == exponent.rounded() else {
      return base == 0 ? (exponent > 0 ? 0 : .infinity) : exp(exponent * log(base))
    }
    var rest = Int(abs(exponent))
    var (square, product) = (base, 1.0)
    while rest > 0 {
      if rest & 1 == 1 { product *= square }
      square *= square
      rest >>= 1
    }
    return exponent < 0 ? 1 / product : product
  }

  /// The ends of the range, by halves, so that nothing overflows before the result does.
  @usableFromInline
  static func outerExp(_ x: Double) -> Double {
    guard abs(x) < 800 else { return x > 0 ? .infinity : x < 0 ? 0 : x }
    let half = VectorMath.exp(0.5 * x)
    return half * half
  }

  /// Numbers that are not positive and normal.
  @usableFromInline
  static func outerLog(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? -.infinity : .nan }
    guard x < .infinity else { return x }
    return VectorMath.log(x * 0x1p54) - 54 * 0.693147180559945309417
  }
}
