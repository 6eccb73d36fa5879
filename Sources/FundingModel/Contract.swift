import SociaalDomein

/// An amount per year at the price level of the start year, and the index it follows.
public struct IndexedAmount: Sendable, Equatable {
  public let amount: ParameterSeries
  /// Index by its place in the funding specification; nil for none.
  public let index: Int?
  /// Whether the difference between provisional and definitive index is settled a year later
  /// (nacalculatie).
  public let settlesIndex: Bool

  public init(amount: ParameterSeries, index: Int?, settlesIndex: Bool = false) {
    self.amount = amount
    self.index = index
    self.settlesIndex = settlesIndex
  }
}

/// A contract: what it covers, for how long, how it pays, and what else was agreed.
public struct Contract: Sendable {
  public var key: String
  public var name: String
  /// Perceel by index: the wijken and voorzieningen it covers.
  public var perceel: Int
  public var term = ContractTerm.wholeRun
  public var system: FundingSystem
  /// Tariff per voorziening, [voorziening]: per unit, client-month or trajectory, as the payment
  /// rule says; nil where the contract does not cover it or pays none.
  public var tariffs: [IndexedAmount?]
  public var budget = BudgetTerms()
  public var queue = QueueTerms()
  public var monitoring: Monitoring?
  public var legacy: LegacyTerms?
  public var incentives: Incentives?
  public var leak: PgbLeak?
  /// Administration of the provider, as a share on top of the kostprijs of its own clients.
  public var overhead: Parameter?
  public var providers: ProviderTerms?
  public var uitvoering: UitvoeringTerms?
  public var socialBase: SocialBaseTerms?
  public var capacity: CapacityTerms?

  /// A contract of the whole run in which nothing else was agreed.
  public init(
    key: String, name: String, perceel: Int, system: FundingSystem, tariffs: [IndexedAmount?]
  ) {
    self.key = key
    self.name = name
    self.perceel = perceel
    self.system = system
    self.tariffs = tariffs
  }

  public var hasBudget: Bool { system.budget != .openEnd }
  /// Whether people may wait under it.
  public var rationsAccess: Bool { system.access != .open || capacity != nil }

  /// Whether the contract is in force in every step of every replication.
  public var isWholeRun: Bool {
    if case .stop? = system.risk.buffer?.consequence { return false }
    return term.start <= 0 && term.end == nil && term.extensions.isEmpty
      && term.evaluations.isEmpty && term.fallbackOf == nil
  }

  /// The same contract with everyone admitted, or without assumed behaviour.
  public func with(openAccess: Bool, incentives isOn: Bool) -> Contract {
    var made = self
    if openAccess {
      made.system = system.withOpenAccess()
      made.capacity = nil
    }
    if !isOn {
      made.incentives = nil
      made.leak = leak.map { PgbLeak(closedNetwork: .fixed(0), outflow: $0.outflow) }
      made.uitvoering?.delayedShare = nil
    }
    return made
  }
}

/// From when to when a contract holds.
public struct ContractTerm: Sendable, Equatable {
  /// The chance that a contract goes on at an option; it ends at `step` otherwise.
  public struct Extension: Sendable, Equatable {
    public let step: Int
    public let chance: Parameter
    public init(step: Int, chance: Parameter) {
      self.step = step
      self.chance = chance
    }
  }

  /// A moment at which the contract may be ended early.
  public struct Evaluation: Sendable, Equatable {
    public enum Condition: Sendable, Equatable {
      case always
      /// The deviation from the budget since the start, as a share of the budget, exceeds this.
      case overrun(share: Parameter)
      /// The mean wait of those who started in the past year exceeds this.
      case wait(weeks: Parameter)
    }
    public let step: Int
    public let chance: Parameter
    public let condition: Condition
    public init(step: Int, chance: Parameter, condition: Condition) {
      self.step = step
      self.chance = chance
      self.condition = condition
    }
  }

  /// First step in force; below 0 for a contract that began before the run.
  public let start: Int
  /// First step no longer in force, all options taken; nil for the horizon.
  public let end: Int?
  public let extensions: [Extension]
  public let evaluations: [Evaluation]
  /// The contract whose stock and waiting this one takes over when it ends; nil for one that starts
  /// by itself.
  public let fallbackOf: Int?

  public init(
    start: Int = 0, end: Int? = nil, extensions: [Extension] = [], evaluations: [Evaluation] = [],
    fallbackOf: Int? = nil
  ) {
    self.start = start
    self.end = end
    self.extensions = extensions
    self.evaluations = evaluations
    self.fallbackOf = fallbackOf
  }

  public static let wholeRun = ContractTerm()
}
