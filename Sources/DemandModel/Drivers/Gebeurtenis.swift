import NumericKernels
import SociaalDomein

/// A dated shock: covid, a provider that stops, a ruling of the court.
public struct Gebeurtenis: Sendable {
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
  /// Steps in which it acts; the upper bound is the first in which it no longer does.
  public let steps: Range<Int>
  /// States and wijken it touches.
  public let states: Set<Int>
  public let wijken: Set<Int>

  public init(
    key: String, effect: Effect, factor: Parameter, steps: Range<Int>, states: Set<Int>,
    wijken: Set<Int>
  ) {
    self.key = key
    self.effect = effect
    self.factor = factor
    self.steps = steps
    self.states = states
    self.wijken = wijken
  }

  public func acts(at step: Int) -> Bool { steps.contains(step) }
}
