import Scenarios
import Statistics

/// By how much an amount is passed in every draw, and by how much it may be.
struct Overruns {
  /// Euros below which a difference of sums is one of rounding.
  static let cent = 0.005

  let values: [Double]
  /// Euros that are tolerated, by draw.
  let tolerated: [Double]
  let tolerance: OverrunTolerance
  /// What is never an overrun, and is not counted in its size.
  let least: Double

  /// - Parameter amounts: what is held against, by draw: the begroting or a budget.
  init(_ values: [Double], of amounts: [Double], _ tolerance: OverrunTolerance, least: Double = 0) {
    self.values = values
    tolerated = amounts.map { max(least, tolerance.euros(of: $0)) }
    self.tolerance = tolerance
    self.least = least
  }

  /// How often there is an overrun, and how large it is then.
  var exceedance: Exceedance { Exceedance(of: values, above: tolerated, from: least) }

  /// By draw, whether the amount is kept.
  var areWithin: [Bool] { zip(values, tolerated).map { $0 <= $1 } }
}
