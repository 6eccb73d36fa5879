import NumericKernels
import SociaalDomein

/// What the gemeente has set aside for a year, and what its cost at the end of the year means for the
/// next; for one batch.
public final class Begroting {
  private let specification: FundingSpecification
  private let grid: TimeGrid
  private let draws: ParameterDraws
  private let prices: PriceLevels
  /// The begroting of the running year, discounted like the euros that are set against it.
  public let amount: LaneMatrix
  /// The structural result of the year that ended: the begroting of the next year, less the cost of
  /// the last step over a whole year at prices of the next.
  ///
  /// Prices move by the index of the begroting. What is settled at the end of a year is not in it.
  public let structural: LaneMatrix
  /// The indexed amount of last year, on which nacalculatie is paid.
  private let last: LaneMatrix
  private let next: LaneMatrix

  init(
    specification: FundingSpecification, grid: TimeGrid, draws: ParameterDraws, prices: PriceLevels
  ) {
    self.specification = specification
    self.grid = grid
    self.draws = draws
    self.prices = prices
    amount = LaneMatrix(rows: 1, lanes: draws.lanes)
    structural = LaneMatrix(rows: 1, lanes: draws.lanes)
    last = LaneMatrix(rows: 1, lanes: draws.lanes)
    next = LaneMatrix(rows: 2, lanes: draws.lanes)
  }

  func open() {
    amount.fill(0)
    structural.fill(0)
    last.fill(0)
  }

  /// Sets the amount of a year: less the taakstelling, indexed, with last year's nacalculatie.
  func turnYear(_ year: Int, discount: Double) {
    guard let begroting = specification.begroting else { return }
    let settlement = next[0]
    prices.writeSettlement(ofIndex: begroting.index, year: year - 1, into: settlement)
    settlement.multiply(by: last[0])
    write(begroting, year: year, into: last[0])
    let row = amount[0]
    row.copy(last[0])
    if begroting.settlesIndex { row.add(settlement) }
    for lane in row.indices { row[lane] *= discount }
  }

  private func write(_ begroting: IndexedAmount, year: Int, into row: LaneMatrix.Row) {
    let calendar = grid.startYear + year
    draws.copy(begroting.amount.value(calendar), into: row)
    if let cut = specification.begrotingCut?.value(calendar) {
      for lane in row.indices { row[lane] -= draws.value(cut, lane: lane) }
    }
    prices.multiply(row, byIndex: begroting.index, year: year)
  }

  /// Sets the structural result, from the euros of the year's last step before it is settled.
  func endYear(
    _ year: Int, payment: LaneMatrix, pgb: LaneMatrix, contribution: LaneMatrix,
    uitvoering: LaneMatrix, socialBase: LaneMatrix, discount: Double
  ) {
    guard let begroting = specification.begroting else { return }
    let cost = next[0]
    cost.update(repeating: 0)
    for row in 0..<payment.rows {
      cost.add(payment[row])
      cost.add(pgb[row])
      cost.add(uitvoering[row])
      cost.add(socialBase[row])
      cost.add(contribution[row], times: -1)
    }
    let before = next[1]
    before.update(repeating: 1)
    prices.multiply(before, byIndex: begroting.index, year: year)
    prices.multiply(cost, byIndex: begroting.index, year: year + 1)
    let row = structural[0]
    write(begroting, year: year + 1, into: row)
    let steps = Double(grid.stepsPerYear)
    for lane in row.indices {
      row[lane] = (row[lane] - steps * cost[lane] / before[lane]) * discount
    }
  }
}
