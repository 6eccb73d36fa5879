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

  /// The chances over half the step, at the same intensity.
  public func halve() {
    let one = SIMD4<Double>(repeating: 1)
    for index in stride(from: 0, to: count, by: 4) {
      let half = one - (one - chance.four(index)).squareRoot()
      chance.store(half, at: index)
      rate.store(rate.four(index) * SIMD4(repeating: 0.5), at: index)
      odds.store(half / (one - half), at: index)
    }
  }

  /// Nobody moves.
  public func clear() {
    chance.fill(0)
    rate.fill(0)
    odds.fill(0)
  }

  /// Takes over the chances of rows: element i those of row `rows[i]`.
  ///
  /// - Parameter runs: how many elements in turn have one row, where every row is followed by the next.
  public func spread(_ values: MoveChances, to rows: IndexVector, runs: Int?) {
    chance.spread(values.chance, to: rows, runs: runs)
    rate.spread(values.rate, to: rows, runs: runs)
    odds.spread(values.odds, to: rows, runs: runs)
  }
}
