import NumericKernels
import SociaalDomein

/// Solves the opening balance by iteration: weights of the inflow, remainders and stock follow
/// from each other, and settle within some tens of rounds.
struct OpeningSolver {
  let setting: Setting
  let flow: CareFlow
  let openings: [StateOpening]
  /// Expected need and home residents at the opening.
  let expected: ExpectedNeed
  /// Need per state and wijk.
  let need: Vector
  /// Mean time between need and start, in years.
  let delay: Double

  let figures: [StateFigures]
  /// Rate of each transition in the start year before band factors; 0 where it is what remains.
  private let bases: [Double]
  let balanced: [Int]
  let isBalanced: [Bool]
  /// The balanced states in the order in which they can be solved.
  let groups: [StateGroup]
  /// By group, for the large ones, what the last round knows.
  var known: [GroupFlow.Known?]
  /// States of a group from which it is a large one.
  var least = SparseElimination.least
  var remainder: [Double]
  var stock: [Double]
  var inflow: [Double]

  init(
    setting: Setting, flow: CareFlow, openings: [StateOpening], expected: ExpectedNeed,
    need: Vector, delay: Double
  ) {
    self.setting = setting
    self.flow = flow
    self.openings = openings
    self.expected = expected
    self.need = need
    self.delay = delay
    let figures = openings.map { StateFigures($0, value: \.value) }
    self.figures = figures
    bases = flow.transitions.map {
      $0.rate.value(
        setting.grid.startYear, outflow: figures[$0.from].outflow, \.value) ?? 0
    }
    let isBalanced = openings.map { opening in
      guard case .balanced = opening else { return false }
      return StateFigures(opening, value: \.value).isSolvable
    }
    self.isBalanced = isBalanced
    balanced = openings.indices.filter { isBalanced[$0] }
    groups = StateGroup.inOrder(
      balanced,
      next: openings.indices.map { flow.exits(of: $0).compactMap { flow.transitions[$0].to } })
    known = groups.map { _ in nil }
    remainder = figures.map(\.outflow)
    stock = [Double](repeating: 0, count: setting.cells)
    inflow = figures.map(\.inflow)
    countTracks()
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
    for state in setting.states.indices where !isBalanced[state] {
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
  func weights(_ state: Int) -> [Double] {
    let track = setting.states[state].track
    var weights: [Double] = []
    for band in setting.bands.indices {
      for wijk in setting.wijken.indices {
        let cell = setting.cell(state: state, band: band, wijk: wijk)
        let home = expected.opening[expected.home(band: band, wijk: wijk)]
        let served = inTracks[trackCell(track, band: band, wijk: wijk)]
        let free = home > 0 ? max(0, 1 - served / home) : 0
        let relative = need[state * setting.wijken.count + wijk]
        weights.append(relative * expected.opening[cell] * free)
      }
    }
    return weights
  }

  /// People of a track in care or on the way to it, by track, band and wijk.
  private var inTracks: [Double] = []

  private func trackCell(_ track: Int, band: Int, wijk: Int) -> Int {
    (track * setting.bands.count + band) * setting.wijken.count + wijk
  }

  /// Counts them anew from the stock and the entries.
  mutating func countTracks() {
    let size = setting.bands.count * setting.wijken.count
    inTracks = [Double](repeating: 0, count: setting.tracks.count * size)
    for state in setting.states.indices {
      let first = setting.cell(state: state, band: 0, wijk: 0)
      let track = trackCell(setting.states[state].track, band: 0, wijk: 0)
      for offset in 0..<size {
        let entering = entries.isEmpty ? 0 : entries[first + offset]
        inTracks[track + offset] += stock[first + offset] + entering * delay
      }
    }
  }

  /// External inflow a year per cell, of the last round.
  var entries: [Double] = []

  /// Divides people of a state over its cells: as their need, or as residents where it has none.
  private mutating func spread(_ people: Double, state: Int) {
    let first = setting.cell(state: state, band: 0, wijk: 0)
    let track = trackCell(setting.states[state].track, band: 0, wijk: 0)
    for (offset, share) in shares(of: state).enumerated() {
      inTracks[track + offset] += people * share - stock[first + offset]
      stock[first + offset] = people * share
    }
  }

  /// Shares of the cells of a state: as its need, else as home residents, else all alike.
  func shares(of state: Int) -> [Double] {
    let need = weights(state)
    if need.contains(where: { $0 > 0 }) { return normalised(need) }
    let residents = setting.bands.indices.flatMap { band in
      setting.wijken.indices.map { expected.opening[expected.home(band: band, wijk: $0)] }
    }
    if residents.contains(where: { $0 > 0 }) { return normalised(residents) }
    return residents.map { _ in 1 / Double(residents.count) }
  }

  // MARK: Rates

  /// Rate of a transition in a band: an intensity per year, or a probability per step.
  func rate(_ index: Int, band: Int) -> Double {
    let transition = flow.transitions[index]
    var base = bases[index]
    if case .remainder = transition.rate { base = remainder[transition.from] }
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
  func average(_ state: Int, _ chosen: (Int) -> Bool) -> Double {
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

  // MARK: Result

  func fromOtherStates(_ state: Int) -> Double {
    var people = 0.0
    for (index, transition) in flow.transitions.enumerated() where transition.to == state {
      people += average(transition.from) { $0 == index } * total(transition.from)
    }
    return flow.isProbability ? people * Double(setting.grid.stepsPerYear) : people
  }

  func total(_ state: Int) -> Double {
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
    for state in balanced {
      let (given, held) = (figures[state].stock, total(state))
      guard abs(held - given) <= 1e-6 * given else {
        throw .stockNotHeld(state: setting.states[state].key, given: given, held: held)
      }
    }
  }

  private func checkRoom(_ state: Int) throws(OpeningError) {
    for band in setting.bands.indices {
      for wijk in setting.wijken.indices {
        let home = expected.opening[expected.home(band: band, wijk: wijk)]
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
    for state in setting.states.indices where !isBalanced[state] {
      guard case .balanced = openings[state] else { continue }
      inflow[state] = max(0, figures[state].inflow - others[state])
    }
  }

  private mutating func balance() -> OpeningBalance {
    let others = setting.states.indices.map { fromOtherStates($0) }
    let factor = setting.states.indices.map { state in
      let asked = figures[state].inflow - others[state]
      return asked > 1e-9 && isBalanced[state] ? inflow[state] / asked : 1
    }
    let outflow = setting.states.indices.map { state in
      if isBalanced[state] { return figures[state].outflow }
      let rate = average(state) { _ in true }
      return flow.isProbability ? rate * Double(setting.grid.stepsPerYear) : rate
    }
    settleUnsolved(others)
    let growth = setting.states.indices.map { state in
      let people = total(state)
      let growth =
        isBalanced[state]
        ? figures[state].growth
        : people > 0 ? (inflow[state] + others[state]) / people - outflow[state] : 0
      // Next to no stock at all, any inflow is more than a number can say.
      return growth.isFinite ? growth : 0
    }
    return OpeningBalance(
      stock: stock.map { max(0, $0) }, inflow: inflow.map { max(0, $0) }, outflow: outflow,
      remainder: remainder, growth: growth, fromOtherStates: others,
      entryShares: setting.states.indices.flatMap { shares(of: $0) }, stepFactor: factor)
  }
}
