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

  /// Writes the growth of expected need over the first year, as a share; `advance` moves the
  /// population and its expected need to the end of that year.
  func writeAgeing(
    into row: LaneMatrix.Row, expected: ExpectedNeed, need: NewNeed, advance: () -> Void
  ) {
    let opening = totals(expected.opening, need)
    advance()
    let closing = totals(expected.closing, need)
    for lane in row.indices {
      row[lane] = opening[lane] > 0 ? closing[lane] / opening[lane] - 1 : 0
    }
  }

  private func totals(_ expected: LaneMatrix, _ need: NewNeed) -> [Double] {
    var sums = [Double](repeating: 0, count: expected.lanes)
    let wijken = setting.wijken.count
    for state in driver.states {
      for cell in need.cells(of: state) {
        let relative = need.need[state * wijken + cell % wijken]
        for lane in sums.indices {
          sums[lane] += need.scale[state][lane] * relative[lane] * expected[cell][lane]
        }
      }
    }
    return sums
  }

  /// Replaces ageing by the residual: observed less ageing, closures and use.
  func subtract(from row: LaneMatrix.Row, draws: ParameterDraws, stock: LaneMatrix) {
    let years = driver.window.lowerBound..<driver.window.upperBound + 1
    let use = useGrowth(lanes: row.count, draws: draws)
    for lane in row.indices {
      let people = driver.states.reduce(0) { $0 + stock[$1][lane] }
      var explained = row[lane]
      if let ggz = specification.drivers.ggzAmbulantisering, people > 0 {
        let inflow = ggz.inflow(states: driver.states, years: years, draws: draws, lane: lane)
        explained += inflow / people
      }
      if let use, people > 0 {
        let lifted = driver.states.filter { use.states.contains($0) }
        explained += use.growth[lane] * lifted.reduce(0) { $0 + stock[$1][lane] } / people
      }
      row[lane] = draws.value(driver.observed, lane: lane) - explained
    }
  }

  /// Yearly growth of use by the abonnementstarief within the window, wijken weighted by clients.
  private func useGrowth(
    lanes: Int, draws: ParameterDraws
  ) -> (states: [Int], growth: [Double])? {
    guard let tarief = specification.drivers.abonnementstarief else { return nil }
    let wijken = setting.wijken.count
    let level = UseLevel(driver: tarief, wijken: wijken, lag: 0, lanes: lanes)
    level.open(draws: draws, dt: setting.grid.dt)
    let scratch = LaneMatrix(rows: 2, lanes: lanes)
    let start = Double(driver.window.lowerBound - setting.grid.startYear)
    let end = Double(driver.window.upperBound + 1 - setting.grid.startYear)
    var growth = [Double](repeating: 0, count: lanes)
    let weights = clientShares(tarief.states)
    for wijk in 0..<wijken {
      level.writeTotal(wijk: wijk, time: start, into: scratch[0])
      level.writeTotal(wijk: wijk, time: end, into: scratch[1])
      for lane in 0..<lanes {
        let ratio = (1 + scratch[1][lane]) / (1 + scratch[0][lane])
        growth[lane] += weights[wijk] * (Elementary.power(ratio, 1 / (end - start)) - 1)
      }
    }
    return (tarief.states, growth)
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
