import NumericKernels
import SociaalDomein

/// What people cost the gemeente once, outside the contracts: where their support starts, and where they go
/// on to other support or leave it. Euros per person at prices of the start year, each with its index.
public struct OneOffCosts: Sendable {
  /// Of everyone who starts in a state from outside care.
  public struct Start: Sendable {
    public let state: Int
    public let amount: IndexedAmount

    public init(state: Int, amount: IndexedAmount) {
      self.state = state
      self.amount = amount
    }
  }

  /// Of everyone who takes a transition, counted under a state.
  public struct Move: Sendable {
    public let way: Int
    public let state: Int
    public let amount: IndexedAmount

    public init(way: Int, state: Int, amount: IndexedAmount) {
      self.way = way
      self.state = state
      self.amount = amount
    }
  }

  public let starts: [Start]
  public let moves: [Move]

  public init(starts: [Start], moves: [Move]) {
    self.starts = starts
    self.moves = moves
  }

  public static let none = OneOffCosts(starts: [], moves: [])

  /// Whether there are any.
  public var isUsed: Bool { !starts.isEmpty || !moves.isEmpty }
}

/// The one-off costs of one replication.
///
/// Shocks and events on prices move kostprijs and tariffs, and not these.
final class OneOffBooking {
  private let costs: OneOffCosts
  private let prices: PriceLevels
  private let wijken: Int
  /// Nominal euros per person in the running year.
  private let perStart: Vector
  private let perMove: Vector

  init(_ costs: OneOffCosts, wijken: Int, prices: PriceLevels) {
    self.costs = costs
    self.prices = prices
    self.wijken = wijken
    perStart = Vector(costs.starts.count)
    perMove = Vector(costs.moves.count)
  }

  /// Sets the amounts of a year.
  func turnYear(_ year: Int) {
    for (index, start) in costs.starts.enumerated() {
      perStart[index] = prices.amount(start.amount, year: year)
    }
    for (index, move) in costs.moves.enumerated() {
      perMove[index] = prices.amount(move.amount, year: year)
    }
  }

  /// Books the step's euros by place, state * wijken + wijk.
  func step(_ people: People, into euros: Vector, totals: inout EuroTotals) {
    guard costs.isUsed else { return }
    euros.fill(0)
    for (index, start) in costs.starts.enumerated() {
      var count = 0.0
      for place in start.state * wijken..<(start.state + 1) * wijken {
        let starting = people.sum(people.starts, place: place)
        euros[place] += starting * perStart[index]
        count += starting
      }
      totals.oneOff += count * perStart[index]
    }
    for (index, move) in costs.moves.enumerated() {
      var count = 0.0
      for wijk in 0..<wijken {
        let moving = people.moves[move.way * wijken + wijk]
        euros[move.state * wijken + wijk] += moving * perMove[index]
        count += moving
      }
      totals.oneOff += count * perMove[index]
    }
  }
}
