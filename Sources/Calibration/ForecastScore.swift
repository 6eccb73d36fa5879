import Statistics

/// How a forecast by draws did against what happened.
public struct ForecastScore: Sendable {
  private let draws: Quantiles
  public let happened: Double

  /// - Parameter draws: at least one.
  init(draws: [Double], happened: Double) {
    var values = draws
    self.draws = Quantiles(sorting: &values)
    self.happened = happened
  }

  public var median: Double { quantile(0.5) }

  public func quantile(_ p: Double) -> Double { draws.quantile(p) }

  /// The share of draws below what happened, equal ones for half.
  public var pit: Double {
    let below = draws.sorted.count { $0 < happened }
    return Double(below + draws.rank(happened)) / Double(2 * draws.count)
  }

  /// Whether what happened lies within the central interval of this probability.
  public func covers(_ probability: Double) -> Bool {
    let tail = (1 - probability) / 2
    return (quantile(tail)...quantile(1 - tail)).contains(happened)
  }

  /// Continuous ranked probability score, in the unit of what happened: mean |X - y| less half of mean |X - X'|.
  ///
  /// Source: Gneiting and Raftery (2007), JASA 102, equation 21; over the draws.
  public var crps: Double {
    let count = Double(draws.count)
    let missed = draws.sorted.reduce(0) { $0 + abs($1 - happened) } / count
    var spread = 0.0
    for (place, value) in draws.sorted.enumerated() {
      spread += value * (2 * Double(place) + 1 - count)
    }
    return missed - spread / (count * count)
  }
}

/// A forecast that needs no model.
public enum PlainForecast: String, Sendable, CaseIterable {
  /// As the last year that was observed.
  case lastYear = "last_year"
  /// The straight line through the last three years, through two where there are no more.
  case trend
  /// The last year, with what the ages of residents alone change.
  case ageing
}

/// The figures of one subject by year, from which plain forecasts follow.
struct YearSeries {
  let byYear: [Int: Double]

  var last: (year: Int, value: Double)? {
    byYear.max { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The least squares line through the last three years that were observed, in another year.
  func trend(in year: Int) -> Double? {
    let points = byYear.sorted { $0.key < $1.key }.suffix(3)
    guard points.count > 1 else { return nil }
    let count = Double(points.count)
    let meanYear = points.reduce(0) { $0 + Double($1.key) } / count
    let mean = points.reduce(0) { $0 + $1.value } / count
    let squares = points.reduce(0) {
      $0 + (Double($1.key) - meanYear) * (Double($1.key) - meanYear)
    }
    let crossing = points.reduce(0) { $0 + (Double($1.key) - meanYear) * ($1.value - mean) }
    return mean + crossing / squares * (Double(year) - meanYear)
  }
}
