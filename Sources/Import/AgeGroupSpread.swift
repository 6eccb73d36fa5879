/// Spreads groups of ages over single ages and both sexes by the shape of a reference pyramid.
///
/// Every group keeps its total. Within a group ages have the shares of the pyramid; where the totals of men
/// and women are known the sexes follow them over all groups together, by proportional fitting.
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
      [pyramid.men, pyramid.women].map { $0[group.from...group.to].reduce(0, +) }
    }
    let fitted = fit(reference, groups.map(\.count), sexes)
    var people = [[Double]](repeating: Array(repeating: 0, count: AgePyramid.lastAge + 1), count: 2)
    for (index, group) in groups.enumerated() {
      for (sex, shape) in [pyramid.men, pyramid.women].enumerated() where reference[index][sex] > 0
      {
        let factor = fitted[index][sex] / reference[index][sex]
        for age in group.from...group.to { people[sex][age] = shape[age] * factor }
      }
    }
    return people
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
