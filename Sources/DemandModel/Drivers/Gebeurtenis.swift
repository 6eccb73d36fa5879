import NumericKernels
import SociaalDomein

/// A dated shock: covid, a provider that stops, a ruling of the court.
public final class Gebeurtenis: Sendable {
  /// What it multiplies while it lasts.
  public enum Effect: Sendable, Equatable {
    /// New need.
    case inflow
    /// Rates of the given transition classes.
    case outflow(Set<TransitionClass>)
    /// Kostprijs and tariff.
    case price
    /// Units that can be delivered per client.
    case capacity
  }

  public let key: String
  public let effect: Effect
  public let factor: Parameter
  /// Months in which it acts, counted from the start of the run; the upper bound is the first in
  /// which it no longer does. A step that lies partly within them feels that part.
  public let months: Range<Int>
  /// States and wijken it touches (new need, outflow), and voorzieningen (price, capacity).
  public let states: Set<Int>
  public let wijken: Set<Int>
  public let voorzieningen: Set<Int>

  public init(
    key: String, effect: Effect, factor: Parameter, months: Range<Int>, states: Set<Int>,
    wijken: Set<Int>, voorzieningen: Set<Int>
  ) {
    self.key = key
    self.effect = effect
    self.factor = factor
    self.months = months
    self.states = states
    self.wijken = wijken
    self.voorzieningen = voorzieningen
  }

  /// Share of a step in which it acts.
  public func share(of step: Int, grid: TimeGrid) -> Double {
    grid.overlap(step: step, from: months.lowerBound, until: months.upperBound)
  }
}
