import NumericKernels
import Statistics
import Testing

@testable import Questions

@Suite("A figure of a run and its interval")
struct EstimateTests {
  /// Draws of a normal distribution at evenly spaced probabilities.
  static func normal(_ count: Int, mean: Double, sd: Double) -> [Double] {
    (0..<count).map { mean + sd * NormalDistribution.quantile((Double($0) + 0.5) / Double(count)) }
  }

  @Test("of a quantile has the standard error of its density, sqrt(p (1 - p) / n) / f")
  func quantile() {
    let count = 4000
    let draws = Self.normal(count, mean: 100, sd: 10)
    let estimate = Estimate(quantile: 0.9, of: draws)
    #expect(abs(estimate.value - 112.8155) < 0.02)
    let spread = Moments(estimate.influence)
    let density = 0.1754983 / 10
    let exact = (0.9 * 0.1 / Double(count)).squareRoot() / density
    // The density is told by a span of draws, which the normal density bends over.
    #expect(abs(spread.standardError / exact - 1) < 0.05)
    #expect(abs(spread.mean) < 0.01)
  }

  @Test("of a mean moves by what every draw adds")
  func mean() {
    let base = Estimate(mean: [1, 2, 3, 6])
    let other = Estimate(mean: [2, 3, 4, 7])
    let difference = EstimateDifference(from: base, to: other)
    #expect(difference.value == 1)
    #expect(difference.lower == 1 && difference.upper == 1)
  }

  @Test("of a chance has Wilson's interval")
  func chance() {
    let estimate = Estimate(chance: [1, 0, 0, 1])
    #expect(estimate.value == 0.5)
    let wilson = ConfidenceInterval.wilson(hits: 2, count: 4)
    #expect(estimate.lower == wilson.lowerBound && estimate.upper == wilson.upperBound)
  }

  @Test("is known by name, and no name is known that is none")
  func names() {
    for name in QuestionMeasure.names + ["net_cost.p80", "waiting_weeks.p95"] {
      #expect(QuestionMeasure(name)?.name == name)
    }
    for name in ["p_overun", "net_cost.p0", "net_cost.p100", "net_cost.90", "risk_91", "", "x.p9"] {
      #expect(QuestionMeasure(name) == nil)
    }
  }
}
