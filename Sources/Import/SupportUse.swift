/// How the use of Wmo maatwerk differs between ages: clients per 1,000 residents in 2018.
///
/// Assumption, after CBS 84812NED; only the ratios count where a number of clients is known.
enum SupportUse {
  static let ages: [(from: Int, to: Int, per1000: Double)] = [
    (18, 29, 20), (30, 44, 22), (45, 59, 45), (60, 74, 95), (75, 84, 290), (85, 100, 620),
  ]

  /// Clients expected among residents by sex and single age.
  static func expected(_ people: [[Double]]) -> Double {
    ages.reduce(0) { sum, group in
      let residents = people.reduce(0) { $0 + $1[group.from...group.to].reduce(0, +) }
      return sum + residents * group.per1000 / 1000
    }
  }
}
