import NumericKernels
import SociaalDomein

/// Solves the opening balance by iteration: weights of the inflow, remainders and stock follow
/// from each other, and settle within some tens of rounds.
struct OpeningSolver {
  let setting: Setting
  let flow: CareFlow
  let openings: [StateOpening]
  /// Expected need and home residents at the opening, one lane.
  let expected: ExpectedNeed
  /// Need per state and wijk, one lane.
  let need: LaneMatrix
  /// Mean time between need and start, in years.
  let delay: Double

  private let figures: [StateFigures]
  private let balanced: [Int]
  private var remainder: [Double]
  private var stock: [Double]
  private var inflow: [Double]

  init(
    setting: Setting, flow: CareFlow, openings: [StateOpening], expected: ExpectedNeed,
    need: LaneMatrix, delay: Double
  ) {
    self.setting = setting
    self.flow = flow
    self.openings = openings
    self.expected = expected
    self.need = need
    self.delay = delay
    figures = openings.map { StateFigures($0, value: \.value) }
    balanced = openings.indices.filter {
      guard case .balanced = openings[$0] else { return false }
      return StateFigures(openings[$0], value: \.value).isSolvable
    }
    remainder = figures.map(\.outflow)
    stock = [Double](repeating: 0, count: setting.cells)
    inflow = figures.map(\.inflow)
  }

  static let rounds = 200
  /// Relative change of the stock at which the iteration has settled.
  static let tolerance = 1e-14

  mutating func solve() throws(OpeningError) -> OpeningBalance {
    for state in setting.states.indices {
      guard let wrong = figures[state].impossible else { continue }
      throw .impossibleFigure(
        state: setting.states[state].key, quantity: wrong.quantity, value: wrong.value)
    }
    for state in setting.states.indices where !balanced.contains(state) {
      spread(figures[state].stock, state: state)
    }
    for round in 0..<OpeningSolver.rounds {
      let before = stock
      if round == 0 { for state in balanced { spread(figures[state].stock, state: state) } }
      try settleRemainders()
      try settleStock()
      let scale = stock.map(abs).max() ?? 0
      let change = zip(before, stock).map { abs($0 - $1) }.max() ?? 0
      if change <= OpeningSolver.tolerance * scale { break }
    }
    try check()
    return balance()
  }

  // MARK: Weights

  private func band(_ index: Int) -> Int { index % setting.bands.count }

  /// Where new need of a state arises, relative, per cell of the state: need x expected need x the
  /// share of home residents not yet in the track.
  private func weights(_ state: Int) -> [Double] {
    var weights: [Double] = []
    for band in setting.bands.indices {
      for wijk in setting.wijken.indices {
        let cell = setting.cell(state: state, band: band, wijk: wijk)
        let home = expected.opening[expected.homeRow(band: band, wijk: wijk)][0]
        let free = home > 0 ? max(0, 1 - inTrack(of: state, band: band, wijk: wijk) / home) : 0
        let relative = need[state * setting.wijken.count + wijk][0]
        weights.append(relative * expected.opening[cell][0] * free)
      }
    }
    return weights
  }

  /// People of a cell's track in care or on the way to it.
  private func inTrack(of state: Int, band: Int, wijk: Int) -> Double {
    var total = 0.0
    for other in setting.states.indices
    where setting.states[other].track == setting.states[state].track {
      let cell = setting.cell(state: other, band: band, wijk: wijk)
      total += stock[cell] + inflowOfCell(other, band, wijk) * delay
    }
    return total
  }

  private func inflowOfCell(_ state: Int, _ band: Int, _ wijk: Int) -> Double {
    entries.isEmpty ? 0 : entries[setting.cell(state: state, band: band, wijk: wijk)]
  }
  /// External inflow a year per cell, of the last round.
  private var entries: [Double] = []

  /// Divides people of a state over its cells: as their need, or as residents where it has none.
  private mutating func spread(_ people: Double, state: Int) {
    let first = setting.cell(state: state, band: 0, wijk: 0)
    for (offset, share) in shares(of: state).enumerated() { stock[first + offset] = people * share }
  }

  /// Shares of the cells of a state: as its need, else as home residents, else all alike.
  private func shares(of state: Int) -> [Double] {
    let need = weights(state)
    if need.contains(where: { $0 > 0 }) { return normalised(need) }
    let residents = setting.bands.indices.flatMap { band in
      setting.wijken.indices.map { expected.opening[expected.homeRow(band: band, wijk: $0)][0] }
    }
    if residents.contains(where: { $0 > 0 }) { return normalised(residents) }
    return residents.map { _ in 1 / Double(residents.count) }
  }

  // MARK: Rates

  /// Rate of a transition in a band: an intensity per year, or a probability per step.
  private func rate(_ index: Int, band: Int) -> Double {
    let transition = flow.transitions[index]
    let base =
      switch transition.rate {
      case .intensity(let parameter), .probability(let parameter): parameter.value
      case .shareOfExit(let share): share.value * figures[transition.from].outflow
      case .remainder: remainder[transition.from]
      }
    return base * transition.factor(band: band)
  }

  /// The remainder is the given outflow less the other ways out, on average over the bands.
  private mutating func settleRemainders() throws(OpeningError) {
    for state in setting.states.indices {
      guard case .balanced = openings[state] else { continue }
      let others = average(state) { index in
        if case .remainder = flow.transitions[index].rate { false } else { true }
      }
      let left = figures[state].outflow - others
      guard left > -1e-9 else {
        throw .negativeRemainder(
          state: setting.states[state].key, outflow: figures[state].outflow, others: others)
      }
      remainder[state] = max(0, left)
    }
  }

  /// Rate of leaving by the chosen transitions, averaged over the stock.
  private func average(_ state: Int, _ chosen: (Int) -> Bool) -> Double {
    let transitions = flow.exits(of: state).filter(chosen)
    var people = 0.0
    var leaving = 0.0
    for band in setting.bands.indices {
      let count = setting.wijken.indices.reduce(0) {
        $0 + stock[setting.cell(state: state, band: band, wijk: $1)]
      }
      people += count
      leaving += count * transitions.reduce(0) { $0 + rate($1, band: band) }
    }
    if people > 0 { return leaving / people }
    return transitions.reduce(0) { $0 + rate($1, band: 0) }
  }

  // MARK: Stock

  /// One step of care and ageing, [state * bands + band] squared; `share` 1 for a whole step, 0.5
  /// for those who start in it.
  private func step(_ share: Double) -> Matrix {
    let bands = setting.bands.count
    let size = setting.states.count * bands
    var result = Matrix(rows: size, columns: size, repeating: 0)
    for state in setting.states.indices {
      for band in setting.bands.indices {
        let row = state * bands + band
        let rates = flow.exits(of: state).map { rate($0, band: band) }
        let total = rates.reduce(0, +)
        let whole = flow.leaveProbability(rate: total, dt: setting.grid.dt)
        let leave = share == 1 ? whole : CareFlow.halfStep(whole)
        add(1 - leave, row: row, state: state, band: band, to: &result)
        for (index, rate) in zip(flow.exits(of: state), rates) where total > 0 {
          guard let to = flow.transitions[index].to else { continue }
          add(leave * rate / total, row: row, state: to, band: band, to: &result)
        }
      }
    }
    return result
  }

  /// Adds a flow into a state and band, of which a part ages into the next band.
  private func add(_ part: Double, row: Int, state: Int, band: Int, to matrix: inout Matrix) {
    let column = state * setting.bands.count + band
    let ageing = flow.ageingProbability(band: band, dt: setting.grid.dt)
    matrix[row, column] += part * (1 - ageing)
    if ageing > 0 { matrix[row, column + 1] += part * ageing }
  }

  private mutating func settleStock() throws(OpeningError) {
    guard !balanced.isEmpty else { return }
    let responses = try respond()
    let bands = setting.bands.count
    let wijken = setting.wijken.count
    var totals = Matrix(rows: balanced.count, columns: balanced.count, repeating: 0)
    var targets = balanced.map { figures[$0].stock }
    for (row, _) in balanced.enumerated() {
      for column in 0...balanced.count {
        var people = 0.0
        for index in row * bands..<(row + 1) * bands {
          for wijk in 0..<wijken { people += responses[index, column * wijken + wijk] }
        }
        if column < balanced.count { totals[row, column] = people } else { targets[row] -= people }
      }
    }
    let solved = try solveInflow(totals, targets)
    place(responses, inflow: solved)
  }

  /// A state that gets no response from its own inflow (no profile) keeps inflow 0.
  private func solveInflow(_ totals: Matrix, _ targets: [Double]) throws(OpeningError) -> [Double] {
    var matrix = totals
    var right = targets
    for (index, state) in balanced.enumerated()
    where figures[state].stock == 0 || totals[index, index] == 0 {
      for column in 0..<matrix.columns { matrix[index, column] = 0 }
      matrix[index, index] = 1
      right[index] = 0
    }
    do { return try LinearSystem.solve(matrix, right) } catch { throw .noSolution }
  }

  /// Stock per unit of external inflow of each balanced state, and what given states feed into it:
  /// rows (balanced state, band), columns (balanced state or given part, wijk).
  private func respond() throws(OpeningError) -> Matrix {
    let bands = setting.bands.count
    let wijken = setting.wijken.count
    let whole = step(1)
    let half = step(0.5)
    let size = balanced.count * bands
    let index = balanced.flatMap { state in (0..<bands).map { state * bands + $0 } }
    var system = Matrix(rows: size, columns: size, repeating: 0)
    for row in 0..<size {
      let growth = Elementary.power(1 + figures[balanced[row / bands]].growth, setting.grid.dt)
      for column in 0..<size { system[row, column] = -whole[index[column], index[row]] }
      system[row, row] += growth
    }
    var right = Matrix(rows: size, columns: (balanced.count + 1) * wijken, repeating: 0)
    for (source, state) in balanced.enumerated() {
      let entries = entryDistribution(state)
      for row in 0..<size {
        for wijk in 0..<wijken {
          right[row, source * wijken + wijk] =
            (0..<bands).reduce(0) {
              $0 + entries[$1 * wijken + wijk] * half[state * bands + $1, index[row]]
            } * setting.grid.dt
        }
      }
    }
    for state in setting.states.indices where !balanced.contains(state) {
      for row in 0..<size {
        for wijk in 0..<wijken {
          right[row, balanced.count * wijken + wijk] += (0..<bands).reduce(0) {
            let people = stock[setting.cell(state: state, band: $1, wijk: wijk)]
            return $0 + people * whole[state * bands + $1, index[row]]
          }
        }
      }
    }
    do { return try LinearSystem.solve(system, right) } catch { throw .noSolution }
  }

  /// Where external inflow enters: as need arises, or in a model without residents everywhere alike.
  private func entryDistribution(_ state: Int) -> [Double] {
    hasResidents ? normalised(weights(state)) : shares(of: state)
  }

  private var hasResidents: Bool {
    let first = expected.homeRow(band: 0, wijk: 0)
    let cells = setting.bands.count * setting.wijken.count
    return (first..<first + cells).contains { expected.opening[$0][0] > 0 }
  }

  private func normalised(_ weights: [Double]) -> [Double] {
    let total = weights.reduce(0, +)
    return total > 0 ? weights.map { $0 / total } : weights
  }

  private mutating func place(_ responses: Matrix, inflow solved: [Double]) {
    let bands = setting.bands.count
    let wijken = setting.wijken.count
    var cells = [Double](repeating: 0, count: setting.cells)
    for (source, state) in balanced.enumerated() {
      inflow[state] = solved[source]
      for (offset, share) in entryDistribution(state).enumerated() {
        cells[setting.cell(state: state, band: 0, wijk: 0) + offset] = solved[source] * share
      }
    }
    for (row, state) in balanced.enumerated() {
      for band in 0..<bands {
        for wijk in 0..<wijken {
          var people = responses[row * bands + band, balanced.count * wijken + wijk]
          for source in balanced.indices {
            people += solved[source] * responses[row * bands + band, source * wijken + wijk]
          }
          stock[setting.cell(state: state, band: band, wijk: wijk)] = people
        }
      }
    }
    entries = cells
  }

  // MARK: Result

  private func fromOtherStates(_ state: Int) -> Double {
    var people = 0.0
    for (index, transition) in flow.transitions.enumerated() where transition.to == state {
      people += average(transition.from) { $0 == index } * total(transition.from)
    }
    return flow.isProbability ? people * Double(setting.grid.stepsPerYear) : people
  }

  private func total(_ state: Int) -> Double {
    let size = setting.bands.count * setting.wijken.count
    return stock[state * size..<(state + 1) * size].reduce(0, +)
  }

  private func check() throws(OpeningError) {
    for state in setting.states.indices {
      guard case .balanced = openings[state] else { continue }
      let figure = figures[state]
      let key = setting.states[state].key
      let asked = figure.inflow
      let others = fromOtherStates(state)
      guard asked - others > -1e-6 * max(1, asked) else {
        throw .negativeInflow(state: key, given: asked, fromOtherStates: others)
      }
      if asked - others > 1e-6 * max(1, asked) && entryDistribution(state).reduce(0, +) <= 0 {
        throw .inflowWithoutProfile(state: key, inflow: asked - others)
      }
    }
    for state in setting.states.indices
    where total(state) > 0 && weights(state).contains(where: { $0 > 0 }) {
      try checkRoom(state)
    }
  }

  private func checkRoom(_ state: Int) throws(OpeningError) {
    for band in setting.bands.indices {
      for wijk in setting.wijken.indices {
        let home = expected.opening[expected.homeRow(band: band, wijk: wijk)][0]
        guard stock[setting.cell(state: state, band: band, wijk: wijk)] <= home else {
          throw .moreClientsThanResidents(
            state: setting.states[state].key, wijk: setting.wijken[wijk].key,
            band: setting.bands[band].key)
        }
      }
    }
  }

  /// External inflow of a state without stock: what is given less what other states bring.
  private mutating func settleUnsolved(_ others: [Double]) {
    for state in setting.states.indices where !balanced.contains(state) {
      guard case .balanced = openings[state] else { continue }
      inflow[state] = max(0, figures[state].inflow - others[state])
    }
  }

  private mutating func balance() -> OpeningBalance {
    let others = setting.states.indices.map { fromOtherStates($0) }
    let factor = setting.states.indices.map { state in
      let asked = figures[state].inflow - others[state]
      return asked > 1e-9 && balanced.contains(state) ? inflow[state] / asked : 1
    }
    let outflow = setting.states.indices.map { state in
      if balanced.contains(state) { return figures[state].outflow }
      let rate = average(state) { _ in true }
      return flow.isProbability ? rate * Double(setting.grid.stepsPerYear) : rate
    }
    settleUnsolved(others)
    let growth = setting.states.indices.map { state in
      if balanced.contains(state) { return figures[state].growth }
      let people = total(state)
      return people > 0 ? (inflow[state] + others[state]) / people - outflow[state] : 0
    }
    return OpeningBalance(
      stock: stock.map { max(0, $0) }, inflow: inflow.map { max(0, $0) }, outflow: outflow,
      remainder: remainder, growth: growth, fromOtherStates: others,
      entryShares: setting.states.indices.flatMap { shares(of: $0) }, stepFactor: factor)
  }
}
