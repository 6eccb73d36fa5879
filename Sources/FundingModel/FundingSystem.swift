import SociaalDomein

/// How a contract pays for support: four independent switches.
///
/// A funding system is a combination of these, never a case of its own. Names such as lumpsum are
/// presets of the switches, see `FundingForm`.
public struct FundingSystem: Sendable, Equatable {
  public let budget: BudgetRule
  public let payment: Payment
  public let access: AccessRule
  public let risk: RiskRule

  public init(budget: BudgetRule, payment: Payment, access: AccessRule, risk: RiskRule) {
    self.budget = budget
    self.payment = payment
    self.access = access
    self.risk = risk
  }

  /// Open end, paid per unit, everyone admitted, the gemeente carries the volume.
  public static let inspanningsgericht = FundingSystem(
    budget: .openEnd, payment: Payment(.perUnit), access: .open,
    risk: RiskRule(remainder: .gemeente))

  /// The same with everyone admitted.
  public func withOpenAccess() -> FundingSystem {
    FundingSystem(budget: budget, payment: payment, access: .open, risk: risk)
  }
}

/// What limits the contract in euros a year, at prices of the start year.
public enum BudgetRule: Sendable, Equatable {
  /// Nothing: the contract has no budget of its own.
  case openEnd
  case fixed(ParameterSeries)
  case historic(HistoricVolume)
  case capitation(Capitation)
}

/// A budget of the volume before the contract times its tarieven.
public struct HistoricVolume: Sendable, Equatable {
  /// Steps before the contract over which the volume is measured; a contract from the start of the
  /// run takes the volume of the opening balance.
  public let steps: Int
  /// Units a year per voorziening where they are given instead of measured.
  public let units: [Parameter?]
  /// Slack: the budget over the historic volume times price.
  public let factor: Parameter

  public init(steps: Int, units: [Parameter?], factor: Parameter) {
    self.steps = steps
    self.units = units
    self.factor = factor
  }
}

/// A budget per inhabitant, weighted by population cells.
public struct Capitation: Sendable, Equatable {
  /// Euros a year per resident, per age and sex row (`Ages.row`).
  public let weights: [Double]
  /// Factor per wijk.
  public let wijkFactors: [Double]
  /// The volume that the weights pay for together when the contract starts; nil where the weights
  /// are amounts themselves, and not only how those of different ages compare.
  public let use: HistoricVolume?

  public init(weights: [Double], wijkFactors: [Double], use: HistoricVolume? = nil) {
    self.weights = weights
    self.wijkFactors = wijkFactors
    self.use = use
  }
}

/// What the gemeente pays for, and which part of it is fixed.
public struct Payment: Sendable, Equatable {
  public let rule: PaymentRule
  /// Part that is agreed to be paid in twelfths of the budget; nil where none is agreed.
  private let agreedShare: Double?

  public init(_ rule: PaymentRule, fixedShare: Double? = nil) {
    self.rule = rule
    agreedShare = rule == .twelfths ? 1 : fixedShare
  }

  /// Part paid in twelfths of the budget; the rest is paid by the rule.
  public var fixedShare: Double { agreedShare ?? 0 }

  /// Part of what is declared that is paid.
  public var declaredShare: Double { 1 - fixedShare }

  /// Whether no part is agreed to be fixed: the budget, if there is one, is then held against what is
  /// declared, and otherwise against what support costs the provider.
  public var followsVolume: Bool { agreedShare == nil }

  /// Part of the budget that accrues, and of the cost that is held against it; all of both where the
  /// part that is agreed is nothing, so that access still has a budget to keep to.
  public var budgetShare: Double { fixedShare == 0 ? 1 : fixedShare }

  /// Whether a deviation from the budget is settled: the less the smaller the agreed part is, and not
  /// at all where that is nothing.
  public var settlesDeviation: Bool { followsVolume || fixedShare > 0 }
}

/// What is paid for.
public enum PaymentRule: String, Sendable, CaseIterable {
  /// Each unit delivered, at its tariff.
  case perUnit = "per_eenheid"
  /// Each client, an amount a month.
  case perClientMonth = "per_client"
  /// Each client who starts, once.
  case perTrajectory = "per_traject"
  /// The budget in equal parts over the year.
  case twelfths = "twaalfden"
}

/// Who may start.
public enum AccessRule: Sendable, Equatable {
  /// Everyone whose onderzoek and besluit are done.
  case open
  /// As many as the rest of the year's budget can pay, this year and the next.
  case euroCeiling
  /// As many as there are free places.
  case placeCeiling(ParameterSeries)
  /// All but the share 1 - min(restraint, loss / cost of new clients) while a loss is in sight.
  case providerDecides(restraint: Parameter)

  public var kind: AccessKind {
    switch self {
    case .open: .open
    case .euroCeiling: .euroCeiling
    case .placeCeiling: .placeCeiling
    case .providerDecides: .providerDecides
    }
  }
}

/// The access rules without their numbers, as a scenario names them.
public enum AccessKind: String, Sendable, CaseIterable {
  case open
  case euroCeiling = "plafond"
  case placeCeiling = "plaatsen"
  case providerDecides = "aanbieder"
}

public enum Party: String, Sendable, CaseIterable {
  case gemeente
  case aanbieder
}

/// Who carries a deviation from the budget: first the reserve, then the bands, then the remainder.
public struct RiskRule: Sendable, Equatable {
  /// Sorted and without gaps, from 0 on, for overruns and for surpluses.
  public let bands: [RiskBand]
  public let reserve: ReserveRule?
  /// Who carries what no reserve or band takes.
  public let remainder: Party
  public let buffer: LossBuffer?

  public init(
    bands: [RiskBand] = [], reserve: ReserveRule? = nil, remainder: Party,
    buffer: LossBuffer? = nil
  ) {
    self.bands = bands
    self.reserve = reserve
    self.remainder = remainder
    self.buffer = buffer
  }
}

/// A band of the deviation, as a share of the budget, and who carries what falls within it.
public struct RiskBand: Sendable, Equatable {
  /// The deviations a band speaks of.
  public enum Side: String, Sendable, CaseIterable {
    case both = "beide"
    case overrun = "tekort"
    case surplus = "overschot"
  }

  public let from: Double
  public let to: Double
  public let gemeente: Double
  public let aanbieder: Double
  public let side: Side

  public init(from: Double, to: Double, gemeente: Double, aanbieder: Double, side: Side = .both) {
    self.from = from
    self.to = to
    self.gemeente = gemeente
    self.aanbieder = aanbieder
    self.side = side
  }

  func applies(toOverrun isOverrun: Bool) -> Bool {
    switch side {
    case .both: true
    case .overrun: isOverrun
    case .surplus: !isOverrun
    }
  }
}

/// A reserve beside the contract: surpluses fill it up to its cap, overruns draw it first.
public struct ReserveRule: Sendable, Equatable {
  public let holder: Party
  /// Euros at the start of the contract, and at most.
  public let opening: Parameter
  public let cap: Parameter
  /// Who gets what is left at the end.
  public let heir: Party

  public init(holder: Party, opening: Parameter, cap: Parameter, heir: Party) {
    self.holder = holder
    self.opening = opening
    self.cap = cap
    self.heir = heir
  }
}

/// What a provider's cumulated loss may come to, and what happens then.
public struct LossBuffer: Sendable, Equatable {
  public enum Consequence: Sendable, Equatable {
    /// The gemeente pays what goes beyond the buffer.
    case bailOut
    /// The provider stops; its clients move to the fallback, where support costs more for a while.
    case stop(surcharge: Parameter, steps: Int)
  }

  public let amount: Parameter
  public let consequence: Consequence

  public init(amount: Parameter, consequence: Consequence) {
    self.amount = amount
    self.consequence = consequence
  }
}
