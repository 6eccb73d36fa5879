import NumericKernels
import SociaalDomein

/// Which contract is in force in each replication of a batch: 1 where it is and 0 where it is not.
///
/// A contract may end earlier in one replication than in another, by an option that is not taken, an
/// evaluation or a provider that stops; its fallback comes into force there.
public final class ContractsInForce {
  private let contracts: [Contract]
  private let grid: TimeGrid
  private let draws: ParameterDraws
  /// Row per contract.
  public let inForce: LaneMatrix
  /// In the first step in force, and in the last.
  let begins: LaneMatrix
  let ending: LaneMatrix
  private let ended: LaneMatrix
  /// Step in which it came into force.
  let begun: LaneMatrix
  private let uniforms: LaneMatrix
  /// Contracts that hold everywhere and always.
  let isFixed: Bool

  init(contracts: [Contract], grid: TimeGrid, draws: ParameterDraws) {
    self.contracts = contracts
    self.grid = grid
    self.draws = draws
    let make = { LaneMatrix(rows: contracts.count, lanes: draws.lanes) }
    inForce = make()
    begins = make()
    ending = make()
    ended = make()
    begun = make()
    uniforms = LaneMatrix(rows: 1, lanes: draws.lanes)
    isFixed = contracts.allSatisfy(\.isWholeRun)
  }

  func open() {
    inForce.fill(0)
    ended.fill(0)
  }

  /// Sets which contracts are in force in a step.
  func beginStep(_ step: Int) {
    ending.fill(0)
    for (index, contract) in contracts.enumerated() {
      let term = contract.term
      let now = inForce[index]
      for lane in now.indices {
        let started =
          term.fallbackOf.map { ended[$0][lane] > 0 } ?? (step >= term.start)
        let holds = started && ended[index][lane] == 0
        begins[index][lane] = holds && now[lane] == 0 ? 1 : 0
        now[lane] = holds ? 1 : 0
        guard begins[index][lane] > 0 else { continue }
        // One that began before the run goes on from there.
        begun[index][lane] = Double(term.fallbackOf == nil ? min(step, term.start) : step)
      }
    }
  }

  /// Whether a contract comes into force in this step in some replication.
  func begins(_ contract: Int) -> Bool { !begins[contract].isNowherePositive }

  /// First step after `step` in which the contract may no longer hold, as far as is agreed then.
  func plannedEnd(_ contract: Int, at step: Int) -> Int? {
    let term = contracts[contract].term
    return term.extensions.first { $0.step > step }?.step ?? term.end
  }

  /// Decides at the close of a step which contracts do not go on.
  ///
  /// - Parameter holds: whether the condition of an evaluation holds, in a lane.
  func endStep(
    _ draw: StepDraw, holds: (ContractTerm.Evaluation.Condition, Int, Int) -> Bool
  ) {
    let next = draw.step + 1
    for (index, contract) in contracts.enumerated() {
      let term = contract.term
      let subject = DrawAddress.subject(of: contract.key)
      let last = ending[index]
      if term.end == next { last.update(repeating: 1) }
      if let option = term.extensions.first(where: { $0.step == next }) {
        draw.fillUniforms(uniforms[0], .contract, subject: subject, index: 1)
        for lane in last.indices
        where uniforms[0][lane] >= draws.value(option.chance, lane: lane) { last[lane] = 1 }
      }
      if let evaluation = term.evaluations.first(where: { $0.step == next }) {
        draw.fillUniforms(uniforms[0], .contract, subject: subject, index: 2)
        for lane in last.indices
        where uniforms[0][lane] < draws.value(evaluation.chance, lane: lane)
          && holds(evaluation.condition, index, lane)
        { last[lane] = 1 }
      }
      last.multiply(by: inForce[index])
    }
  }

  /// A provider stops at the close of this step.
  func stop(_ contract: Int, lane: Int) { ending[contract][lane] = 1 }

  /// Ends what was decided to end.
  func close() {
    for row in 0..<ended.rows {
      for lane in ended[row].indices where ending[row][lane] > 0 { ended[row][lane] = 1 }
    }
  }
}
