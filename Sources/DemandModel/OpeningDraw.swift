import NumericKernels
import SociaalDomein

/// The opening balance of one batch: stock, inflow and rates per lane.
///
/// Drawn stocks and flows shift the balance that was solved at their means: the division over bands
/// and wijken is kept, the totals and rates follow the draw.
final class OpeningDraw {
  private let specification: DemandSpecification
  private let setting: Setting
  /// People and external inflow a year per state.
  let stock: LaneMatrix
  let inflow: LaneMatrix
  /// Base rate per transition, before band factors.
  let rates: LaneMatrix
  private let outflow: LaneMatrix
  private let asked: LaneMatrix
  private let uniforms: LaneMatrix

  init(specification: DemandSpecification, lanes: Int) {
    self.specification = specification
    setting = specification.setting
    stock = LaneMatrix(rows: setting.states.count, lanes: lanes)
    inflow = LaneMatrix(rows: setting.states.count, lanes: lanes)
    outflow = LaneMatrix(rows: setting.states.count, lanes: lanes)
    asked = LaneMatrix(rows: setting.states.count, lanes: lanes)
    rates = LaneMatrix(rows: specification.careFlow.transitions.count, lanes: lanes)
    uniforms = LaneMatrix(rows: 1, lanes: lanes)
  }

  /// Writes stock, rates and inflow for every lane.
  ///
  /// - Throws: `.impossibleDraw` where a draw leaves a negative inflow or outflow.
  func draw(draws: ParameterDraws, firstReplication: Int) throws(DemandError) {
    for (state, opening) in specification.openings.enumerated() {
      for lane in 0..<stock.lanes {
        let figures = StateFigures(opening) { draws.value($0, lane: lane) }
        stock[state][lane] = figures.stock
        outflow[state][lane] = figures.outflow
        asked[state][lane] = figures.inflow
        inflow[state][lane] = figures.inflow
        guard let wrong = figures.impossible else { continue }
        throw .impossibleDraw(
          state: setting.states[state].key, replication: firstReplication + lane,
          quantity: wrong.quantity, value: wrong.value)
      }
    }
    for index in specification.careFlow.transitions.indices { writeRate(index, draws) }
    for state in setting.states.indices {
      guard case .balanced = specification.openings[state] else { continue }
      try settleRemainder(state, firstReplication)
    }
    for state in setting.states.indices {
      guard case .balanced = specification.openings[state] else { continue }
      try settleInflow(state, firstReplication)
    }
  }

  private func writeRate(_ index: Int, _ draws: ParameterDraws) {
    let transition = specification.careFlow.transitions[index]
    switch transition.rate {
    case .intensity(let rate), .probability(let rate): draws.copy(rate, into: rates[index])
    case .shareOfExit(let share):
      draws.copy(share, into: rates[index])
      rates[index].multiply(by: outflow[transition.from])
    case .remainder: break
    }
  }

  /// Average of a transition's band factors over the solved stock.
  private func bandFactor(_ index: Int) -> Double {
    let transition = specification.careFlow.transitions[index]
    guard let factors = transition.bandFactors else { return 1 }
    var people = 0.0
    var weighted = 0.0
    for band in setting.bands.indices {
      for wijk in setting.wijken.indices {
        let cell = setting.cell(state: transition.from, band: band, wijk: wijk)
        let count = specification.balance.stock[cell]
        people += count
        weighted += count * factors[band]
      }
    }
    return people > 0 ? weighted / people : factors[0]
  }

  private func settleRemainder(_ state: Int, _ firstReplication: Int) throws(DemandError) {
    let exits = specification.careFlow.exits(of: state)
    let isRemainder = { (index: Int) in
      if case .remainder = self.specification.careFlow.transitions[index].rate {
        true
      } else {
        false
      }
    }
    guard let remainder = exits.first(where: isRemainder) else { return }
    let row = rates[remainder]
    row.copy(outflow[state])
    for index in exits where index != remainder { row.add(rates[index], times: -bandFactor(index)) }
    for lane in row.indices {
      if row[lane] < 0 && row[lane] > -1e-9 { row[lane] = 0 }
      guard row[lane] >= 0 else {
        throw .impossibleDraw(
          state: setting.states[state].key, replication: firstReplication + lane,
          quantity: "uitstroom", value: row[lane])
      }
    }
  }

  private func settleInflow(_ state: Int, _ firstReplication: Int) throws(DemandError) {
    let row = inflow[state]
    row.copy(asked[state])
    for (index, transition) in specification.careFlow.transitions.enumerated()
    where transition.to == state {
      let factor = bandFactor(index)
      let from = stock[transition.from]
      let rate = rates[index]
      for lane in row.indices { row[lane] -= factor * rate[lane] * from[lane] }
    }
    let step = specification.balance.stepFactor[state]
    for lane in row.indices {
      row[lane] *= step
      if row[lane] < 0 && row[lane] > -1e-6 * max(1, asked[state][lane]) { row[lane] = 0 }
      guard row[lane] >= 0 else {
        throw .impossibleDraw(
          state: setting.states[state].key, replication: firstReplication + lane,
          quantity: "instroom", value: row[lane])
      }
    }
  }

  /// Divides the drawn stock over the cells; whole people where chance is on, with one uniform per
  /// state that leaves the total as it is to within a person.
  func writeStock(into people: People, draw: StepDraw) {
    let size = setting.bands.count * setting.wijken.count
    for state in setting.states.indices {
      let first = setting.cell(state: state, band: 0, wijk: 0)
      let total = specification.balance.stock(state: state, setting: setting)
      let u = uniforms[0]
      let address = DrawAddress(.opening, subject: UInt32(state))
      draw.stream.fillUniforms(u, firstReplication: draw.firstReplication, at: address)
      for lane in u.indices {
        var sum = u[lane]
        var whole = sum.rounded(.down)
        for cell in first..<first + size {
          let share = total > 0 ? specification.balance.stock[cell] / total : 0
          let count = stock[state][lane] * share
          sum += count
          let next = sum.rounded(.down)
          people.stock[cell][lane] = specification.chance.wholePeople ? next - whole : count
          whole = next
        }
      }
    }
  }

  /// People expected in process at the opening, divided as the stock's inflow.
  func writeInProcess(into people: People) {
    people.clearQueue()
    let delay = specification.delay.years
    for state in setting.states.indices {
      let first = setting.cell(state: state, band: 0, wijk: 0)
      for cell in first..<first + setting.bands.count * setting.wijken.count {
        let row = people.inProcess[cell]
        row.update(repeating: 0)
        row.add(inflow[state], times: specification.balance.entryShares[cell] * delay)
      }
    }
  }
}
