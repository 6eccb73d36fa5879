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
public struct CohortComponent: Sendable {
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

/// The residents of one batch of replications, on 1 January of a year.
public final class Population {
  public let model: PopulationModel
  public let wijken: Int
  private let startYear: Int
  /// Residents, row (age and sex row) * wijken + wijk.
  public let residents: LaneMatrix
  private let flows: LaneMatrix
  private let births: LaneMatrix
  private let factor: LaneMatrix
  private let forecast: LaneMatrix
  /// Arrivals less departures, destinations by origins; nil without moves between wijken.
  private let netMoves: Matrix?
  /// What the last year brought, gemeente as a whole; for a ledger.
  public let accounts: YearAccounts

  /// Residents before and after a year, and everyone who came or went, per lane.
  public final class YearAccounts {
    public let opening: LaneMatrix
    public let closing: LaneMatrix
    public let births: LaneMatrix
    public let deaths: LaneMatrix
    public let migration: LaneMatrix
    /// Whether the population was moved person by person, so that the accounts speak of it.
    public internal(set) var isKept = false

    init(lanes: Int) {
      opening = LaneMatrix(rows: 1, lanes: lanes)
      closing = LaneMatrix(rows: 1, lanes: lanes)
      births = LaneMatrix(rows: 1, lanes: lanes)
      deaths = LaneMatrix(rows: 1, lanes: lanes)
      migration = LaneMatrix(rows: 1, lanes: lanes)
    }
  }

  public init(model: PopulationModel, wijken: Int, startYear: Int, lanes: Int) {
    self.model = model
    self.startYear = startYear
    self.wijken = wijken
    residents = LaneMatrix(rows: Ages.rows * wijken, lanes: lanes)
    flows = LaneMatrix(rows: Ages.rows * wijken, lanes: lanes)
    births = LaneMatrix(rows: Sex.allCases.count * wijken, lanes: lanes)
    factor = LaneMatrix(rows: 2, lanes: lanes)
    forecast = LaneMatrix(rows: 2, lanes: lanes)
    accounts = YearAccounts(lanes: lanes)
    netMoves = Population.netMoves(model.course)
  }

  private static func netMoves(_ course: PopulationModel.Course) -> Matrix? {
    guard case .cohortComponent(let component) = course, let moves = component.moves else {
      return nil
    }
    var net = moves.transposed
    for wijk in 0..<moves.rows {
      net[wijk, wijk] -= (0..<moves.columns).reduce(0) { $0 + moves[wijk, $1] }
    }
    return net
  }

  /// Sets the opening population and draws which forecast holds.
  public func open(draws: ParameterDraws, stream: RandomStream, firstReplication: Int) {
    for row in 0..<residents.rows { residents[row].update(repeating: model.opening[row]) }
    guard case .forecasts(let forecasts) = model.course else { return }
    stream.fillUniforms(
      forecast[0], firstReplication: firstReplication, at: DrawAddress(.forecast))
    forecasts.choose(forecast[0])
    draws.copy(forecasts.deviation, into: forecast[1])
  }

  /// Moves from 1 January of year `year` (0 is the start year) to 1 January of the next.
  public func advance(year: Int, draws: ParameterDraws) {
    switch model.course {
    case .constant: break
    case .forecasts(let forecasts):
      forecasts.write(
        year: year + 1, choice: forecast[0], deviation: forecast[1], into: residents)
    case .cohortComponent(let component):
      accounts.isKept = true
      sumResidents(into: accounts.opening[0])
      accounts.deaths.fill(0)
      accounts.migration.fill(0)
      countBirths(component)
      surviveAndAge(component, year: year, draws: draws)
      addBirthsAndMigration(component, year: year, draws: draws)
      moveBetweenWijken(component)
      sumResidents(into: accounts.closing[0])
    }
  }

  /// N += mobility[a] * (arrivals - departures), one product of origins by destinations per age.
  private func moveBetweenWijken(_ component: CohortComponent) {
    guard let net = netMoves else { return }
    for row in 0..<Ages.rows {
      let first = row * wijken
      MatrixProduct.multiply(net, residents, bRow: first, into: flows, cRow: first)
      let mobility = component.mobility[Ages.age(ofRow: row)]
      for wijk in 0..<wijken {
        let flow = flows[first + wijk]
        let people = residents[first + wijk]
        for lane in people.indices { people[lane] += mobility * flow[lane] }
      }
    }
  }

  private func countBirths(_ component: CohortComponent) {
    births.fill(0)
    guard !component.fertility.isEmpty else { return }
    let shares = [component.shareOfBoys, 1 - component.shareOfBoys]
    for age in 0...Ages.last where component.fertility[age] > 0 {
      for wijk in 0..<wijken {
        let women = residents[Ages.row(age: age, sex: .female) * wijken + wijk]
        for sex in Sex.allCases {
          let born = births[sex.rawValue * wijken + wijk]
          let rate = component.fertility[age] * shares[sex.rawValue]
          for lane in born.indices { born[lane] += rate * women[lane] }
        }
      }
    }
  }

  private func surviveAndAge(_ component: CohortComponent, year: Int, draws: ParameterDraws) {
    let multiplier = factor[0]
    for lane in multiplier.indices {
      let improvement = 1 - draws.value(component.improvement, lane: lane)
      let deviation = draws.value(component.mortalityDeviation, lane: lane)
      multiplier[lane] = Elementary.power(improvement, Double(year)) * Elementary.exp(deviation)
    }
    for age in stride(from: Ages.last, through: 0, by: -1) {
      for sex in Sex.allCases {
        let row = Ages.row(age: age, sex: sex)
        for wijk in 0..<wijken {
          survive(row: row * wijken + wijk, mortality: component.mortality[row], multiplier)
          if age < Ages.last { moveUp(from: row * wijken + wijk, open: age == Ages.last - 1) }
        }
      }
    }
  }

  private func survive(row: Int, mortality: Double, _ multiplier: LaneMatrix.Row) {
    let people = residents[row]
    let deaths = accounts.deaths[0]
    for lane in people.indices {
      let dying = people[lane] * min(1, mortality * multiplier[lane])
      people[lane] -= dying
      deaths[lane] += dying
    }
  }

  private func sumResidents(into total: LaneMatrix.Row) {
    total.update(repeating: 0)
    for row in 0..<residents.rows { total.add(residents[row]) }
  }

  /// Those of 99 join the open age; every other age replaces the one above, which has left.
  private func moveUp(from row: Int, open: Bool) {
    let people = residents[row]
    let older = residents[row + Sex.allCases.count * wijken]
    for lane in people.indices {
      older[lane] = people[lane] + (open ? older[lane] : 0)
    }
  }

  private func addBirthsAndMigration(
    _ component: CohortComponent, year: Int, draws: ParameterDraws
  ) {
    accounts.births.fill(0)
    for row in 0..<births.rows {
      residents[row].copy(births[row])
      accounts.births[0].add(births[row])
    }
    guard !component.migration.isEmpty else { return }
    draws.copy(component.migrationFactor.value(startYear + year), into: factor[1])
    let multiplier = factor[1]
    for row in 0..<residents.rows where component.migration[row] != 0 {
      let people = residents[row]
      let net = component.migration[row]
      let moved = accounts.migration[0]
      for lane in people.indices {
        let change = max(-people[lane], net * multiplier[lane])
        people[lane] += change
        moved[lane] += change
      }
    }
  }

  /// Adds up the residents of one wijk from an age on.
  public func count(wijk: Int, from age: Int = 0, into total: LaneMatrix.Row) {
    total.update(repeating: 0)
    for row in Ages.row(age: age, sex: .male)..<Ages.rows {
      let people = residents[row * wijken + wijk]
      for lane in total.indices { total[lane] += people[lane] }
    }
  }
}
