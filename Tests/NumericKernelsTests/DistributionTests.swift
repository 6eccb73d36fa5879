import Foundation
import NumericKernels
import Testing

@Suite("Distributions")
struct DistributionTests {
  static let all: [Distribution.Shape] = [
    .uniform(min: -1, max: 3), .triangular(min: 0, mode: 1, max: 4),
    .triangular(min: 0, mode: 0, max: 4), .triangular(min: 0, mode: 4, max: 4),
    .pert(min: 1, mode: 2, max: 6), .normal(mean: 2, sd: 3),
    .lognormal(meanLog: 1, sdLog: 0.6), .beta(alpha: 2, beta: 5, min: -1, max: 4),
    .beta(alpha: 0.5, beta: 0.5, min: 0, max: 1), .gamma(shape: 2.5, scale: 2),
    .gamma(shape: 0.3, scale: 1), .discrete(values: [3, 1, 2], weights: [1, 2, 5]),
    .empirical([4, 1, 1, 8, 3]), .fixed(2),
  ]

  /// Mean and standard deviation over the midpoints of equal parts of (0, 1).
  func moments(_ d: Distribution) -> (mean: Double, sd: Double) {
    let count = 20_000
    let values = (0..<count).map { d.quantile((Double($0) + 0.5) / Double(count)) }
    let mean = values.reduce(0, +) / Double(count)
    let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
    return (mean, square.squareRoot())
  }

  @Test(
    "Every quantile function rises within the support and inverts the probability", arguments: all)
  func consistent(shape: Distribution.Shape) throws {
    for (lower, upper) in [(nil, nil), (1.25, 3.5), (nil, 2.5), (1.0, nil)] as [(Double?, Double?)]
    {
      guard let d = try? Distribution(shape, lower: lower, upper: upper) else { continue }
      var last = -Double.infinity
      for i in 1..<400 {
        let u = Double(i) / 400
        let x = d.quantile(u)
        #expect(x >= last && d.support.contains(x))
        // Rounding of x times the density, which is below 1e3 at these places.
        #expect(d.cdf(x) >= u - 1e-12)
        last = x
      }
      #expect(d.quantile(0) == d.support.lowerBound)
      #expect(d.quantile(1) == d.support.upperBound)
    }
  }

  @Test("Mean and standard deviation are those of the quantile function", arguments: all)
  func momentsOfAll(shape: Distribution.Shape) throws {
    for (lower, upper) in [(nil, nil), (1.25, 3.5)] as [(Double?, Double?)] {
      guard let d = try? Distribution(shape, lower: lower, upper: upper) else { continue }
      let grid = moments(d)
      // The midpoints miss part of an unbounded tail: about a thousandth of the spread.
      #expect(abs(d.mean - grid.mean) < 2e-3 * (1 + grid.sd))
      #expect(abs(d.standardDeviation - grid.sd) < 1e-2 * (1e-9 + grid.sd))
    }
  }

  struct Truncated: Sendable {
    let shape: Distribution.Shape
    let lower: Double?
    let upper: Double?
    let mean: Double
    let sd: Double
    let quantiles: [Double]
  }

  // Constants: mpmath, 30 digits, by quadrature and bisection of the truncated density.
  static let truncated = [
    Truncated(
      shape: .normal(mean: 0, sd: 1), lower: -0.5, upper: 1.5, mean: 0.3562728841770598,
      sd: 0.5293846901367899,
      quantiles: [-0.482334725574917, 0.3077538211489955, 1.453418807363789]),
    Truncated(
      shape: .normal(mean: 0, sd: 1), lower: 5, upper: nil, mean: 5.186503967125842,
      sd: 0.1808215546253052,
      quantiles: [5.001937436168998, 5.132018332044298, 5.824364544508434]),
    Truncated(
      shape: .lognormal(meanLog: 1, sdLog: 0.6), lower: nil, upper: 6, mean: 2.743155503941369,
      sd: 1.282609989451959,
      quantiles: [0.6585152483631034, 2.533341423437565, 5.814147159956385]),
    Truncated(
      shape: .gamma(shape: 2.5, scale: 2), lower: 1, upper: 8, mean: 4.106473244698609,
      sd: 1.825804290050447,
      quantiles: [1.095485779204524, 3.930943548711374, 7.856927036260195]),
    Truncated(
      shape: .beta(alpha: 2, beta: 5, min: 0, max: 1), lower: 0.2, upper: 0.5,
      mean: 0.3272750821254901, sd: 0.08242990646821212,
      quantiles: [0.2022216755285731, 0.3178894202551073, 0.4942749834655899]),
    Truncated(
      shape: .triangular(min: 0, mode: 1, max: 4), lower: 0.5, upper: 3, mean: 1.601626016260163,
      sd: 0.6586181320583269, quantiles: [0.5330728530573159, 1.525126265847084, 2.95]),
    Truncated(
      shape: .pert(min: 1, mode: 2, max: 6), lower: 1.5, upper: nil, mean: 2.659883984841403,
      sd: 0.7956599992075782,
      quantiles: [1.523220177420515, 2.527390633989648, 4.78183421387103]),
  ]

  @Test(
    "Truncated distributions have the moments and quantiles of their density", arguments: truncated)
  func truncation(_ known: Truncated) throws {
    let d = try Distribution(known.shape, lower: known.lower, upper: known.upper)
    // The quantile is promised to 1e-13, the quadrature to 1e-10; the constants have 16 digits.
    for (u, x) in zip([0.01, 0.5, 0.99], known.quantiles) {
      #expect(abs(d.quantile(u) - x) < 1e-12)
      #expect(abs(d.cdf(x) - u) < 1e-12)
    }
    #expect(abs(d.mean - known.mean) < 1e-10)
    #expect(abs(d.standardDeviation - known.sd) < 1e-10)
  }

  @Test("A truncation spreads what lies outside over the inside and puts nothing on the bound")
  func noMassAtBound() throws {
    let d = try Distribution(.normal(mean: 0, sd: 1), lower: 0)
    #expect(d.cdf(0) == 0)
    #expect(d.quantile(1e-6) > 0)
    // Half-normal: mean sqrt(2 / pi), variance 1 - 2 / pi.
    #expect(abs(d.mean - (2 / Double.pi).squareRoot()) < 1e-12)
    #expect(abs(d.standardDeviation - (1 - 2 / Double.pi).squareRoot()) < 1e-12)
  }

  @Test("Steps are drawn with their weights, equal values add up and truncation drops the rest")
  func steps() throws {
    let d = try Distribution(.discrete(values: [3, 1, 3, 7], weights: [1, 2, 1, 0]))
    #expect(d.support == 1...3)
    #expect(d.mean == 2 && d.standardDeviation == 1)
    #expect(d.quantile(0.5) == 1 && d.quantile(0.500001) == 3)
    #expect(d.cdf(0.9) == 0 && d.cdf(1) == 0.5 && d.cdf(3) == 1)
    let cut = try Distribution(.empirical([1, 2, 3, 4]), lower: 2, upper: 3)
    #expect(cut.mean == 2.5 && cut.quantile(0) == 2)
    #expect(try Distribution(.fixed(4)).quantile(0.3) == 4)
  }

  @Test("Figures given as mean and spread, or as an interval, come back")
  func constructors() throws {
    let lognormal = try Distribution(.lognormal(mean: 3, sd: 2))
    let interval = try Distribution(.lognormal(p10: 2, p90: 8))
    let beta = try Distribution(.beta(mean: 0.1, sd: 0.05))
    let wide = try Distribution(.beta(mean: 5, sd: 1, min: 2, max: 10))
    let gamma = try Distribution(.gamma(mean: 3, sd: 2))
    for (d, mean, sd) in [
      (lognormal, 3, 2), (beta, 0.1, 0.05), (wide, 5, 1), (gamma, 3, 2),
    ] as [(Distribution, Double, Double)] {
      #expect(abs(d.mean - mean) < 1e-14 * mean * 4)
      #expect(abs(d.standardDeviation - sd) < 1e-13 * sd)
    }
    #expect(abs(interval.quantile(0.1) - 2) < 1e-14)
    #expect(abs(interval.quantile(0.9) - 8) < 1e-14)
  }
}
