/// Powers of ten, by which ticks are chosen and numbers written.
enum Decimal {
  /// Ten to a whole power.
  static func power(_ exponent: Int) -> Double {
    var product = 1.0
    for _ in 0..<exponent.magnitude { product *= 10 }
    return exponent < 0 ? 1 / product : product
  }

  /// The power of ten of the first digit: 0 for 1 up to 10, -1 for 0.1 up to 1; 0 for zero.
  static func order(of value: Double) -> Int {
    var rest = value.magnitude
    guard rest > 0 && rest.isFinite else { return 0 }
    var order = 0
    while rest >= 10 {
      rest /= 10
      order += 1
    }
    while rest < 1 {
      rest *= 10
      order -= 1
    }
    return order
  }

  /// `units` times ten to the power `exponent`, as near as a `Double` can be.
  static func value(units: Int, exponent: Int) -> Double {
    exponent < 0 ? Double(units) / power(-exponent) : Double(units) * power(exponent)
  }
}
