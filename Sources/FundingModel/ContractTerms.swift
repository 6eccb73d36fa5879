import SociaalDomein

/// How the budget of a year follows from the rule: index, cuts, growth and what is taken off.
public struct BudgetTerms: Sendable, Equatable {
  /// Index by its place in the funding specification; nil for none.
  public let index: Int?
  public let settlesIndex: Bool
  /// Share taken off, and euros taken off, each a level by year.
  public let cut: ParameterSeries?
  public let taakstelling: ParameterSeries?
  public let growth: GrowthSettlement?
  /// Clients for whom the budget was agreed.
  public let expectedClients: ParameterSeries?
  /// Whether pgb's of the perceel are paid from the budget.
  public let includesPgb: Bool
  public let earmark: Earmark?

  public init(
    index: Int? = nil, settlesIndex: Bool = false, cut: ParameterSeries? = nil,
    taakstelling: ParameterSeries? = nil, growth: GrowthSettlement? = nil,
    expectedClients: ParameterSeries? = nil, includesPgb: Bool = false,
    earmark: Earmark? = nil
  ) {
    self.index = index
    self.settlesIndex = settlesIndex
    self.cut = cut
    self.taakstelling = taakstelling
    self.growth = growth
    self.expectedClients = expectedClients
    self.includesPgb = includesPgb
    self.earmark = earmark
  }
}

/// A part of the budget that is for something (oormerk).
public struct Earmark: Sendable, Equatable {
  public let share: Parameter
  /// What it is for: what is not spent on them goes back to the gemeente. Without any it is spent in
  /// full outside the simulated support.
  public let voorzieningen: [Int]

  public init(share: Parameter, voorzieningen: [Int]) {
    self.share = share
    self.voorzieningen = voorzieningen
  }
}

/// Autonomous growth that is settled apart from the budget, since the start of the contract.
public struct GrowthSettlement: Sendable, Equatable {
  public enum Basis: Sendable, Equatable {
    case residents
    case weightedPopulation(Capitation)
    /// New need of the past year against that before the contract.
    case newNeed
  }
  public let basis: Basis
  /// Part of the growth that is paid.
  public let share: Parameter
  public init(basis: Basis, share: Parameter) {
    self.basis = basis
    self.share = share
  }
}

/// What happens to those who wait.
public struct QueueTerms: Sendable, Equatable {
  /// Yearly rate at which people who wait give up, and the part of them who take a pgb.
  public let reneging: Parameter?
  public let renegingToPgb: Parameter?
  /// Weeks after which a maatwerk client starts anyway at the gemeente's cost (zorgplicht).
  public let dutyOfCare: Parameter?
  public let worsening: [Worsening]

  /// People who wait and come to need heavier support.
  public struct Worsening: Sendable, Equatable {
    public let from: Int
    public let to: Int
    public let perYear: Parameter
    public init(from: Int, to: Int, perYear: Parameter) {
      self.from = from
      self.to = to
      self.perYear = perYear
    }
  }

  public init(
    reneging: Parameter? = nil, renegingToPgb: Parameter? = nil, dutyOfCare: Parameter? = nil,
    worsening: [Worsening] = []
  ) {
    self.reneging = reneging
    self.renegingToPgb = renegingToPgb
    self.dutyOfCare = dutyOfCare
    self.worsening = worsening
  }
}

/// In-year monitoring: beyond a deviation the parties talk, and the budget may move.
public struct Monitoring: Sendable, Equatable {
  /// Month of the year at whose opening they look, 1-12.
  public let month: Int
  /// Deviation of the year so far, as a share of its budget (or of the expected clients), beyond
  /// which they talk; chance that the budget moves then, and by which part of the deviation.
  public let threshold: Parameter
  public let chance: Parameter
  public let share: Parameter
  public init(month: Int, threshold: Parameter, chance: Parameter, share: Parameter) {
    self.month = month
    self.threshold = threshold
    self.chance = chance
    self.share = share
  }
}

/// Clients of before the contract, who stay with their provider at old terms until their indication
/// ends; what that costs is taken off the new budget.
public struct LegacyTerms: Sendable, Equatable {
  /// Per voorziening the first step in which nobody stays behind any more; nil for when the last
  /// indication ends.
  public let ends: [Int?]
  /// Length of indications in months: at the start they end evenly over this time.
  public let indication: Parameter
  /// Old tariff per unit per voorziening.
  public let tariffs: [IndexedAmount?]
  public init(ends: [Int?], indication: Parameter, tariffs: [IndexedAmount?]) {
    self.ends = ends
    self.indication = indication
    self.tariffs = tariffs
  }
}

/// Behaviour that a way of paying is assumed to bring ("prikkels"), reached over a ramp.
public struct Incentives: Sendable, Equatable {
  /// Years until the effect is full; at least the length of an indication.
  public let ramp: Parameter
  /// Factor on the rate of transitions per class.
  public let transitions: [TransitionClass: Parameter]
  /// Share of those who would start who are helped in the sociale basis.
  public let socialBase: Parameter?
  /// Factor on units per client.
  public let units: Parameter?
  public init(
    ramp: Parameter, transitions: [TransitionClass: Parameter] = [:], socialBase: Parameter? = nil,
    units: Parameter? = nil
  ) {
    self.ramp = ramp
    self.transitions = transitions
    self.socialBase = socialBase
    self.units = units
  }
}

/// People who take a pgb because the network is closed to their provider, or tired of waiting.
public struct PgbLeak: Sendable, Equatable {
  /// Share of those who would start, because of the closed network.
  public let closedNetwork: Parameter
  /// Yearly rate at which their pgb ends.
  public let outflow: Parameter
  public init(closedNetwork: Parameter, outflow: Parameter) {
    self.closedNetwork = closedNetwork
    self.outflow = outflow
  }
}
