import NumericKernels
import SociaalDomein

/// Elderly people stay at home longer: fewer 75+ in institutions, and fewer who leave for the Wlz.
///
/// Both follow one parameter: the share by which institutional living falls each year. After y years
/// (1 - fall)^y of the starting share is left, and so of the Wlz intensity for 75+.
public struct LangerThuis: Sendable {
  /// Yearly fall, as a share.
  public let fall: Parameter
  public init(fall: Parameter) { self.fall = fall }

  /// Writes what is left of the institutional share after `years`, given the fall per lane.
  static func writeRemaining(years: Double, fall: LaneMatrix.Row, into row: LaneMatrix.Row) {
    for lane in row.indices { row[lane] = Elementary.power(1 - fall[lane], years) }
  }
}
