import NumericKernels
import SociaalDomein

/// Elderly people stay at home longer: fewer 75+ in institutions, and fewer who leave for the Wlz.
///
/// Both follow one parameter: the share by which institutional living falls each year. After y years
/// (1 - fall)^y of the starting share is left, and so of the Wlz intensity for 75+.
public final class LangerThuis: Sendable {
  /// Yearly fall, as a share.
  public let fall: Parameter
  public init(fall: Parameter) { self.fall = fall }

  /// What is left of the institutional share after `years`.
  static func remaining(years: Double, fall: Double) -> Double {
    Elementary.power(1 - fall, years)
  }
}
