import NumericKernels
import SociaalDomein

/// What the other drivers explain of the growth observed in the calibration window.
///
/// Ageing is that of the first year of the run (with the drawn population and langer thuis), which
/// stands for the window before it; GGZ closures and the abonnementstarief are those of the window
/// itself. All drivers count, also those that are switched off, so that the residual stays the same.
struct CalibrationWindow {
  let specification: DemandSpecification
  let driver: OnverklaardeGroei
  private var setting: Setting { specification.setting }

  init(specification: DemandSpecification, driver: OnverklaardeGroei) {
    self.specification = specification
    self.driver = driver
  }

  /// The growth of expected need over the first year, as a share; `advance` moves the population and
  /// its expected need to the end of that year.
  func ageing(expected: ExpectedNeed, need: NewNeed, advance: () -> Void) -> Double {
    let opening = total(expected.opening, need)
    advance()
    return opening > 0 ? total(expected.closing, need) / opening - 1 : 0
  }

  private func total(_ expected: Vector, _ need: NewNeed) -> Double {
    var sum = 0.0
    for state in driver.states {
      for cell in need.cells.cells(ofState: state) {
        sum += need.scale[state] * need.need[need.cells.place[cell]] * expected[cell]
      }
    }
    return sum
  }

  /// What makes up the observed growth, which is a number of its own or that of the opening.
  func parts(ageing: Double, draws: ParameterDraws, opening: OpeningDraw) -> GrowthParts {
    let years = driver.window.lowerBound..<driver.window.upperBound + 1
    let people = driver.states.reduce(0) { $0 + opening.stock[$1] }
    var (closures, use) = (0.0, 0.0)
    if let ggz = specification.drivers.ggzAmbulantisering, people > 0 {
      closures = ggz.inflow(states: driver.states, years: years, draws: draws) / people
    }
    if let tarief = specification.drivers.abonnementstarief, people > 0 {
      let lifted = driver.states.filter { tarief.states.contains($0) }
      let share = lifted.reduce(0) { $0 + opening.stock[$1] } / people
      use = useGrowth(tarief, draws) * share
    }
    return GrowthParts(
      observed: driver.observed.map { draws[$0] } ?? opening.growth(of: driver.states),
      ageing: ageing, closures: closures, use: use)
  }

  /// Yearly growth of use by the abonnementstarief within the window, wijken weighted by clients.
  private func useGrowth(_ tarief: Abonnementstarief, _ draws: ParameterDraws) -> Double {
    let level = UseLevel(driver: tarief, wijken: setting.wijken.count, lag: 0)
    level.open(draws: draws, dt: setting.grid.dt)
    let start = Double(driver.window.lowerBound - setting.grid.startYear)
    let end = Double(driver.window.upperBound + 1 - setting.grid.startYear)
    let weights = clientShares(tarief.states)
    return setting.wijken.indices.reduce(0) { growth, wijk in
      let first = 1 + level.total(wijk: wijk, time: start)
      let ratio = (1 + level.total(wijk: wijk, time: end)) / first
      return growth + weights[wijk] * (Elementary.power(ratio, 1 / (end - start)) - 1)
    }
  }

  /// Share of each wijk in the clients of some states at the opening.
  private func clientShares(_ states: [Int]) -> [Double] {
    let clients = setting.wijken.indices.map { wijk in
      states.reduce(0.0) { sum, state in
        setting.bands.indices.reduce(sum) { total, band in
          total + specification.balance.stock[setting.cell(state: state, band: band, wijk: wijk)]
        }
      }
    }
    let total = clients.reduce(0, +)
    return clients.map { total > 0 ? $0 / total : 0 }
  }
}
