import Foundation
import NumericKernels
import Testing

@Suite("Poisson and binomial counts")
struct CountDrawTests {
  /// Mean and variance of a draw over the midpoints of `count` equal parts of (0, 1).
  func moments(_ draw: (Double) -> Double) -> (mean: Double, variance: Double) {
    let count = 400_000
    let values = (0..<count).map { draw((Double($0) + 0.5) / Double(count)) }
    let mean = values.reduce(0, +) / Double(count)
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count))
  }

  /// Share of the midpoints of a million equal parts of (0, 1) at which the draw equals `value`.
  func share(of value: Double, _ draw: (Double) -> Double) -> Double {
    let parts = 1_000_000
    let hits = (0..<parts).count { draw((Double($0) + 0.5) / Double(parts)) == value }
    return Double(hits) / Double(parts)
  }

  @Test(
    "Poisson frequencies are SciPy's probabilities",
    arguments: [
      (0.1, 0, 0.9048374180359595), (0.1, 1, 0.09048374180359597), (0.1, 2, 0.004524187090179801),
      (7.5, 0, 0.0005530843701478336), (7.5, 2, 0.015555497910407815),
      (7.5, 5, 0.109374594682555),
    ])
  func poissonFrequencies(mean: Double, k: Double, probability: Double) {
    // A grid of a million points places each of two boundaries within half a millionth.
    #expect(abs(share(of: k) { PoissonDraw.count(u: $0, mean: mean) } - probability) <= 1e-6)
  }

  @Test("Poisson inversion gives SciPy's quantiles into the far tail")
  func poissonQuantiles() {
    let small: [(Double, Double)] = [
      (1e-4, 0), (0.01, 2), (0.1, 4), (0.3, 6), (0.5, 7), (0.7, 9), (0.9, 11), (0.99, 15),
      (0.9999, 20), (1 - 1e-12, 34),
    ]
    let large: [(Double, Double)] = [
      (1e-10, 3), (1e-4, 12), (0.01, 18), (0.1, 23), (0.5, 30), (0.9, 37), (0.99, 43),
      (0.9999, 52), (1 - 1e-12, 76),
    ]
    for (u, k) in small { #expect(PoissonDraw.count(u: u, mean: 7.5) == k) }
    for (u, k) in large { #expect(PoissonDraw.count(u: u, mean: 29.9) == k) }
  }

  @Test("Poisson mean and variance equal the mean", arguments: [0.003, 0.1, 2, 12, 29.9, 30, 400])
  func poissonMoments(mean: Double) {
    let m = moments { PoissonDraw.count(u: $0, mean: mean) }
    // The grid cuts the upper tail at 1 - 1.25e-6, which costs the variance most.
    #expect(abs(m.mean - mean) < 1e-4 * (1 + mean))
    #expect(abs(m.variance - mean) < 1e-3 * (1 + mean))
  }

  @Test("A Poisson mean of nothing gives nothing and the last uniform ends")
  func poissonEdges() {
    #expect(PoissonDraw.count(u: 0.999, mean: 0) == 0)
    #expect(PoissonDraw.count(u: 0.999, mean: -1) == 0)
    #expect(PoissonDraw.count(u: 1 - 0x1p-53, mean: 29.9) < 110)
    #expect(PoissonDraw.count(u: 0x1p-53, mean: 30) == 0)
  }

  @Test("Binomial inversion gives SciPy's quantiles on both sides of one half")
  func binomialQuantiles() {
    let few: [(Double, Double)] = [
      (0.8, 0), (0.81, 0), (0.82, 1), (0.98, 1), (0.99, 2), (0.999, 2), (0.99995, 3),
      (0.999999, 4),
    ]
    let many: [(Double, Double)] = [
      (1e-6, 3), (1e-4, 6), (0.01, 11), (0.1, 15), (0.5, 20), (0.9, 26), (0.99, 30),
      (0.9999, 37), (1 - 1e-9, 49),
    ]
    let likely: [(Double, Double)] = [
      (1e-6, 21), (1e-4, 24), (0.01, 28), (0.1, 31), (0.5, 34), (0.9, 37), (0.99, 39),
      (0.9999, 40), (1 - 1e-9, 40),
    ]
    for (u, k) in few { #expect(BinomialDraw.count(u: u, n: 5, p: 0.04) == k) }
    for (u, k) in many { #expect(BinomialDraw.count(u: u, n: 200, p: 0.1) == k) }
    for (u, k) in likely { #expect(BinomialDraw.count(u: u, n: 40, p: 0.85) == k) }
  }

  @Test(
    "Binomial mean is n p and its variance that of the whole units and the remainder",
    arguments: [
      (5, 0.04), (0.3, 0.04), (1, 0.5), (5.25, 0.04), (7.9, 0.6), (63.5, 0.2), (90.5, 0.05),
      (250.7, 0.9), (299.5, 0.1), (300.5, 0.1), (1000.25, 0.7),
    ])
  func binomialMoments(n: Double, p: Double) {
    let m = moments { BinomialDraw.count(u: $0, n: n, p: p) }
    let remainder = n - n.rounded(.down)
    let variance = (n.rounded(.down) + remainder * remainder) * p * (1 - p)
    // As for Poisson: the grid misses one part in a million of each tail.
    #expect(abs(m.mean - n * p) < 1e-4 * (1 + n * p))
    #expect(abs(m.variance - variance) < 1e-3 * (1 + variance))
  }

  @Test("A remainder moves alone with probability p and never more than n moves")
  func remainder() {
    #expect(BinomialDraw.count(u: 0.95, n: 0.4, p: 0.04) == 0)
    #expect(BinomialDraw.count(u: 0.97, n: 0.4, p: 0.04) == 0.4)
    #expect(BinomialDraw.count(u: 1 - 0x1p-53, n: 2.5, p: 0.4) == 2.5)
    #expect(abs(share(of: 0.5) { BinomialDraw.count(u: $0, n: 2.5, p: 0.4) } - 0.144) <= 1e-6)
    #expect(abs(share(of: 1.5) { BinomialDraw.count(u: $0, n: 2.5, p: 0.4) } - 0.192) <= 1e-6)
  }

  @Test("Counts never fall as the uniform rises", arguments: [(5.25, 0.04), (7.9, 0.6), (80, 0.5)])
  func monotone(n: Double, p: Double) {
    var last = (poisson: -1.0, binomial: -1.0)
    for i in 0..<20_000 {
      let u = (Double(i) + 0.5) / 20_000
      let next = (PoissonDraw.count(u: u, mean: n), BinomialDraw.count(u: u, n: n, p: p))
      #expect(next.0 >= last.poisson && next.1 >= last.binomial && next.1 <= n)
      last = next
    }
  }

  @Test("Certain and impossible moves need no draw")
  func binomialEdges() {
    #expect(BinomialDraw.count(u: 0.999, n: 5.5, p: 0) == 0)
    #expect(BinomialDraw.count(u: 0.999, n: 5.5, p: -0.1) == 0)
    #expect(BinomialDraw.count(u: 0.001, n: 5.5, p: 1) == 5.5)
    #expect(BinomialDraw.count(u: 0.001, n: 5.5, p: 1.2) == 5.5)
    #expect(BinomialDraw.count(u: 0.5, n: 0, p: 0.5) == 0)
    #expect(BinomialDraw.count(u: 0.5, n: -1, p: 0.5) == 0)
    #expect(BinomialDraw.count(u: 1 - 0x1p-53, n: 1e9, p: 1e-9) < 30)
  }
}
