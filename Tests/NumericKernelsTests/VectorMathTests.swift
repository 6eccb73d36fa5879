import Foundation
import NumericKernels
import Testing

@Suite("Elementary functions on four numbers")
struct VectorMathTests {
  private let stream = RandomStream(seed: 20_261_121)

  /// Numbers spread over a range, the same in every run.
  private func numbers(_ count: Int, in range: ClosedRange<Double>) -> [Double] {
    (0..<count).map {
      let address = DrawAddress(decision: 1, subject: 1, time: 0)
      let u = stream.uniform(replication: UInt32($0), at: address)
      return range.lowerBound + u * (range.upperBound - range.lowerBound)
    }
  }

  @Test(
    "The exponential is within one unit in the last place of the C library's",
    arguments: [-708.0...709, -30...30, -1...1, -1e-6...1e-6])
  func exponential(range: ClosedRange<Double>) {
    for x in numbers(200_000, in: range) {
      let exact = Foundation.exp(x)
      #expect(abs(VectorMath.exp(x) - exact) <= exact.ulp)
    }
  }

  @Test("The exponential is 1 at 0, and 0 and infinity beyond its range")
  func exponentialEnds() {
    #expect(VectorMath.exp(0) == 1)
    #expect(VectorMath.exp(-708.5) == 0 && VectorMath.exp(-.infinity) == 0)
    #expect(VectorMath.exp(709.5) == .infinity && VectorMath.exp(.infinity) == .infinity)
  }

  @Test(
    "The logarithm is within one unit in the last place of the C library's",
    arguments: [1e-300...1e300, 0.5...2, 1e-9...1])
  func logarithm(range: ClosedRange<Double>) {
    for x in numbers(200_000, in: range) {
      let exact = Foundation.log(x)
      #expect(abs(VectorMath.log(x) - exact) <= max(exact.ulp, 0x1p-1022))
    }
  }

  @Test("A point of the circle lies on it, and its angles are uniform over all quarters")
  func circle() {
    let bins = 64
    var counts = [Int](repeating: 0, count: bins)
    let turns = numbers(64_000, in: 0...1)
    var worst = 0.0
    for t in turns {
      let (x, y) = VectorMath.circle(SIMD4(repeating: t))
      worst = max(worst, abs(x[0] * x[0] + y[0] * y[0] - 1))
      let turn = atan2(y[0], x[0]) / (2 * .pi) + 0.5
      counts[min(bins - 1, Int(turn * Double(bins)))] += 1
    }
    #expect(worst <= 4 * 0x1p-52)
    let expected = Double(turns.count) / Double(bins)
    let chi = counts.reduce(0) { $0 + pow(Double($1) - expected, 2) / expected }
    // The 0.1% point of chi-square with 63 degrees of freedom.
    #expect(chi < 103.4)
  }

  @Test("Absolute values have no sign")
  func magnitude() {
    let x = SIMD4<Double>(-2, 0, 3, -.infinity)
    #expect(VectorMath.magnitude(x) == SIMD4(2, 0, 3, .infinity))
  }
}
