import NumericKernels
import SociaalDomein

/// A change of the own contribution that lifts (or lowers) use, by income class.
///
/// The observed effect is on use: U(t) = S(t) * sum_i pi_i r_i u_i / sum_i pi_i r_i, with pi the
/// income mix of the wijk, r use per income class before the change, u the uplift and S a ramp that
/// is full after some years. The inflow that lets the stock follow 1 + U is
/// lambda * (1 + U) + U' * X_ref, with X_ref the stock without the driver; where U' is negative it
/// is outflow. Several changes each have their own ramp and add up.
public struct Abonnementstarief: Sendable {
  public struct Change: Sendable {
    /// When it starts, in years since the start of the run (may be negative).
    public let start: Double
    /// Years until the effect is full.
    public let ramp: Parameter
    /// Uplift of use per income class, as a share.
    public let uplift: [Parameter]
    public init(start: Double, ramp: Parameter, uplift: [Parameter]) {
      self.start = start
      self.ramp = ramp
      self.uplift = uplift
    }
  }

  /// States whose use it lifts.
  public let states: [Int]
  /// Income mix per wijk, [wijk][income class].
  public let incomeMix: [[Double]]
  /// Use per income class before the first change, relative.
  public let use: [Parameter]
  public let changes: [Change]

  public init(states: [Int], incomeMix: [[Double]], use: [Parameter], changes: [Change]) {
    self.states = states
    self.incomeMix = incomeMix
    self.use = use
    self.changes = changes
  }

  /// The full uplift of one change in a wijk, in one lane.
  func uplift(_ change: Change, wijk: Int, draws: ParameterDraws, lane: Int) -> Double {
    var weighted = 0.0
    var total = 0.0
    for (income, share) in incomeMix[wijk].enumerated() {
      let users = share * draws.value(use[income], lane: lane)
      total += users
      weighted += users * draws.value(change.uplift[income], lane: lane)
    }
    return total > 0 ? weighted / total : 0
  }

  /// S(t): the part of the effect reached, rising evenly over the ramp.
  static func ramp(years: Double, since: Double) -> Double {
    years > 0 ? min(1, max(0, since / years)) : (since >= 0 ? 1 : 0)
  }
}

/// The uplift U of one batch, per wijk and lane, relative to the stock at the start of the run.
///
/// The stock follows need with the delay of onderzoek and besluit, so what it has met of U lags.
final class UseLevel {
  private let driver: Abonnementstarief
  private let wijken: Int
  private let lag: Double
  /// U at the closing of the step, and its rise over the step, per wijk.
  let closing: LaneMatrix
  let rise: LaneMatrix
  /// U as the present stock has met it, and the share of clients who leave in the step because it
  /// falls.
  let met: LaneMatrix
  let leaving: LaneMatrix
  /// Rise of U a year that is under way at the start of the run: what it rose by in the step before
  /// the start and goes on rising by, whichever is less.
  let underWay: LaneMatrix
  /// Full uplift per change and wijk, ramp per change, and U at the start of the run.
  private let uplift: LaneMatrix
  private let ramps: LaneMatrix
  private let start: LaneMatrix

  init(driver: Abonnementstarief, wijken: Int, lag: Double, lanes: Int) {
    self.driver = driver
    self.wijken = wijken
    self.lag = lag
    closing = LaneMatrix(rows: wijken, lanes: lanes)
    rise = LaneMatrix(rows: wijken, lanes: lanes)
    met = LaneMatrix(rows: wijken, lanes: lanes)
    leaving = LaneMatrix(rows: wijken, lanes: lanes)
    underWay = LaneMatrix(rows: wijken, lanes: lanes)
    uplift = LaneMatrix(rows: driver.changes.count * wijken, lanes: lanes)
    ramps = LaneMatrix(rows: driver.changes.count, lanes: lanes)
    start = LaneMatrix(rows: wijken, lanes: lanes)
  }

  func open(draws: ParameterDraws, dt: Double) {
    for (index, change) in driver.changes.enumerated() {
      draws.copy(change.ramp, into: ramps[index])
      for wijk in 0..<wijken {
        let row = uplift[index * wijken + wijk]
        for lane in row.indices {
          row[lane] = driver.uplift(change, wijk: wijk, draws: draws, lane: lane)
        }
      }
    }
    for wijk in 0..<wijken {
      writeTotal(wijk: wijk, time: 0, into: start[wijk])
      write(wijk: wijk, time: -dt, into: met[wijk])
      write(wijk: wijk, time: dt, into: closing[wijk])
      for lane in 0..<underWay.lanes {
        underWay[wijk][lane] = max(0, min(-met[wijk][lane], closing[wijk][lane])) / dt
      }
    }
  }

  func acts(on state: Int) -> Bool { driver.states.contains(state) }

  /// Sets everything for the step that opens at a time.
  func step(time: Double, dt: Double) {
    for wijk in 0..<wijken {
      write(wijk: wijk, time: time, into: rise[wijk])
      write(wijk: wijk, time: time + dt, into: closing[wijk])
      write(wijk: wijk, time: time - lag, into: met[wijk])
      write(wijk: wijk, time: time - lag + dt, into: leaving[wijk])
      for lane in 0..<rise.lanes {
        rise[wijk][lane] = closing[wijk][lane] - rise[wijk][lane]
        let fall = met[wijk][lane] - leaving[wijk][lane]
        leaving[wijk][lane] = min(1, max(0, fall / (1 + met[wijk][lane])))
      }
    }
  }

  private func write(wijk: Int, time: Double, into row: LaneMatrix.Row) {
    writeTotal(wijk: wijk, time: time, into: row)
    let base = start[wijk]
    for lane in row.indices { row[lane] = (1 + row[lane]) / (1 + base[lane]) - 1 }
  }

  /// Writes the uplift since before the first change.
  func writeTotal(wijk: Int, time: Double, into row: LaneMatrix.Row) {
    row.update(repeating: 0)
    for (index, change) in driver.changes.enumerated() {
      let full = uplift[index * wijken + wijk]
      let years = ramps[index]
      for lane in row.indices {
        row[lane] +=
          full[lane] * Abonnementstarief.ramp(years: years[lane], since: time - change.start)
      }
    }
  }
}
