/// The chances of all cells, side by side.
public final class MoveChances {
  public let chance: Vector
  @usableFromInline let rate: Vector
  @usableFromInline let odds: Vector

  public init(_ count: Int) {
    chance = Vector(count)
    rate = Vector(count)
    odds = Vector(count)
  }

  @inlinable public var count: Int { chance.count }

  @inlinable @inline(__always)
  public func set(_ cell: Int, _ value: MoveChance) {
    chance[cell] = value.chance
    rate[cell] = value.rate
    odds[cell] = value.odds
  }

  /// Sets the chances to 1 - exp(-r) of intensities r over the step, each `rates` times `dt`; with the
  /// bits of `MoveChance`.
  public func setIntensities(_ rates: Vector, times dt: Double) {
    precondition(rates.count == count, "the counts differ")
    let one = SIMD4<Double>(repeating: 1)
    for index in stride(from: 0, to: count, by: 4) {
      let intensity = rates.four(index) * SIMD4(repeating: dt)
      let chance = VectorMath.oneMinusExp(minus: intensity)
      let bounded = chance.replacing(with: one, where: chance .> one)
      self.chance.store(bounded, at: index)
      rate.store(intensity, at: index)
      odds.store(bounded / (one - bounded), at: index)
    }
  }

  /// Sets the chances to those of others over half the step, at the same intensity.
  public func halve(_ whole: MoveChances) {
    precondition(whole.count == count, "the counts differ")
    let one = SIMD4<Double>(repeating: 1)
    for index in stride(from: 0, to: count, by: 4) {
      let half = one - (one - whole.chance.four(index)).squareRoot()
      chance.store(half, at: index)
      rate.store(whole.rate.four(index) * SIMD4(repeating: 0.5), at: index)
      odds.store(half / (one - half), at: index)
    }
  }

  /// Takes over the chances of others.
  public func copy(_ other: MoveChances) {
    chance.copy(other.chance)
    rate.copy(other.rate)
    odds.copy(other.odds)
  }

  /// Nobody moves.
  public func clear() {
    chance.fill(0)
    rate.fill(0)
    odds.fill(0)
  }
}

/// The chances of many cells that have those of a row in common.
public final class CellChances {
  /// Of each cell.
  public let chance: Vector
  /// Of each row, with what an inversion needs of them, and the row of each cell.
  public let rows: MoveChances
  public let row: IndexVector
  /// How many cells in turn have one row, where every row is followed by the next.
  private let runs: Int?

  public init(rows: Int, row: IndexVector, runs: Int? = nil) {
    self.rows = MoveChances(rows)
    self.row = row
    self.runs = runs
    chance = Vector(row.count)
  }

  /// Chances that every cell has for itself.
  public convenience init(_ count: Int) {
    self.init(rows: count, row: IndexVector(Array(0..<count)), runs: 1)
  }

  /// Hands the chances of rows over to their cells.
  public func spread() { chance.spread(rows.chance, to: row, runs: runs) }
}
