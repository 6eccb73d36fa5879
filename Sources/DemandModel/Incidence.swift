import NumericKernels
import SociaalDomein

/// Relative incidence of new clients by age, and how home residents per band follow from it.
///
/// Profiles are relative; the opening balance scales them to the inflow.
public struct Incidence: Sendable {
  /// Relative incidence per state and age and sex row, [state][row]; all zero for a state without
  /// inflow from the population.
  public let profiles: [[Double]]

  public init(profiles: [[Double]]) { self.profiles = profiles }

  /// The weights that turn residents into expected need, [(state, then home residents) x band]
  /// rows by age and sex columns: those living at home whatever langer thuis does, and the 75+ in
  /// institutions, who count negatively times its factor.
  func weights(bands: [AgeBand], institutionalised: [Double]) -> (home: Matrix, elderly: Matrix) {
    let ones = [Double](repeating: 1, count: Ages.rows)
    let all = profiles + [ones]
    var home = Matrix(rows: all.count * bands.count, columns: Ages.rows, repeating: 0)
    let first = Ages.row(age: Incidence.elderly, sex: .male)
    var elderly = Matrix(rows: home.rows, columns: Ages.rows - first, repeating: 0)
    for (state, profile) in all.enumerated() {
      for (band, ages) in bands.enumerated() {
        for row in 0..<Ages.rows where ages.ages.contains(Ages.age(ofRow: row)) {
          let index = state * bands.count + band
          if row < first {
            home[index, row] = profile[row] * (1 - institutionalised[row])
          } else {
            home[index, row] = profile[row]
            elderly[index, row - first] = profile[row] * institutionalised[row]
          }
        }
      }
    }
    return (home, elderly)
  }

  /// The age from which langer thuis acts.
  static let elderly = 75
}

/// Expected need of one replication: incidence x home residents by band, and home residents themselves.
///
/// Numbers stand as cells do; the home residents of a band stand behind the last state. Both come from
/// two products over the whole population, by age band.
public final class ExpectedNeed {
  let setting: Setting
  private let home: BandedMatrix
  private let elderly: BandedMatrix
  /// At the opening and at the closing of the running year.
  public private(set) var opening: Vector
  public private(set) var closing: Vector

  public init(incidence: Incidence, population: PopulationModel, setting: Setting) {
    self.setting = setting
    let weights = incidence.weights(
      bands: setting.bands, institutionalised: population.institutionalised)
    home = BandedMatrix(weights.home)
    elderly = BandedMatrix(weights.elderly)
    opening = Vector(home.rows * setting.wijken.count)
    closing = Vector(home.rows * setting.wijken.count)
  }

  /// Where the home residents of a band in a wijk stand.
  public func home(band: Int, wijk: Int) -> Int {
    setting.cell(state: setting.states.count, band: band, wijk: wijk)
  }

  /// What was the closing of the past year is the opening of the next.
  func turnYear() { swap(&opening, &closing) }

  /// Writes expected need of the given residents into `target`, with `remaining` the part of the
  /// starting institutional share of 75+ that is left.
  func evaluate(_ residents: Vector, remaining: Double, into target: Vector) {
    let wijken = setting.wijken.count
    home.multiply(residents, width: wijken, into: target)
    elderly.multiply(
      residents, firstRow: Ages.row(age: Incidence.elderly, sex: .male), width: wijken,
      into: target, times: -remaining, adding: true)
  }
}
