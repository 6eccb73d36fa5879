/// The difference between two runs on the same random numbers, replication by replication.
public struct PairedDifference: Sendable, Equatable {
  public let count: Int
  /// The mean of alternative - base.
  public let mean: Double
  /// The standard error of the mean difference, from the differences per replication.
  public let standardError: Double
  /// The standard error that two independent runs of this size would have had.
  public let unpairedStandardError: Double
  /// Independent differences from which the standard error comes: replications, or blocks of them.
  private let independent: Int

  /// Element i of both columns is replication i; equally many, at least two.
  public init(base: [Double], alternative: [Double]) {
    precondition(base.count == alternative.count, "a pair of columns has one length")
    precondition(base.count > 1, "a standard error needs at least two replications")
    let difference = Moments(zip(base, alternative).lazy.map { $1 - $0 })
    count = difference.count
    independent = count
    mean = difference.mean
    standardError = difference.standardError
    let total = Moments(base).variance + Moments(alternative).variance
    unpairedStandardError = (total / Double(base.count)).squareRoot()
  }

  /// From sums over the same blocks of replications, at least two: the mean of all replications, and
  /// standard errors from the spread of the means of blocks.
  public init(base: BlockSums, alternative: BlockSums) {
    precondition(base.count == alternative.count, "a pair of columns has one length")
    precondition(base.sums.count > 1, "a standard error needs at least two blocks")
    let differences = zip(base.sums, alternative.sums).map { $1 - $0 }
    count = base.count
    independent = differences.count
    mean = differences.reduce(0, +) / Double(count)
    let errors = [differences, base.sums, alternative.sums].map { sums -> Double in
      let centre = sums.reduce(0, +) / Double(base.count)
      let squares = sums.indices.reduce(0.0) { total, block in
        let size = Double(base.size(block))
        let deviation = sums[block] / size - centre
        return total + size * deviation * deviation
      }
      return (squares / Double(sums.count - 1) / Double(base.count)).squareRoot()
    }
    standardError = errors[0]
    unpairedStandardError = (errors[1] * errors[1] + errors[2] * errors[2]).squareRoot()
  }

  /// Student's confidence interval of the mean difference.
  public func interval(confidence: Double = 0.95) -> ClosedRange<Double> {
    ConfidenceInterval.mean(
      mean, standardError: standardError, count: independent, confidence: confidence) ?? mean...mean
  }

  /// The variance of the unpaired mean difference over that of the paired one: how many times more
  /// replications independent runs need. Infinite when every replication differs by the same amount,
  /// 1 when neither run varies.
  public var varianceReduction: Double {
    if unpairedStandardError == standardError { return 1 }
    let ratio = unpairedStandardError / standardError
    return ratio * ratio
  }
}
