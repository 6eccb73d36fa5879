import SociaalDomein

/// People of a range of ages, of one sex or of both together.
public struct AgeGroup: Sendable, Hashable {
  /// Both ends included, from 0 to 100, with all who are older.
  public let ages: ClosedRange<Int>
  /// Nil for men and women together.
  public let sex: Sex?
  /// Persons, 0 or more.
  public let people: Double

  public init(ages: ClosedRange<Int>, sex: Sex?, people: Double) {
    self.ages = ages.clamped(to: 0...Ages.last)
    self.sex = sex
    self.people = people
  }
}

/// People by single age and sex, whose shape is lent to groups of ages.
public struct AgePyramid: Sendable, Equatable {
  /// Persons per age and sex, as `Ages.row` numbers them.
  public let people: [Double]

  /// - Precondition: `Ages.rows` numbers, none of them negative.
  public init(_ people: [Double]) {
    precondition(people.count == Ages.rows)
    self.people = people
  }

  /// Persons per age and sex row, in which every group keeps its total.
  ///
  /// What the groups count up to an age is a monotone curve of what the pyramid counts up to it: nobody is
  /// negative, a group takes on some of the slope of its neighbours, and groups in the proportions of the
  /// pyramid give the pyramid. Sexes together are divided as the pyramid has them at every age; where
  /// some groups are of one sex, as it has them in the group. Ages that no group has get nobody.
  ///
  /// - Precondition: groups of a sex, and groups of both, do not overlap.
  public func spread(_ groups: [AgeGroup]) -> [Double] {
    var result = [Double](repeating: 0, count: Ages.rows)
    guard groups.contains(where: { $0.sex != nil }) else {
      let ages = curve(groups.map { ($0.ages, $0.people) }, over: everyone)
      for age in 0...Ages.last {
        for sex in Sex.allCases {
          result[Ages.row(age: age, sex: sex)] = ages[age] * share(of: sex, age...age)
        }
      }
      return result
    }
    for sex in Sex.allCases {
      let own = groups.filter { $0.sex == nil || $0.sex == sex }.map { group in
        (group.ages, group.people * (group.sex == nil ? share(of: sex, group.ages) : 1))
      }
      for (age, people) in curve(own, over: people(of: sex)).enumerated() {
        result[Ages.row(age: age, sex: sex)] = people
      }
    }
    return result
  }

  /// Persons of a sex in a range of ages; of both where it is nil.
  public func count(_ ages: ClosedRange<Int>, _ sex: Sex?) -> Double {
    ages.reduce(0) { sum, age in
      sum
        + Sex.allCases.reduce(0) {
          sex == nil || sex == $1 ? $0 + people[Ages.row(age: age, sex: $1)] : $0
        }
    }
  }

  // MARK: Parts

  private var everyone: [Double] { (0...Ages.last).map { count($0...$0, nil) } }

  private func people(of sex: Sex) -> [Double] {
    (0...Ages.last).map { people[Ages.row(age: $0, sex: sex)] }
  }

  private func share(of sex: Sex, _ ages: ClosedRange<Int>) -> Double {
    let all = count(ages, nil)
    return all > 0 ? count(ages, sex) / all : 0.5
  }

  // MARK: The curve

  private typealias Range = (ages: ClosedRange<Int>, people: Double)

  /// People by age of ranges of ages, by the shape of `reference`.
  private func curve(_ groups: [(ClosedRange<Int>, Double)], over reference: [Double]) -> [Double] {
    let ranges = joined(groups)
    let weights = weights(of: ranges, reference)
    let places = weights.reduce(into: [0.0]) { $0.append(($0.last ?? 0) + $1) }
    let counts = ranges.reduce(into: [0.0]) { $0.append(($0.last ?? 0) + $1.people) }
    let knots = [0] + ranges.map { $0.ages.upperBound + 1 }
    let spline = MonotoneSpline(x: knots.map { places[$0] }, y: counts)
    let values = spline.values(at: places)
    var result = (0...Ages.last).map { max(0, values[$0 + 1] - values[$0]) }
    for (ages, people) in ranges {
      // The curve passes through the totals but for rounding.
      let sum = ages.reduce(0) { $0 + result[$1] }
      for age in ages {
        result[age] = ages.count == 1 ? people : sum > 0 ? result[age] * (people / sum) : 0
      }
    }
    return result
  }

  /// The ranges in order, with those that no group has as ranges of nobody.
  private func joined(_ groups: [(ClosedRange<Int>, Double)]) -> [Range] {
    var ranges: [Range] = []
    var next = 0
    for (ages, people) in groups.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) {
      if ages.lowerBound > next { ranges.append((next...ages.lowerBound - 1, 0)) }
      ranges.append((ages, people))
      next = ages.upperBound + 1
    }
    if next <= Ages.last { ranges.append((next...Ages.last, 0)) }
    return ranges
  }

  /// The reference, with a trace in ranges where it has nobody: their people have no shape of it.
  private func weights(of ranges: [Range], _ reference: [Double]) -> [Double] {
    var weights = reference
    let total = reference.reduce(0, +)
    let trace = total > 0 ? total * 1e-9 : 1
    for (ages, _) in ranges where ages.allSatisfy({ reference[$0] == 0 }) {
      for age in ages { weights[age] = trace }
    }
    return weights
  }
}
