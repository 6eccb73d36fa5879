import Statistics
import Testing

@Suite("Paired differences")
struct PairedDifferenceTests {
  @Test("Difference, standard errors and interval are SciPy's paired and unpaired ones")
  func paired() {
    let d = PairedDifference(base: Sample.x, alternative: Sample.y)
    #expect(close(d.mean, 0.63))
    #expect(close(d.standardError, 0.15779733838059504))
    #expect(close(d.unpairedStandardError, 1.9552919645584048))
    #expect(close(d.interval().lowerBound, 0.27303762071184473, 1e-12))
    #expect(close(d.interval().upperBound, 0.986962379288155, 1e-12))
    // The ratio of variances with errors of 1e-14 each.
    #expect(close(d.varianceReduction, 153.54082998661306, 1e-13))
  }

  @Test("A constant difference is known exactly")
  func constant() {
    let d = PairedDifference(base: [1, 2, 4], alternative: [2, 3, 5])
    #expect(d.mean == 1 && d.standardError == 0 && d.interval() == 1...1)
    #expect(d.varianceReduction == .infinity)
    #expect(PairedDifference(base: [1, 1], alternative: [2, 2]).varianceReduction == 1)
  }

  @Test("The spread of differences is that of the draws, and tells how many are less")
  func spread() {
    let base = [10.0, 10, 10, 10, 10]
    let spread = PairedSpread(base: base, alternative: [9, 12, 10, 10.004, 14], tolerance: 0.005)
    #expect(spread.less == 0.2 && spread.more == 0.4)
    #expect(spread.quantiles.minimum == -1 && spread.quantiles.maximum == 4)
    #expect(close(spread.quantiles.quantile(0.95), 3.6))
    let doubled = PairedSpread(
      base: base + base, alternative: [9, 12, 10, 10, 14, 9, 12, 10, 10, 14])
    #expect(doubled.less == 0.2 && doubled.quantiles.maximum == 4, "more draws do not narrow it")
  }
}
