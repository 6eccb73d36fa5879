/// A named combination of the four switches, as municipalities call it.
///
/// A scenario may override every switch; the form only says what holds without that.
public struct FundingForm: Sendable, Equatable {
  /// The budgets a form can have.
  public enum Budget: String, Sendable, CaseIterable {
    case fixed = "bedrag"
    case historic = "historisch"
    case capitation = "per_inwoner"
  }

  public let name: String
  /// Empty for an open end.
  public let budgets: [Budget]
  public let payment: PaymentRule
  public let access: AccessKind
  /// Whether bands of risk belong to it.
  public let hasCorridor: Bool
  public let remainder: Party

  /// The forms of the model; the uitvoeringsvarianten of the iStandaarden and their variants.
  public static let all = [
    FundingForm(
      name: "inspanningsgericht", budgets: [], payment: .perUnit, access: .open,
      hasCorridor: false, remainder: .gemeente),
    FundingForm(
      name: "outputgericht", budgets: [], payment: .perClientMonth, access: .open,
      hasCorridor: false, remainder: .aanbieder),
    FundingForm(
      name: "lumpsum", budgets: [.fixed, .historic], payment: .twelfths,
      access: .providerDecides, hasCorridor: false, remainder: .aanbieder),
    FundingForm(
      name: "populatiebekostiging", budgets: [.capitation], payment: .twelfths,
      access: .providerDecides, hasCorridor: false, remainder: .aanbieder),
    FundingForm(
      name: "taakgericht", budgets: [.fixed, .historic], payment: .twelfths, access: .euroCeiling,
      hasCorridor: true, remainder: .gemeente),
    FundingForm(
      name: "subsidie", budgets: [.fixed, .historic], payment: .twelfths, access: .euroCeiling,
      hasCorridor: false, remainder: .aanbieder),
  ]

  public static func named(_ name: String) -> FundingForm? { all.first { $0.name == name } }
}
