import NumericKernels
import SociaalDomein

/// The linear system of the opening balance: the stock that each external inflow keeps up.
///
/// It is solved group after group of states, and within a group band after band, since nobody grows
/// younger: the cost grows with the number of states, and with its cube only within a group, between
/// whose states people go round.
extension OpeningSolver {
  mutating func settleStock() throws(OpeningError) {
    guard !balanced.isEmpty else { return }
    var round = OpeningRound(self)
    for state in setting.states.indices where !isBalanced[state] {
      for band in setting.bands.indices { round.pass(stock, of: state, band) }
    }
    var entered = [Double](repeating: 0, count: setting.cells)
    for (index, group) in groups.enumerated() {
      for (state, people) in zip(group.states, try round.inflow(of: group, &known[index])) {
        inflow[state] = people
        round.enter(people, state, into: &entered)
      }
      try round.settle(group, into: &stock)
    }
    entries = entered
    countTracks()
  }

  /// Where external inflow enters: as need arises, or in a model without residents everywhere alike.
  func entryDistribution(_ state: Int) -> [Double] {
    hasResidents ? normalised(weights(state)) : shares(of: state)
  }

  private var hasResidents: Bool {
    let first = expected.home(band: 0, wijk: 0)
    let cells = setting.bands.count * setting.wijken.count
    return (first..<first + cells).contains { expected.opening[$0] > 0 }
  }

  func normalised(_ weights: [Double]) -> [Double] {
    let total = weights.reduce(0, +)
    return total > 0 ? weights.map { $0 / total } : weights
  }
}
