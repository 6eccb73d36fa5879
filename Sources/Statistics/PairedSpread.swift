/// How the difference between two runs on the same random numbers spreads over its draws.
///
/// The interval of a mean difference shrinks with the number of draws; this does not, and tells how far
/// one future may lie from the mean.
public struct PairedSpread: Sendable, Equatable {
  /// Quantiles of alternative - base, draw by draw.
  public let quantiles: Quantiles
  /// Shares of the draws, from 0 to 1, in which the alternative has less than the base, and more.
  public let less: Double
  public let more: Double

  /// Element i of both columns is draw i; equally many, at least one.
  ///
  /// - Parameter tolerance: differences of at most this are none.
  public init(base: [Double], alternative: [Double], tolerance: Double = 0) {
    precondition(base.count == alternative.count, "a pair of columns has one length")
    var differences = zip(base, alternative).map { $1 - $0 }
    let count = Double(differences.count)
    less = Double(differences.count { $0 < -tolerance }) / count
    more = Double(differences.count { $0 > tolerance }) / count
    quantiles = Quantiles(sorting: &differences)
  }
}
