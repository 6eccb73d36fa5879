import Simulation

/// How far a kind of observation may be from what happened, where its row does not say so. Nobody measured these:
/// all are assumptions.
public struct ErrorModel: Sendable {
  /// Counts are published in fives: the rounding is uniform over five persons.
  static let roundingStep = 5.0
  /// Records that were not delivered, or twice: share of a count.
  static let delivery = 0.02
  /// Residents are registered.
  static let registration = 0.002
  /// Bookings that move between taakvelden: the scale of Student's t with so many degrees of freedom.
  static let booking = 0.03
  static let bookingFreedom = 3.0
  /// Waiting and other figures that are measured in many ways.
  static let other = 0.1

  /// The default error of a value in the unit of the results.
  static func standard(_ quantity: ObservedQuantity, value: Double) -> ObservationError {
    let size = abs(value)
    switch quantity {
    case .metric(.population), .metric(.population75plus):
      return counted(size, share: registration)
    case .metric(.waitingWeeks): return ObservationError(scale: max(other * size, 0.1))
    case _ where quantity.unit == "persons": return counted(size, share: delivery)
    default: return ObservationError(scale: max(booking * size, 1), freedom: bookingFreedom)
    }
  }

  private static func counted(_ size: Double, share: Double) -> ObservationError {
    let rounding = roundingStep * roundingStep / 12
    return ObservationError(scale: (rounding + share * share * size * size).squareRoot())
  }
}
