import NumericKernels

/// The euros of a step by who pays them, over all contracts: what the rows of money must add up to.
public final class EuroTotals {
  private let rows: LaneMatrix
  /// Paid to contracted providers, settlement included, and for clients outside the contracts.
  public var toContracts: LaneMatrix.Row { rows[0] }
  public var forOutsiders: LaneMatrix.Row { rows[1] }
  /// Cost of the contracts' own clients, and of those outside them.
  public var ownCost: LaneMatrix.Row { rows[2] }
  public var outsidersCost: LaneMatrix.Row { rows[3] }
  /// Put into reserves from outside when contracts start, and taken out by providers.
  public var reserveOpening: LaneMatrix.Row { rows[4] }
  public var reserveDrawn: LaneMatrix.Row { rows[5] }
  /// Balance of all reserves before the step and after it.
  public var reserveBefore: LaneMatrix.Row { rows[6] }
  public var reserveAfter: LaneMatrix.Row { rows[7] }
  /// Deviations that were settled, and the same as gemeente, providers and reserves carry it.
  public var deviation: LaneMatrix.Row { rows[8] }
  public var carried: LaneMatrix.Row { rows[9] }

  /// What the gemeente spends on uitvoering, and on the sociale basis.
  public var uitvoering: LaneMatrix.Row { rows[10] }
  public var socialBase: LaneMatrix.Row { rows[11] }

  init(lanes: Int) { rows = LaneMatrix(rows: 12, lanes: lanes) }

  func clear() { rows.fill(0) }
}
