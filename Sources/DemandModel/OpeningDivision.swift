import NumericKernels
import SociaalDomein

/// Divides the people of `OpeningStocks` over the cells of a replication.
///
/// Within a part those in care are divided as the solved stock, and those who wait as who comes from
/// outside. Where people are whole and a count is too, the part has exactly that many.
///
/// How many come follows the spoor and not the state: all of a spoor in a draw over their mean is the
/// level of need in that draw, while who happens to be in one state or another is chance that passes.
struct OpeningDivision {
  private let stocks: OpeningStocks
  private let cells: CellIndex
  private let isWhole: Bool
  /// People of each spoor over their mean, draw * tracks + track.
  private let levels: [Double]
  private let tracks: Int
  /// Share of each cell in its part.
  private let inCare: [Double]
  private let coming: [Double]
  /// Draw index of the rounding of those who wait; that of the stock has 0.
  private static let waitingMonth = 1

  /// - Parameters:
  ///   - stock: people in care per cell of the solved balance.
  ///   - entry: share of each cell in what comes to its state from outside.
  init(
    _ stocks: OpeningStocks, cells: CellIndex, stock: [Double], entry: [Double], isWhole: Bool
  ) {
    self.stocks = stocks
    self.cells = cells
    self.isWhole = isWhole
    let tracks = ((0..<cells.states).map { cells.track[$0] }.max() ?? 0) + 1
    let ofTrack = (0..<tracks).map { track in
      OpeningDivision.levels(
        stocks.clients(
          ofStates: stocks.covers.indices.filter { stocks.covers[$0] && cells.track[$0] == track }))
    }
    levels = (0..<stocks.draws).flatMap { draw in ofTrack.map { $0[draw] } }
    self.tracks = tracks
    var (inCare, coming) = (stock, entry)
    for state in 0..<cells.states {
      let all = Array(cells.cells(ofState: state))
      let bands = OpeningDivision.bands(of: stock, all, wijken: cells.wijken)
      for part in 0..<stocks.parts {
        let own = OpeningDivision.cells(cells, stocks, state, part)
        OpeningDivision.normalise(&inCare, own, else: { bands[cells.band[$0]] })
        let shares = inCare
        OpeningDivision.normalise(&coming, own, else: { shares[$0] })
      }
    }
    self.inCare = inCare
    self.coming = coming
  }

  /// Whether the stock of a state is given by draw.
  func covers(_ state: Int) -> Bool { stocks.covers[state] }

  /// The level of need of a state in a replication; nil where its stock is not given by draw.
  func level(_ state: Int, replication: Int) -> Double? {
    guard covers(state) else { return nil }
    return levels[stocks.draw(ofReplication: replication) * tracks + cells.track[state]]
  }

  /// Writes those in care of a state into its cells.
  func writeStock(of state: Int, draw: StepDraw, into people: Vector) {
    let row = stocks.draw(ofReplication: draw.replication)
    var rest = uniform(state, month: 0, draw)
    for part in 0..<stocks.parts {
      divide(
        stocks.people(state: state, part: part, draw: row).inCare, state, part, by: inCare,
        rest: &rest, into: people)
    }
  }

  /// Writes those who wait into the cells of every state; nobody in those that are not covered.
  func writeWaiting(draw: StepDraw, into people: Vector) {
    people.fill(0)
    let row = stocks.draw(ofReplication: draw.replication)
    for state in stocks.covers.indices where stocks.covers[state] {
      var rest = uniform(state, month: OpeningDivision.waitingMonth, draw)
      for part in 0..<stocks.parts {
        divide(
          stocks.people(state: state, part: part, draw: row).waiting, state, part, by: coming,
          rest: &rest, into: people)
      }
    }
  }

  private func uniform(_ state: Int, month: Int, _ draw: StepDraw) -> Double {
    draw.stream.uniform(
      replication: draw.number,
      at: DrawAddress(.opening, subject: UInt32(state), month: month))
  }

  /// Divides a count over the cells of a part; of whole people by systematic sampling from `rest`, which
  /// takes on what a count that is not whole leaves for the next part.
  private func divide(
    _ count: Double, _ state: Int, _ part: Int, by shares: [Double], rest: inout Double,
    into people: Vector
  ) {
    let wijken = cells.wijken
    let step = stocks.parts == 1 ? 1 : wijken
    let first = state * cells.block + (stocks.parts == 1 ? 0 : part)
    let fraction = rest + (count - count.rounded(.down))
    let total = count.rounded(.down) + fraction.rounded(.down)
    var (sum, whole, last) = (rest, 0.0, first)
    for cell in stride(from: first, to: (state + 1) * cells.block, by: step) {
      let share = count * shares[cell]
      guard isWhole else {
        people[cell] = share
        continue
      }
      sum += share
      let next = min(total, sum.rounded(.down))
      people[cell] = next - whole
      whole = next
      if shares[cell] > 0 { last = cell }
    }
    guard isWhole else { return }
    // A last bit of the shares may have kept one back.
    people[last] += total - whole
    rest = fraction - fraction.rounded(.down)
  }

  // MARK: Shares

  /// Numbers over their mean; 1 where that is 0.
  private static func levels(_ people: [Double]) -> [Double] {
    let mean = people.reduce(0, +) / Double(people.count)
    return people.map { mean > 0 ? $0 / mean : 1 }
  }

  private static func cells(
    _ cells: CellIndex, _ stocks: OpeningStocks, _ state: Int, _ part: Int
  ) -> [Int] {
    stocks.parts == 1
      ? Array(cells.cells(ofState: state))
      : Array(cells.cells(ofPlace: state * cells.wijken + part))
  }

  /// Share of each age band in the stock of a state; all alike where there is none.
  private static func bands(of stock: [Double], _ cells: [Int], wijken: Int) -> [Double] {
    let bands = (0..<cells.count / wijken).map { band in
      cells[band * wijken..<(band + 1) * wijken].reduce(0) { $0 + stock[$1] }
    }
    let total = bands.reduce(0, +)
    return bands.map { total > 0 ? $0 / total : 1 / Double(bands.count) }
  }

  /// Makes the weights of some cells shares of 1; where they have none, from others.
  private static func normalise(
    _ weights: inout [Double], _ cells: [Int], else other: (Int) -> Double
  ) {
    if !cells.contains(where: { weights[$0] > 0 }) {
      for cell in cells { weights[cell] = other(cell) }
    }
    let total = cells.reduce(0) { $0 + weights[$1] }
    for cell in cells { weights[cell] /= total }
  }
}
