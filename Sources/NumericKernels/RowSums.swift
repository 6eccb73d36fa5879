/// Sums of whole rows of a vector of [row][column], many at once: of every wijk side by side.
///
/// Rows are added in the order in which they are named.
public final class RowSums {
  private let columns: Int
  /// The rows of sum i are `rows[first[i] ..< first[i + 1]]`.
  private let first: IndexVector
  private let rows: IndexVector

  public init(_ sums: [[Int]], columns: Int) {
    self.columns = columns
    first = IndexVector(sums.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) })
    rows = IndexVector(sums.flatMap { $0 })
  }

  public var count: Int { first.count - 1 }

  /// Writes every sum as a row of the target, of which what stands behind its last row is slack.
  public func write(_ source: Vector, into target: Vector, from row: Int = 0) {
    precondition(target.count >= (row + count) * columns && target !== source)
    add(source, to: nil, into: target, at: row &* columns)
  }

  /// Writes every sum plus the row of `base` at its place.
  public func write(_ source: Vector, plus base: Vector, into target: Vector) {
    precondition(base.count >= count * columns && target.count >= count * columns)
    precondition(target !== source && target !== base)
    add(source, to: base, into: target, at: 0)
  }

  @inline(__always)
  private func add(_ source: Vector, to base: Vector?, into target: Vector, at offset: Int) {
    let (columns, count) = (columns, count)
    for sum in 0..<count {
      let (begin, end) = (first[sum], first[sum &+ 1])
      let place = sum &* columns
      var column = 0
      // What is written behind the end of a row is written again with the next one, or is slack.
      while column < columns {
        var low = base.map { $0.four(place &+ column) } ?? SIMD4<Double>()
        var high = base.map { $0.four(place &+ column &+ 4) } ?? SIMD4<Double>()
        for index in begin..<end {
          let row = rows[index] &* columns &+ column
          low += source.four(row)
          high += source.four(row &+ 4)
        }
        target.store(low, at: offset &+ place &+ column)
        if column &+ 4 < columns { target.store(high, at: offset &+ place &+ column &+ 4) }
        column &+= 8
      }
    }
  }
}
