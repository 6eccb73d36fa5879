import Scenarios
import SociaalDomein

/// Spreads groups of ages over single ages and both sexes, as tables of a scenario are.
///
/// Every group keeps its total. Where the totals of men and women are known the sexes follow them over all
/// groups together, by proportional fitting, before ages are told apart.
struct AgeGroupSpread {
  private let pyramid: AgePyramid

  init(_ pyramid: AgePyramid) { self.pyramid = pyramid }

  /// Residents by sex (0 men, 1 women) and single age.
  ///
  /// - Parameters:
  ///   - groups: first and last age with their residents, joining from 0 to 100.
  ///   - sexes: men and women together in all groups; nil where not known.
  func people(_ groups: [(from: Int, to: Int, count: Double)], sexes: (men: Double, women: Double)?)
    -> [[Double]]
  {
    let reference = groups.map { group in
      Sex.allCases.map { pyramid.count(group.from...group.to, $0) }
    }
    let fitted = fit(reference, groups.map(\.count), sexes)
    let parts = zip(groups, fitted).flatMap { group, counts in
      zip(Sex.allCases, counts).map {
        AgeGroup(ages: group.from...group.to, sex: $0, people: $1)
      }
    }
    let spread = pyramid.spread(parts)
    return Sex.allCases.map { sex in
      (0...Ages.last).map { spread[Ages.row(age: $0, sex: sex)] }
    }
  }

  /// Counts by group and sex that keep the groups exactly, and the sexes as near as that allows.
  private func fit(
    _ reference: [[Double]], _ counts: [Double], _ sexes: (men: Double, women: Double)?
  ) -> [[Double]] {
    var cells = zip(reference, counts).map { Self.scaled($0, to: $1) }
    guard let sexes, sexes.men + sexes.women > 0 else { return cells }
    let all = counts.reduce(0, +)
    let targets = [sexes.men, sexes.women].map { $0 * all / (sexes.men + sexes.women) }
    for _ in 0..<50 {
      for sex in 0...1 {
        let sum = cells.reduce(0) { $0 + $1[sex] }
        guard sum > 0 else { continue }
        for group in cells.indices { cells[group][sex] *= targets[sex] / sum }
      }
      cells = zip(cells, counts).map { Self.scaled($0, to: $1) }
    }
    return cells
  }

  private static func scaled(_ pair: [Double], to count: Double) -> [Double] {
    let sum = pair[0] + pair[1]
    return sum > 0 ? pair.map { $0 * count / sum } : [0, 0]
  }
}
