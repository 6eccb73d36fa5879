import Statistics
import Testing

@testable import Questions

@Suite("The value that just meets conditions")
struct RootSearchTests {
  private static let overrun = QuestionMeasure(.overrun, name: "p_overrun")

  /// A cost of normal draws against a budget: the chance of an overrun, with Wilson's interval.
  private func budget(_ draws: [Double]) -> (Double) -> SolvePoint {
    let condition = SolveCondition(Self.overrun, .atMost, 0.10)
    return { budget in
      let estimate = Estimate(chance: draws.map { $0 > budget ? 1 : 0 })
      return SolvePoint(
        x: budget,
        outcomes: [
          .init(condition, value: estimate.value, lower: estimate.lower, upper: estimate.upper)
        ])
    }
  }

  /// A course of one figure without noise.
  private func course(
    _ sign: SolveCondition.Sign, _ bound: Double, _ figure: @escaping (Double) -> Double
  )
    -> (Double) -> SolvePoint
  {
    let condition = SolveCondition(Self.overrun, sign, bound)
    return { x in
      SolvePoint(
        x: x,
        outcomes: [
          .init(condition, value: figure(x), lower: figure(x) - 0.01, upper: figure(x) + 0.01)
        ])
    }
  }

  @Test("of a normal cost is its quantile, within the interval")
  func normal() {
    let draws = EstimateTests.normal(2000, mean: 100, sd: 10)
    let found = RootSearch(50...200).run(budget(draws))
    let exact = 100 + 10 * 1.2815515655
    #expect(found.status == .found && found.isMetAbove && found.isMonotone)
    // Evenly spaced probabilities and a range of 150 closed in to a two-thousandth of it.
    #expect(abs(found.best.x - exact) < 0.2)
    #expect(found.best.isMet)
    let (lower, upper) = (found.lower ?? .nan, found.upper ?? .nan)
    #expect(lower < exact && exact < upper)
    // The interval of the quantile: sqrt(p (1 - p) / n) / f to both sides, twice.
    let half = 1.96 * (0.09 / 2000).squareRoot() / 0.01754983
    #expect(abs((upper - lower) / 2 / half - 1) < 0.25)
  }

  @Test("is found in other draws of the same cost where its interval says, in most of them")
  func covers() {
    let exact = 100 + 10 * 1.2815515655
    var hits = 0
    for seed in 0..<40 {
      var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
      let draws = (0..<400).map { _ -> Double in
        let sum = (0..<12).reduce(0.0) { total, _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return total + Double(state >> 11) * 0x1p-53
        }
        return 100 + 10 * (sum - 6)
      }
      let found = RootSearch(50...200).run(budget(draws))
      if (found.lower ?? .infinity) <= exact + 0.3, (found.upper ?? 0) >= exact - 0.3 { hits += 1 }
    }
    // 95% of 40 is 38; 33 or fewer has a chance of about one in a hundred.
    #expect(hits >= 34)
  }

  @Test("of a falling and of a rising course, and of strict signs")
  func monotone() {
    let falling = RootSearch(0...10).run(course(.atMost, 0.5) { 1 - $0 / 10 })
    #expect(falling.status == .found && falling.isMetAbove)
    #expect(abs(falling.best.x - 5) < 0.006)
    #expect(abs((falling.lower ?? 0) - 4.9) < 0.03 && abs((falling.upper ?? 0) - 5.1) < 0.03)
    let rising = RootSearch(0...10).run(course(.below, 0.5) { $0 / 10 })
    #expect(rising.status == .found && !rising.isMetAbove)
    #expect(rising.best.x < 5 && rising.best.x > 4.99)
    let above = RootSearch(0...10).run(course(.atLeast, 0.7) { $0 / 10 })
    #expect(above.isMetAbove && abs(above.best.x - 7) < 0.006)
  }

  @Test("is not made up where conditions are met everywhere or nowhere")
  func unreachable() {
    let everywhere = RootSearch(0...10).run(course(.atMost, 2) { 1 - $0 / 10 })
    #expect(everywhere.status == .metEverywhere && everywhere.lower == nil)
    let nowhere = RootSearch(0...10).run(course(.atMost, -1) { 1 - $0 / 10 })
    #expect(nowhere.status == .metNowhere && nowhere.points.count == RootSearch.places)
    #expect(nowhere.best.x == 10)
  }

  @Test("is the first of several, which are told")
  func notMonotone() {
    // Met between 2 and 6, and above 9.
    let found = RootSearch(0...10).run(
      course(.atMost, 0) { x in x < 2 ? 1 : x < 6 ? -1 : x < 9 ? 1 : -1 })
    #expect(found.changes == 3 && !found.isMonotone)
    #expect(found.isMetAbove && abs(found.best.x - 2) < 0.006)
  }

  @Test("is asked for at no value twice, and at few")
  func economy() {
    var asked: [Double] = []
    let figure = course(.atMost, 0.1) { 1 / (1 + $0 * $0) }
    let found = RootSearch(0...10).run { x in
      asked.append(x)
      return figure(x)
    }
    #expect(abs(found.best.x - 3) < 0.006)
    #expect(Set(asked).count == asked.count)
    #expect(asked.count <= 30)
    #expect(found.points.map(\.x) == asked.sorted())
  }

  @Test("of several conditions is where the last of them is met")
  func several() {
    let one = SolveCondition(Self.overrun, .atMost, 0.5)
    let other = SolveCondition(Self.overrun, .atMost, 0.2)
    let found = RootSearch(0...10).run { x -> SolvePoint in
      let value = 1 - x / 10
      return SolvePoint(
        x: x,
        outcomes: [one, other].map { .init($0, value: value, lower: value, upper: value) })
    }
    #expect(abs(found.best.x - 8) < 0.006)
  }
}
