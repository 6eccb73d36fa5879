/// The gamma function of positive numbers, as logarithms.
enum GammaFunction {
  /// log Gamma(a) for a > 0, to about 1e-14 absolute or relative, whichever is larger.
  static func log(_ a: Double) -> Double {
    stirling(a) + logRemainder(a)
  }

  /// log Gamma(a) less Stirling's approximation, for a > 0, to about 1e-14.
  ///
  /// Below 10 by Gamma(a + 1) = a Gamma(a). Source: DLMF 5.11.1.
  static func logRemainder(_ a: Double) -> Double {
    guard a < 10 else {
      let r = 1 / (a * a)
      let tail = r * (1 / 1188.0 - r * (691 / 360360.0 - r / 156))
      return (1 / 12.0 - r * (1 / 360.0 - r * (1 / 1260.0 - r * (1 / 1680.0 - tail)))) / a
    }
    var (larger, product) = (a, 1.0)
    while larger < 10 {
      product *= larger
      larger += 1
    }
    return logRemainder(larger) + (stirling(larger) - stirling(a) - Elementary.log(product))
  }

  /// (a - 1/2) log a - a + log(2 pi) / 2.
  private static func stirling(_ a: Double) -> Double {
    (a - 0.5) * Elementary.log(a) - a + 0.918938533204672741780
  }
}
