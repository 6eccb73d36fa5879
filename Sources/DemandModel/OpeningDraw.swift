import NumericKernels
import SociaalDomein

/// The opening balance of one replication: stock, inflow and rates.
///
/// Drawn stocks and flows shift the balance that was solved at their means: the division over bands
/// and wijken is kept, the totals and rates follow the draw.
final class OpeningDraw {
  private let specification: DemandSpecification
  private let setting: Setting
  private let cells: CellIndex
  /// People and external inflow a year per state.
  private(set) var stock: [Double]
  var inflow: [Double]
  /// Base rate per transition, before band factors.
  private(set) var rates: [Double]
  private var outflow: [Double]
  private var asked: [Double]
  /// Average of each transition's band factors over the solved stock.
  private let bandFactors: [Double]
  /// The transition that takes the remainder of each state's outflow.
  private let remainders: [Int?]
  /// What changes by year of the rates.
  private var yearly: YearlyRates
  private let isBalanced: [Bool]
  /// Whether the balanced states have the inflow that keeps their stock, and not the observed one.
  private var isHeld = false
  /// States that other states brought more than left them when they were to be held.
  private(set) var overfed: [Int] = []
  /// Share of each cell in the solved stock of its state.
  private let shares: [Double]
  /// Where the stock is that with which a draw of another run ended.
  private let division: OpeningDivision?

  init(specification: DemandSpecification) {
    self.specification = specification
    setting = specification.setting
    let cells = CellIndex(specification.setting)
    self.cells = cells
    let none = [Double](repeating: 0, count: setting.states.count)
    stock = none
    inflow = none
    outflow = none
    asked = none
    let flow = specification.careFlow
    rates = [Double](repeating: 0, count: flow.transitions.count)
    let solved = specification.balance.stock
    let factors = flow.meanFactors(stock: solved, cells: cells)
    bandFactors = factors
    remainders = flow.remainders
    yearly = YearlyRates(flow: flow, factors: factors, grid: specification.setting.grid)
    isBalanced = specification.openings.map { if case .balanced = $0 { true } else { false } }
    division = specification.stocks.map {
      OpeningDivision(
        $0, cells: cells, stock: solved, entry: specification.balance.entryShares,
        isWhole: specification.chance.wholePeople)
    }
    shares = setting.states.indices.flatMap { state in
      let total = specification.balance.stock(state: state, setting: specification.setting)
      return cells.cells(ofState: state).map { total > 0 ? solved[$0] / total : 0 }
    }
  }

  /// Sets stock, rates and inflow.
  ///
  /// - Throws: `.impossibleDraw` where a draw leaves a negative inflow or outflow.
  func draw(_ draws: ParameterDraws, replication: Int) throws(DemandError) {
    isHeld = false
    for (state, opening) in specification.openings.enumerated() {
      var figures = StateFigures(opening) { draws[$0] }
      if let level = division?.level(state, replication: replication) {
        figures.take(level: level, of: opening)
      }
      stock[state] = figures.stock
      outflow[state] = figures.outflow
      asked[state] = figures.inflow
      inflow[state] = figures.inflow
      guard let wrong = figures.impossible else { continue }
      throw impossible(state, wrong.quantity, wrong.value, replication)
    }
    let start = setting.grid.startYear
    for (way, transition) in specification.careFlow.transitions.enumerated() {
      let outflow = outflow[transition.from]
      if let rate = transition.rate.value(start, outflow: outflow, { draws[$0] }) {
        rates[way] = rate
      }
    }
    for state in stock.indices where isBalanced[state] { try settleRemainder(state, replication) }
    for state in stock.indices where isBalanced[state] { try settleInflow(state, replication) }
    yearly.open(rates: rates, outflow: outflow) { draws[$0] }
    guard let wrong = yearly.impossible else { return }
    throw impossible(wrong.state, "uitstroom in \(wrong.year)", wrong.rest, replication)
  }

  /// Sets the rates of a year counted from 0, where they change by year.
  func turnYear(_ year: Int) { yearly.write(year, into: &rates) }

  private func impossible(
    _ state: Int, _ quantity: String, _ value: Double, _ replication: Int
  ) -> DemandError {
    .impossibleDraw(
      state: setting.states[state].key, replication: replication, quantity: quantity, value: value)
  }

  private func settleRemainder(_ state: Int, _ replication: Int) throws(DemandError) {
    guard let remainder = remainders[state] else { return }
    var rest = outflow[state]
    for way in specification.careFlow.exits(of: state) where way != remainder {
      rest -= bandFactors[way] * rates[way]
    }
    if rest < 0 && rest > -1e-9 { rest = 0 }
    guard rest >= 0 else { throw impossible(state, "uitstroom", rest, replication) }
    rates[remainder] = rest
  }

  private func settleInflow(_ state: Int, _ replication: Int) throws(DemandError) {
    var rest = asked[state]
    for (way, transition) in specification.careFlow.transitions.enumerated()
    where transition.to == state {
      rest -= people(way)
    }
    rest *= specification.balance.stepFactor[state]
    // Where more come from the others in a draw of another run than are given, nobody comes from outside.
    if rest < 0 && (division != nil || rest > -1e-6 * max(1, asked[state])) { rest = 0 }
    guard rest >= 0 else { throw impossible(state, "instroom", rest, replication) }
    inflow[state] = rest
  }

  /// People who go a way, a year (of a probability: a step).
  private func people(_ way: Int) -> Double {
    bandFactors[way] * rates[way] * stock[specification.careFlow.transitions[way].from]
  }

  // MARK: Growth

  /// Growth a year of the people of some states together, as the draw has it; of a state without
  /// anyone there is none.
  func growth(of states: [Int]) -> Double {
    let there = states.filter { stock[$0] > 0 }
    let people = there.reduce(0) { $0 + stock[$1] }
    return people > 0 ? there.reduce(0) { $0 + rise($1) } / people : 0
  }

  /// People a year by whom the stock of a state rises.
  private func rise(_ state: Int) -> Double {
    if isBalanced[state] { return asked[state] - outflow[state] * stock[state] }
    var moved = 0.0
    for (way, transition) in specification.careFlow.transitions.enumerated() {
      if transition.to == state { moved += people(way) }
      if transition.from == state { moved -= people(way) }
    }
    let isProbability = specification.careFlow.isProbability
    return asked[state] + moved * (isProbability ? Double(setting.grid.stepsPerYear) : 1)
  }

  /// Sets external inflow to what keeps the stock of every balanced state: what leaves it less what
  /// other states bring, and nobody where they bring more.
  func hold() {
    isHeld = true
    overfed = []
    for state in stock.indices {
      inflow[state] = asked[state]
      guard isBalanced[state] else { continue }
      var rest = outflow[state] * stock[state]
      for (way, transition) in specification.careFlow.transitions.enumerated()
      where transition.to == state {
        rest -= people(way)
      }
      if rest < -1e-6 * max(1, outflow[state] * stock[state]) { overfed.append(state) }
      inflow[state] = max(0, rest) * specification.opening.stepFactor[state]
    }
  }

  /// Whether a state has the inflow that was observed, with all that drivers brought to it.
  func hasObservedInflow(_ state: Int) -> Bool { !(isHeld && isBalanced[state]) }

  // MARK: People

  /// Divides the drawn stock over the cells; whole people where chance is on, with one uniform per
  /// state that leaves the total as it is to within a person.
  func writeStock(into people: People, draw: StepDraw) {
    for state in stock.indices {
      if let division, division.covers(state) {
        division.writeStock(of: state, draw: draw, into: people.stock)
        continue
      }
      let address = DrawAddress(.opening, subject: UInt32(state))
      var sum = draw.stream.uniform(replication: draw.number, at: address)
      var whole = sum.rounded(.down)
      for cell in cells.cells(ofState: state) {
        let count = stock[state] * shares[cell]
        sum += count
        let next = sum.rounded(.down)
        people.stock[cell] = specification.chance.wholePeople ? next - whole : count
        whole = next
      }
    }
  }

  /// Writes those who wait at the opening, where a draw of another run left people waiting.
  func writeWaiting(into waiting: Vector, draw: StepDraw) {
    division?.writeWaiting(draw: draw, into: waiting)
  }

  /// People expected in process at the opening, divided as the stock's inflow.
  func writeInProcess(into people: People) {
    people.queue.clear()
    let delay = specification.delay.years
    for cell in 0..<cells.cells {
      people.inProcess[cell] =
        inflow[cells.state[cell]] * (specification.balance.entryShares[cell] * delay)
    }
  }
}
