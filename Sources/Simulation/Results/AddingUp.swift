/// How a result of a whole follows from those of its parts.
public struct AddingUp: Sendable, Equatable {
  public enum Rule: Sendable, Equatable {
    case sum
    /// A sum, which there is only where every part has the result.
    case sumOfAll
    case mean
    /// A mean in which each part counts as much as it has of another metric.
    case weighted(by: Metric)
    /// The sums of some metrics over the sum of another.
    case ratio(of: [Metric], over: Metric)
    /// The whole does not follow from its parts.
    case no
  }

  /// Over voorzieningen, where the result is told for each.
  public let voorzieningen: Rule
  /// Over wijken, where the result is told for each.
  public let wijken: Rule
  public let years: Rule
  /// Over the gemeenten of a region.
  public let gemeenten: Rule

  public init(voorzieningen: Rule, wijken: Rule, years: Rule, gemeenten: Rule) {
    self.voorzieningen = voorzieningen
    self.wijken = wijken
    self.years = years
    self.gemeenten = gemeenten
  }

  /// People who come or go: one who receives several voorzieningen stands under each.
  static let flow = AddingUp(voorzieningen: .no, wijken: .sum, years: .sum, gemeenten: .sum)
  /// People who are there, on average over the year.
  static let stock = AddingUp(voorzieningen: .no, wijken: .sum, years: .mean, gemeenten: .sum)
  /// People or euros on one day of the year.
  static let dated = AddingUp(voorzieningen: .no, wijken: .sum, years: .no, gemeenten: .sum)
  static let euros = AddingUp(voorzieningen: .sum, wijken: .sum, years: .sum, gemeenten: .sum)
  /// Euros of contracts as a whole, in the wijken and voorzieningen that they cover.
  static let contracts = AddingUp(voorzieningen: .no, wijken: .no, years: .sum, gemeenten: .sum)
  /// What is held against a begroting, which a region has where every gemeente has one.
  static let begroot = AddingUp(voorzieningen: .no, wijken: .no, years: .sum, gemeenten: .sumOfAll)
  static let never = AddingUp(voorzieningen: .no, wijken: .no, years: .no, gemeenten: .no)
}
