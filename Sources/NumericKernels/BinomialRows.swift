// Rows of binomial counts: every lane has the bits of the scalar call. Most lanes of a month move
// nobody, so those that may are listed first. The listed lanes are inverted together, one value
// after the other, so that no branch depends on a single lane.
extension BinomialDraw {
  typealias Lanes = SIMD4<Double>

  /// Counts of a whole row: `result[lane] = count(u: u[lane], n: n[lane], p: p[lane])`.
  ///
  /// - Parameter list: on return the lanes that may have moved; all others are 0.
  public static func counts(
    u: LaneMatrix.Row, n: LaneMatrix.Row, p: LaneMatrix.Row, into result: LaneMatrix.Row,
    among list: LaneList
  ) {
    list.collect(result.count) { lane in
      let units = n.load(at: lane).rounded(.up)
      return u.load(at: lane) .> Lanes(repeating: 1) - units * p.load(at: lane)
    }
    let columns = Columns(list)
    list.pack(p, into: columns.chance)
    countListed(u, n, into: result, list, columns)
  }

  /// Counts of a whole row with one probability.
  public static func counts(
    u: LaneMatrix.Row, n: LaneMatrix.Row, p: Double, into result: LaneMatrix.Row,
    among list: LaneList
  ) {
    let chance = Lanes(repeating: p)
    list.collect(result.count) { lane in
      u.load(at: lane) .> Lanes(repeating: 1) - n.load(at: lane).rounded(.up) * chance
    }
    let columns = Columns(list)
    columns.chance.fill(p, count: list.count)
    countListed(u, n, into: result, list, columns)
  }

  /// Counts of the listed lanes; the others become 0.
  ///
  /// - Parameter list: on return the lanes that may have moved.
  public static func counts(
    listed list: LaneList, u: LaneMatrix.Row, n: LaneMatrix.Row, p: LaneMatrix.Row,
    into result: LaneMatrix.Row
  ) {
    list.filter { u[$0] > 1 - n[$0].rounded(.up) * p[$0] }
    let columns = Columns(list)
    list.pack(p, into: columns.chance)
    countListed(u, n, into: result, list, columns)
  }

  /// Counts of the listed lanes with one probability; the others become 0.
  public static func counts(
    listed list: LaneList, u: LaneMatrix.Row, n: LaneMatrix.Row, p: Double,
    into result: LaneMatrix.Row
  ) {
    list.filter { u[$0] > 1 - n[$0].rounded(.up) * p }
    let columns = Columns(list)
    columns.chance.fill(p, count: list.count)
    countListed(u, n, into: result, list, columns)
  }

  /// What is known of each listed lane.
  private struct Columns {
    let uniform: PackedColumn
    let size: PackedColumn
    let chance: PackedColumn
    let odds: PackedColumn
    /// The uniform while the lane is inverted, -1 when it is done otherwise.
    let limit: PackedColumn
    /// Probability of the count so far, of fewer, and of at most as many.
    let term: PackedColumn
    let below: PackedColumn
    let sum: PackedColumn
    let count: PackedColumn

    @inline(__always)
    init(_ list: LaneList) {
      uniform = list.column(0)
      size = list.column(1)
      chance = list.column(2)
      odds = list.column(3)
      limit = list.column(4)
      term = list.column(5)
      below = list.column(6)
      sum = list.column(7)
      count = list.column(8)
    }
  }

  /// Counts of the listed lanes, whose probabilities are packed; the others become 0.
  private static func countListed(
    _ u: LaneMatrix.Row, _ n: LaneMatrix.Row, into result: LaneMatrix.Row, _ list: LaneList,
    _ columns: Columns
  ) {
    result.update(repeating: 0)
    let listed = list.count
    guard listed > 0 else { return }
    list.pack(u, into: columns.uniform)
    list.pack(n, into: columns.size)
    let isWhole = start(columns, listed)
    invert(columns, listed)
    finish(columns, listed)
    list.unpack(columns.count, into: result)
    if isWhole { return }
    for position in 0..<listed {
      let (u, n, p) = (columns.uniform[position], columns.size[position], columns.chance[position])
      if columns.odds[position] < 0 { result[list[position]] = count(u: u, n: n, p: p) }
    }
  }

  /// The probability that nobody moves, and whether all lanes are inverted here; of others, likely to
  /// move or many, the odds become -1.
  @inline(__always)
  private static func start(_ columns: Columns, _ listed: Int) -> Bool {
    var outside = SIMDMask<SIMD4<Int64>>(repeating: false)
    var most = Lanes()
    for position in stride(from: 0, to: listed, by: 4) {
      let n = columns.size.load(position)
      let p = columns.chance.load(position)
      let isOutside =
        (p .> Lanes(repeating: 0.5)) .| (n * p .>= Lanes(repeating: approximationMean))
      outside .|= isOutside
      most.replace(with: n, where: (n .> most) .& (.!isOutside))
      let odds = p / (Lanes(repeating: 1) - p)
      columns.odds.store(odds.replacing(with: Lanes(repeating: -1), where: isOutside), position)
      columns.limit.store(
        columns.uniform.load(position).replacing(with: Lanes(repeating: -1), where: isOutside),
        position)
    }
    let largest = max(max(most[0], most[1]), max(most[2], most[3]))
    let squarings = Int64.bitWidth - Int64(min(largest, mostSquared)).leadingZeroBitCount
    for position in stride(from: 0, to: listed, by: 4) {
      let stay = Lanes(repeating: 1) - columns.chance.load(position)
      let whole = columns.size.load(position).rounded(.down)
      var none = power(stay, whole, squarings)
      if largest > mostSquared {
        let many = whole .> Lanes(repeating: mostSquared)
        none.replace(with: VectorMath.exp(whole * VectorMath.log(stay)), where: many)
      }
      columns.term.store(none, position)
      columns.sum.store(none, position)
      columns.below.store(Lanes(), position)
      columns.count.store(Lanes(), position)
    }
    return !any(outside)
  }

  /// `stay`^n per lane for whole n >= 0 of so many bits.
  @inline(__always)
  private static func power(_ stay: Lanes, _ n: Lanes, _ bits: Int) -> Lanes {
    var result = Lanes(repeating: 1)
    var square = stay
    // Added to 2^52, a small whole number stands in the last bits.
    var rest = unsafeBitCast(n + Lanes(repeating: 0x1p52), to: SIMD4<Int64>.self)
    for _ in 0..<bits {
      let isOdd = (rest & SIMD4(repeating: 1)) .== SIMD4(repeating: 1)
      result.replace(with: result * square, where: isOdd)
      square *= square
      rest = rest &>> SIMD4(repeating: 1)
    }
    return result
  }

  /// Goes up the values of all lanes until each has passed its uniform.
  @inline(__always)
  private static func invert(_ columns: Columns, _ listed: Int) {
    let done = Lanes(repeating: -1)
    var step = 0.0
    var isGoing = true
    while isGoing {
      var going = SIMD4<Int64>()
      let moved = Lanes(repeating: step)
      let next = Lanes(repeating: step + 1)
      let inverse = Lanes(repeating: 1) / next
      for position in stride(from: 0, to: listed, by: 4) {
        let n = columns.size.load(position)
        let whole = n.rounded(.down)
        let sum = columns.sum.load(position)
        let limit = columns.limit.load(position)
        let old = columns.term.load(position)
        let goes = (limit .> sum) .& (whole .> moved)
        let new = old * (columns.odds.load(position) * (whole - moved) * inverse)
        let term = old.replacing(with: new, where: goes)
        let after = sum.replacing(with: sum + new, where: goes)
        let count = columns.count.load(position).replacing(with: next, where: goes)
        let isOver = (after .== sum) .& goes .& (next .> n * columns.chance.load(position))
        columns.limit.store(limit.replacing(with: done, where: isOver), position)
        columns.below.store(
          columns.below.load(position).replacing(with: sum, where: goes), position)
        columns.term.store(term, position)
        columns.sum.store(after, position)
        columns.count.store(count, position)
        going |= unsafeBitCast(goes, to: SIMD4<Int64>.self)
      }
      isGoing = any(going .!= SIMD4())
      step += 1
    }
  }

  /// Lets the part of a unit move where the uniform lies beyond its staying.
  @inline(__always)
  private static func finish(_ columns: Columns, _ listed: Int) {
    for position in stride(from: 0, to: listed, by: 4) {
      let n = columns.size.load(position)
      let remainder = n - n.rounded(.down)
      let stay = Lanes(repeating: 1) - columns.chance.load(position)
      let stays = columns.below.load(position) + columns.term.load(position) * stay
      let joins = (remainder .> Lanes()) .& (columns.uniform.load(position) .> stays)
      let count = columns.count.load(position)
      columns.count.store(count.replacing(with: count + remainder, where: joins), position)
    }
  }
}
