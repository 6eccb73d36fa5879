import SociaalDomein

/// Where the assumed behaviour of each contract stands: factors that start at 1 and reach their full
/// value over the ramp.
final class IncentiveLevels {
  private let contracts: [Contract]
  private let grid: TimeGrid
  private let draws: ParameterDraws
  private let terms: ContractsInForce
  /// Factor per transition class, contract * classes + class, and on units per client.
  private var transitions: [Double]
  private(set) var units: [Double]
  /// Share of those due who are helped in the sociale basis.
  private(set) var socialBase: [Double]
  /// Contracts that bring behaviour, and what was drawn of it.
  private let acting: [Int]
  private var drawn: [Drawn]

  /// The full effect of a contract, and the years in which it is reached.
  private struct Drawn {
    var years = 0.0
    /// Per transition class less 1, on units less 1, and the share helped in the sociale basis.
    var transitions = [Double](repeating: 0, count: TransitionClass.allCases.count)
    var units = 0.0
    var socialBase = 0.0
  }

  init(contracts: [Contract], grid: TimeGrid, draws: ParameterDraws, terms: ContractsInForce) {
    self.contracts = contracts
    self.grid = grid
    self.draws = draws
    self.terms = terms
    acting = contracts.indices.filter { contracts[$0].incentives != nil }
    drawn = acting.map { _ in Drawn() }
    transitions = Array(repeating: 1, count: contracts.count * TransitionClass.allCases.count)
    units = Array(repeating: 1, count: contracts.count)
    socialBase = Array(repeating: 0, count: contracts.count)
  }

  func open() {
    for index in transitions.indices { transitions[index] = 1 }
    for contract in units.indices {
      units[contract] = 1
      socialBase[contract] = 0
    }
    for (index, contract) in acting.enumerated() {
      guard let incentives = contracts[contract].incentives else { continue }
      drawn[index].years = draws[incentives.ramp]
      for (kind, factor) in incentives.transitions {
        drawn[index].transitions[kind.index] = draws[factor] - 1
      }
      drawn[index].units = incentives.units.map { draws[$0] - 1 } ?? 0
      drawn[index].socialBase = incentives.socialBase.map { draws[$0] } ?? 0
    }
  }

  /// Moves the factors at the start of a quarter; in between they stand still.
  func beginStep(_ step: Int) {
    guard !acting.isEmpty, grid.isQuarterStart(step) else { return }
    let classes = TransitionClass.allCases.count
    for (index, contract) in acting.enumerated() {
      let reached = ramp(contract, step, full: drawn[index].years)
      for kind in 0..<classes {
        transitions[contract * classes + kind] = 1 + reached * drawn[index].transitions[kind]
      }
      units[contract] = 1 + reached * drawn[index].units
      socialBase[contract] = reached * drawn[index].socialBase
    }
  }

  /// Part of the effect that is reached: evenly rising since the contract came into force.
  private func ramp(_ contract: Int, _ step: Int, full: Double) -> Double {
    guard terms.inForce[contract] else { return 0 }
    let years = Double(step - terms.begun[contract]) * grid.dt
    return full > 0 ? min(1, years / full) : 1
  }

  /// Factor on the rate of a class of transitions of a contract.
  func factor(contract: Int, kind: Int) -> Double {
    transitions[contract * TransitionClass.allCases.count + kind]
  }
}
