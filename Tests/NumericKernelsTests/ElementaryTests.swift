import Foundation
import Testing

@testable import NumericKernels

@Suite("Elementary functions of one number")
struct ElementaryTests {
  /// Numbers spread evenly over a range, or over its logarithm.
  private func numbers(_ range: ClosedRange<Double>, logarithmic: Bool = false) -> [Double] {
    let count = 20_000
    let (low, high) =
      logarithmic
      ? (Foundation.log(range.lowerBound), Foundation.log(range.upperBound))
      : (range.lowerBound, range.upperBound)
    return (0...count).map {
      let x = low + (high - low) * (Double($0) / Double(count))
      return logarithmic ? Foundation.exp(x) : x
    }
  }

  /// The largest distance to the C library's, in units in the last place of the latter.
  private func distance(
    _ numbers: [Double], _ own: (Double) -> Double, _ exact: (Double) -> Double
  ) -> Double {
    numbers.map { abs(own($0) - exact($0)) / max(exact($0).ulp, 0x1p-1074) }.max() ?? .nan
  }

  @Test("exp keeps its bits between -708 and 709 and its last places towards the ends of the range")
  func exponential() {
    for x in numbers(-708...708) { #expect(Elementary.exp(x) == VectorMath.exp(x)) }
    #expect(distance(numbers(708...709.78), Elementary.exp, Foundation.exp) <= 3)
    #expect(distance(numbers(-745...(-708)), Elementary.exp, Foundation.exp) <= 3)
    #expect(Elementary.exp(710) == .infinity && Elementary.exp(.infinity) == .infinity)
    #expect(Elementary.exp(-746) == 0 && Elementary.exp(-.infinity) == 0)
    #expect(Elementary.exp(.nan).isNaN)
  }

  @Test("log takes every positive number, and says what it is of the others")
  func logarithm() {
    for x in numbers(1e-300...1e300, logarithmic: true) {
      #expect(Elementary.log(x) == VectorMath.log(x))
    }
    let subnormal = numbers(0x1p-1074...0x1p-1023, logarithmic: true)
    #expect(distance(subnormal, Elementary.log, Foundation.log) <= 1)
    #expect(Elementary.log(0) == -.infinity && Elementary.log(.infinity) == .infinity)
    #expect(Elementary.log(-1).isNaN && Elementary.log(.nan).isNaN)
  }

  @Test(
    "exp(x) - 1 and log(1 + x) are within four units in the last place of the C library's",
    arguments: [1e-300...1e-20, 1e-18...1e-3, 1e-3...0.7, 0.7...30])
  func nearZero(range: ClosedRange<Double>) {
    let sizes = numbers(range, logarithmic: true)
    for signed in [sizes, sizes.map { -$0 }] {
      #expect(distance(signed, Elementary.expMinusOne, Foundation.expm1) <= 4)
      let within = signed.filter { $0 > -1 }
      guard !within.isEmpty else { continue }
      #expect(distance(within, Elementary.logOnePlus, Foundation.log1p) <= 4)
    }
    #expect(Elementary.oneMinusExp(minus: 0.25) == -Elementary.expMinusOne(-0.25))
  }

  @Test("exp(x) - 1 and log(1 + x) have their limits at the ends")
  func ends() {
    #expect(Elementary.expMinusOne(1000) == .infinity && Elementary.expMinusOne(-1000) == -1)
    #expect(Elementary.expMinusOne(0) == 0 && Elementary.logOnePlus(0) == 0)
    #expect(
      Elementary.logOnePlus(-1) == -.infinity && Elementary.logOnePlus(.infinity) == .infinity)
    #expect(Elementary.logOnePlus(-2).isNaN && Elementary.expMinusOne(.nan).isNaN)
  }

  @Test("A whole power is a product, and any other within the error that is stated")
  func power() {
    #expect(Elementary.power(1.5, 3) == 3.375 && Elementary.power(2, -2) == 0.25)
    #expect(Elementary.power(-3, 3) == -27 && Elementary.power(0, 0) == 1)
    #expect(Elementary.power(0, 0.5) == 0 && Elementary.power(0, -0.5) == .infinity)
    #expect(Elementary.power(-1, 0.5).isNaN)
    for exponent in [0.5, -0.25, 1 / 3.0, 7.7, 1000.5, 1025] {
      for base in numbers(0.5...1.5) {
        let exact = Foundation.pow(base, exponent)
        let error = 2 + 3 * abs(exponent * Foundation.log(base))
        #expect(abs(Elementary.power(base, exponent) - exact) <= error * exact.ulp)
      }
    }
    for base in numbers(0.9...1.1) {
      let exact = Foundation.pow(base, 40)
      #expect(abs(Elementary.power(base, 40) - exact) <= 40 * exact.ulp)
    }
  }

  @Test(
    "The complementary error function is within four units in the last place of the C library's, far out too",
    arguments: [
      -30...(-6), -6...(-0.84375), -0.84375...0.25, 0.25...1.25, 1.25...2.858, 2.858...26,
    ])
  func errorFunction(range: ClosedRange<Double>) {
    #expect(distance(numbers(range), ErrorFunction.complement, Foundation.erfc) <= 4)
  }

  @Test("The complementary error function has its limits")
  func errorFunctionEnds() {
    #expect(ErrorFunction.complement(0) == 1)
    #expect(ErrorFunction.complement(40) == 0 && ErrorFunction.complement(-40) == 2)
    #expect(ErrorFunction.complement(.nan).isNaN)
  }

  @Test("The logarithm of the gamma function is that of factorials, and the C library's to 1e-14")
  func gamma() {
    var factorial = 1.0
    for n in 1...20 {
      let exact = Foundation.log(factorial)
      #expect(abs(GammaFunction.log(Double(n)) - exact) <= 1e-14 * max(1, exact))
      factorial *= Double(n)
    }
    for a in numbers(1e-6...1e6, logarithmic: true) {
      let exact: Double = lgamma(a)
      #expect(abs(GammaFunction.log(a) - exact) <= 1e-14 * max(1, abs(exact)))
    }
  }
}
