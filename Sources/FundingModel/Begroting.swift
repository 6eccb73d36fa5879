import SociaalDomein

/// What the gemeente has set aside for a year, and what its cost at the end of the year means for the
/// next; for one replication.
public final class Begroting {
  private let specification: FundingSpecification
  private let grid: TimeGrid
  private let draws: ParameterDraws
  private let prices: PriceLevels
  /// The begroting of the running year, discounted like the euros that are set against it.
  public private(set) var amount = 0.0
  /// The structural result of the year that ended: the begroting of the next year, less the cost of
  /// the last step over a whole year at prices of the next.
  ///
  /// Prices move by the index of the begroting. What is settled at the end of a year is not in it.
  public private(set) var structural = 0.0
  /// The indexed amount of last year, on which nacalculatie is paid.
  private var last = 0.0

  init(
    specification: FundingSpecification, grid: TimeGrid, draws: ParameterDraws, prices: PriceLevels
  ) {
    self.specification = specification
    self.grid = grid
    self.draws = draws
    self.prices = prices
  }

  func open() {
    amount = 0
    structural = 0
    last = 0
  }

  /// Sets the amount of a year: less the taakstelling, indexed, with last year's nacalculatie.
  func turnYear(_ year: Int, discount: Double) {
    guard let begroting = specification.begroting else { return }
    let settlement = last * prices.settlement(ofIndex: begroting.index, year: year - 1)
    last = indexed(begroting, year: year)
    amount = (last + (begroting.settlesIndex ? settlement : 0)) * discount
  }

  private func indexed(_ begroting: IndexedAmount, year: Int) -> Double {
    let calendar = grid.startYear + year
    let cut = specification.begrotingCut.map { draws.value($0, calendar) } ?? 0
    return (draws.value(begroting.amount, calendar) - cut)
      * prices.index(begroting.index, year: year)
  }

  /// Sets the structural result, from the euros of the year's last step before it is settled.
  func endYear(_ year: Int, money: SupportMoney, discount: Double) {
    guard let begroting = specification.begroting else { return }
    let cost =
      money.payment.sum + money.pgbCost.sum + money.uitvoering.sum + money.socialBase.sum
      + money.oneOff.sum - money.ownContribution.sum
    let nextYear =
      cost * prices.index(begroting.index, year: year + 1)
      / prices.index(begroting.index, year: year)
    structural =
      (indexed(begroting, year: year + 1) - Double(grid.stepsPerYear) * nextYear) * discount
  }
}
