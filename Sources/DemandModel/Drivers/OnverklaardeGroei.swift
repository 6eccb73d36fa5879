import NumericKernels
import SociaalDomein

/// Growth that was observed and that nothing else explains.
///
/// Per draw: the growth observed in the calibration window (with its error) less what the other
/// drivers explain there, so that the two are never drawn independently. It multiplies new need and
/// fades evenly to nothing over a given time: after t years the log of the factor is
/// log(1 + residual) * (t - t^2 / 2T), constant from T on.
public final class OnverklaardeGroei: Sendable {
  /// States whose growth was observed.
  public let states: [Int]
  /// Observed growth of clients per year, as a share.
  public let observed: Parameter
  /// First and last year of the window; it ends before the run starts.
  public let window: ClosedRange<Int>
  /// Years until the residual is gone.
  public let fade: Parameter

  public init(
    states: [Int], observed: Parameter, window: ClosedRange<Int>, fade: Parameter
  ) {
    self.states = states
    self.observed = observed
    self.window = window
    self.fade = fade
  }

  /// The factor on new need that is reached after `time` years.
  static func factor(residual: Double, fade: Double, time: Double) -> Double {
    guard fade > 0 else { return 1 }
    let t = min(time, fade)
    return Elementary.power(1 + residual, t - t * t / (2 * fade))
  }
}
