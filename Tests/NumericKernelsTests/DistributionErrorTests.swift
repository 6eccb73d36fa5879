import NumericKernels
import Testing

@Suite("Figures that make no distribution")
struct DistributionErrorTests {
  typealias Shape = Distribution.Shape

  static let refused: [(Shape, DistributionError)] = [
    (.fixed(.nan), .notFinite(figure: "value")),
    (.uniform(min: 2, max: 2), .outOfOrder(smaller: "min", 2, larger: "max", 2)),
    (.uniform(min: -.infinity, max: 2), .notFinite(figure: "min")),
    (.triangular(min: 0, mode: 5, max: 4), .modeOutsideBounds(min: 0, mode: 5, max: 4)),
    (.pert(min: 1, mode: 0, max: 4), .modeOutsideBounds(min: 1, mode: 0, max: 4)),
    (.normal(mean: 0, sd: 0), .notPositive(figure: "sd", value: 0)),
    (.lognormal(meanLog: 0, sdLog: -1), .notPositive(figure: "sdLog", value: -1)),
    (.beta(alpha: 0, beta: 1, min: 0, max: 1), .notPositive(figure: "alpha", value: 0)),
    (.gamma(shape: 1, scale: 0), .notPositive(figure: "scale", value: 0)),
    (.empirical([]), .noValues),
    (.discrete(values: [1], weights: []), .countsDiffer(values: 1, weights: 0)),
    (.discrete(values: [1], weights: [-1]), .negativeWeight(value: 1, weight: -1)),
    (.discrete(values: [1], weights: [0]), .noWeight),
    (
      .discrete(values: [1, 2], weights: [1e308, 1e308]),
      .notFinite(figure: "the sum of the weights")
    ),
    (
      .gamma(shape: 2e9, scale: 1), .tooNarrow(figure: "shape", value: 2e9, limit: 1e9)
    ),
    (
      .beta(alpha: 1, beta: 2e9, min: 0, max: 1),
      .tooNarrow(figure: "beta", value: 2e9, limit: 1e9)
    ),
  ]

  @Test("A shape is refused with the figure that is wrong", arguments: refused)
  func shape(shape: Shape, error: DistributionError) {
    #expect(throws: error) { try Distribution(shape) }
    #expect(!error.description.isEmpty)
  }

  @Test("A truncation that leaves nothing is refused")
  func nothingLeft() {
    #expect(throws: DistributionError.nothingLeft(lower: 5, upper: nil)) {
      try Distribution(.uniform(min: 0, max: 4), lower: 5)
    }
    #expect(throws: DistributionError.nothingLeft(lower: 3, upper: 2)) {
      try Distribution(.normal(mean: 0, sd: 1), lower: 3, upper: 2)
    }
    #expect(throws: DistributionError.nothingLeft(lower: nil, upper: 1)) {
      try Distribution(.fixed(2), upper: 1)
    }
    #expect(throws: DistributionError.nothingLeft(lower: 60, upper: nil)) {
      try Distribution(.normal(mean: 0, sd: 1), lower: 60)
    }
  }

  @Test("Means and spreads that no distribution has are refused")
  func spreads() {
    #expect(throws: DistributionError.spreadTooLarge(sd: 0.5, limit: 0.5)) {
      try Shape.beta(mean: 0.5, sd: 0.5)
    }
    #expect(throws: DistributionError.meanOutsideBounds(min: 0, mean: 1, max: 1)) {
      try Shape.beta(mean: 1, sd: 0.1)
    }
    #expect(throws: DistributionError.notPositive(figure: "mean", value: -1)) {
      try Shape.lognormal(mean: -1, sd: 1)
    }
    #expect(throws: DistributionError.outOfOrder(smaller: "p10", 3, larger: "p90", 2)) {
      try Shape.lognormal(p10: 3, p90: 2)
    }
  }
}
