import NumericKernels
import SociaalDomein

/// Which contracts are in force in one replication.
///
/// A contract may end earlier in one replication than in another, by an option that is not taken, an
/// evaluation or a provider that stops; its fallback then comes into force.
public final class ContractsInForce {
  private let contracts: [Contract]
  private let draws: ParameterDraws
  public private(set) var inForce: [Bool]
  /// Whether it comes into force in this step, and whether it is the last.
  private(set) var begins: [Bool]
  private(set) var isEnding: [Bool]
  private var hasEnded: [Bool]
  /// Step in which it came into force; below 0 for one that began before the run.
  private(set) var begun: [Int]
  /// Whether other contracts are in force than in the step before.
  private(set) var hasChanged = true
  private var isOpening = true
  /// Contracts that hold everywhere and always.
  let isFixed: Bool

  init(contracts: [Contract], draws: ParameterDraws) {
    self.contracts = contracts
    self.draws = draws
    let no = [Bool](repeating: false, count: contracts.count)
    inForce = no
    begins = no
    isEnding = no
    hasEnded = no
    begun = [Int](repeating: 0, count: contracts.count)
    isFixed = contracts.allSatisfy(\.isWholeRun)
  }

  func open() {
    isOpening = true
    for contract in contracts.indices {
      inForce[contract] = false
      hasEnded[contract] = false
    }
  }

  /// Sets which contracts are in force in a step.
  func beginStep(_ step: Int) {
    hasChanged = isOpening
    isOpening = false
    for contract in contracts.indices {
      isEnding[contract] = false
      let fallbackOf = contracts[contract].term.fallbackOf
      let start = contracts[contract].term.start
      let hasStarted = fallbackOf.map { hasEnded[$0] } ?? (step >= start)
      let holds = hasStarted && !hasEnded[contract]
      begins[contract] = holds && !inForce[contract]
      if holds != inForce[contract] { hasChanged = true }
      inForce[contract] = holds
      // One that began before the run goes on from there.
      if begins[contract] { begun[contract] = fallbackOf == nil ? min(step, start) : step }
    }
  }

  /// First step after `step` in which the contract may no longer hold, as far as is agreed then.
  func plannedEnd(_ contract: Int, at step: Int) -> Int? {
    let term = contracts[contract].term
    return term.extensions.first { $0.step > step }?.step ?? term.end
  }

  /// Decides at the close of a step which contracts do not go on.
  ///
  /// - Parameter holds: whether the condition of an evaluation of a contract holds.
  func endStep(_ draw: StepDraw, holds: (ContractTerm.Evaluation.Condition, Int) -> Bool) {
    let next = draw.step + 1
    for contract in contracts.indices where inForce[contract] {
      let term = contracts[contract].term
      let subject = DrawAddress.subject(of: contracts[contract].key)
      if term.end == next { isEnding[contract] = true }
      if let option = term.extensions.first(where: { $0.step == next }) {
        let u = draw.uniform(.contract, subject: subject, index: 1)
        if u >= draws[option.chance] { isEnding[contract] = true }
      }
      if let evaluation = term.evaluations.first(where: { $0.step == next }) {
        let u = draw.uniform(.contract, subject: subject, index: 2)
        if u < draws[evaluation.chance] && holds(evaluation.condition, contract) {
          isEnding[contract] = true
        }
      }
    }
  }

  /// A provider stops at the close of this step.
  func stop(_ contract: Int) { isEnding[contract] = true }

  /// Ends what was decided to end.
  func close() {
    for contract in contracts.indices where isEnding[contract] { hasEnded[contract] = true }
  }
}
