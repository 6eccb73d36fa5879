import NumericKernels

/// The people of a large group of states in one round, summed over wijken: what they are for any
/// inflow costs as much as there are flows, where all responses cost the square of the states.
struct GroupFlow {
  /// A flow between two states of the group, by their places.
  struct Link {
    let from: Int
    let to: Int
    /// Where it ends.
    let band: Int
    let part: Double
  }

  /// What an earlier round knows of which inflow holds the stock.
  struct Known {
    /// The inflow of each state (row) for one person more in the stock of another (column).
    let inverse: Matrix
    /// States that get no inflow, so that they do not hold their stock either.
    let isFixed: [Bool]
    /// The inflow that was found, a year.
    var inflow: [Double]
  }

  /// By band: from how many come to how many are there.
  let turnover: [SparseElimination]
  /// By band: those who are there, to later bands.
  let passing: [[Link]]
  /// From external inflow in a year to who has come in a step.
  let entering: [Link]
  /// By band and place: people who come from outside the group in a step.
  let arriving: [[Double]]

  /// The stock of each state at this external inflow.
  func stock(at inflow: [Double]) -> [Double] {
    var coming = arriving
    for link in entering { coming[link.band][link.to] += inflow[link.from] * link.part }
    var stock = [Double](repeating: 0, count: inflow.count)
    for band in turnover.indices {
      let people = Matrix(rows: inflow.count, columns: 1, values: coming[band])
      let there = turnover[band].solve(people).values
      for place in there.indices { stock[place] += there[place] }
      for link in passing[band] { coming[link.band][link.to] += there[link.from] * link.part }
    }
    return stock
  }

  /// Corrections that are tried.
  private static let corrections = 30
  /// Parts of the stock that are off when it is held, and when it is held as well as can be.
  private static let (held, exact) = (1e-13, 2e-16)

  /// The external inflow in people a year that holds a stock, from what an earlier round knows;
  /// nil where that is too far off.
  func inflow(holding stock: [Double], from known: Known) -> [Double]? {
    var inflow = known.inflow
    var best = (off: Double.infinity, inflow: inflow)
    for _ in 0..<GroupFlow.corrections {
      let there = self.stock(at: inflow)
      let short = stock.indices.map { known.isFixed[$0] ? 0 : stock[$0] - there[$0] }
      let off = short.indices.map { short[$0] == 0 ? 0 : abs(short[$0]) / stock[$0] }.max() ?? 0
      guard off < best.off / 2 else { break }
      best = (off, inflow)
      if off <= GroupFlow.exact { break }
      for (place, more) in known.inverse.times(short).enumerated() { inflow[place] += more }
    }
    return best.off <= GroupFlow.held ? best.inflow : nil
  }
}
