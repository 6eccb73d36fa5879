/// A measure of risk as `risk.csv` names it, over a period; those at a certainty with it behind their
/// name. The names are an interface.
///
/// What each is stands in its declaration; neither files nor screens know one that is not evaluated.
public enum RiskMeasure: String, Sendable, CaseIterable {
  case overrun = "p_overrun"
  case expectedOverrun = "expected_overrun"
  case overrunTolerance = "overrun_tolerance"
  case expectedDeficit = "expected_deficit"
  case weerstand
  case risk
  case tailMean = "tail_mean"
  case weerstandsratio
  case keepsPace = "p_keeps_pace"
  case allWithinBudget = "p_all_within_budget"
  case netCostDeviation = "net_cost_sd"
  case netCostDeviationIndependent = "net_cost_sd_independent"
  case netCostDeviationTogether = "net_cost_sd_together"

  /// What a measure speaks of; `risk.csv` has the measures of each together, in this order.
  public enum Subject: Sendable, CaseIterable {
    /// The begroting of a gemeente, or of all gemeenten of a region.
    case begroting
    /// The budgets of all contracts of a gemeente.
    case budgets
    /// The budget of one contract.
    case contract
    /// The budgets of all contracts of a region.
    case budgetsOfRegion
    /// How net cost of the gemeenten of a region spreads.
    case spread
  }

  /// Certainties, in percent, at which a measure is told.
  public enum Certainties: Sendable, Equatable {
    /// It is of none.
    case none
    case each([Int])
    /// The one that the scenario chooses, where something is set aside for the risk.
    case chosen
  }

  /// Certainties of the risk, and of the benodigde weerstandscapaciteit, in percent.
  public static let standardCertainties = [70, 75, 80, 85, 90, 95, 99]

  public var certainties: Certainties {
    switch self {
    case .weerstand, .risk: .each(RiskMeasure.standardCertainties)
    case .tailMean: .each([95, 99])
    case .weerstandsratio: .chosen
    case .overrun, .expectedOverrun, .overrunTolerance, .expectedDeficit, .keepsPace,
      .allWithinBudget, .netCostDeviation, .netCostDeviationIndependent,
      .netCostDeviationTogether:
      .none
    }
  }

  public var subjects: [Subject] {
    switch self {
    case .overrun, .expectedOverrun, .overrunTolerance: [.begroting, .contract]
    case .expectedDeficit, .weerstand, .risk, .tailMean, .weerstandsratio: [.begroting]
    case .keepsPace: [.budgets, .contract, .budgetsOfRegion]
    case .allWithinBudget: [.budgets]
    case .netCostDeviation, .netCostDeviationIndependent, .netCostDeviationTogether: [.spread]
    }
  }

  /// The name at a certainty in percent, which measures at a certainty have behind it.
  public func name(at percent: Int? = nil) -> String {
    percent.map { "\(rawValue)_\($0)" } ?? rawValue
  }

  /// The words for a certainty in percent.
  public func label(at percent: Int) -> BilingualText { declaration.label.at(percent) }
}

extension BilingualText {
  /// With a certainty in percent, and what it leaves of all, in their places.
  public func at(_ percent: Int) -> BilingualText {
    map {
      $0.replacing("{percent}", with: "\(percent)").replacing("{rest}", with: "\(100 - percent)")
    }
  }
}
