import NumericKernels
import SociaalDomein

/// Prices, units and shares of the running year, for one batch.
///
/// Everything is per voorziening; tariffs are also per contract, row contract * voorzieningen +
/// voorziening. Euros are nominal, at the provisional index of the year.
public final class PriceLevels {
  let specification: FundingSpecification
  private let setting: Setting
  private let draws: ParameterDraws
  let kostprijs: LaneMatrix
  let pgbTariff: LaneMatrix
  let tariffs: LaneMatrix
  /// Old tariffs of contracts with clients of before.
  let legacyTariffs: LaneMatrix
  /// Units per client-month, and share of clients with a pgb.
  let units: LaneMatrix
  let pgbShare: LaneMatrix
  /// Eigen bijdrage per client-month.
  let contribution: LaneMatrix
  /// Index factors, [index * years + year], as set provisionally and as they turned out; the year after
  /// the last is among them, for what the end of the run means for it.
  private let provisional: LaneMatrix
  private let definitive: LaneMatrix
  private let years: Int
  /// Whether the abonnementstarief is on.
  private let subscription: Bool

  init(
    specification: FundingSpecification, setting: Setting, draws: ParameterDraws,
    subscription: Bool
  ) {
    self.specification = specification
    self.setting = setting
    self.draws = draws
    self.subscription = subscription
    let lanes = draws.lanes
    let voorzieningen = setting.voorzieningen.count
    let contracts = specification.contracts
    kostprijs = LaneMatrix(rows: voorzieningen, lanes: lanes)
    pgbTariff = LaneMatrix(rows: voorzieningen, lanes: lanes)
    tariffs = LaneMatrix(rows: voorzieningen * contracts.count, lanes: lanes)
    let hasLegacy = contracts.contains { $0.legacy != nil }
    legacyTariffs = LaneMatrix(
      rows: hasLegacy ? voorzieningen * contracts.count : 0, lanes: lanes)
    units = LaneMatrix(rows: voorzieningen, lanes: lanes)
    pgbShare = LaneMatrix(rows: voorzieningen, lanes: lanes)
    contribution = LaneMatrix(rows: voorzieningen, lanes: lanes)
    years = setting.grid.years + 1
    let indexRows = specification.indices.count * years
    provisional = LaneMatrix(rows: indexRows, lanes: lanes)
    definitive = LaneMatrix(rows: indexRows, lanes: lanes)
  }

  func row(contract: Int, voorziening: Int) -> Int {
    contract * setting.voorzieningen.count + voorziening
  }

  /// Lays out everything drawn once per replication.
  func open() {
    provisional.fill(1)
    definitive.fill(1)
    for (index, price) in specification.indices.enumerated() where specification.pricesMove {
      price.factors(
        years: years, startYear: setting.grid.startYear, draws: draws,
        into: provisional, definitive: definitive, firstRow: index * years)
    }
    for (voorziening, price) in specification.prices.enumerated() {
      draws.copy(price.unitsPerMonth, into: units[voorziening])
      draws.copy(price.pgbShare, into: pgbShare[voorziening])
    }
  }

  /// Sets the prices of a year.
  func turnYear(_ year: Int) {
    for (voorziening, price) in specification.prices.enumerated() {
      write(price.kostprijs, year: year, into: kostprijs[voorziening])
      write(price.pgbTariff, year: year, into: pgbTariff[voorziening])
      for (index, contract) in specification.contracts.enumerated() {
        let row = row(contract: index, voorziening: voorziening)
        if let tariff = contract.tariffs[voorziening] {
          write(tariff, year: year, into: tariffs[row])
        }
        guard let old = contract.legacy?.tariffs[voorziening] else { continue }
        write(old, year: year, into: legacyTariffs[row])
      }
    }
  }

  /// Amount of the year times its index.
  func write(_ indexed: IndexedAmount, year: Int, into row: LaneMatrix.Row) {
    draws.copy(indexed.amount.value(setting.grid.startYear + year), into: row)
    multiply(row, byIndex: indexed.index, year: year)
  }

  func multiply(_ row: LaneMatrix.Row, byIndex index: Int?, year: Int) {
    guard let index else { return }
    row.multiply(by: provisional[index * years + year])
  }

  /// What nacalculatie pays a year later, as a share of an amount of a year: definitive over
  /// provisional index, less 1.
  func writeSettlement(ofIndex index: Int?, year: Int, into row: LaneMatrix.Row) {
    guard let index, year >= 0 else { return row.update(repeating: 0) }
    let set = provisional[index * years + year]
    let known = definitive[index * years + year]
    for lane in row.indices { row[lane] = known[lane] / set[lane] - 1 }
  }

  // MARK: Eigen bijdrage

  private func changesContribution(at step: Int) -> Bool {
    setting.grid.stepOfYear(step) == 0
      || specification.prices.contains { $0.contribution.subscription?.from == step }
  }

  /// Sets the eigen bijdrage per client-month at a step.
  func settleContribution(step: Int) {
    guard changesContribution(at: step) else { return }
    let year = setting.grid.year(step)
    for (voorziening, price) in specification.prices.enumerated() {
      var perMonth = price.contribution.perMonth
      var share = price.contribution.payingShare
      if let tarief = price.contribution.subscription, subscription, step >= tarief.from {
        perMonth = tarief.perMonth
        share = tarief.payingShare
      }
      let row = contribution[voorziening]
      draws.copy(perMonth.value(year), into: row)
      for lane in row.indices { row[lane] *= draws.value(share, lane: lane) }
    }
  }
}
