import Statistics
import Testing

@Suite("Risk measures")
struct RiskMeasuresTests {
  let measures = RiskMeasures(Sample.quantiles)

  @Test("Exceedance counts the values above the threshold and averages their excess")
  func exceedance() throws {
    let e = measures.exceedance(above: 2)
    #expect(e.hits == 6 && e.count == 10 && e.probability == 0.6)
    #expect(close(try #require(e.expected), 3.6833333333333336))
    let interval = try #require(e.expectedInterval)
    #expect(close(interval.lowerBound, 0.7125468035589311, 1e-12))
    #expect(close(interval.upperBound, 6.654119863107736, 1e-12))
  }

  @Test("Values above thresholds of their own are counted, and averaged from what is common")
  func ownThresholds() throws {
    let values = [5.0, 1, 3, 8, -2]
    let e = Exceedance(of: values, above: [4, 2, 3, 1, 0])
    #expect(e.hits == 2 && e.count == 5 && e.probability == 0.4 && e.expected == 6.5)
    #expect(Exceedance(of: values, above: [4, 2, 3, 1, 0], from: 1).expected == 5.5)
    #expect(Exceedance(of: values, above: [9, 9, 9, 9, 9]).expected == nil)
    var sorted = values
    let one = RiskMeasures(Quantiles(sorting: &sorted)).exceedance(above: 2.5)
    #expect(Exceedance(of: values, above: [2.5, 2.5, 2.5, 2.5, 2.5], from: 2.5) == one)
  }

  @Test("A threshold that no value passes is exceeded by none, with an interval above 0")
  func neverExceeded() {
    let e = measures.exceedance(above: 9.8)
    #expect(e.hits == 0 && e.expected == nil && e.expectedInterval == nil)
    #expect(e.probabilityInterval.lowerBound == 0 && e.probabilityInterval.upperBound > 0.2)
    #expect(measures.exceedance(above: 8).expectedInterval == nil)
  }

  @Test(
    "Intervals of proportions are Wilson's",
    arguments: [
      (0, 20, 0, 0.16112515805281935), (3, 20, 0.05236874589621662, 0.3604188647407569),
      (20, 20, 0.8388748419471808, 1), (137, 10_000, 0.011601223967326633, 0.016172252847993424),
    ])
  func wilson(hits: Int, count: Int, low: Double, high: Double) {
    let interval = ConfidenceInterval.wilson(hits: hits, count: count)
    #expect(close(interval.lowerBound, low))
    #expect(close(interval.upperBound, high))
  }

  @Test("The tail mean averages the worst part, a value in part where the tail ends within it")
  func tailMean() {
    #expect(close(measures.tailMean(0.8), 8.75))
    #expect(close(measures.tailMean(0.75), 8.2))
    #expect(close(measures.tailMean(0), 2.99))
    #expect(measures.tailMean(0.99) == 9.8)
  }

  @Test("A buffer is the quantile, and none is needed below 0")
  func buffer() {
    #expect(close(measures.requiredBuffer(0.95), 8.855))
    #expect(measures.requiredBuffer(0.05) == 0)
  }
}
