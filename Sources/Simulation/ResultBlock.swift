import NumericKernels
import Statistics

/// The results of a block of replications: the draws of every yearly column, and sums over the monthly
/// ones.
///
/// Blocks are the unit in which results are merged, in their order, so that bits depend neither on
/// threads nor on how many blocks a thread takes at a time.
final class ResultBlock {
  static let size = 64

  private let years: Int
  private let steps: Int
  /// Replications it holds.
  private(set) var count = 0
  /// [column * years + year][place in the block].
  private let yearly: Vector
  /// [monthly column * steps + step]: the first draw, and sums of deviations from it and of their
  /// squares.
  private let origin: Vector
  private let sums: Vector
  private let squares: Vector

  init(layout: OutcomeLayout) {
    years = layout.years
    steps = layout.steps
    yearly = Vector(layout.columns.count * layout.years * ResultBlock.size)
    origin = Vector(layout.monthlyColumns.count * layout.steps)
    sums = Vector(origin.count)
    squares = Vector(origin.count)
  }

  func clear() {
    count = 0
    sums.fill(0)
    squares.fill(0)
  }

  /// The replication in hand is done.
  func advance() { count += 1 }

  func set(column: Int, year: Int, to value: Double) {
    yearly[(column * years + year) * ResultBlock.size + count] = value
  }

  func add(monthly row: Int, step: Int, _ value: Double) {
    let index = row * steps + step
    if count == 0 { origin[index] = value }
    let deviation = value - origin[index]
    sums[index] += deviation
    squares[index] += deviation * deviation
  }

  /// The draws of a column in a year, and where they stand.
  func draws(column: Int, year: Int) -> (values: Vector, range: Range<Int>) {
    let first = (column * years + year) * ResultBlock.size
    return (yearly, first..<first + count)
  }

  func moments(monthly index: Int) -> RunningMoments {
    RunningMoments(
      count: count, origin: origin[index], sum: sums[index], squares: squares[index])
  }
}
