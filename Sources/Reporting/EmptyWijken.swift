import Simulation

/// The places and years in which nobody lives: there is no cost per inhabitant, and results are empty instead
/// of 0.
struct EmptyWijken {
  private let outcomes: Outcomes
  private let residents: [Series: Int]

  init(_ outcomes: Outcomes) {
    self.outcomes = outcomes
    let kept = outcomes.layout.lines.enumerated().filter { $1.metric == .population }
    residents = Dictionary(uniqueKeysWithValues: kept.map { ($1, $0) })
  }

  /// Whether a result is one per inhabitant where there is none in any draw.
  func isEmpty(_ line: Series, year: Int) -> Bool {
    guard line.metric == .costPerInhabitant else { return false }
    let people = Series(
      level: line.level, name: line.name, voorziening: line.voorziening, metric: .population)
    // There are never fewer than none: a mean of 0 is 0 in every draw.
    return residents[people].map { outcomes.moments(line: $0, year: year).mean == 0 } ?? false
  }
}
