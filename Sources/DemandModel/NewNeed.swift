import NumericKernels
import SociaalDomein

/// New need of one batch: people who report in a step, per cell.
///
/// lambda[s,g,w] = need[w,s] * sum over a in g of incidence[s,a] * home residents not yet in the
/// track * driver multipliers + additive driver inflow, then counting noise.
final class NewNeed {
  private let setting: Setting
  private let drivers: Drivers
  /// Scale of each state's incidence, so that the opening brings the inflow of the balance.
  let scale: LaneMatrix
  /// Need per state and wijk.
  let need: LaneMatrix
  /// Multiplier per state and wijk, and people a year that drivers add there.
  let multiplier: LaneMatrix
  let additive: LaneMatrix
  /// People a year who come whatever the population does, per cell.
  private let fixed: LaneMatrix
  /// People per track, band and wijk in care or on the way, without the abonnementstarief.
  private let inTrack: LaneMatrix
  /// Home residents and their free share of a band, total over bands.
  private let scratch: LaneMatrix
  private let uniforms: LaneMatrix
  private let reporters: LaneList

  init(specification: DemandSpecification, lanes: Int) {
    setting = specification.setting
    drivers = specification.drivers
    let byState = setting.states.count * setting.wijken.count
    scale = LaneMatrix(rows: setting.states.count, lanes: lanes)
    need = LaneMatrix(rows: byState, lanes: lanes)
    multiplier = LaneMatrix(rows: byState, lanes: lanes)
    additive = LaneMatrix(rows: byState, lanes: lanes)
    fixed = LaneMatrix(rows: setting.cells, lanes: lanes)
    inTrack = LaneMatrix(
      rows: setting.tracks.count * setting.bands.count * setting.wijken.count, lanes: lanes)
    scratch = LaneMatrix(rows: 2, lanes: lanes)
    uniforms = LaneMatrix(rows: 1, lanes: lanes)
    reporters = LaneList(lanes: lanes)
  }

  private func trackRow(_ track: Int, _ band: Int, _ wijk: Int) -> Int {
    (track * setting.bands.count + band) * setting.wijken.count + wijk
  }
  private func stateRow(_ state: Int, _ wijk: Int) -> Int { state * setting.wijken.count + wijk }

  /// Counts who is in a track: in care, in process, waiting or with a pgb outside the network; use lifted by the abonnementstarief
  /// counts without its uplift, so that the reference demand does not feel the driver.
  func countTracks(_ people: People, uplift: DriverLevels) {
    inTrack.fill(0)
    for state in setting.states.indices {
      for band in setting.bands.indices {
        for wijk in setting.wijken.indices {
          let cell = setting.cell(state: state, band: band, wijk: wijk)
          let total = inTrack[trackRow(setting.states[state].track, band, wijk)]
          guard let lagged = uplift.use(of: state)?.met[wijk] else {
            total.add(people.stock[cell])
            total.add(people.inProcess[cell])
            total.add(people.waiting[cell])
            total.add(people.holders[cell])
            continue
          }
          let care = people.stock[cell]
          let process = people.inProcess[cell]
          let waiting = people.waiting[cell]
          let pgb = people.holders[cell]
          for lane in total.indices {
            let inNeed = care[lane] + process[lane] + waiting[lane] + pgb[lane]
            total[lane] += inNeed / (1 + lagged[lane])
          }
        }
      }
    }
  }

  /// Writes the base rate per year of every cell, before drivers: scale * need * expected need *
  /// the share of home residents not yet in the track. `part` is the share of the year passed.
  func writeBase(_ expected: ExpectedNeed, part: Double, into rates: LaneMatrix) {
    for band in setting.bands.indices {
      for wijk in setting.wijken.indices {
        let home = expected.homeRow(band: band, wijk: wijk)
        let open = expected.opening[home]
        let close = expected.closing[home]
        for lane in scratch[0].indices {
          scratch[0][lane] = open[lane] + part * (close[lane] - open[lane])
        }
        for track in setting.tracks.indices { writeBase(track, band, wijk, expected, part, rates) }
      }
    }
  }

  private func writeBase(
    _ track: Int, _ band: Int, _ wijk: Int, _ expected: ExpectedNeed, _ part: Double,
    _ rates: LaneMatrix
  ) {
    let home = scratch[0]
    let free = scratch[1]
    let taken = inTrack[trackRow(track, band, wijk)]
    for lane in free.indices {
      free[lane] = home[lane] > 0 ? max(0, 1 - taken[lane] / home[lane]) : 0
    }
    for state in setting.states.indices where setting.states[state].track == track {
      let cell = setting.cell(state: state, band: band, wijk: wijk)
      let open = expected.opening[cell]
      let close = expected.closing[cell]
      let size = scale[state]
      let relative = need[stateRow(state, wijk)]
      let rate = rates[cell]
      let constant = fixed[cell]
      for lane in rate.indices {
        let age = open[lane] + part * (close[lane] - open[lane])
        rate[lane] = size[lane] * relative[lane] * age * free[lane] + constant[lane]
      }
    }
  }

  /// Forgets the scale and the fixed inflow of an earlier batch.
  func clearScale() {
    scale.fill(1)
    fixed.fill(0)
  }

  /// Sets the scale so that the base rates, now at scale 1, bring `inflow` a year per state.
  ///
  /// Inflow of a state without need in the population comes every year alike, over its cells by the
  /// given shares.
  func settleScale(rates: LaneMatrix, inflow: LaneMatrix, shares: [Double]) {
    for state in setting.states.indices {
      let total = scratch[1]
      sumCells(of: state, rates, into: total)
      let size = scale[state]
      let people = inflow[state]
      for lane in size.indices { size[lane] = total[lane] > 0 ? people[lane] / total[lane] : 0 }
      for cell in cells(of: state) {
        let constant = fixed[cell]
        for lane in constant.indices where total[lane] <= 0 {
          constant[lane] = people[lane] * shares[cell]
        }
        rates[cell].multiply(by: size)
        rates[cell].add(constant)
      }
    }
  }

  /// What rising use under way brings a year at the opening: a part of the observed inflow that the
  /// reference demand does not have.
  func writeObservedRise(
    _ people: People, use: UseLevel, state: Int, into total: LaneMatrix.Row
  ) {
    total.update(repeating: 0)
    guard use.acts(on: state) else { return }
    for band in setting.bands.indices {
      for wijk in setting.wijken.indices {
        total.add(
          people.stock[setting.cell(state: state, band: band, wijk: wijk)],
          times: use.underWay[wijk])
      }
    }
  }

  func cells(of state: Int) -> Range<Int> {
    let first = setting.cell(state: state, band: 0, wijk: 0)
    return first..<first + setting.bands.count * setting.wijken.count
  }

  func sumCells(of state: Int, _ rates: LaneMatrix, into total: LaneMatrix.Row) {
    total.update(repeating: 0)
    for cell in cells(of: state) { total.add(rates[cell]) }
  }

  /// Turns base rates into expected new need of the step: multipliers, use, additions, heavier care.
  ///
  /// `shares` divides additions over the cells of a state without need in the population.
  func adjust(
    _ rates: LaneMatrix, people: People, levels: DriverLevels, expected: ExpectedNeed,
    shares: [Double]
  ) {
    for state in setting.states.indices {
      for wijk in setting.wijken.indices {
        let factor = multiplier[stateRow(state, wijk)]
        for band in setting.bands.indices {
          let rate = rates[setting.cell(state: state, band: band, wijk: wijk)]
          let dt = setting.grid.dt
          for lane in rate.indices { rate[lane] *= factor[lane] * dt }
        }
        lift(state, wijk, rates, people, levels)
        addInflow(state, wijk, rates, expected, shares)
      }
    }
    levels.shift(rates)
  }

  /// lambda * (1 + U) + the rise of U x the stock without the driver.
  private func lift(
    _ state: Int, _ wijk: Int, _ rates: LaneMatrix, _ people: People, _ levels: DriverLevels
  ) {
    guard let level = levels.use(of: state) else { return }
    let lagged = level.met[wijk]
    let use = level.closing[wijk]
    let rise = level.rise[wijk]
    for band in setting.bands.indices {
      let cell = setting.cell(state: state, band: band, wijk: wijk)
      let rate = rates[cell]
      let stock = people.stock[cell]
      for lane in rate.indices {
        let reference = stock[lane] / (1 + lagged[lane])
        rate[lane] = rate[lane] * (1 + use[lane]) + max(0, rise[lane]) * reference
      }
    }
  }

  /// Additive inflow over the bands of a state, as its expected need is divided; new need never falls
  /// below nothing.
  private func addInflow(
    _ state: Int, _ wijk: Int, _ rates: LaneMatrix, _ expected: ExpectedNeed, _ shares: [Double]
  ) {
    let added = additive[stateRow(state, wijk)]
    guard !added.isZero else { return }
    let total = scratch[1]
    total.update(repeating: 0)
    var fallback = 0.0
    for band in setting.bands.indices {
      let cell = setting.cell(state: state, band: band, wijk: wijk)
      total.add(expected.opening[cell])
      fallback += shares[cell]
    }
    for band in setting.bands.indices {
      let cell = setting.cell(state: state, band: band, wijk: wijk)
      let rate = rates[cell]
      let need = expected.opening[cell]
      for lane in rate.indices {
        let share =
          total[lane] > 0
          ? need[lane] / total[lane] : fallback > 0 ? shares[cell] / fallback : 0
        rate[lane] = max(0, rate[lane] + added[lane] * share * setting.grid.dt)
      }
    }
  }

  /// Counting noise: the people who report, given the expected number per cell.
  func count(_ rates: LaneMatrix, into people: People, chance: Bool, draw: StepDraw) {
    for state in setting.states.indices {
      for band in setting.bands.indices {
        for wijk in setting.wijken.indices {
          let cell = setting.cell(state: state, band: band, wijk: wijk)
          let rate = rates[cell]
          let arrivals = people.newNeed[cell]
          guard !rate.isZero else { continue }
          guard chance else {
            arrivals.copy(rate)
            continue
          }
          let subject = CellSubject(wijk: wijk, band: band, state: state).word
          let u = uniforms[0]
          draw.fillUniforms(u, .newNeed, subject: subject)
          PoissonDraw.counts(u: u, mean: rate, into: arrivals, among: reporters)
        }
      }
    }
  }
}
