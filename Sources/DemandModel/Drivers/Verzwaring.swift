import NumericKernels
import SociaalDomein

/// New clients need heavier support: a growing share of the inflow of one state enters another.
public final class Verzwaring: Sendable {
  public struct Shift: Sendable {
    public let from: Int
    public let to: Int
    /// Share of the inflow that moves, added each year since the base year.
    public let perYear: Parameter
    public init(from: Int, to: Int, perYear: Parameter) {
      self.from = from
      self.to = to
      self.perYear = perYear
    }
  }

  public let shifts: [Shift]
  public init(shifts: [Shift]) { self.shifts = shifts }

  /// The share of the inflow that moves `time` years after the start.
  static func share(perYear: Double, time: Double) -> Double { min(1, max(0, perYear * time)) }
}
