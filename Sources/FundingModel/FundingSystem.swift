import SociaalDomein

/// How a contract pays for support: four independent switches.
///
/// A funding system is a combination of these, never a case of its own. Names such as
/// inspanningsgericht are presets of the switches.
public struct FundingSystem: Sendable, Equatable {
  public let budget: BudgetRule
  public let payment: PaymentRule
  public let access: AccessRule
  public let risk: RiskRule

  public init(budget: BudgetRule, payment: PaymentRule, access: AccessRule, risk: RiskRule) {
    self.budget = budget
    self.payment = payment
    self.access = access
    self.risk = risk
  }

  /// Open end, paid per unit, everyone admitted, the gemeente carries the volume.
  public static let inspanningsgericht = FundingSystem(
    budget: .openEnd, payment: .perUnit, access: .open, risk: RiskRule(remainder: .gemeente))

  /// The presets by the name a scenario gives them.
  public static let presets = ["inspanningsgericht": inspanningsgericht]
}

/// What limits the contract in euros.
public enum BudgetRule: Sendable, Equatable {
  /// Nothing: the contract has no budget of its own.
  case openEnd
}

/// What the gemeente pays for.
public enum PaymentRule: Sendable, Equatable {
  /// Each unit delivered, at its tariff.
  case perUnit

  /// Amount of one voorziening in a step, from the units delivered.
  func amount(units: Double, tariff: Double) -> Double {
    switch self {
    case .perUnit: units * tariff
    }
  }
}

/// Who may start.
public enum AccessRule: Sendable, Equatable {
  /// Everyone whose onderzoek and besluit are done.
  case open
}

/// Who carries a deviation from the budget.
public struct RiskRule: Sendable, Equatable {
  /// Who carries what no band or reserve takes.
  public let remainder: Party
  public init(remainder: Party) { self.remainder = remainder }
}

public enum Party: String, Sendable, CaseIterable {
  case gemeente
  case aanbieder
}
