import NumericKernels
import SociaalDomein

/// The money of one batch in the running step, per voorziening and wijk.
///
/// Rows are voorziening * wijken + wijk; euros of the step, discounted to the start.
public final class FundingBatch {
  public let specification: FundingSpecification
  private let setting: Setting
  private let contracts: [Int?]
  /// What support costs its providers.
  public let cost: LaneMatrix
  /// What the gemeente pays them.
  public let payment: LaneMatrix
  public let ownContribution: LaneMatrix
  public let pgbCost: LaneMatrix
  /// Begroting of the running year, discounted like the euros that are set against it.
  public let begroting: LaneMatrix
  /// Price per unit of the running year: kostprijs and pgb per voorziening, tariff per voorziening
  /// and contract.
  private let kostprijs: LaneMatrix
  private let pgbTariff: LaneMatrix
  private let tariffs: LaneMatrix
  /// Units per client-month, share with a pgb, per voorziening.
  private let units: LaneMatrix
  private let pgbShare: LaneMatrix
  /// Eigen bijdrage per client-month of the running year, per voorziening.
  private let contribution: LaneMatrix
  /// Index factors, [index * years + year].
  private let indexFactors: LaneMatrix
  private let draws: ParameterDraws
  /// Whether the abonnementstarief is on.
  private let subscription: Bool

  public init(
    specification: FundingSpecification, setting: Setting, draws: ParameterDraws,
    subscription: Bool
  ) {
    self.specification = specification
    self.setting = setting
    self.draws = draws
    self.subscription = subscription
    let lanes = draws.lanes
    let voorzieningen = setting.voorzieningen.count
    let rows = voorzieningen * setting.wijken.count
    contracts = specification.contractOfEach(wijken: setting.wijken.count)
    cost = LaneMatrix(rows: rows, lanes: lanes)
    payment = LaneMatrix(rows: rows, lanes: lanes)
    ownContribution = LaneMatrix(rows: rows, lanes: lanes)
    pgbCost = LaneMatrix(rows: rows, lanes: lanes)
    begroting = LaneMatrix(rows: 1, lanes: lanes)
    kostprijs = LaneMatrix(rows: voorzieningen, lanes: lanes)
    pgbTariff = LaneMatrix(rows: voorzieningen, lanes: lanes)
    tariffs = LaneMatrix(rows: voorzieningen * specification.contracts.count, lanes: lanes)
    units = LaneMatrix(rows: voorzieningen, lanes: lanes)
    pgbShare = LaneMatrix(rows: voorzieningen, lanes: lanes)
    contribution = LaneMatrix(rows: voorzieningen, lanes: lanes)
    indexFactors = LaneMatrix(
      rows: specification.indices.count * setting.grid.years, lanes: lanes)
  }

  /// Lays out everything drawn once per replication.
  public func open() {
    indexFactors.fill(1)
    for (index, price) in specification.indices.enumerated() where specification.pricesMove {
      price.factors(
        years: setting.grid.years, startYear: setting.grid.startYear, draws: draws,
        into: indexFactors, firstRow: index * setting.grid.years)
    }
    for (voorziening, price) in specification.prices.enumerated() {
      draws.copy(price.unitsPerMonth, into: units[voorziening])
      draws.copy(price.pgbShare, into: pgbShare[voorziening])
    }
  }

  // MARK: One year

  /// Sets the prices and the begroting of a year.
  public func turnYear(_ year: Int) {
    for (voorziening, price) in specification.prices.enumerated() {
      write(price.kostprijs, year: year, into: kostprijs[voorziening])
      write(price.pgbTariff, year: year, into: pgbTariff[voorziening])
      for (index, contract) in specification.contracts.enumerated() {
        guard let tariff = contract.tariffs[voorziening] else { continue }
        let row = tariffs[voorziening * specification.contracts.count + index]
        write(tariff, year: year, into: row)
      }
    }
    if let amount = specification.begroting {
      write(amount, year: year, into: begroting[0])
      let factor = discountOfYear(year)
      for lane in begroting[0].indices { begroting[0][lane] *= factor }
    }
  }

  /// Mean discount factor over the steps of a year, in which the begroting is spent evenly.
  private func discountOfYear(_ year: Int) -> Double {
    guard specification.discounting.rate != 0 else { return 1 }
    let steps = setting.grid.stepsPerYear
    let sum = (0..<steps).reduce(0) { $0 + discount(step: year * steps + $1) }
    return sum / Double(steps)
  }

  private func discount(step: Int) -> Double {
    specification.discounting.factor(
      years: setting.grid.time(step) + specification.count.moment * setting.grid.dt)
  }

  /// Amount of the year times its index.
  private func write(_ indexed: IndexedAmount, year: Int, into row: LaneMatrix.Row) {
    draws.copy(indexed.amount.value(setting.grid.startYear + year), into: row)
    guard let index = indexed.index else { return }
    row.multiply(by: indexFactors[index * setting.grid.years + year])
  }

  private func changesContribution(at step: Int) -> Bool {
    setting.grid.stepOfYear(step) == 0
      || specification.prices.contains { $0.contribution.subscription?.from == step }
  }

  /// Eigen bijdrage per client-month at a step.
  private func writeContribution(step: Int) {
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

  // MARK: One step

  /// Writes cost, payment, pgb and eigen bijdrage of a step.
  ///
  /// - Parameters:
  ///   - clients: counted clients per voorziening and wijk.
  ///   - payers: the same, with a person in a combination counted once over its voorzieningen.
  ///   - capacity: delivered share of the units per voorziening.
  ///   - price: factor on kostprijs and tariffs per voorziening.
  public func step(
    _ step: Int, clients: LaneMatrix, payers: LaneMatrix, capacity: LaneMatrix, price: LaneMatrix
  ) {
    if changesContribution(at: step) { writeContribution(step: step) }
    let months = setting.grid.monthsPerStep * discount(step: step)
    for voorziening in setting.voorzieningen.indices {
      for wijk in setting.wijken.indices {
        let row = voorziening * setting.wijken.count + wijk
        payProviders(row, voorziening, clients[row], capacity, price, months)
        receive(row, voorziening, payers[row], months)
      }
    }
  }

  private func payProviders(
    _ row: Int, _ voorziening: Int, _ clients: LaneMatrix.Row, _ capacity: LaneMatrix,
    _ price: LaneMatrix, _ months: Double
  ) {
    let delivered = units[voorziening]
    let factor = price[voorziening]
    let share = capacity[voorziening]
    let pgb = pgbShare[voorziening]
    let unitCost = kostprijs[voorziening]
    let pgbPrice = pgbTariff[voorziening]
    let provider = cost[row]
    let budgets = pgbCost[row]
    for lane in provider.indices {
      let amount = clients[lane] * delivered[lane] * share[lane] * months
      provider[lane] = (1 - pgb[lane]) * amount * unitCost[lane] * factor[lane]
      budgets[lane] = pgb[lane] * amount * pgbPrice[lane] * factor[lane]
    }
    let paid = payment[row]
    guard let contract = contracts[row] else { return paid.update(repeating: 0) }
    let tariff = tariffs[voorziening * specification.contracts.count + contract]
    let rule = specification.contracts[contract].system.payment
    for lane in paid.indices {
      let amount = (1 - pgb[lane]) * clients[lane] * delivered[lane] * share[lane] * months
      paid[lane] = rule.amount(units: amount, tariff: tariff[lane] * factor[lane])
    }
  }

  private func receive(_ row: Int, _ voorziening: Int, _ payers: LaneMatrix.Row, _ months: Double) {
    let received = ownContribution[row]
    let perMonth = contribution[voorziening]
    for lane in received.indices { received[lane] = payers[lane] * perMonth[lane] * months }
  }
}
