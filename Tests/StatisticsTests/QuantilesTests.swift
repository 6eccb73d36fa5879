import NumericKernels
import Statistics
import Testing

@Suite("Quantiles")
struct QuantilesTests {
  @Test(
    "Quantiles are NumPy's default",
    arguments: [
      (0, -4.5), (0.1, -1.53), (0.25, 0.575), (0.5, 2.65), (0.8, 6.34), (0.95, 8.855), (1, 9.8),
    ])
  func typeSeven(p: Double, x: Double) {
    #expect(close(Sample.quantiles.quantile(p), x))
  }

  @Test("Sorting in place leaves the column sorted, and the ends are minimum and maximum")
  func sorting() {
    var values = Sample.x
    let quantiles = Quantiles(sorting: &values)
    #expect(values == Sample.x.sorted() && quantiles.sorted == values)
    #expect(quantiles.minimum == -4.5 && quantiles.maximum == 9.8)
    #expect(quantiles.rank(2.2) == 5 && quantiles.rank(-9) == 0 && quantiles.rank(99) == 10)
    #expect(Quantiles(sorted: [3]).quantile(0.9) == 3)
  }

  // Ranks: SciPy's binom.ppf at 2.5% and 97.5%, the upper one plus 1.
  @Test(
    "The interval lies between the order statistics of the binomial distribution",
    arguments: [
      (10, 0.5, 2, 9), (100, 0.9, 84, 96), (1000, 0.5, 469, 532), (10_000, 0.95, 9457, 9543),
      (100_000, 0.99, 98938, 99062),
    ])
  func orderStatistics(n: Int, p: Double, low: Double, high: Double) {
    let quantiles = Quantiles(sorted: (1...n).map(Double.init))
    #expect(quantiles.interval(p) == low...high)
  }

  @Test("An interval has no end where too few values lie beyond it")
  func openEnds() {
    let quantiles = Quantiles(sorted: (1...10).map(Double.init))
    #expect(quantiles.interval(0.99).upperBound == .infinity)
    #expect(quantiles.interval(0.01).lowerBound == -.infinity)
  }

  @Test("The interval covers the true quantile as often as it promises")
  func coverage() {
    let stream = RandomStream(seed: 3)
    let (columns, size) = (2000, 60)
    let uniforms = Vector(size)
    var covered = 0
    for column in 0..<columns {
      stream.fillUniforms(
        uniforms, count: size, firstReplication: 0,
        at: DrawAddress(decision: 1, subject: UInt32(column), month: 0))
      var values = uniforms.values
      if Quantiles(sorting: &values).interval(0.8).contains(0.8) { covered += 1 }
    }
    // At least 95%, less three standard errors of 2,000 trials.
    #expect(Double(covered) / Double(columns) > 0.95 - 3 * 0.0049)
  }
}
