import NumericKernels
import SociaalDomein

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
///
/// What the cells of a zone, state and band have in common is a row, [zone][state][band].
public final class FlowProbabilities {
  let flow: CareFlow
  private let cells: CellIndex
  private let isElderly: [Bool]
  private let dt: Double
  private let entrants: EntrantConvention
  private let zones: Int
  /// Factor of each transition in each band, [transition * bands + band].
  private let bandFactors: Vector
  /// Row of each cell, and where the shares of its zone and band begin.
  private let row: IndexVector
  private let firstShare: IndexVector
  /// The transitions of state s are `firstWay[s] ..< firstWay[s + 1]`.
  private let firstWay: IndexVector
  /// Rates of leaving a state, and of those the rates of leaving care; rows.
  private let total: Vector
  private let leavingRate: Vector
  /// Chance of leaving a state in a step, and in the step of entry.
  let leave: CellChances
  let leaveEntrants: CellChances
  /// Part of those in a state who leave care in a step; cells.
  let leavingCare: Vector
  /// Share of each transition among those who leave its state, [zone][way][band].
  private let shares: Vector
  /// Ways out of a state that are chosen by one comparison, and the bounds between them; [row][slot].
  private static let slots = 8
  private let bounds: Vector
  private let kinds: [TransitionClass]
  private let ways: Int
  /// From a cell to that in which each transition ends, or `outOfCare`.
  let distance: IndexVector
  static let outOfCare = Int(Int32.min)

  init(flow: CareFlow, zones zoneOfPlace: [Int], setting: Setting) {
    self.flow = flow
    let cells = CellIndex(setting)
    self.cells = cells
    isElderly = setting.bands.indices.map { setting.isElderly(band: $0) }
    dt = setting.grid.dt
    entrants = setting.entrants
    zones = (zoneOfPlace.max() ?? 0) + 1
    let (bands, ways) = (cells.bands, flow.transitions.count)
    self.ways = ways
    kinds = flow.transitions.map(\.kind)
    distance = IndexVector(
      flow.transitions.map { way in
        way.to.map { ($0 - way.from) * cells.block } ?? FlowProbabilities.outOfCare
      })
    bandFactors = Vector(
      flow.transitions.flatMap { way in (0..<bands).map { way.factor(band: $0) } })
    let zone = { (cell: Int) in zoneOfPlace[cells.place[cell]] }
    let row = IndexVector(
      (0..<cells.cells).map { (zone($0) * cells.states + cells.state[$0]) * bands + cells.band[$0] }
    )
    self.row = row
    firstShare = IndexVector((0..<cells.cells).map { zone($0) * ways * bands + cells.band[$0] })
    firstWay = IndexVector(flow.first)
    let rows = zones * cells.states * bands
    total = Vector(rows)
    leavingRate = Vector(rows)
    let runs = zones == 1 ? cells.wijken : nil
    leave = CellChances(rows: rows, row: row, runs: runs)
    leaveEntrants = CellChances(rows: rows, row: row, runs: runs)
    leavingCare = Vector(setting.cells)
    shares = Vector(zones * ways * bands)
    bounds = Vector(rows * FlowProbabilities.slots)
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
    total.fill(0)
    leavingRate.fill(0)
    for zone in 0..<zones {
      for state in 0..<cells.states {
        for kind in TransitionClass.allCases {
          multipliers[kind.index] = multiplier(zone, state, kind)
        }
        weigh(zone, state, rates, elderlyWlz)
      }
    }
    settle()
  }

  /// Multiplier of each class for the state in hand.
  private var multipliers = [Double](repeating: 1, count: TransitionClass.allCases.count)

  /// Adds up the rates of a state's ways in a zone, and turns them into shares.
  private func weigh(_ zone: Int, _ state: Int, _ rates: [Double], _ elderlyWlz: Double) {
    let bands = cells.bands
    let first = (zone * cells.states + state) * bands
    let exits = firstWay[state]..<firstWay[state + 1]
    for way in exits {
      let rate = rates[way] * multipliers[kinds[way].index]
      let share = (zone * ways + way) * bands
      for band in 0..<bands {
        var ofBand = rate * bandFactors[way * bands + band]
        if kinds[way] == .wlz && isElderly[band] { ofBand *= elderlyWlz }
        shares[share + band] = ofBand
        total[first + band] += ofBand
        if distance[way] == FlowProbabilities.outOfCare { leavingRate[first + band] += ofBand }
      }
    }
    for way in exits {
      let share = (zone * ways + way) * bands
      for band in 0..<bands where total[first + band] > 0 {
        shares[share + band] /= total[first + band]
      }
    }
    guard exits.count <= FlowProbabilities.slots else { return }
    for band in 0..<bands { bound(first + band, zone * ways * bands + band, exits) }
  }

  /// Sets the sums of shares at which a uniform passes from one way to the next; behind the last way
  /// that is open it passes no further.
  private func bound(_ row: Int, _ firstShare: Int, _ exits: Range<Int>) {
    let first = row * FlowProbabilities.slots
    let (bounds, shares, bands) = (bounds, shares, cells.bands)
    var (sum, last, slot) = (0.0, 0, 0)
    for way in exits {
      let share = shares[firstShare + way * bands]
      sum += share
      bounds[first + slot] = sum
      if share > 0 { last = slot }
      slot += 1
    }
    for slot in last..<FlowProbabilities.slots { bounds[first + slot] = .infinity }
  }

  /// Turns the rates of leaving into chances, of all rows and then of all cells.
  private func settle() {
    let rows = leave.rows
    if flow.isProbability {
      for row in total.indices { rows.set(row, MoveChance(total[row])) }
    } else {
      rows.setIntensities(total, times: dt)
    }
    // Of those who leave care in a step: the part of all who leave a state.
    for row in total.indices where total[row] > 0 {
      leavingRate[row] *= rows.chance[row] / total[row]
    }
    leave.spread()
    leavingCare.spread(leavingRate, to: row, runs: zones == 1 ? cells.wijken : nil)
    switch entrants {
    case .begin: leaveEntrants.rows.copy(rows)
    case .middle: leaveEntrants.rows.halve(rows)
    case .end: leaveEntrants.rows.clear()
    }
    leaveEntrants.spread()
  }

  // MARK: What a cell does

  /// Probability that one person leaves the state of a cell in a step, or in the step of entry.
  public func leaveProbability(_ cell: Int, entrant: Bool) -> Double {
    (entrant ? leaveEntrants : leave).chance[cell]
  }

  /// The transitions out of the state of a cell.
  @inline(__always)
  func exits(from cell: Int) -> Range<Int> {
    let state = cells.state[cell]
    return firstWay[state]..<firstWay[state + 1]
  }

  /// Share of a transition among those who leave a cell.
  @inline(__always)
  func share(of way: Int, from cell: Int) -> Double {
    shares[firstShare[cell] + way * cells.bands]
  }

  /// The transition that a uniform chooses among the ways out of a cell.
  @inline(__always)
  public func transition(at u: Double, from cell: Int) -> Int {
    let exits = exits(from: cell)
    guard exits.count <= FlowProbabilities.slots else { return search(u, cell, exits) }
    return exits.lowerBound + bounds.countAtMost(u, eight: row[cell] * FlowProbabilities.slots)
  }

  /// The same one by one, where there are many.
  private func search(_ u: Double, _ cell: Int, _ exits: Range<Int>) -> Int {
    var sum = 0.0
    for way in exits {
      sum += share(of: way, from: cell)
      if u < sum { return way }
    }
    // Rounding left the sum below the uniform: the last way that is open.
    return exits.last { share(of: $0, from: cell) > 0 } ?? exits.lowerBound
  }
}
