import NumericKernels
import SociaalDomein
import Testing

@testable import ScenarioText
@testable import Scenarios

@Suite("A pyramid that lends its shape to groups of ages")
struct AgePyramidTests {
  private static let kwb = [0...14, 15...24, 25...44, 45...64, 65...100]
  private static let fives = stride(from: 0, to: 95, by: 5).map { $0...$0 + 4 } + [95...100]
  private static let tens = stride(from: 0, to: 80, by: 10).map { $0...$0 + 9 } + [80...100]
  private static let netherlands = NationalPyramid(nearest: 2020).pyramid

  /// The groups of a population, of each sex or of both together.
  private func groups(
    _ people: [Double], _ ranges: [ClosedRange<Int>], bySex: Bool = true
  ) -> [AgeGroup] {
    let known = AgePyramid(people)
    let sexes: [Sex?] = bySex ? Sex.allCases.map { $0 } : [nil]
    return sexes.flatMap { sex in
      ranges.map { AgeGroup(ages: $0, sex: sex, people: known.count($0, sex)) }
    }
  }

  private func elderly(_ people: [Double], from age: Int = 75) -> Double {
    AgePyramid(people).count(age...Ages.last, nil)
  }

  /// The Netherlands with other ages: `factor` of an age.
  private func town(_ year: Int = 2020, _ factor: (Double) -> Double = { _ in 1 }) -> [Double] {
    NationalPyramid(nearest: year).pyramid.people.enumerated().map {
      $1 * factor(Double(Ages.age(ofRow: $0)))
    }
  }

  @Test("keeps the total of every group, and makes nobody negative", arguments: [true, false])
  func totals(bySex: Bool) {
    for ranges in [Self.kwb, Self.fives, Self.tens] {
      let groups = groups(town { $0 < 30 ? 3 : $0 > 70 ? 0.01 : 1 }, ranges, bySex: bySex)
      let people = Self.netherlands.spread(groups)
      #expect(people.allSatisfy { $0 >= 0 })
      for group in groups {
        let sum = AgePyramid(people).count(group.ages, group.sex)
        #expect(abs(sum - group.people) <= 1e-12 * group.people, "\(group)")
      }
    }
  }

  @Test("gives groups in its own proportions its own ages")
  func itself() {
    for ranges in [Self.kwb, Self.fives, [0...100]] {
      for bySex in [true, false] {
        let people = Self.netherlands.spread(
          groups(Self.netherlands.people, ranges, bySex: bySex))
        for (found, known) in zip(people, Self.netherlands.people) {
          #expect(abs(found - known) <= 1e-6 * known + 1e-6)
        }
      }
    }
  }

  @Test("leaves single ages as they are, to the bit")
  func single() {
    let people = town { 0.1 + $0 / 7 }
    let groups = groups(people, (0...Ages.last).map { $0...$0 })
    #expect(Self.netherlands.spread(groups) == people)
  }

  @Test("gives nobody ages of groups without people, or without a group")
  func nobody() {
    let people = Self.netherlands.spread([
      AgeGroup(ages: 20...39, sex: nil, people: 40), AgeGroup(ages: 40...100, sex: nil, people: 0),
    ])
    #expect(abs(elderly(people, from: 20) - 40) < 1e-9)
    #expect(elderly(people, from: 40) == 0)
    #expect(people[..<Ages.row(age: 20, sex: .male)].allSatisfy { $0 == 0 })
    #expect(Self.netherlands.spread([]).allSatisfy { $0 == 0 })
  }

  @Test("keeps a group in which it has nobody itself, and makes nobody of it negative")
  func empty() {
    let young = AgePyramid(town { $0 < 90 ? 1 : 0 })
    let people = young.spread([
      AgeGroup(ages: 0...89, sex: .female, people: 1000),
      AgeGroup(ages: 90...100, sex: .female, people: 11),
    ])
    let old = AgePyramid(people).count(90...100, .female)
    #expect(abs(old - 11) < 1e-9 && people.allSatisfy { $0 >= 0 })
    #expect(abs(AgePyramid(people).count(0...89, .female) - 1000) < 1e-9)
  }

  @Test("has no step where groups meet, which the ratio of each group to the pyramid has")
  func smooth() {
    let people = town { Elementary.exp(0.5 * ($0 - 42) / 25) }
    let spread = Self.netherlands.spread(groups(people, Self.kwb))
    let worst =
      (30...80).map { age -> Double in
        let row = Ages.row(age: age, sex: .female)
        let ratios = [row - 2, row].map { spread[$0] / Self.netherlands.people[$0] }
        return abs(ratios[1] / ratios[0] - 1)
      }.max() ?? 0
    #expect(worst < 0.06)
  }

  /// The errors on the page on scenario files, each with a little room.
  @Test(
    "finds the people of 75 and older of a town with older or younger people than the country",
    arguments: [(0.5, -0.05), (-0.5, 0.03)])
  func elderlyOfTown(slope: Double, error: Double) {
    let people = town { Elementary.exp(slope * ($0 - 42) / 25) }
    let kwb = Self.netherlands.spread(groups(people, Self.kwb))
    let found = elderly(kwb) / elderly(people) - 1
    #expect(abs(found) <= abs(error) && found * error > 0)
    let fives = Self.netherlands.spread(groups(people, Self.fives))
    #expect(abs(elderly(fives) / elderly(people) - 1) < 1e-9)
  }

  @Test(
    "of another year finds the people of 75 and older but for a few percent",
    arguments: [
      (2019, 0.01), (2015, 0.02), (2022, 0.03),
    ])
  func otherYear(year: Int, limit: Double) {
    let spread = NationalPyramid(nearest: year).pyramid.spread(groups(town(2020), Self.kwb))
    #expect(abs(elderly(spread) / elderly(town(2020)) - 1) < limit)
  }

  @Test("divides men and women as it has them at every age")
  func sexes() {
    let people = Self.netherlands.spread(
      groups(Self.netherlands.people, Self.kwb, bySex: false))
    let women = AgePyramid(people).count(90...100, .female)
    #expect(women / elderly(people, from: 90) > 0.65)
  }
}

@Suite("The pyramid of the Netherlands")
struct NationalPyramidTests {
  @Test(
    "has the residents that StatLine counts",
    arguments: [
      (2010, 16_574_989.0), (2020, 17_407_585), (2025, 18_044_027),
    ])
  func counts(year: Int, people: Double) {
    let national = NationalPyramid(nearest: year)
    #expect(national.year == year && !national.isForecast)
    #expect(national.pyramid.people.reduce(0, +) == people)
  }

  @Test("is of the nearest year, and says where that is a forecast")
  func nearest() {
    #expect(NationalPyramid(nearest: 1987).year == 2010)
    #expect(NationalPyramid(nearest: 2026).isForecast)
    #expect(NationalPyramid(nearest: 2150).year == 2060)
  }

  @Test("has somebody of every age and sex in every year, and ages over the years")
  func years() {
    var share = 0.0
    for year in stride(from: 2010, through: 2050, by: 10) {
      let pyramid = NationalPyramid(nearest: year).pyramid
      #expect(pyramid.people.allSatisfy { $0 > 0 })
      let older = pyramid.count(75...100, nil) / pyramid.count(0...100, nil)
      #expect(older > share)
      share = older
    }
  }

  @Test("goes on from the count to the forecast along birth years")
  func joined() {
    let (counted, next) = (NationalPyramid(nearest: 2025), NationalPyramid(nearest: 2026))
    for age in 20...80 {
      let before = counted.pyramid.count(age...age, nil)
      let after = next.pyramid.count(age + 1...age + 1, nil)
      #expect(abs(after / before - 1) < 0.06, "\(age)")
    }
  }
}
