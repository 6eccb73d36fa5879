import Foundation
import NumericKernels
import Testing

@Suite("The normal distribution")
struct NormalDistributionTests {
  @Test(
    "Quantiles agree with SciPy from the far tail to the centre",
    arguments: [
      (1e-300, -37.0470962993612), (1e-20, -9.262340089798409), (1e-10, -6.361340902404056),
      (0.001, -3.090232306167813), (0.025, -1.959963984540054), (0.075, -1.4395314709384563),
      (0.3, -0.5244005127080409), (0.5, 0), (0.9, 1.2815515655446004), (0.999, 3.090232306167813),
      (1 - 0x1p-53, 8.209536151601387),
    ])
  func quantiles(p: Double, x: Double) {
    // Both are good to about 16 digits: two units in the last place of room for each.
    #expect(abs(NormalDistribution.quantile(p) - x) <= 1e-15 * abs(x))
  }

  @Test(
    "Probabilities agree with SciPy",
    arguments: [
      (-10, 7.61985302416047e-24), (-3, 0.0013498980316300933), (-1, 0.15865525393145707),
      (0, 0.5), (0.5, 0.6914624612740131), (2, 0.9772498680518208), (6, 0.9999999990134123),
    ])
  func probabilities(x: Double, p: Double) {
    // x / sqrt(2) is rounded; its relative error is multiplied by x squared in the far tail.
    #expect(abs(NormalDistribution.cdf(x) - p) <= 1e-15 * (1 + x * x) * p)
  }

  @Test("The quantile is increasing, odd about one half and the inverse of the probability")
  func inverse() {
    var last = -Double.infinity
    for i in 1..<4096 {
      let p = Double(i) / 4096
      let x = NormalDistribution.quantile(p)
      #expect(x > last)
      #expect(abs(NormalDistribution.cdf(x) - p) < 4e-16 * (1 + abs(x)))
      #expect(NormalDistribution.quantile(1 - p) == -x)
      last = x
    }
  }

  @Test("The ends of the scale are infinite and outside it there is no quantile")
  func ends() {
    #expect(NormalDistribution.quantile(0) == -.infinity)
    #expect(NormalDistribution.quantile(1) == .infinity)
    #expect(NormalDistribution.quantile(1.5).isNaN)
    #expect(NormalDistribution.quantile(.nan).isNaN)
    #expect(NormalDistribution.quantile(.leastNonzeroMagnitude) < -37)
  }

  @Test("The vector logarithm is within one unit in the last place of the C library's")
  func logarithm() {
    for i in 1..<20_000 {
      let x = exp2(Double(i) / 10 - 1000) * (1 + Double(i % 97) / 97)
      let difference = abs(VectorMath.log(SIMD4(repeating: x))[2] - log(x))
      #expect(difference <= log(x).ulp)
    }
  }
}
