/// The complementary error function, 2 / sqrt(pi) times the integral of exp(-t^2) from x on.
///
/// Source: the rational approximations of FreeBSD's s_erf.c (Sun Microsystems, 1993), with its
/// coefficients from the constant term up. Within 4 units in the last place, in the tails too, until
/// the result is subnormal.
public enum ErrorFunction {
  public static func complement(_ x: Double) -> Double {
    let size = abs(x)
    if size < 0.84375 { return nearZero(x) }
    if size < 1.25 {
      let s = size - 1
      let ratio = ratio(s, aroundOne)
      return x > 0 ? (1 - atOne) - ratio : 1 + (atOne + ratio)
    }
    guard size < 28 else { return x.isNaN ? x : x > 0 ? 0 : 2 }
    return x > 0 ? tail(size) : 2 - tail(size)
  }

  private static func nearZero(_ x: Double) -> Double {
    let part = x * ratio(x * x, aroundZero)
    return x < 0.25 ? 1 - (x + part) : 0.5 - (part + (x - 0.5))
  }

  /// exp(-x^2 - 0.5625 + R / S) / x, with x^2 from a part of x of which the square is exact.
  private static func tail(_ x: Double) -> Double {
    let s = 1 / (x * x)
    let correction = ratio(s, x < 1 / 0.35 ? beyondOne : farOut)
    let short = Double(bitPattern: x.bitPattern & 0xFFFF_FFFF_0000_0000)
    let square = Elementary.exp(-short * short - 0.5625)
    return square * Elementary.exp((short - x) * (short + x) + correction) / x
  }

  private typealias Ratio = (above: [Double], below: [Double])

  private static func ratio(_ x: Double, _ ratio: Ratio) -> Double {
    polynomial(x, ratio.above) / polynomial(x, ratio.below)
  }

  private static func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }

  /// The error function at 1, in single precision.
  private static let atOne = 8.45062911510467529297e-01

  private static let aroundZero: Ratio = (
    [
      1.28379167095512558561e-01, -3.25042107247001499370e-01, -2.84817495755985104766e-02,
      -5.77027029648944159157e-03, -2.37630166566501626084e-05,
    ],
    [
      1, 3.97917223959155352819e-01, 6.50222499887672944485e-02, 5.08130628187576562776e-03,
      1.32494738004321644526e-04, -3.96022827877536812320e-06,
    ]
  )

  private static let aroundOne: Ratio = (
    [
      -2.36211856075265944077e-03, 4.14856118683748331666e-01, -3.72207876035701323847e-01,
      3.18346619901161753674e-01, -1.10894694282396677476e-01, 3.54783043256182359371e-02,
      -2.16637559486879084300e-03,
    ],
    [
      1, 1.06420880400844228286e-01, 5.40397917702171048937e-01, 7.18286544141962662868e-02,
      1.26171219808761642112e-01, 1.36370839120290507362e-02, 1.19844998467991074170e-02,
    ]
  )

  private static let beyondOne: Ratio = (
    [
      -9.86494403484714822705e-03, -6.93858572707181764372e-01, -1.05586262253232909814e+01,
      -6.23753324503260060396e+01, -1.62396669462573470355e+02, -1.84605092906711035994e+02,
      -8.12874355063065934246e+01, -9.81432934416914548592e+00,
    ],
    [
      1, 1.96512716674392571292e+01, 1.37657754143519042600e+02, 4.34565877475229228821e+02,
      6.45387271733267880336e+02, 4.29008140027567833386e+02, 1.08635005541779435134e+02,
      6.57024977031928170135e+00, -6.04244152148580987438e-02,
    ]
  )

  private static let farOut: Ratio = (
    [
      -9.86494292470009928597e-03, -7.99283237680523006574e-01, -1.77579549177547519889e+01,
      -1.60636384855821916062e+02, -6.37566443368389627722e+02, -1.02509513161107724954e+03,
      -4.83519191608651397019e+02,
    ],
    [
      1, 3.03380607434824582924e+01, 3.25792512996573918826e+02, 1.53672958608443695994e+03,
      3.19985821950859553908e+03, 2.55305040643316442583e+03, 4.74528541206955367215e+02,
      -2.24409524465858183362e+01,
    ]
  )
}
