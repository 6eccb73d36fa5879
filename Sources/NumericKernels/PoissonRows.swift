extension PoissonDraw {
  typealias Lanes = SIMD4<Double>

  /// Counts of a whole row: `result[lane] = count(u: u[lane], mean: mean[lane])`, each with the bits of
  /// the scalar call; inverted together as binomial rows are.
  ///
  /// - Parameter list: on return the lanes that may have a count; all others are 0.
  public static func counts(
    u: LaneMatrix.Row, mean: LaneMatrix.Row, into result: LaneMatrix.Row, among list: LaneList
  ) {
    list.collect(result.count) { lane in
      u.load(at: lane) .> Lanes(repeating: 1) - mean.load(at: lane)
    }
    result.update(repeating: 0)
    let listed = list.count
    guard listed > 0 else { return }
    let columns = Columns(list)
    list.pack(u, into: columns.limit)
    list.pack(mean, into: columns.mean)
    let isLarge = start(columns, listed)
    invert(columns, listed)
    list.unpack(columns.count, into: result)
    guard isLarge else { return }
    for position in 0..<listed where columns.mean[position] >= approximationMean {
      let lane = list[position]
      result[lane] = count(u: u[lane], mean: mean[lane])
    }
  }

  /// What is known of each listed lane.
  private struct Columns {
    /// The uniform while the lane is inverted, -1 when it is done otherwise.
    let limit: PackedColumn
    let mean: PackedColumn
    /// Probability of the count so far, and of at most as many.
    let term: PackedColumn
    let sum: PackedColumn
    let count: PackedColumn

    @inline(__always)
    init(_ list: LaneList) {
      limit = list.column(0)
      mean = list.column(1)
      term = list.column(2)
      sum = list.column(3)
      count = list.column(4)
    }
  }

  /// The probability of no one; whether any mean is beyond inversion, which is left out.
  @inline(__always)
  private static func start(_ columns: Columns, _ listed: Int) -> Bool {
    var beyond = SIMDMask<SIMD4<Int64>>(repeating: false)
    for position in stride(from: 0, to: listed, by: 4) {
      let mean = columns.mean.load(position)
      let none = VectorMath.exp(Lanes() - mean)
      let isLarge = mean .>= Lanes(repeating: approximationMean)
      let limit = columns.limit.load(position)
      columns.limit.store(limit.replacing(with: Lanes(repeating: -1), where: isLarge), position)
      columns.term.store(none, position)
      columns.sum.store(none, position)
      columns.count.store(Lanes(), position)
      beyond .|= isLarge
    }
    return any(beyond)
  }

  /// Goes up the values of all lanes until each has passed its uniform.
  @inline(__always)
  private static func invert(_ columns: Columns, _ listed: Int) {
    var step = 0.0
    var isGoing = true
    while isGoing {
      var going = SIMD4<Int64>()
      step += 1
      let next = Lanes(repeating: step)
      let inverse = Lanes(repeating: 1) / next
      for position in stride(from: 0, to: listed, by: 4) {
        let mean = columns.mean.load(position)
        let sum = columns.sum.load(position)
        let limit = columns.limit.load(position)
        let goes = limit .> sum
        let term = columns.term.load(position) * (mean * inverse)
        let after = sum + term
        let isOver = (after .== sum) .& (next .> mean)
        columns.limit.store(limit.replacing(with: Lanes(repeating: -1), where: isOver), position)
        columns.term.store(term, position)
        columns.sum.store(after, position)
        columns.count.store(
          columns.count.load(position).replacing(with: next, where: goes), position)
        going |= unsafeBitCast(goes, to: SIMD4<Int64>.self)
      }
      isGoing = any(going .!= SIMD4())
    }
  }
}
