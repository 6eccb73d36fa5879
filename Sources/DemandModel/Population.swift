import NumericKernels
import SociaalDomein

/// Who lives where, and how that develops.
public struct PopulationModel: Sendable {
  /// How the population moves from one year to the next.
  public enum Course: Sendable {
    /// The same people in every year.
    case constant
    case cohortComponent(CohortComponent)
    /// One of the given forecasts per replication, times a drawn deviation.
    case forecasts(PopulationForecasts)
  }

  /// Residents on 1 January of the start year, [age and sex row * wijken + wijk].
  public let opening: [Double]
  /// Share living in an institution, per age and sex row.
  public let institutionalised: [Double]
  public let course: Course

  public init(opening: [Double], institutionalised: [Double], course: Course) {
    self.opening = opening
    self.institutionalised = institutionalised
    self.course = course
  }
}

/// Population by single year of age and sex per wijk, moved forward a year at a time.
///
/// N[a+1] = N[a] * (1 - q[a] * (1 - improvement)^y * exp(mortality draw)), then births at 0, and net
/// migration and moves between wijken at the age reached. 100+ is open.
public final class CohortComponent: Sendable {
  /// Yearly death probability per age and sex row.
  public let mortality: [Double]
  /// Yearly fall of mortality, as a share.
  public let improvement: Parameter
  /// Deviation of the log of mortality, drawn once.
  public let mortalityDeviation: Parameter
  /// Net migration in persons a year, [age and sex row * wijken + wijk]; empty for none.
  public let migration: [Double]
  /// Factor on net migration, by year.
  public let migrationFactor: ParameterSeries
  /// Births a year per woman of each age, 101 values; empty for none.
  public let fertility: [Double]
  public let shareOfBoys: Double
  /// Yearly probability of moving from one wijk (row) to another (column); nil for none.
  public let moves: Matrix?
  /// Relative mobility per age, 101 values.
  public let mobility: [Double]

  public init(
    mortality: [Double], improvement: Parameter = .fixed(0),
    mortalityDeviation: Parameter = .fixed(0),
    migration: [Double] = [], migrationFactor: ParameterSeries = ParameterSeries(.fixed(1)),
    fertility: [Double] = [],
    shareOfBoys: Double = 0.513, moves: Matrix? = nil, mobility: [Double] = []
  ) {
    self.mortality = mortality
    self.improvement = improvement
    self.mortalityDeviation = mortalityDeviation
    self.migration = migration
    self.migrationFactor = migrationFactor
    self.fertility = fertility
    self.shareOfBoys = shareOfBoys
    self.moves = moves
    self.mobility = mobility
  }
}

/// The residents of one replication, on 1 January of a year.
public final class Population {
  public let model: PopulationModel
  public let wijken: Int
  private let startYear: Int
  /// Residents, (age and sex row) * wijken + wijk.
  public let residents: Vector
  private let births: Vector
  private let flows: Vector
  /// Yearly death probability, and net migration in persons a year, of all residents.
  private let mortality: Vector
  private let migration: Vector
  /// The forecast that holds, and its deviation.
  private var forecast = 0
  /// The forecast that holds whatever is drawn; nil for chance.
  var chosen: Int?
  private var deviation = 0.0
  /// Arrivals less departures, origins by destinations; nil without moves between wijken.
  private let netMoves: Matrix?
  /// What the last year brought, gemeente as a whole; for a ledger.
  public private(set) var accounts = YearAccounts()

  /// Residents before and after a year, and everyone who came or went.
  public struct YearAccounts: Sendable {
    public var opening = 0.0
    public var closing = 0.0
    public var births = 0.0
    public var deaths = 0.0
    public var migration = 0.0
    /// Whether the population was moved person by person, so that the accounts speak of it.
    public var isKept = false
  }

  public init(model: PopulationModel, wijken: Int, startYear: Int) {
    self.model = model
    self.startYear = startYear
    self.wijken = wijken
    residents = Vector(Ages.rows * wijken)
    births = Vector(Sex.allCases.count * wijken)
    netMoves = Population.netMoves(model.course)
    flows = Vector(netMoves == nil ? 0 : Ages.rows * wijken)
    guard case .cohortComponent(let component) = model.course else {
      mortality = Vector(0)
      migration = Vector(0)
      return
    }
    mortality = Vector(
      component.mortality.flatMap { [Double](repeating: $0, count: wijken) })
    migration = Vector(component.migration)
  }

  private static func netMoves(_ course: PopulationModel.Course) -> Matrix? {
    guard case .cohortComponent(let component) = course, var net = component.moves else {
      return nil
    }
    for wijk in 0..<net.rows {
      net[wijk, wijk] -= (0..<net.columns).reduce(0) { $0 + (component.moves?[wijk, $1] ?? 0) }
    }
    return net
  }

  /// Sets the opening population and draws which forecast holds.
  public func open(draws: ParameterDraws, stream: RandomStream, replication: UInt32) {
    for (row, people) in model.opening.enumerated() { residents[row] = people }
    guard case .forecasts(let forecasts) = model.course else { return }
    forecast =
      chosen
      ?? forecasts.choose(
        at: stream.uniform(replication: replication, at: DrawAddress(.forecast)))
    deviation = draws[forecasts.deviation]
  }

  /// Moves from 1 January of year `year` (0 is the start year) to 1 January of the next.
  public func advance(year: Int, draws: ParameterDraws) {
    switch model.course {
    case .constant: break
    case .forecasts(let forecasts):
      forecasts.write(year: year + 1, forecast: forecast, deviation: deviation, into: residents)
    case .cohortComponent(let component):
      accounts = YearAccounts(opening: residents.sum, isKept: true)
      countBirths(component)
      surviveAndAge(component, year: year, draws: draws)
      addBirthsAndMigration(component, year: year, draws: draws)
      moveBetweenWijken(component)
      accounts.closing = residents.sum
    }
  }

  private func countBirths(_ component: CohortComponent) {
    births.fill(0)
    guard !component.fertility.isEmpty else { return }
    for age in 0...Ages.last where component.fertility[age] > 0 {
      let women = Ages.row(age: age, sex: .female) * wijken
      let boys = component.fertility[age] * component.shareOfBoys
      let girls = component.fertility[age] * (1 - component.shareOfBoys)
      for wijk in 0..<wijken {
        births[wijk] += boys * residents[women + wijk]
        births[wijken + wijk] += girls * residents[women + wijk]
      }
    }
  }

  /// Those who live on are a year older; those of 99 join the open age.
  private func surviveAndAge(_ component: CohortComponent, year: Int, draws: ParameterDraws) {
    let factor =
      Elementary.power(1 - draws[component.improvement], Double(year))
      * Elementary.exp(draws[component.mortalityDeviation])
    accounts.deaths = residents.lose(mortality, times: factor)
    let age = Sex.allCases.count * wijken
    let oldest = residents.count - age
    for place in oldest..<residents.count { residents[place - age] += residents[place] }
    residents.shiftUp(by: age)
  }

  private func addBirthsAndMigration(
    _ component: CohortComponent, year: Int, draws: ParameterDraws
  ) {
    for place in births.indices { residents[place] = births[place] }
    accounts.births = births.sum
    guard !component.migration.isEmpty else { return }
    let factor = draws.value(component.migrationFactor, startYear + year)
    accounts.migration = residents.gain(migration, times: factor)
  }

  /// N += mobility[a] * (arrivals - departures): all ages in one product with origins by destinations.
  private func moveBetweenWijken(_ component: CohortComponent) {
    guard let net = netMoves else { return }
    MatrixProduct.multiply(residents, rows: Ages.rows, net, into: flows)
    for row in 0..<Ages.rows {
      let mobility = component.mobility[Ages.age(ofRow: row)]
      for place in row * wijken..<(row + 1) * wijken {
        residents[place] += mobility * flows[place]
      }
    }
  }

  /// Residents of one wijk from an age on.
  public func count(wijk: Int, from age: Int = 0) -> Double {
    var sum = 0.0
    for row in Ages.row(age: age, sex: .male)..<Ages.rows { sum += residents[row * wijken + wijk] }
    return sum
  }
}
