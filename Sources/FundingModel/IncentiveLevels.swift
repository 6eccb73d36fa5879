import NumericKernels
import SociaalDomein

/// Where the assumed behaviour of each contract stands: factors that start at 1 and reach their full
/// value over the ramp.
final class IncentiveLevels {
  private let contracts: [Contract]
  private let grid: TimeGrid
  private let draws: ParameterDraws
  private let terms: ContractsInForce
  /// Factor per transition class, row contract * classes + class, and on units per client.
  let transitions: LaneMatrix
  let units: LaneMatrix
  private let ramp: LaneMatrix
  let isUsed: Bool

  init(contracts: [Contract], grid: TimeGrid, draws: ParameterDraws, terms: ContractsInForce) {
    self.contracts = contracts
    self.grid = grid
    self.draws = draws
    self.terms = terms
    isUsed = contracts.contains { $0.incentives != nil }
    let classes = TransitionClass.allCases.count
    transitions = LaneMatrix(rows: contracts.count * classes, lanes: draws.lanes)
    units = LaneMatrix(rows: contracts.count, lanes: draws.lanes)
    ramp = LaneMatrix(rows: 1, lanes: draws.lanes)
  }

  func open() {
    transitions.fill(1)
    units.fill(1)
  }

  /// Moves the factors at the start of a quarter; in between they stand still.
  func beginStep(_ step: Int, access: Access) {
    guard isUsed, grid.isQuarterStart(step) else { return }
    for (index, contract) in contracts.enumerated() {
      guard let incentives = contract.incentives else { continue }
      writeRamp(incentives, index, step)
      for (kind, factor) in incentives.transitions {
        let row = transitions[index * TransitionClass.allCases.count + kind.index]
        write(factor, into: row)
      }
      if let factor = incentives.units { write(factor, into: units[index]) }
      guard let share = incentives.socialBase else { continue }
      let row = access.socialBase[index]
      for lane in row.indices { row[lane] = ramp[0][lane] * draws.value(share, lane: lane) }
    }
  }

  /// Part of the effect that is reached: evenly rising since the contract came into force.
  private func writeRamp(_ incentives: Incentives, _ contract: Int, _ step: Int) {
    let reached = ramp[0]
    for lane in reached.indices {
      let years = (Double(step) - terms.begun[contract][lane]) * grid.dt
      let full = draws.value(incentives.ramp, lane: lane)
      reached[lane] =
        terms.inForce[contract][lane] == 0 ? 0 : full > 0 ? min(1, years / full) : 1
    }
  }

  private func write(_ factor: Parameter, into row: LaneMatrix.Row) {
    for lane in row.indices {
      row[lane] = 1 + ramp[0][lane] * (draws.value(factor, lane: lane) - 1)
    }
  }

  /// Multiplies the rate of a class of transitions by the contract in force in a zone.
  func multiply(_ row: LaneMatrix.Row, contracts zone: [Int], kind: TransitionClass) {
    for contract in zone where contracts[contract].incentives?.transitions[kind] != nil {
      let factor = transitions[contract * TransitionClass.allCases.count + kind.index]
      let holds = terms.inForce[contract]
      for lane in row.indices where holds[lane] > 0 { row[lane] *= factor[lane] }
    }
  }
}
