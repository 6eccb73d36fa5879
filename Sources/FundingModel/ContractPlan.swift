import SociaalDomein

/// What of a contract is the same in every replication, as a month asks for it.
final class ContractPlan: Sendable {
  let hasBudget: Bool
  let rationsAccess: Bool
  let rule: PaymentRule
  /// Whether no part is agreed to be fixed and a deviation is settled, and the parts that are declared,
  /// held against the budget and fixed.
  let followsVolume: Bool
  let settlesDeviation: Bool
  let declaredShare: Double
  let budgetShare: Double
  let fixedShare: Double
  let includesPgb: Bool
  let hasOverhead: Bool
  /// Whether an earmark is for a voorziening, and whether one is spent outside the simulated support.
  let isEarmarked: [Bool]
  let spendsOutside: Bool
  /// Whether clients of before are paid for at an old tariff, by voorziening.
  let paysLegacy: [Bool]
  let hasLegacy: Bool
  /// Whether an evaluation asks how long people wait.
  let evaluatesWait: Bool
  let socialBasePayer: SocialBaseTerms.Payer?
  /// Rows of money it covers, those of a voorziening that follow each other together, and places whose
  /// people it may admit.
  let rows: [Int]
  let runs: [Range<Int>]
  let places: [Int]

  /// - Parameters:
  ///   - contractsOf: contracts that may cover each row.
  ///   - contractsOfPlaces: contracts that may admit people to each place.
  init(_ contract: Contract, index: Int, contractsOf: [[Int]], contractsOfPlaces: [[Int]]) {
    let payment = contract.system.payment
    hasBudget = contract.hasBudget
    rationsAccess = contract.rationsAccess
    rule = payment.rule
    followsVolume = payment.followsVolume
    settlesDeviation = payment.settlesDeviation
    declaredShare = payment.declaredShare
    budgetShare = payment.budgetShare
    fixedShare = payment.fixedShare
    includesPgb = contract.budget.includesPgb
    hasOverhead = contract.overhead != nil
    let earmark = contract.budget.earmark
    isEarmarked = contract.tariffs.indices.map { earmark?.voorzieningen.contains($0) ?? false }
    spendsOutside = earmark?.voorzieningen.isEmpty ?? false
    paysLegacy = contract.tariffs.indices.map { contract.legacy?.tariffs[$0] != nil }
    evaluatesWait = contract.term.evaluations.contains {
      if case .wait = $0.condition { true } else { false }
    }
    hasLegacy = paysLegacy.contains(true)
    socialBasePayer = contract.socialBase?.payer
    let rows = contractsOf.indices.filter { contractsOf[$0].contains(index) }
    self.rows = rows
    let wijken = contractsOf.count / max(1, contract.tariffs.count)
    runs = rows.reduce(into: []) { runs, row in
      if let last = runs.last, last.upperBound == row, row % wijken != 0 {
        runs[runs.count - 1] = last.lowerBound..<row + 1
      } else {
        runs.append(row..<row + 1)
      }
    }
    places = contractsOfPlaces.indices.filter { contractsOfPlaces[$0].contains(index) }
  }

  static func all(_ specification: FundingSpecification, _ setting: Setting) -> [ContractPlan] {
    let rows = specification.contractsOfEach(wijken: setting.wijken.count)
    let places = specification.contractsOfStates(setting)
    return specification.contracts.enumerated().map {
      ContractPlan($1, index: $0, contractsOf: rows, contractsOfPlaces: places)
    }
  }
}
