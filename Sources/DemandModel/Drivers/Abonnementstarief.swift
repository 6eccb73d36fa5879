import NumericKernels
import SociaalDomein

/// A change of the own contribution that lifts (or lowers) use, by income class.
///
/// The observed effect is on use: U(t) = S(t) * sum_i pi_i r_i u_i / sum_i pi_i r_i, with pi the
/// income mix of the wijk, r use per income class before the change, u the uplift and S a ramp that
/// is full after some years. The inflow that lets the stock follow 1 + U is
/// lambda * (1 + U) + U' * X_ref, with X_ref the stock without the driver; where U' is negative it
/// is outflow. Several changes each have their own ramp and add up.
public final class Abonnementstarief: Sendable {
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

  /// The full uplift of one change in a wijk.
  func uplift(_ change: Change, wijk: Int, draws: ParameterDraws) -> Double {
    var weighted = 0.0
    var total = 0.0
    for (income, share) in incomeMix[wijk].enumerated() {
      let users = share * draws[use[income]]
      total += users
      weighted += users * draws[change.uplift[income]]
    }
    return total > 0 ? weighted / total : 0
  }

  /// S(t): the part of the effect reached, rising evenly over the ramp.
  static func ramp(years: Double, since: Double) -> Double {
    years > 0 ? min(1, max(0, since / years)) : (since >= 0 ? 1 : 0)
  }
}

/// The uplift U of one replication, per wijk, relative to the stock at the start of the run.
///
/// The stock follows need with the delay of onderzoek and besluit, so what it has met of U lags.
final class UseLevel {
  private let driver: Abonnementstarief
  private let lag: Double
  /// U at the closing of the step, and its rise over the step, per wijk.
  let closing: Vector
  let rise: Vector
  /// U as the present stock has met it, and the share of clients who leave in the step because it
  /// falls.
  let met: Vector
  let leaving: Vector
  /// Rise of U a year that is under way at the start of the run: what it rose by in the step before
  /// the start and goes on rising by, whichever is less.
  let underWay: Vector
  private let isLifted: [Bool]
  /// Full uplift per change and wijk, ramp per change, and U at the start of the run.
  private let uplift: Vector
  private var ramps: [Double]
  private let start: Vector

  init(driver: Abonnementstarief, wijken: Int, lag: Double) {
    self.driver = driver
    self.lag = lag
    isLifted = (0...(driver.states.max() ?? 0)).map { driver.states.contains($0) }
    closing = Vector(wijken)
    rise = Vector(wijken)
    met = Vector(wijken)
    leaving = Vector(wijken)
    underWay = Vector(wijken)
    uplift = Vector(driver.changes.count * wijken)
    ramps = [Double](repeating: 0, count: driver.changes.count)
    start = Vector(wijken)
  }

  /// Takes over what was drawn for the replication.
  func open(draws: ParameterDraws, dt: Double) {
    for (index, change) in driver.changes.enumerated() {
      ramps[index] = draws[change.ramp]
      for wijk in start.indices {
        uplift[index * start.count + wijk] = driver.uplift(change, wijk: wijk, draws: draws)
      }
    }
    for wijk in start.indices {
      start[wijk] = total(wijk: wijk, time: 0)
      underWay[wijk] =
        max(0, min(-level(wijk, time: -dt), level(wijk, time: dt))) / dt
    }
  }

  func acts(on state: Int) -> Bool { state < isLifted.count && isLifted[state] }

  /// Sets everything for the step that opens at a time.
  func step(time: Double, dt: Double) {
    for wijk in start.indices {
      closing[wijk] = level(wijk, time: time + dt)
      rise[wijk] = closing[wijk] - level(wijk, time: time)
      met[wijk] = level(wijk, time: time - lag)
      let fall = met[wijk] - level(wijk, time: time - lag + dt)
      leaving[wijk] = min(1, max(0, fall / (1 + met[wijk])))
    }
  }

  private func level(_ wijk: Int, time: Double) -> Double {
    (1 + total(wijk: wijk, time: time)) / (1 + start[wijk]) - 1
  }

  /// The uplift since before the first change.
  func total(wijk: Int, time: Double) -> Double {
    var sum = 0.0
    for index in ramps.indices {
      let since = time - driver.changes[index].start
      sum +=
        uplift[index * start.count + wijk]
        * Abonnementstarief.ramp(years: ramps[index], since: since)
    }
    return sum
  }
}
