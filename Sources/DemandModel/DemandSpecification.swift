import NumericKernels
import SociaalDomein

/// Time between the report of need and the start of care: onderzoek and besluit.
public struct AccessDelay: Sendable {
  public let onderzoekWeeks: Double
  public let besluitWeeks: Double
  public init(onderzoekWeeks: Double, besluitWeeks: Double) {
    self.onderzoekWeeks = onderzoekWeeks
    self.besluitWeeks = besluitWeeks
  }
  public static let none = AccessDelay(onderzoekWeeks: 0, besluitWeeks: 0)

  public var years: Double { (onderzoekWeeks + besluitWeeks) / TimeGrid.weeksPerYear }

  /// The delay as whole steps and a fraction of one.
  public func steps(of grid: TimeGrid) -> (whole: Int, fraction: Double) {
    let steps = years * Double(grid.stepsPerYear)
    let whole = steps.rounded(.down)
    return (Int(whole), steps - whole)
  }
}

/// Which chance events of individuals are drawn; without them everything goes by expectation.
public struct Chance: Sendable, Equatable {
  /// Counting noise of new need.
  public let need: Bool
  /// Noise of the care flow.
  public let transitions: Bool
  public init(need: Bool, transitions: Bool) {
    self.need = need
    self.transitions = transitions
  }
  public static let on = Chance(need: true, transitions: true)
  public static let off = Chance(need: false, transitions: false)
  /// People are whole, and so is the opening stock.
  var wholePeople: Bool { need && transitions }
}

/// Everything the demand side of a run is told, checked and immutable.
public struct DemandSpecification: Sendable {
  public let setting: Setting
  public let population: PopulationModel
  public let incidence: Incidence
  public let wijkNeed: WijkNeed
  public let careFlow: CareFlow
  public let openings: [StateOpening]
  /// Who is in care and waits at the opening, draw by draw, where another run ended with it.
  public private(set) var stocks: OpeningStocks?
  public let drivers: Drivers
  public let shocks: ShockModel
  public let delay: AccessDelay
  public private(set) var chance: Chance
  /// Zone of each state and wijk: whose multipliers its care flow follows.
  public let zones: [Int]
  /// The opening balance at the means of all parameters, as it was observed.
  public let balance: OpeningBalance
  /// The one the run begins with: the same, or without its growth where that is switched off.
  public let opening: OpeningBalance

  /// Solves the opening balance; drivers that are off do not change it.
  public init(
    setting: Setting, population: PopulationModel, incidence: Incidence, wijkNeed: WijkNeed,
    careFlow: CareFlow, openings: [StateOpening], drivers: Drivers, shocks: ShockModel,
    delay: AccessDelay, chance: Chance, zones: [Int], stocks: OpeningStocks? = nil
  ) throws(OpeningError) {
    self.setting = setting
    self.population = population
    self.incidence = incidence
    self.wijkNeed = wijkNeed
    self.careFlow = careFlow
    self.openings = openings
    self.stocks = stocks
    self.drivers = drivers
    self.shocks = shocks
    self.delay = delay
    self.chance = chance
    self.zones = zones
    let expected = ExpectedNeed(incidence: incidence, population: population, setting: setting)
    expected.evaluate(Vector(population.opening), remaining: 1, into: expected.opening)
    let need = Vector(setting.states.count * setting.wijken.count)
    wijkNeed.write(expected: expected, into: need)
    var solver = OpeningSolver(
      setting: setting, flow: careFlow, openings: openings, expected: expected, need: need,
      delay: delay.years)
    balance = try solver.solve()
    opening = drivers.isOn(.groei) ? balance : try solver.held(balance)
    try checkLaterShares()
  }

  /// Whether the shares of the outflow leave something of it in every year, at the means.
  private func checkLaterShares() throws(OpeningError) {
    let factors = careFlow.meanFactors(stock: balance.stock, cells: CellIndex(setting))
    var yearly = YearlyRates(flow: careFlow, factors: factors, grid: setting.grid)
    let rates = careFlow.transitions.map {
      $0.rate.value(setting.grid.startYear, outflow: balance.outflow[$0.from], \.value)
        ?? balance.remainder[$0.from]
    }
    yearly.open(rates: rates, outflow: balance.outflow, draw: \.value)
    guard let wrong = yearly.impossible else { return }
    let outflow = balance.outflow[wrong.state]
    throw .sharesBeyondOutflow(
      state: setting.states[wrong.state].key, year: wrong.year, outflow: outflow,
      others: outflow - wrong.rest)
  }

  /// The same by expectation, and with the mean of draws that it opens with.
  var withoutChance: DemandSpecification {
    var copy = self
    copy.chance = .off
    copy.stocks = nil
    return copy
  }
}
