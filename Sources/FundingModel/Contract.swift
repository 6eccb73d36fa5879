import SociaalDomein

/// An amount per year at the price level of the start year, and the index it follows.
public struct IndexedAmount: Sendable {
  public let amount: ParameterSeries
  /// Index by its place in the funding specification; nil for none.
  public let index: Int?
  public init(amount: ParameterSeries, index: Int?) {
    self.amount = amount
    self.index = index
  }
}

/// A contract: what it covers, for how long, and how it pays.
public struct Contract: Sendable {
  public let key: String
  public let name: String
  /// Perceel by index: the wijken and voorzieningen it covers.
  public let perceel: Int
  public let system: FundingSystem
  /// Tariff per voorziening, [voorziening]; nil where the contract does not cover it.
  public let tariffs: [IndexedAmount?]

  public init(
    key: String, name: String, perceel: Int, system: FundingSystem, tariffs: [IndexedAmount?]
  ) {
    self.key = key
    self.name = name
    self.perceel = perceel
    self.system = system
    self.tariffs = tariffs
  }
}

/// What one voorziening costs and brings in, whoever is contracted.
public struct SupportPrice: Sendable {
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
    subscription != nil || perMonth.steps.contains { $0.parameter.value != 0 }
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

/// Everything the funding side of a run is told, checked and immutable.
public struct FundingSpecification: Sendable {
  public let indices: [PriceIndex]
  /// Per voorziening.
  public let prices: [SupportPrice]
  public let percelen: [Perceel]
  public let contracts: [Contract]
  /// Net amount in the begroting of the gemeente; nil where none is given.
  public let begroting: IndexedAmount?
  /// Capacity that is set aside for this risk, in euros; nil where none is given.
  public let weerstandscapaciteit: Parameter?
  public let count: CountConvention
  public let discounting: Discounting
  /// Whether indices and price shocks act (driver `prijs`).
  public let pricesMove: Bool

  public init(
    indices: [PriceIndex], prices: [SupportPrice], percelen: [Perceel], contracts: [Contract],
    begroting: IndexedAmount?, weerstandscapaciteit: Parameter?, count: CountConvention,
    discounting: Discounting, pricesMove: Bool
  ) {
    self.indices = indices
    self.prices = prices
    self.percelen = percelen
    self.contracts = contracts
    self.begroting = begroting
    self.weerstandscapaciteit = weerstandscapaciteit
    self.count = count
    self.discounting = discounting
    self.pricesMove = pricesMove
  }

  /// The contract that covers each voorziening and wijk, [voorziening * wijken + wijk].
  public func contractOfEach(wijken: Int) -> [Int?] {
    var result = [Int?](repeating: nil, count: prices.count * wijken)
    for (index, contract) in contracts.enumerated() {
      let perceel = percelen[contract.perceel]
      for voorziening in perceel.voorzieningen {
        for wijk in perceel.wijken { result[voorziening * wijken + wijk] = index }
      }
    }
    return result
  }
}
