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
  /// Contracts that bring behaviour.
  private let acting: [Int]

  init(contracts: [Contract], grid: TimeGrid, draws: ParameterDraws, terms: ContractsInForce) {
    self.contracts = contracts
    self.grid = grid
    self.draws = draws
    self.terms = terms
    acting = contracts.indices.filter { contracts[$0].incentives != nil }
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
  }

  /// Moves the factors at the start of a quarter; in between they stand still.
  func beginStep(_ step: Int) {
    guard !acting.isEmpty, grid.isQuarterStart(step) else { return }
    for contract in acting {
      guard let incentives = contracts[contract].incentives else { continue }
      let reached = ramp(incentives, contract, step)
      for (kind, factor) in incentives.transitions {
        transitions[contract * TransitionClass.allCases.count + kind.index] =
          1 + reached * (draws[factor] - 1)
      }
      if let factor = incentives.units { units[contract] = 1 + reached * (draws[factor] - 1) }
      if let share = incentives.socialBase { socialBase[contract] = reached * draws[share] }
    }
  }

  /// Part of the effect that is reached: evenly rising since the contract came into force.
  private func ramp(_ incentives: Incentives, _ contract: Int, _ step: Int) -> Double {
    guard terms.inForce[contract] else { return 0 }
    let years = Double(step - terms.begun[contract]) * grid.dt
    let full = draws[incentives.ramp]
    return full > 0 ? min(1, years / full) : 1
  }

  /// Factor on the rate of a class of transitions of the contract in force among some.
  func factor(contracts zone: [Int], kind: TransitionClass) -> Double {
    var factor = 1.0
    for contract in zone where terms.inForce[contract] {
      factor *= transitions[contract * TransitionClass.allCases.count + kind.index]
    }
    return factor
  }
}
