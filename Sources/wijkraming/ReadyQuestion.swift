import ArgumentParser
import Questions
import Scenarios

/// Questions that name their key and conditions themselves.
enum ReadyQuestion: String, ExpressibleByArgument, CaseIterable {
  /// The begroting that holds.
  case budget
  /// The largest saving with which it holds.
  case taakstelling
  /// How much of new need the sociale basis has to catch, and by when.
  case tempo
  /// Room under which nobody waits too long.
  case plafond

  /// The chance of an overrun that is accepted where nothing else is said.
  static let chance = 0.10
  /// Weeks of waiting that are accepted where nothing else is said.
  static let weeks = 6.0
  /// Years of a ramp that a frontier goes to.
  static let longestRamp = 6

  private static let budgets =
    [
      "bedrag", "per_inwoner.naar_gebruik", "per_inwoner.gewichten.alle", "historisch.factor",
    ].map { "contracten.alle.budget." + $0 } + ["contracten.alle.plaatsen"]

  var conditions: [String] {
    switch self {
    case .budget, .taakstelling, .tempo: ["p_overrun <= \(Self.chance)"]
    case .plafond: ["waiting_weeks <= \(Self.weeks)"]
    }
  }

  /// Keys that take the value.
  var keys: [String] {
    switch self {
    case .budget: ["begroting.bedrag"]
    case .taakstelling: ["begroting.taakstelling"]
    case .tempo: ["contracten.alle.prikkels.sociale_basis"]
    case .plafond: Self.budgets
    }
  }

  /// How the value enters: a taakstelling comes on top of one that there is.
  func manner(hasTaakstelling: Bool) -> SolveManner {
    switch self {
    case .budget, .plafond: .factor
    case .taakstelling: hasTaakstelling ? .add : .value
    case .tempo: .value
    }
  }

  /// The range that is looked in.
  ///
  /// - Parameter begroting: euros a year, on average.
  func range(begroting: Double) -> ClosedRange<Double> {
    switch self {
    case .budget: 0.5...2
    case .plafond: 0.25...4
    case .taakstelling: 0...max(1, (0.3 * begroting).rounded())
    case .tempo: 0...0.9
    }
  }

  /// Ramps of a frontier, in years; one without for a question alone.
  func ramps(years: Int) -> [Int?] {
    guard self == .tempo else { return [nil] }
    return (1...max(1, min(years, Self.longestRamp))).map { $0 }
  }

  /// What is set beside the value.
  func beside(ramp: Int?) -> [StressAim] {
    guard let ramp else { return [] }
    return [StressAim("contracten.alle.prikkels.aanloop", "\(ramp)")]
  }
}
