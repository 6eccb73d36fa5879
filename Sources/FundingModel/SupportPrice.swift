import SociaalDomein

/// What one voorziening costs and brings in, whoever is contracted.
public final class SupportPrice: Sendable {
  /// What a unit is: uur, dagdeel, etmaal, maand.
  public let unitName: String
  public let unitsPerMonth: Parameter
  /// What a unit costs its provider.
  public let kostprijs: IndexedAmount
  /// Share of clients with a pgb, and its price per unit.
  public let pgbShare: Parameter
  public let pgbTariff: IndexedAmount
  public let contribution: OwnContribution

  public init(
    unitName: String, unitsPerMonth: Parameter, kostprijs: IndexedAmount, pgbShare: Parameter,
    pgbTariff: IndexedAmount, contribution: OwnContribution
  ) {
    self.unitName = unitName
    self.unitsPerMonth = unitsPerMonth
    self.kostprijs = kostprijs
    self.pgbShare = pgbShare
    self.pgbTariff = pgbTariff
    self.contribution = contribution
  }
}

/// The eigen bijdrage of clients of a voorziening; a person pays once, whatever they receive.
public struct OwnContribution: Sendable {
  /// Euros per paying client per month, and the share who pay.
  public let perMonth: ParameterSeries
  public let payingShare: Parameter
  /// The amount under the abonnementstarief from a step on, while that driver is on.
  public let subscription: Subscription?

  /// Whether clients ever pay one.
  public var isPaid: Bool {
    payingShare.value != 0 && perMonth.steps.contains { $0.parameter.value != 0 }
      || subscription.map { $0.payingShare.value != 0 } ?? false
  }

  public struct Subscription: Sendable {
    public let perMonth: ParameterSeries
    public let payingShare: Parameter
    public let from: Int
    public init(perMonth: ParameterSeries, payingShare: Parameter, from: Int) {
      self.perMonth = perMonth
      self.payingShare = payingShare
      self.from = from
    }
  }

  public init(perMonth: ParameterSeries, payingShare: Parameter, subscription: Subscription? = nil)
  {
    self.perMonth = perMonth
    self.payingShare = payingShare
    self.subscription = subscription
  }
}
