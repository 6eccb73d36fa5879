import NumericKernels
import SociaalDomein

/// Growth that was observed and that nothing else explains.
///
/// Per draw: the growth observed in the calibration window (with its error) less what the other
/// drivers explain there, so that the two are never drawn independently. It is the growth of the drawn
/// opening, or a number of its own that is drawn with it. The residual multiplies new need and
/// fades evenly to nothing over a given time: after t years the log of the factor is
/// log(1 + residual) * (t - t^2 / 2T), constant from T on.
public final class OnverklaardeGroei: Sendable {
  /// States whose growth was observed.
  public let states: [Int]
  /// Observed growth of clients per year, as a share; nil for that of the opening.
  public let observed: Parameter?
  /// First and last year of the window; it ends before the run starts.
  public let window: ClosedRange<Int>
  /// Years until the residual is gone.
  public let fade: Parameter

  public init(
    states: [Int], observed: Parameter?, window: ClosedRange<Int>, fade: Parameter
  ) {
    self.states = states
    self.observed = observed
    self.window = window
    self.fade = fade
  }

  /// How an uncertain observation is drawn with the uncertain growth that its states are given, each by
  /// the clients that it moves; nil where one of the two is not there.
  public func sharedScore(openings: [StateOpening]) -> SharedScore? {
    guard let observed, observed.distribution != nil else { return nil }
    let leaders = states.compactMap { state -> SharedScore.Leader? in
      guard let growth = openings[state].growth, let spread = growth.distribution else {
        return nil
      }
      let people = StateFigures(openings[state], value: \.value).stock
      return SharedScore.Leader(key: growth.key, weight: people * spread.standardDeviation)
    }
    return SharedScore(key: observed.key, leaders: leaders)
  }

  /// The factor on new need that is reached after `time` years.
  static func factor(residual: Double, fade: Double, time: Double) -> Double {
    guard fade > 0 else { return 1 }
    let t = min(time, fade)
    return Elementary.power(1 + residual, t - t * t / (2 * fade))
  }
}
