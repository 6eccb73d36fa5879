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
    min(1, isProbability ? rate : VectorMath.oneMinusExp(minus: rate * dt))
  }

  /// Probability per step of ageing into the next band.
  public func ageingProbability(band: Int, dt: Double) -> Double {
    Elementary.oneMinusExp(minus: ageing[band] * dt)
  }
}

/// Transition probabilities of one replication in the running quarter, per zone (a perceel) and band.
///
/// Competing risks: p_ij = q_ij / q_i * (1 - exp(-q_i * dt)), each intensity times its multiplier;
/// a given probability times its multiplier is taken as it is. Entrants leave
/// with the probability of their part of the step, with the same split.
public final class FlowProbabilities {
  let flow: CareFlow
  private let cells: CellIndex
  private let isElderly: [Bool]
  private let dt: Double
  private let entrants: EntrantConvention
  /// Factor of each transition in each band, [transition * bands + band].
  private let bandFactors: Vector
  /// (zone, band) of each cell; and the row of what the cells of a zone, band and state have in common.
  private let zoneBand: IndexVector
  private let common: IndexVector
  /// The transitions of state s are `firstWay[s] ..< firstWay[s + 1]`.
  private let firstWay: IndexVector
  /// Chance of leaving a state in a step, and in the step of entry; cells.
  let leave: MoveChances
  let leaveEntrants: MoveChances
  /// Share of each transition among those who leave its state, [(zone, band) * transitions + way].
  private let shares: Vector
  /// Part of those in a state who leave care in a step, [(zone, band) * states + state].
  private let leavesCare: Vector
  /// What the cells of a zone, band and state have in common.
  private var chances: [MoveChance]
  private var chancesOfEntrants: [MoveChance]
  private let kinds: [TransitionClass]
  private let ways: Int
  /// State to which each transition goes; nil out of care.
  let targets: [Int?]

  init(flow: CareFlow, zones: [Int], setting: Setting) {
    self.flow = flow
    cells = CellIndex(setting)
    isElderly = setting.bands.indices.map { setting.isElderly(band: $0) }
    dt = setting.grid.dt
    entrants = setting.entrants
    let bands = setting.bands.count
    ways = flow.transitions.count
    kinds = flow.transitions.map(\.kind)
    targets = flow.transitions.map(\.to)
    bandFactors = Vector(
      flow.transitions.flatMap { way in (0..<bands).map { way.factor(band: $0) } })
    let cells = cells
    let zoneBand = IndexVector(
      (0..<cells.cells).map { zones[cells.place[$0]] * bands + cells.band[$0] })
    self.zoneBand = zoneBand
    common = IndexVector(
      (0..<cells.cells).map { zoneBand[$0] * setting.states.count + cells.state[$0] })
    firstWay = IndexVector(flow.first)
    leave = MoveChances(setting.cells)
    leaveEntrants = MoveChances(setting.cells)
    let zoneBands = ((zones.max() ?? 0) + 1) * bands
    shares = Vector(zoneBands * flow.transitions.count)
    leavesCare = Vector(zoneBands * setting.states.count)
    chances = Array(repeating: MoveChance(0), count: zoneBands * setting.states.count)
    chancesOfEntrants = chances
  }

  /// Rebuilds everything from base rates per transition, before band factors.
  ///
  /// - Parameters:
  ///   - elderlyWlz: on top of the multiplier of Wlz for 75+.
  ///   - multiplier: of a class of transitions from a state in a zone.
  func rebuild(
    rates: [Double], elderlyWlz: Double,
    multiplier: (_ zone: Int, _ state: Int, TransitionClass) -> Double
  ) {
    for zone in 0..<chances.count / max(1, cells.bands * cells.states) {
      for state in 0..<cells.states {
        for kind in TransitionClass.allCases {
          multipliers[kind.index] = multiplier(zone, state, kind)
        }
        for band in 0..<cells.bands { weigh(zone * cells.bands + band, state, rates, elderlyWlz) }
      }
    }
    for cell in 0..<cells.cells {
      leave.set(cell, chances[common[cell]])
      leaveEntrants.set(cell, chancesOfEntrants[common[cell]])
    }
  }

  /// Multiplier of each class for the state in hand.
  private var multipliers = [Double](repeating: 1, count: TransitionClass.allCases.count)

  /// Turns the rates of a state in a zone and band into the chance of leaving and shares of the ways.
  private func weigh(_ zoneBand: Int, _ state: Int, _ rates: [Double], _ elderlyWlz: Double) {
    let band = zoneBand % cells.bands
    let first = zoneBand * ways
    var (total, outOfCare) = (0.0, 0.0)
    let exits = firstWay[state]..<firstWay[state + 1]
    for way in exits {
      let kind = kinds[way]
      var rate = rates[way] * bandFactors[way * cells.bands + band] * multipliers[kind.index]
      if kind == .wlz && isElderly[band] { rate *= elderlyWlz }
      shares[first + way] = rate
      total += rate
      if targets[way] == nil { outOfCare += rate }
    }
    for way in exits { shares[first + way] *= total > 0 ? 1 / total : 0 }
    let step = MoveChance(
      flow.leaveProbability(rate: total, dt: dt), rate: flow.isProbability ? nil : total * dt)
    let index = zoneBand * cells.states + state
    chances[index] = step
    chancesOfEntrants[index] = ofEntrants(step)
    leavesCare[index] = total > 0 ? outOfCare / total * step.chance : 0
  }

  private func ofEntrants(_ step: MoveChance) -> MoveChance {
    switch entrants {
    case .begin: step
    case .middle: MoveChance(entrants.leaveProbability(whole: step.chance), rate: step.rate / 2)
    case .end: MoveChance(0)
    }
  }

  // MARK: What a cell does

  /// Probability that someone in a cell leaves care altogether in a step.
  func leavingCare(_ cell: Int) -> Double {
    leavesCare[common[cell]]
  }

  /// Probability that one person leaves the state of a cell in a step, or in the step of entry.
  public func leaveProbability(_ cell: Int, entrant: Bool) -> Double {
    (entrant ? leaveEntrants : leave).chance[cell]
  }

  /// The transitions out of the state of a cell.
  func exits(from cell: Int) -> Range<Int> {
    let state = cells.state[cell]
    return firstWay[state]..<firstWay[state + 1]
  }

  /// Share of a transition among those who leave a cell.
  func share(of way: Int, from cell: Int) -> Double {
    shares[zoneBand[cell] * ways + way]
  }

  /// The transition that a uniform chooses among the ways out of a cell.
  public func transition(at u: Double, from cell: Int) -> Int {
    let exits = exits(from: cell)
    let first = zoneBand[cell] * ways
    var sum = 0.0
    for way in exits {
      sum += shares[first + way]
      if u < sum { return way }
    }
    // Rounding left the sum below the uniform: the last way that is open.
    return exits.last { shares[first + $0] > 0 } ?? exits.lowerBound
  }
}
