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
}
