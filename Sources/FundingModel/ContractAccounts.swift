import NumericKernels
import SociaalDomein

/// Receipts, cost and result of every contract of one batch in the running step.
public final class ContractAccounts {
  /// Row per contract.
  public let receipts: LaneMatrix
  public let cost: LaneMatrix
  /// Receipts less cost.
  public let result: LaneMatrix
  private let contracts: [Int?]

  public init(specification: FundingSpecification, setting: Setting, lanes: Int) {
    receipts = LaneMatrix(rows: specification.contracts.count, lanes: lanes)
    cost = LaneMatrix(rows: specification.contracts.count, lanes: lanes)
    result = LaneMatrix(rows: specification.contracts.count, lanes: lanes)
    contracts = specification.contractOfEach(wijken: setting.wijken.count)
  }

  /// Books the step's payments and cost to the contract that covers them.
  public func book(_ funding: FundingBatch) {
    receipts.fill(0)
    cost.fill(0)
    for (row, contract) in contracts.enumerated() {
      guard let contract else { continue }
      receipts[contract].add(funding.payment[row])
      cost[contract].add(funding.cost[row])
    }
    for contract in 0..<result.rows {
      result[contract].copy(receipts[contract])
      result[contract].add(cost[contract], times: -1)
    }
  }
}
