import Simulation

/// Moments of a sample with the error a Monte Carlo mean has.
struct Sampled {
  let mean: Double
  let variance: Double
  let standardError: Double

  init(_ values: [Double]) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    variance = squares / (count - 1)
    standardError = (variance / count).squareRoot()
  }

  /// How many standard errors the mean of paired differences is from 0.
  static func z(_ a: [Double], _ b: [Double]) -> Double {
    let difference = Sampled(zip(a, b).map { $0 - $1 })
    return difference.standardError > 0 ? difference.mean / difference.standardError : 0
  }

  /// The same for the squares around each own mean: whether two variances differ, whatever the
  /// kurtosis and the correlation of the pairs.
  static func zOfVariances(_ a: [Double], _ b: [Double]) -> Double {
    let squares = { (values: [Double]) in
      let mean = Sampled(values).mean
      return values.map { ($0 - mean) * ($0 - mean) }
    }
    return z(squares(a), squares(b))
  }
}
