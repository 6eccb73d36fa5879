import SociaalDomein

/// The Netherlands by single age and sex on 1 January, counted and forecast.
///
/// Persons from 2010 to 2025 as counted (CBS StatLine 7461bev, population by sex and age on 1 January), and
/// until 2060 by the forecast of 2017 (CBS StatLine 83597NED), every birth year of it times what was counted
/// of that birth year in 2025 over what the forecast had. In the forecast 100 and older is the part of
/// 99 and older that it was in 2025.
public struct NationalPyramid: Sendable {
  /// The year of the pyramid: the one that was asked for, or the nearest there is.
  public let year: Int
  public let pyramid: AgePyramid
  /// Whether it is of the forecast.
  public var isForecast: Bool { year > Self.lastCounted }

  static let years = 2010...2060
  static let lastCounted = 2025

  /// The pyramid of a year, or of the nearest year that has one.
  public init(nearest year: Int) {
    self.year = min(max(year, Self.years.lowerBound), Self.years.upperBound)
    let column = self.year - Self.years.lowerBound
    var people = [Double](repeating: 0, count: Ages.rows)
    for (place, counts) in Self.table { people[place] = counts[column] }
    pyramid = AgePyramid(people)
  }

  /// Per age and sex row its persons by year.
  private static let table: [(place: Int, counts: [Double])] = {
    let text = String(decoding: PackageText.bytes("nederland.csv"), as: UTF8.self)
    return text.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: ",")
      guard let age = Int(cells[0]), let sex = Sex(letter: String(cells[1])) else {
        preconditionFailure("'\(line)' is no row of the pyramid")
      }
      return (Ages.row(age: age, sex: sex), cells.dropFirst(2).compactMap { Double($0) })
    }
  }()
}
