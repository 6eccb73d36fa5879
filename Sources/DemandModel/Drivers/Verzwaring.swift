import NumericKernels
import SociaalDomein

/// New clients need heavier support: a growing share of the inflow of one state enters another.
public struct Verzwaring: Sendable {
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

  /// Moves the share reached `time` years after the start from one row of new need to another.
  static func move(
    perYear: LaneMatrix.Row, from: LaneMatrix.Row, to: LaneMatrix.Row, time: Double
  ) {
    for lane in from.indices {
      let moved = min(1, max(0, perYear[lane] * time)) * from[lane]
      from[lane] -= moved
      to[lane] += moved
    }
  }
}
