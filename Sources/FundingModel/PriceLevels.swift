import NumericKernels
import SociaalDomein

/// Prices, units and shares of the running year, for one replication.
///
/// Everything is per voorziening; tariffs are also per contract, contract * voorzieningen +
/// voorziening. Euros are nominal, at the provisional index of the year.
public final class PriceLevels {
  private let specification: FundingSpecification
  private let grid: TimeGrid
  private let draws: ParameterDraws
  private let voorzieningen: Int
  let kostprijs: Vector
  let pgbTariff: Vector
  let tariffs: Vector
  /// Old tariffs of contracts with clients of before.
  let legacyTariffs: Vector
  /// The tariffs there are, with their rows.
  private let agreed: [(row: Int, tariff: IndexedAmount)]
  private let agreedBefore: [(row: Int, tariff: IndexedAmount)]
  /// Units per client-month, and share of clients with a pgb.
  let units: Vector
  let pgbShare: Vector
  /// Eigen bijdrage per client-month.
  let contribution: Vector
  /// Index factors by year, as set provisionally and as they turned out; the year after the last is among
  /// them, for what the end of the run means for it.
  private var factors: [(provisional: [Double], definitive: [Double])] = []
  /// Steps in which the eigen bijdrage changes within a year.
  private let changes: Set<Int>
  /// Whether the abonnementstarief is on.
  private let subscription: Bool

  init(
    specification: FundingSpecification, setting: Setting, draws: ParameterDraws,
    subscription: Bool
  ) {
    self.specification = specification
    grid = setting.grid
    self.draws = draws
    self.subscription = subscription
    let voorzieningen = setting.voorzieningen.count
    self.voorzieningen = voorzieningen
    let rows = { (tariffs: (Contract) -> [IndexedAmount?]) in
      specification.contracts.enumerated().flatMap { index, contract in
        tariffs(contract).enumerated().compactMap { voorziening, tariff in
          tariff.map { (index * voorzieningen + voorziening, $0) }
        }
      }
    }
    agreed = rows(\.tariffs)
    agreedBefore = rows { $0.legacy?.tariffs ?? [] }
    kostprijs = Vector(voorzieningen)
    pgbTariff = Vector(voorzieningen)
    units = Vector(voorzieningen)
    pgbShare = Vector(voorzieningen)
    contribution = Vector(voorzieningen)
    tariffs = Vector(voorzieningen * specification.contracts.count)
    legacyTariffs = Vector(voorzieningen * specification.contracts.count)
    changes = Set(specification.prices.compactMap { $0.contribution.subscription?.from })
  }

  func row(contract: Int, voorziening: Int) -> Int { contract * voorzieningen + voorziening }

  /// Takes over what was drawn for the replication.
  func open() {
    let years = grid.years + 1
    factors = specification.indices.map { index in
      guard specification.pricesMove else {
        let still = [Double](repeating: 1, count: years)
        return (still, still)
      }
      return index.factors(years: years, startYear: grid.startYear, draws: draws)
    }
    for (voorziening, price) in specification.prices.enumerated() {
      units[voorziening] = draws[price.unitsPerMonth]
      pgbShare[voorziening] = draws[price.pgbShare]
    }
  }

  /// Sets the prices of a year.
  func turnYear(_ year: Int) {
    for voorziening in 0..<voorzieningen {
      kostprijs[voorziening] = amount(specification.prices[voorziening].kostprijs, year: year)
      pgbTariff[voorziening] = amount(specification.prices[voorziening].pgbTariff, year: year)
    }
    for (row, tariff) in agreed { tariffs[row] = amount(tariff, year: year) }
    for (row, old) in agreedBefore { legacyTariffs[row] = amount(old, year: year) }
  }

  /// Amount of a year times its index.
  func amount(_ indexed: IndexedAmount, year: Int) -> Double {
    draws.value(indexed.amount, grid.startYear + year) * index(indexed.index, year: year)
  }

  /// Factor of an index in a year; 1 without one.
  func index(_ index: Int?, year: Int) -> Double {
    index.map { factors[$0].provisional[year] } ?? 1
  }

  /// What nacalculatie pays a year later, as a share of an amount of a year: definitive over
  /// provisional index, less 1.
  func settlement(ofIndex index: Int?, year: Int) -> Double {
    guard let index, year >= 0 else { return 0 }
    return factors[index].definitive[year] / factors[index].provisional[year] - 1
  }

  /// Sets the eigen bijdrage per client-month at a step.
  func settleContribution(step: Int) {
    guard grid.stepOfYear(step) == 0 || changes.contains(step) else { return }
    for (voorziening, price) in specification.prices.enumerated() {
      var perMonth = price.contribution.perMonth
      var share = price.contribution.payingShare
      if let tarief = price.contribution.subscription, subscription, step >= tarief.from {
        perMonth = tarief.perMonth
        share = tarief.payingShare
      }
      contribution[voorziening] = draws.value(perMonth, grid.year(step)) * draws[share]
    }
  }
}
