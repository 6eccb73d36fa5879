import NumericKernels
import SociaalDomein

/// The stock of a state on the peildatum.
public enum OpeningStock: Sendable {
  case people(Parameter)
  /// Clients billed over a number of days, who became stock by S = N / (1 + q * days / 365).
  case billed(clients: Parameter, days: Parameter)
}

/// How a state's stock and flows are known at the start.
public enum StateOpening: Sendable {
  /// Stock and any two of inflow, outflow and growth; the flows are solved to fit the stock.
  case balanced(stock: OpeningStock, flows: KnownFlows)
  /// Stock and external inflow as they are, with explicit ways out; nothing is solved.
  case given(stock: Parameter, inflow: Parameter)
}

extension StateOpening {
  /// Growth a year as it was given; nil where it follows from the flows.
  var growth: Parameter? {
    guard case .balanced(_, let flows) = self else { return nil }
    switch flows {
    case .outflowAndGrowth(_, let growth), .inflowAndGrowth(_, let growth): return growth
    case .inflowAndOutflow: return nil
    }
  }
}

/// Any two of inflow per year (doorstroom from other states included), outflow and growth.
public enum KnownFlows: Sendable {
  case inflowAndOutflow(inflow: Parameter, outflow: Outflow)
  case outflowAndGrowth(outflow: Outflow, growth: Parameter)
  case inflowAndGrowth(inflow: Parameter, growth: Parameter)

  /// Outflow as an intensity per year, or as the mean duration it is the inverse of.
  public enum Outflow: Sendable {
    case perYear(Parameter)
    case duration(Parameter)
  }
}

/// Stock, outflow and growth of one state, as numbers.
struct StateFigures {
  var stock: Double
  /// Outflow intensity per year.
  var outflow: Double
  /// Growth per year as a share of the stock.
  var growth: Double
  /// All that enters in a year, doorstroom included; for given flows what enters from outside.
  var inflow: Double
  /// Whether the growth is given; else it follows from the flows.
  private var isGrowthGiven = true

  /// Growth of the stock over a step, as a factor: the given growth, or what the given flows make of
  /// it, so that a given inflow is the inflow.
  func stepGrowth(dt: Double, entrants: EntrantConvention) -> Double {
    guard !isGrowthGiven, stock > 0 else { return Elementary.power(1 + growth, dt) }
    let leave = Elementary.oneMinusExp(minus: outflow * dt)
    return 1 - leave + inflow * dt / stock * (1 - entrants.leaveProbability(whole: leave))
  }

  /// Whether flows can be solved to fit the stock: there is a stock, and something moves.
  var isSolvable: Bool { stock > 0 && (outflow > 0 || inflow > 0) }

  /// Why these figures cannot be, if so: the first that is no number of 0 or more.
  var impossible: (quantity: String, value: Double)? {
    let named = [("stand", stock), ("uitstroom", outflow), ("instroom", inflow)]
    return named.first { !($0.1 >= 0 && $0.1.isFinite) }.map { (quantity: $0.0, value: $0.1) }
  }

  /// Takes so many times the stock, and the inflow that follows from it; a given inflow stays given.
  mutating func take(level: Double, of opening: StateOpening) {
    stock *= level
    if case .balanced(_, .outflowAndGrowth) = opening { inflow *= level }
  }

  init(_ opening: StateOpening, value: (Parameter) -> Double) {
    stock = 0
    outflow = 0
    growth = 0
    inflow = 0
    switch opening {
    case .given(let people, let inflow):
      stock = value(people)
      self.inflow = value(inflow)
    case .balanced(let known, let flows):
      balance(known, flows, value)
    }
  }

  private mutating func balance(
    _ stand: OpeningStock, _ flows: KnownFlows, _ value: (Parameter) -> Double
  ) {
    switch flows {
    case .inflowAndOutflow(let known, let rate):
      outflow = StateFigures.intensity(rate, value)
      stock = StateFigures.people(stand, outflow, value)
      inflow = value(known)
      growth = stock > 0 ? inflow / stock - outflow : 0
      isGrowthGiven = false
    case .outflowAndGrowth(let rate, let change):
      outflow = StateFigures.intensity(rate, value)
      stock = StateFigures.people(stand, outflow, value)
      growth = value(change)
      inflow = (outflow + growth) * stock
    case .inflowAndGrowth(let known, let change):
      growth = value(change)
      inflow = value(known)
      settleOutflow(stand, value)
    }
  }

  /// q = inflow / S - growth; a billed count depends on q itself: S = N / (1 + q d) with
  /// q = I (1 + q d) / N - g, so q = (I / N - g) / (1 - I d / N).
  private mutating func settleOutflow(_ known: OpeningStock, _ value: (Parameter) -> Double) {
    switch known {
    case .people(let people):
      stock = value(people)
      outflow = stock > 0 ? inflow / stock - growth : 0
    case .billed(let clients, let days):
      let ratio = inflow / value(clients)
      outflow = (ratio - growth) / (1 - ratio * value(days) / 365)
      stock = StateFigures.people(known, outflow, value)
    }
  }

  private static func intensity(
    _ outflow: KnownFlows.Outflow, _ value: (Parameter) -> Double
  ) -> Double {
    switch outflow {
    case .perYear(let rate): value(rate)
    case .duration(let years): 1 / value(years)
    }
  }

  private static func people(
    _ stock: OpeningStock, _ outflow: Double, _ value: (Parameter) -> Double
  ) -> Double {
    switch stock {
    case .people(let people): value(people)
    case .billed(let clients, let days):
      value(clients) / (1 + outflow * value(days) / 365)
    }
  }
}

/// Why an opening balance cannot be.
public enum OpeningError: Error, Equatable, Sendable {
  /// What is left of the given inflow after doorstroom from other states, in people a year.
  case negativeInflow(state: String, given: Double, fromOtherStates: Double)
  /// The other ways out already exceed the given outflow per year.
  case negativeRemainder(state: String, outflow: Double, others: Double)
  /// Shares of the outflow that grow by a later year exceed it, with the other ways out of the start.
  case sharesBeyondOutflow(state: String, year: Int, outflow: Double, others: Double)
  /// A figure that follows from the given ones is negative or no number.
  case impossibleFigure(state: String, quantity: String, value: Double)
  case inflowWithoutProfile(state: String, inflow: Double)
  /// More clients than residents in a cell of the opening.
  case moreClientsThanResidents(state: String, wijk: String, band: String)
  /// The balance holds another stock than was given: with those on their way to care there are too few
  /// residents for it.
  case stockNotHeld(state: String, given: Double, held: Double)
  case noSolution
}

/// Stock and flows at the start that fit each other, at the means of all parameters.
///
/// With the other drivers still, the stock of every balanced state grows at its own rate from the
/// first step, by the same discrete step as the engine: S (Lambda - P A) = e P_half A, with P the
/// step of the care flow, A the ageing between bands, e the external inflow and Lambda the growth.
public struct OpeningBalance: Sendable {
  /// People in care per cell.
  public let stock: [Double]
  /// External inflow in people a year, per state.
  public let inflow: [Double]
  /// Outflow per year, its remainder class and growth per year, per state.
  public let outflow: [Double]
  public let remainder: [Double]
  public let growth: [Double]
  /// Doorstroom from other states in people a year, per state.
  public let fromOtherStates: [Double]
  /// Share of each cell in the external inflow of its state.
  let entryShares: [Double]
  /// External inflow over what the flows in continuous time ask, per state: the step's own part.
  let stepFactor: [Double]

  /// People in care per state.
  public func stock(state: Int, setting: Setting) -> Double {
    let size = setting.bands.count * setting.wijken.count
    return stock[state * size..<(state + 1) * size].reduce(0, +)
  }
}
