import NumericKernels
import SociaalDomein

/// People from closed GGZ places who need support in the wijk.
///
/// Additive inflow: places closed in a year beyond the pace of the base year x share that lands in
/// the Wmo x split over states x weight of the wijk. The base year itself adds nothing, because its
/// inflow is observed.
public final class GGZAmbulantisering: Sendable {
  /// Net places closed per year.
  public let closures: ParameterSeries
  public let shareToWmo: Parameter
  /// Split over states and over wijken; each is normalised to 1.
  public let split: [Double]
  public let wijkWeights: [Double]

  public init(
    closures: ParameterSeries, shareToWmo: Parameter, split: [Double], wijkWeights: [Double]
  ) {
    self.closures = closures
    self.shareToWmo = shareToWmo
    let sum = split.reduce(0, +)
    self.split = split.map { sum > 0 ? $0 / sum : 0 }
    let weight = wijkWeights.reduce(0, +)
    self.wijkWeights = wijkWeights.map { weight > 0 ? $0 / weight : 0 }
  }

  /// Places closed in a year; nothing before the first year of a series by year.
  private func closed(_ year: Int, _ draws: ParameterDraws) -> Double {
    guard year >= closures.steps[0].year else { return 0 }
    return draws.value(closures, year)
  }

  /// People a year whom closures bring after the base year, all states and wijken together.
  func inflow(year: Int, base: Int, draws: ParameterDraws) -> Double {
    year > base ? closed(year, draws) * draws[shareToWmo] : 0
  }

  /// People a year that closures of the given past years brought, in the chosen states together.
  func inflow(states: [Int], years: Range<Int>, draws: ParameterDraws) -> Double {
    guard !years.isEmpty else { return 0 }
    let places = years.reduce(0) { $0 + closed($1, draws) }
    let share = states.reduce(0) { $0 + split[$1] }
    return places / Double(years.count) * draws[shareToWmo] * share
  }
}
