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

  /// Replaces a uniform per lane by the index of the forecast it chooses.
  func choose(_ lanes: LaneMatrix.Row) {
    let total = forecasts.reduce(0) { $0 + $1.weight }
    for lane in lanes.indices {
      var left = lanes[lane] * total
      var index = 0
      while index < forecasts.count - 1 && left >= forecasts[index].weight {
        left -= forecasts[index].weight
        index += 1
      }
      lanes[lane] = Double(index)
    }
  }

  /// Writes the residents of a year for the forecast chosen in each lane.
  func write(
    year: Int, choice: LaneMatrix.Row, deviation: LaneMatrix.Row, into residents: LaneMatrix
  ) {
    for row in 0..<residents.rows {
      let people = residents[row]
      for lane in people.indices {
        people[lane] = forecasts[Int(choice[lane])].residents[year][row]
      }
    }
    for lane in deviation.indices where deviation[lane] != 0 {
      let factor = Elementary.power(1 + deviation[lane], Double(year))
      for row in 0..<residents.rows { residents[row][lane] *= factor }
    }
  }
}
