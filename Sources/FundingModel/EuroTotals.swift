/// The euros of a step by who pays them, over all contracts: what the rows of money must add up to.
public struct EuroTotals: Sendable, Equatable {
  /// Paid to contracted providers, settlement included, and for clients outside the contracts.
  public var toContracts = 0.0
  public var forOutsiders = 0.0
  /// Cost of the contracts' own clients, and of those outside them.
  public var ownCost = 0.0
  public var outsidersCost = 0.0
  /// Put into reserves from outside when contracts start, and taken out by providers.
  public var reserveOpening = 0.0
  public var reserveDrawn = 0.0
  /// Balance of all reserves before the step and after it.
  public var reserveBefore = 0.0
  public var reserveAfter = 0.0
  /// Deviations that were settled, and the same as gemeente, providers and reserves carry it.
  public var deviation = 0.0
  public var carried = 0.0
  /// What the gemeente spends on uitvoering, and on the sociale basis.
  public var uitvoering = 0.0
  public var socialBase = 0.0
  /// What people cost it once, where they start or move.
  public var oneOff = 0.0
}
