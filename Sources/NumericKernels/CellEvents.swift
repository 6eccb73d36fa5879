/// The few cells of many in which something happens in a step, and to how many people.
///
/// Cells in which it may happen are found by one comparison, u > 1 - n p, and inverted together, four at
/// a time, each with the bits of the scalar draw. It allocates nothing after it is made.
public final class CellEvents {
  typealias Lanes = SIMD4<Double>
  @usableFromInline let cells: IndexList
  private let uniform: Vector
  private let size: Vector
  private let chance: Vector
  private let rate: Vector
  private let odds: Vector
  @usableFromInline let counts: Vector
  @usableFromInline let rests: Vector
  @usableFromInline let spares: Vector

  /// - Parameter capacity: cells there are.
  public init(capacity: Int) {
    cells = IndexList(capacity: capacity)
    uniform = Vector(capacity)
    size = Vector(capacity)
    chance = Vector(capacity)
    rate = Vector(capacity)
    odds = Vector(capacity)
    counts = Vector(capacity)
    rests = Vector(capacity)
    spares = Vector(capacity)
  }

  /// Cells in which something may have happened.
  @inlinable public var count: Int { cells.count }

  /// The cell of an event.
  @inlinable public subscript(event: Int) -> Int { cells[event] }
  /// How many people; it may be nobody.
  @inlinable public func people(_ event: Int) -> Double { counts[event] }
  /// What a Poisson count left of its uniform, as in `PoissonDraw.Outcome`.
  @inlinable public func rest(_ event: Int) -> Double { rests[event] }

  /// A uniform of 32 bits that no count has used, of those that `CellDraws` gave.
  @inlinable public func spare(_ event: Int) -> Double { spares[event] }

  /// Binomial counts: `BinomialDraw.count(u: u, n: n[cell], chance)` in every cell, with its uniform in a
  /// decision.
  public func draw(
    _ draws: CellDraws, _ decision: CellDecision, n: Vector, _ chances: CellChances
  ) {
    let rows = chances.rows
    cells.collect(
      n.count,
      SomeMayMove(
        n: n.base, p: chances.chance.base, leading: draws.leading(decision)))
    draws.write(cells, decision, into: uniform, spare: spares)
    for event in 0..<cells.count {
      let (cell, row) = (cells[event], chances.row[cells[event]])
      size[event] = n[cell]
      chance[event] = rows.chance[row]
      rate[event] = rows.rate[row]
      odds[event] = rows.odds[row]
    }
    for first in stride(from: 0, to: cells.count, by: 4) { invertBinomial(first) }
  }

  /// Poisson counts: `PoissonDraw.draw(u: u, mean: mean[cell])` in every cell, with its uniform in a
  /// decision.
  public func draw(_ draws: CellDraws, _ decision: CellDecision, mean: Vector) {
    cells.collect(
      mean.count, SomeMayCome(mean: mean.base, leading: draws.leading(decision)))
    draws.write(cells, decision, into: uniform, spare: spares)
    for event in 0..<cells.count { size[event] = mean[cells[event]] }
    for first in stride(from: 0, to: cells.count, by: 4) { invertPoisson(first) }
  }

  /// Binomial counts: `BinomialDraw.count(u: u[cell], n: n[cell], chance[cell])` in every cell.
  public func draw(u: Vector, n: Vector, _ chances: MoveChances) {
    let p = chances.chance
    cells.collect(n.count, SomeMove(u: u.base, n: n.base, p: p.base))
    for event in 0..<cells.count {
      let cell = cells[event]
      uniform[event] = u[cell]
      size[event] = n[cell]
      chance[event] = p[cell]
      rate[event] = chances.rate[cell]
      odds[event] = chances.odds[cell]
    }
    for first in stride(from: 0, to: cells.count, by: 4) { invertBinomial(first) }
  }

  /// Poisson counts: `PoissonDraw.draw(u: u[cell], mean: mean[cell])` in every cell.
  public func draw(u: Vector, mean: Vector) {
    cells.collect(mean.count, SomeCome(u: u.base, mean: mean.base))
    for event in 0..<cells.count {
      uniform[event] = u[cells[event]]
      size[event] = mean[cells[event]]
    }
    for first in stride(from: 0, to: cells.count, by: 4) { invertPoisson(first) }
  }

  // MARK: Four at a time

  /// Steps of an inversion that are taken without asking whether one of the four still goes, which a
  /// processor guesses wrong half of the time.
  private static let blindSteps = 3

  @inline(__always)
  private func invertBinomial(_ first: Int) {
    let (u, n, p) = (uniform.four(first), size.four(first), chance.four(first))
    let outside =
      (p .> Lanes(repeating: 0.5)) .| (n * p .>= Lanes(repeating: BinomialDraw.approximationMean))
    let whole = n.rounded(.down)
    let odds = odds.four(first)
    var term = VectorMath.exp((Lanes() - rate.four(first)) * whole)
    var (sum, below, moved) = (term, Lanes(), Lanes())
    // A group that is not filled, or that is drawn otherwise, has nothing to invert.
    var goes = (u .> sum) .& (whole .> Lanes()) .& .!(outside .| beyond(first))
    var step = 0.0
    @inline(__always) func take() {
      let next = term * (odds * (whole - Lanes(repeating: step)) * Lanes(repeating: 1 / (step + 1)))
      step += 1
      term.replace(with: next, where: goes)
      below.replace(with: sum, where: goes)
      sum.replace(with: sum + next, where: goes)
      moved.replace(with: Lanes(repeating: step), where: goes)
      let isOver = (sum .== below) .& (Lanes(repeating: step) .> n * p)
      goes .&= (u .> sum) .& (whole .> Lanes(repeating: step)) .& .!isOver
    }
    for _ in 0..<CellEvents.blindSteps { take() }
    while any(goes) { take() }
    let remainder = n - whole
    let joins =
      (remainder .> Lanes()) .& (u .> below + term * (Lanes(repeating: 1) - p))
    counts.store(moved.replacing(with: moved + remainder, where: joins), at: first)
    if any(outside) { drawAlone(first, outside) }
  }

  /// Cells that are likely to move people, or that move many.
  private func drawAlone(_ first: Int, _ outside: SIMDMask<SIMD4<Int64>>) {
    for lane in 0..<4 where outside[lane] && first + lane < cells.count {
      let event = first + lane
      let chance = MoveChance(chance[event], rate: rate[event])
      counts[event] = BinomialDraw.count(u: uniform[event], n: size[event], chance)
    }
  }

  @inline(__always)
  private func invertPoisson(_ first: Int) {
    let (u, mean) = (uniform.four(first), size.four(first))
    let outside = mean .>= Lanes(repeating: PoissonDraw.approximationMean)
    var term = VectorMath.exp(Lanes() - mean)
    var (sum, below, count) = (term, Lanes(), Lanes())
    var goes = (u .> sum) .& .!(outside .| beyond(first))
    var step = 0.0
    @inline(__always) func take() {
      step += 1
      let next = term * (mean * Lanes(repeating: 1 / step))
      let after = sum + next
      term.replace(with: next, where: goes)
      below.replace(with: sum, where: goes)
      let isOver = (after .== sum) .& (Lanes(repeating: step) .> mean)
      sum.replace(with: after, where: goes)
      count.replace(with: Lanes(repeating: step), where: goes)
      goes .&= (u .> sum) .& .!isOver
    }
    for _ in 0..<CellEvents.blindSteps { take() }
    while any(goes) { take() }
    counts.store(count, at: first)
    rests.store((u - below) / term, at: first)
    guard any(outside) else { return }
    for lane in 0..<4 where outside[lane] && first + lane < cells.count {
      let drawn = PoissonDraw.draw(u: uniform[first + lane], mean: size[first + lane])
      counts[first + lane] = drawn.count
      rests[first + lane] = drawn.rest
    }
  }

  /// The places of a group of four that are behind the last event.
  @inline(__always)
  private func beyond(_ first: Int) -> SIMDMask<SIMD4<Int64>> {
    let places = SIMD4<Int64>(0, 1, 2, 3) &+ SIMD4(repeating: Int64(first))
    return places .>= SIMD4(repeating: Int64(cells.count))
  }
}

/// Whether somebody may move: u > 1 - n p.
private struct SomeMove: CellCondition {
  let u: UnsafeMutablePointer<Double>
  let n: UnsafeMutablePointer<Double>
  let p: UnsafeMutablePointer<Double>

  @inline(__always)
  func holds(from cell: Int) -> SIMDMask<SIMD4<Int64>> {
    four(u, cell) .> SIMD4(repeating: 1) - four(n, cell).rounded(.up) * four(p, cell)
  }
}

/// Whether somebody may come: u > 1 - mean.
private struct SomeCome: CellCondition {
  let u: UnsafeMutablePointer<Double>
  let mean: UnsafeMutablePointer<Double>

  @inline(__always)
  func holds(from cell: Int) -> SIMDMask<SIMD4<Int64>> {
    four(u, cell) .> SIMD4(repeating: 1) - four(mean, cell)
  }
}

/// The same where only the leading bits of u are known.
private struct SomeMayMove: CellCondition {
  let n: UnsafeMutablePointer<Double>
  let p: UnsafeMutablePointer<Double>
  let leading: CellDraws.Leading

  @inline(__always)
  func holds(from cell: Int) -> SIMDMask<SIMD4<Int64>> {
    four(n, cell).rounded(.up) * four(p, cell) .> leading.least(cell)
  }
}

private struct SomeMayCome: CellCondition {
  let mean: UnsafeMutablePointer<Double>
  let leading: CellDraws.Leading

  @inline(__always)
  func holds(from cell: Int) -> SIMDMask<SIMD4<Int64>> {
    four(mean, cell) .> leading.least(cell)
  }
}
