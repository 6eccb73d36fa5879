import NumericKernels
import SociaalDomein

/// Official forecasts of one gemeente, of which one holds in each replication.
///
/// Forecasts of one town differ by a fifth after twenty years, so which one is right is itself
/// uncertain. The deviation is yearly: residents of year y are times (1 + deviation)^y.
public struct PopulationForecasts: Sendable {
  public struct Forecast: Sendable {
    public let key: String
    /// Relative weight in the draw.
    public let weight: Double
    /// Residents per year from the start year, [year][age and sex row * wijken + wijk].
    public let residents: [[Double]]
    public init(key: String, weight: Double, residents: [[Double]]) {
      self.key = key
      self.weight = weight
      self.residents = residents
    }
  }

  public let forecasts: [Forecast]
  public let deviation: Parameter

  public init(_ forecasts: [Forecast], deviation: Parameter) {
    self.forecasts = forecasts
    self.deviation = deviation
  }

  /// Index of the forecast that a uniform chooses.
  func choose(at u: Double) -> Int {
    var left = u * forecasts.reduce(0) { $0 + $1.weight }
    var index = 0
    while index < forecasts.count - 1 && left >= forecasts[index].weight {
      left -= forecasts[index].weight
      index += 1
    }
    return index
  }

  /// Writes the residents of a year.
  func write(year: Int, forecast: Int, deviation: Double, into residents: Vector) {
    let factor = deviation == 0 ? 1 : Elementary.power(1 + deviation, Double(year))
    for (row, people) in forecasts[forecast].residents[year].enumerated() {
      residents[row] = people * factor
    }
  }
}
