/// Mean and variance of values that come one at a time.
///
/// The sums are of deviations from the first value, so that a large common level costs no digits.
/// The bits depend on the values and their order only.
public struct RunningMoments: Sendable, Equatable {
  @usableFromInline var number = 0
  @usableFromInline var origin = 0.0
  @usableFromInline var sum = 0.0
  @usableFromInline var squares = 0.0

  @inlinable
  public init() {}

  /// Takes in one more value.
  @inlinable
  public mutating func add(_ value: Double) {
    if number == 0 { origin = value }
    number += 1
    let deviation = value - origin
    sum += deviation
    squares += deviation * deviation
  }

  /// Takes in values in their order.
  @inlinable
  public mutating func add(_ values: some Sequence<Double>) {
    for value in values { add(value) }
  }

  /// What sums of deviations from an origin say of so many values.
  @inlinable
  public init(count: Int, origin: Double, sum: Double, squares: Double) {
    number = count
    self.origin = origin
    self.sum = sum
    self.squares = squares
  }

  /// Takes in what others have taken in, as deviations from the own first value.
  @inlinable
  public mutating func merge(_ other: RunningMoments) {
    guard number > 0, other.number > 0 else {
      if number == 0 { self = other }
      return
    }
    let shift = other.origin - origin
    squares += other.squares + 2 * shift * other.sum + Double(other.number) * shift * shift
    sum += other.sum + Double(other.number) * shift
    number += other.number
  }

  /// Number of values taken in.
  @inlinable
  public var count: Int { number }

  /// Not a number before the first value.
  public var mean: Double {
    count == 0 ? .nan : origin + sum / Double(count)
  }

  /// The unbiased variance (divisor n - 1); not a number for fewer than two values.
  public var variance: Double {
    guard count > 1 else { return .nan }
    return max(0, squares - sum * (sum / Double(count))) / Double(count - 1)
  }

  public var standardDeviation: Double { variance.squareRoot() }

  /// The Monte Carlo standard error of the mean: sd / sqrt(n).
  public var standardError: Double { (variance / Double(count)).squareRoot() }
}
