import NumericKernels
import SociaalDomein

/// How fast a transition goes.
public enum TransitionRate: Sendable {
  /// Intensity per year, one of competing risks.
  case intensity(Parameter)
  /// Share of all who leave the state: the branching probability at exit.
  case shareOfExit(Parameter)
  /// What remains of the state's outflow after its other transitions; solved by the opening balance.
  case remainder
  /// Probability per step, taken as it is.
  case probability(Parameter)
}

/// One way out of a state, to another state of the track or out of care (`to` is nil).
public struct Transition: Sendable {
  public let from: Int
  public let to: Int?
  public let kind: TransitionClass
  public let rate: TransitionRate
  /// Factor per client age band; nil for the same in all.
  public let bandFactors: [Double]?

  public init(
    from: Int, to: Int?, kind: TransitionClass, rate: TransitionRate, bandFactors: [Double]? = nil
  ) {
    self.from = from
    self.to = to
    self.kind = kind
    self.rate = rate
    self.bandFactors = bandFactors
  }

  func factor(band: Int) -> Double { bandFactors?[band] ?? 1 }
}

/// Every way out of every state, and how clients age between bands.
public struct CareFlow: Sendable {
  /// Grouped by the state they leave, in the order of the states.
  public let transitions: [Transition]
  /// The transitions of state s are `first[s] ..< first[s + 1]`.
  public let first: [Int]
  /// Yearly rate at which clients leave a band for the next; 0 for the last.
  public let ageing: [Double]
  /// Whether rates are probabilities per step instead of intensities per year.
  public let isProbability: Bool

  public init(transitions: [Transition], states: Int, ageing: [Double], isProbability: Bool = false)
  {
    let sorted = (0..<states).map { state in transitions.filter { $0.from == state } }
    self.transitions = sorted.flatMap { $0 }
    first = sorted.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    self.ageing = ageing
    self.isProbability = isProbability
  }

  @inlinable public func exits(of state: Int) -> Range<Int> { first[state]..<first[state + 1] }

  /// Probability per step of leaving at a total rate: an intensity per year, or that probability.
  func leaveProbability(rate: Double, dt: Double) -> Double {
    min(1, isProbability ? rate : Elementary.oneMinusExp(minus: rate * dt))
  }

  /// Probability per step of ageing into the next band.
  public func ageingProbability(band: Int, dt: Double) -> Double {
    Elementary.oneMinusExp(minus: ageing[band] * dt)
  }
}

/// Transition probabilities of one batch in the running quarter, per zone (a perceel) and band.
///
/// Competing risks: p_ij = q_ij / q_i * (1 - exp(-q_i * dt)), each intensity times its multiplier;
/// a given probability times its multiplier is taken as it is. Entrants leave
/// with the probability of their part of the step, with the same split.
public final class FlowProbabilities {
  let flow: CareFlow
  let zones: Int
  let bands: Int
  let states: Int
  let dt: Double
  let entrants: EntrantConvention
  /// Probability of leaving a state in a step, and in the step of entry; row `stateRow`.
  let leave: LaneMatrix
  let leaveEntrants: LaneMatrix
  /// Share of each transition among those who leave its state; row `transitionRow`.
  let shares: LaneMatrix

  init(flow: CareFlow, zones: Int, setting: Setting, lanes: Int) {
    self.flow = flow
    self.zones = zones
    bands = setting.bands.count
    states = setting.states.count
    dt = setting.grid.dt
    entrants = setting.entrants
    leave = LaneMatrix(rows: zones * bands * states, lanes: lanes)
    leaveEntrants = LaneMatrix(rows: zones * bands * states, lanes: lanes)
    shares = LaneMatrix(rows: zones * bands * max(1, flow.transitions.count), lanes: lanes)
  }

  func stateRow(zone: Int, band: Int, state: Int) -> Int {
    (zone * bands + band) * states + state
  }
  func transitionRow(zone: Int, band: Int, transition: Int) -> Int {
    (zone * bands + band) * flow.transitions.count + transition
  }

  /// Rebuilds everything from base rates (row per transition, before band factors) and multipliers
  /// (row (zone * states + state) * classes + class; `elderlyWlz` on top of Wlz for 75+).
  func rebuild(
    rates: LaneMatrix, multipliers: LaneMatrix, elderlyWlz: LaneMatrix.Row, setting: Setting
  ) {
    for zone in 0..<zones {
      for band in 0..<bands {
        for state in 0..<states {
          weigh(zone, band, state, rates, multipliers, elderlyWlz, setting.isElderly(band: band))
          settle(zone: zone, band: band, state: state)
        }
      }
    }
  }

  /// Writes each rate times its multipliers, and their sum as the rate of leaving.
  private func weigh(
    _ zone: Int, _ band: Int, _ state: Int, _ rates: LaneMatrix, _ multipliers: LaneMatrix,
    _ elderlyWlz: LaneMatrix.Row, _ isElderly: Bool
  ) {
    let total = leave[stateRow(zone: zone, band: band, state: state)]
    total.update(repeating: 0)
    for index in flow.exits(of: state) {
      let transition = flow.transitions[index]
      let rate = rates[index]
      let multiplier = multipliers[
        (zone * states + state) * TransitionClass.allCases.count + transition.kind.index]
      let share = shares[transitionRow(zone: zone, band: band, transition: index)]
      let factor = transition.factor(band: band)
      for lane in share.indices { share[lane] = rate[lane] * factor * multiplier[lane] }
      if transition.kind == .wlz && isElderly { share.multiply(by: elderlyWlz) }
      for lane in share.indices { total[lane] += share[lane] }
    }
  }

  /// Turns the summed rate into probabilities of leaving, and rates into shares.
  private func settle(zone: Int, band: Int, state: Int) {
    let row = stateRow(zone: zone, band: band, state: state)
    let total = leave[row]
    let ofEntrants = leaveEntrants[row]
    for index in flow.exits(of: state) {
      let share = shares[transitionRow(zone: zone, band: band, transition: index)]
      for lane in share.indices { share[lane] = total[lane] > 0 ? share[lane] / total[lane] : 0 }
    }
    for lane in total.indices {
      let step = flow.leaveProbability(rate: total[lane], dt: dt)
      total[lane] = step
      ofEntrants[lane] = entrants.leaveProbability(whole: step)
    }
  }

  /// Probability that one person leaves a state in a step, or in the step of entry.
  public func leaveProbability(zone: Int, band: Int, state: Int, lane: Int, entrant: Bool) -> Double
  {
    let row = stateRow(zone: zone, band: band, state: state)
    return entrant ? leaveEntrants[row][lane] : leave[row][lane]
  }

  /// Writes the probability of leaving care altogether in a step.
  func writeLeavingCare(zone: Int, band: Int, state: Int, into row: LaneMatrix.Row) {
    row.update(repeating: 0)
    for index in flow.exits(of: state) where flow.transitions[index].to == nil {
      row.add(shares[transitionRow(zone: zone, band: band, transition: index)])
    }
    row.multiply(by: leave[stateRow(zone: zone, band: band, state: state)])
  }

  /// The transition that a uniform chooses among the ways out of a state.
  public func transition(
    at u: Double, zone: Int, band: Int, state: Int, lane: Int
  ) -> Int {
    let exits = flow.exits(of: state)
    let share =
      shares.base + transitionRow(zone: zone, band: band, transition: exits.lowerBound)
      * shares.stride + lane
    var sum = 0.0
    var passed = 0
    for way in 0..<exits.count {
      sum += share[way * shares.stride]
      passed += u >= sum ? 1 : 0
    }
    if passed < exits.count { return exits.lowerBound + passed }
    // Rounding left the sum below the uniform: the last way that is open.
    let last = (0..<exits.count).last { share[$0 * shares.stride] > 0 }
    return exits.lowerBound + (last ?? 0)
  }
}
