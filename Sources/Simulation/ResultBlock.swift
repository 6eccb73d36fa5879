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
  /// Replications it holds.
  private(set) var count = 0
  private let rows: Int
  private let months: Int
  /// [place in the block][column * years + year].
  private let yearly: Vector
  /// One column of a year, in the order of the replications.
  private let column = Vector(ResultBlock.size)
  /// [step * monthly columns + column]: the first draw, and sums of deviations from it and of their
  /// squares.
  private let moments: MomentSums
  /// [place in the block][number of the stock dates].
  let stocks: Vector

  init(layout: OutcomeLayout) {
    years = layout.years
    rows = layout.columns.count * layout.years
    months = layout.monthlyColumns.count
    yearly = Vector(rows * ResultBlock.size)
    moments = MomentSums(months * layout.steps)
    stocks = Vector(layout.stockDates.numbers * ResultBlock.size)
  }

  func clear() {
    count = 0
    moments.clear()
  }

  /// The replication in hand is done.
  func advance() { count += 1 }

  func set(column: Int, year: Int, to value: Double) {
    yearly[count * rows + column * years + year] = value
  }

  /// Takes in the monthly columns of a step of the replication in hand.
  func add(monthly values: Vector, step: Int) {
    moments.add(values, count: months, at: step * months, isFirst: count == 0)
  }

  /// The draws of a column in a year, until others are asked for.
  func draws(column: Int, year: Int) -> (values: Vector, range: Range<Int>) {
    let index = column * years + year
    for place in 0..<count { self.column[place] = yearly[place * rows + index] }
    return (self.column, 0..<count)
  }

  func moments(monthly row: Int, step: Int) -> RunningMoments {
    let index = step * months + row
    return RunningMoments(
      count: count, origin: moments.origin[index], sum: moments.sums[index],
      squares: moments.squares[index])
  }
}
