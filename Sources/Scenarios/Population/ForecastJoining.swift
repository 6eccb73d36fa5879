import DemandModel
import SociaalDomein

/// How a forecast goes on from the residents that were counted.
///
/// In every wijk the forecast is times the ratio of its counted residents, and every age group besides
/// times its own: what that group was counted more or less than the wijk as a whole. The latter fades,
/// evenly over `years`, because people grow older and take the difference with them. The start year
/// has the counts themselves.
extension ScenarioDecoder {
  /// Groups in which a forecast is joined: those of the standard, and everybody younger.
  private static let groups = [AgeBand(from: 0, to: 17)] + AgeBand.standard

  /// Residents of an age group of a wijk in the start year, by the counts and by the forecast.
  private struct Gap {
    let wijk: Int
    let group: AgeBand
    let counted: Double
    /// Scaled to the residents that the wijk was counted to have.
    let expected: Double

    var name: String { group.to >= Ages.last ? "\(group.from)+" : "\(group.from)-\(group.to)" }
    var ratio: Double { expected > 0 ? counted / expected : 1 }
    /// More than a twentieth, and more than ten people.
    var isLarge: Bool {
      abs(counted - expected) > max(10, 0.05 * max(counted, expected))
    }
  }

  /// Joins a forecast to the counted residents, and warns where that changes it.
  func joined(
    _ forecast: [[Double]], to opening: [Double], over years: Double, _ section: Section
  ) -> [[Double]] {
    var result = forecast
    var gaps: [Gap] = []
    for wijk in wijken.indices {
      let everyone = places(wijk, AgeBand(from: 0, to: Ages.last))
      let counted = sum(opening, everyone)
      let expected = sum(forecast[0], everyone)
      guard expected > 0 else { continue }
      guard counted > 0 else {
        warnOfNobody(wijk, expected, section)
        continue
      }
      let factor = counted / expected
      warnOfTotal(wijk, counted, expected, section)
      for group in Self.groups {
        let places = places(wijk, group)
        let gap = Gap(
          wijk: wijk, group: group, counted: sum(opening, places),
          expected: factor * sum(forecast[0], places))
        gaps.append(gap)
        for year in result.indices {
          let left = max(0, 1 - Double(year) / years)
          for place in places { result[year][place] *= factor * (1 + (gap.ratio - 1) * left) }
        }
      }
    }
    warnOfAges(gaps.filter(\.isLarge), over: years, section)
    result[0] = opening
    return result
  }

  /// Places of an age group of a wijk in a list of [age and sex row * wijken + wijk].
  private func places(_ wijk: Int, _ group: AgeBand) -> StrideTo<Int> {
    let count = wijken.count
    return stride(
      from: 2 * group.from * count + wijk, to: 2 * (group.to + 1) * count, by: count)
  }

  private func sum(_ residents: [Double], _ places: StrideTo<Int>) -> Double {
    places.reduce(0) { $0 + residents[$1] }
  }

  // MARK: Warnings

  private func warnOfTotal(
    _ wijk: Int, _ counted: Double, _ expected: Double, _ section: Section
  ) {
    guard residentsOfWijk != nil, abs(counted / expected - 1) > 0.01 else { return }
    diagnostics.warn(
      at: section.place,
      "wijk '\(wijken[wijk].key)' starts at \(people(expected)) residents in this forecast and at "
        + "\(people(counted)) in aantallen; the forecast is scaled to the latter")
  }

  /// Warns of a wijk where a forecast has residents at the start and the count has none: it cannot be
  /// scaled to nothing.
  private func warnOfNobody(_ wijk: Int, _ expected: Double, _ section: Section) {
    guard residentsOfWijk != nil else { return }
    diagnostics.warn(
      at: section.place,
      "nobody lives in wijk '\(wijken[wijk].key)' by aantallen, and \(people(expected)) by this "
        + "forecast; it holds as it is after the start year; correct one of the two")
  }

  /// One warning for all wijken, with the largest gaps in full.
  private func warnOfAges(_ gaps: [Gap], over years: Double, _ section: Section) {
    guard residentsOfWijk != nil, !gaps.isEmpty else { return }
    let largest = gaps.sorted {
      abs($0.counted - $0.expected) > abs($1.counted - $1.expected)
    }
    let texts = largest.map { gap in
      "\(people(gap.counted)) of \(gap.name) in '\(wijken[gap.wijk].key)' where it has "
        + people(gap.expected)
    }
    diagnostics.warn(
      at: section.place,
      "by age, aantallen differ from this forecast at its start: \(listed(texts, limit: 4)) (once scaled "
        + "to the residents of the wijk); every age group starts at its count, and what it differs fades "
        + "over \(numberText(years)) years ('bevolking.aansluiting'); check that both are of the same day "
        + "and count the same people")
  }
}
