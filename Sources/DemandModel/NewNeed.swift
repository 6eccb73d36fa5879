import NumericKernels
import SociaalDomein

/// New need of one replication: people who report in a step, per cell.
///
/// lambda[s,g,w] = need[w,s] * sum over a in g of incidence[s,a] * home residents not yet in the
/// track * driver multipliers + additive driver inflow, then counting noise.
final class NewNeed {
  let cells: CellIndex
  private let dt: Double
  private let tracks: Int
  /// Scale of each state's incidence, so that the opening brings the inflow of the balance.
  private(set) var scale: [Double]
  /// Need per place.
  let need: Vector
  /// People a year whom drivers add per place; nobody where the flag is down.
  let additive: Vector
  var addsInflow = false
  /// scale * need * expected need at the opening of the year, and its change over the year; cells.
  private let base: Vector
  private let change: Vector
  /// People a year who come whatever the population does; cells, and whether a state has any.
  private let fixed: Vector
  private var hasFixed: [Bool]
  /// People in care or on the way to it; cells.
  private let served: Vector
  /// People of a track in care or on the way, without the abonnementstarief, by band and wijk.
  private let inTrack: Vector
  /// Share of home residents who are free to come, times what acts on all states of a wijk.
  private let pressure: Vector
  /// By band and wijk: 1 + U of the abonnementstarief, and what its rise brings per client.
  private let more: Vector
  /// 1 / (1 + U) as the stock has met it.
  private let without: Vector
  private let rising: Vector

  init(setting: Setting) {
    cells = CellIndex(setting)
    dt = setting.grid.dt
    tracks = setting.tracks.count
    scale = [Double](repeating: 1, count: setting.states.count)
    need = Vector(cells.places)
    additive = Vector(cells.places)
    base = Vector(cells.cells)
    change = Vector(cells.cells)
    fixed = Vector(cells.cells)
    hasFixed = [Bool](repeating: false, count: setting.states.count)
    served = Vector(cells.cells)
    inTrack = Vector(tracks * cells.block)
    pressure = Vector(tracks * cells.block)
    more = Vector(cells.block)
    without = Vector(cells.block)
    rising = Vector(cells.block)
  }

  /// Counts who is in a track: in care, in process, waiting or with a pgb outside the network; use lifted
  /// by the abonnementstarief counts without its uplift, so that the reference demand does not feel the
  /// driver.
  ///
  /// - Parameter waits: whether people can be waiting or hold a pgb outside the network.
  func countTracks(_ people: People, uplift: DriverLevels, waits: Bool) {
    inTrack.fill(0)
    if waits {
      let queue = people.queue
      served.setToSum(people.stock, people.inProcess, queue.waiting, queue.holders)
    } else {
      served.setToSum(people.stock, people.inProcess)
    }
    if let use = uplift.use {
      for wijk in 0..<cells.wijken {
        let part = 1 / (1 + use.met[wijk])
        for place in stride(from: wijk, to: cells.block, by: cells.wijken) { without[place] = part }
      }
    }
    for state in 0..<cells.states {
      if uplift.use(of: state) != nil {
        served.multiply(cells.cells(ofState: state), by: without)
      }
      inTrack.add(
        served, cells.cells(ofState: state), at: (cells.track[state] - state) * cells.block)
    }
  }

  /// Sets the need of a year by age, which is linear between its opening and its closing.
  func turnYear(_ expected: ExpectedNeed) {
    for cell in 0..<cells.cells {
      let size = scale[cells.state[cell]] * need[cells.place[cell]]
      base[cell] = size * expected.opening[cell]
      change[cell] = size * (expected.closing[cell] - expected.opening[cell])
    }
  }

  /// Writes the rate of every cell: need by age times the share of home residents not yet in the track.
  ///
  /// - Parameters:
  ///   - part: the share of the year that has passed.
  ///   - factor: what multiplies the need of a wijk.
  func write(
    _ expected: ExpectedNeed, part: Double, factor: Vector, into rates: Vector
  ) {
    let first = expected.home(band: 0, wijk: 0)
    let (opening, closing, tracks) = (expected.opening, expected.closing, tracks)
    var wijk = 0
    for place in 0..<cells.block {
      let home =
        opening[first + place] + part * (closing[first + place] - opening[first + place])
      for track in 0..<tracks {
        let index = track * cells.block + place
        let free = home > 0 ? max(0, 1 - inTrack[index] / home) : 0
        pressure[index] = free * factor[wijk]
      }
      wijk = wijk + 1 == cells.wijken ? 0 : wijk + 1
    }
    for state in 0..<cells.states {
      rates.set(
        cells.cells(ofState: state), to: base, plus: part, times: change, by: pressure,
        from: (cells.track[state] - state) * cells.block)
    }
    for state in 0..<cells.states {
      guard hasFixed[state] else { continue }
      for cell in cells.cells(ofState: state) {
        rates[cell] += fixed[cell] * factor[cells.wijk[cell]]
      }
    }
  }

  // MARK: The scale of the opening

  /// Forgets the scale and the fixed inflow of an earlier replication.
  func clearScale() {
    for state in scale.indices {
      scale[state] = 1
      hasFixed[state] = false
    }
    fixed.fill(0)
  }

  /// Sets the scale so that the rates a year, now at scale 1, bring `inflow` a year per state.
  ///
  /// Inflow of a state without need in the population comes every year alike, over its cells by the
  /// given shares.
  func settleScale(rates: Vector, inflow: [Double], shares: [Double]) {
    for state in scale.indices {
      let total = rates.sum(cells.cells(ofState: state))
      scale[state] = total > 0 ? inflow[state] / total : 0
      hasFixed[state] = total <= 0 && inflow[state] != 0
      for cell in cells.cells(ofState: state) {
        if total <= 0 { fixed[cell] = inflow[state] * shares[cell] }
        rates[cell] = rates[cell] * scale[state] + fixed[cell]
      }
    }
  }

  /// What rising use under way brings a year at the opening: a part of the observed inflow that the
  /// reference demand does not have.
  func observedRise(_ people: People, use: UseLevel, state: Int) -> Double {
    guard use.acts(on: state) else { return 0 }
    var sum = 0.0
    for cell in cells.cells(ofState: state) {
      sum += people.stock[cell] * use.underWay[cells.wijk[cell]]
    }
    return sum
  }

  // MARK: What drivers do

  /// Turns rates into expected new need of the step: growth, use, additions, heavier care.
  ///
  /// `shares` divides additions over the cells of a state without need in the population.
  func adjust(
    _ rates: Vector, people: People, levels: DriverLevels, expected: ExpectedNeed,
    shares: [Double]
  ) {
    levels.multiplyInflow(rates, cells: cells)
    if let use = levels.use { settleLift(use) }
    for state in 0..<cells.states {
      let block = cells.cells(ofState: state)
      let growth = levels.growth(of: state)
      if growth != 1 { rates.multiply(block, by: growth) }
      if levels.use(of: state) != nil {
        // lambda * (1 + U) + the rise of U x the stock without the driver.
        rates.multiply(block, by: more, adding: people.stock, times: rising)
      }
      if addsInflow { addInflow(state, rates, expected, shares) }
    }
    levels.shift(rates, cells: cells)
  }

  /// Sets 1 + U, and its rise per client there is, who is 1 + U as many as without the driver.
  private func settleLift(_ use: UseLevel) {
    for wijk in 0..<cells.wijken {
      let rise = max(0, use.rise[wijk]) / (1 + use.met[wijk])
      for place in stride(from: wijk, to: cells.block, by: cells.wijken) {
        more[place] = 1 + use.closing[wijk]
        rising[place] = rise
      }
    }
  }

  /// Additive inflow over the bands of a state, as its expected need is divided; new need never falls
  /// below nothing.
  private func addInflow(
    _ state: Int, _ rates: Vector, _ expected: ExpectedNeed, _ shares: [Double]
  ) {
    for wijk in 0..<cells.wijken {
      let place = state * cells.wijken + wijk
      guard additive[place] != 0 else { continue }
      var (total, fallback) = (0.0, 0.0)
      for cell in cells.cells(ofPlace: place) {
        total += expected.opening[cell]
        fallback += shares[cell]
      }
      for cell in cells.cells(ofPlace: place) {
        let share =
          total > 0
          ? expected.opening[cell] / total : fallback > 0 ? shares[cell] / fallback : 0
        rates[cell] = max(0, rates[cell] + additive[place] * share * dt)
      }
    }
  }
}
