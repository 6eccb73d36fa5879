import SociaalDomein

/// Everything the funding side of a run is told, checked and immutable.
public struct FundingSpecification: Sendable {
  public let indices: [PriceIndex]
  /// Per voorziening.
  public let prices: [SupportPrice]
  public let percelen: [Perceel]
  public let contracts: [Contract]
  /// What people cost the gemeente once.
  public let oneOff: OneOffCosts
  /// Net amount in the begroting of the gemeente; nil where none is given.
  public let begroting: IndexedAmount?
  /// Euros to be saved, taken off the begroting: a level by year.
  public let begrotingCut: ParameterSeries?
  /// Capacity that is set aside for this risk, in euros; nil where none is given.
  public let weerstandscapaciteit: Parameter?
  public let count: CountConvention
  public let discounting: Discounting
  /// Whether indices and price shocks act (driver `prijs`).
  public let pricesMove: Bool

  public init(
    indices: [PriceIndex], prices: [SupportPrice], percelen: [Perceel], contracts: [Contract],
    oneOff: OneOffCosts = .none,
    begroting: IndexedAmount?, begrotingCut: ParameterSeries? = nil,
    weerstandscapaciteit: Parameter?, count: CountConvention,
    discounting: Discounting, pricesMove: Bool
  ) {
    self.indices = indices
    self.prices = prices
    self.percelen = percelen
    self.contracts = contracts
    self.oneOff = oneOff
    self.begroting = begroting
    self.begrotingCut = begrotingCut
    self.weerstandscapaciteit = weerstandscapaciteit
    self.count = count
    self.discounting = discounting
    self.pricesMove = pricesMove
  }

  /// The contracts that may cover each voorziening and wijk at some time, in their order,
  /// [voorziening * wijken + wijk].
  public func contractsOfEach(wijken: Int) -> [[Int]] {
    var result = [[Int]](repeating: [], count: prices.count * wijken)
    for (index, contract) in contracts.enumerated() {
      let perceel = percelen[contract.perceel]
      for voorziening in perceel.voorzieningen {
        for wijk in perceel.wijken { result[voorziening * wijken + wijk].append(index) }
      }
    }
    return result
  }

  /// The contracts that may admit people to each state and wijk, [state * wijken + wijk]: those of
  /// the state's first voorziening; none for support outside the voorzieningen.
  public func contractsOfStates(_ setting: Setting) -> [[Int]] {
    let covering = contractsOfEach(wijken: setting.wijken.count)
    return setting.states.flatMap { state in
      setting.wijken.indices.map { wijk in
        state.voorzieningen.first.map { covering[$0 * setting.wijken.count + wijk] } ?? []
      }
    }
  }

  /// Zone of each state and wijk, [state * wijken + wijk]: those under the same contracts share
  /// their incentives.
  public func zones(_ setting: Setting) -> [Int] {
    var known: [[Int]] = []
    return contractsOfStates(setting).map { contracts in
      if let zone = known.firstIndex(of: contracts) { return zone }
      known.append(contracts)
      return known.count - 1
    }
  }

  /// Whether some contract may keep people waiting.
  public var rationsAccess: Bool { contracts.contains(where: \.rationsAccess) }
  /// Whether some contract may send people elsewhere than to care.
  public var divertsPeople: Bool {
    contracts.contains { $0.incentives?.socialBase != nil || $0.leak != nil }
  }
  /// Whether the gemeente has cost of its own: meldingen, herindicaties, contract management.
  public var hasUitvoering: Bool {
    contracts.contains { $0.uitvoering != nil || $0.providers != nil }
  }
  /// Whether herindicaties may wait.
  public var limitsReviews: Bool { contracts.contains { $0.uitvoering?.capacity != nil } }
  /// Whether the gemeente pays for people who are helped in the sociale basis.
  public var paysSocialBase: Bool { contracts.contains { $0.socialBase?.payer == .gemeente } }
  public var hasBudgets: Bool { contracts.contains(where: \.hasBudget) }

  /// The same contracts with everyone admitted, or without assumed behaviour.
  public func with(openAccess: Bool, incentives: Bool) -> FundingSpecification {
    FundingSpecification(
      indices: indices, prices: prices, percelen: percelen,
      contracts: contracts.map { $0.with(openAccess: openAccess, incentives: incentives) },
      oneOff: oneOff,
      begroting: begroting, begrotingCut: begrotingCut,
      weerstandscapaciteit: weerstandscapaciteit, count: count,
      discounting: discounting, pricesMove: pricesMove)
  }
}
