import NumericKernels
import SociaalDomein

/// The euros of one step: cost, payments, pgb, eigen bijdrage and, where a year or a contract ends,
/// the settlement.
extension FundingBatch {
  /// Writes all money of a step.
  ///
  /// - Parameter people: after the step.
  public func step(_ draw: StepDraw, volume: SupportVolume, people: People) {
    followed.endStep(people: people)
    clearContracts()
    let months = setting.grid.monthsPerStep
    for voorziening in setting.voorzieningen.indices {
      for wijk in setting.wijken.indices {
        let row = voorziening * setting.wijken.count + wijk
        payOutsiders(row, voorziening, wijk, volume, people, months)
        for contract in contractsOf[row] {
          payProvider(contract, row, voorziening, wijk, volume, months)
        }
        receive(row, voorziening, volume, months)
        value(row, voorziening, wijk, volume, people, months)
      }
    }
    paySocialBase(people)
    if setting.grid.stepOfYear(draw.step) == 0 {
      payNacalculatie(setting.grid.yearIndex(draw.step))
    }
    payTwelfths()
    payOutsideEarmarks()
    payUitvoering(draw.step, people: people)
    book(volume)
    countForEvaluation(people)
    if setting.grid.stepOfYear(draw.step) == setting.grid.stepsPerYear - 1 {
      let year = setting.grid.yearIndex(draw.step)
      begroting.endYear(
        year, payment: payment, pgb: pgbCost, contribution: ownContribution,
        uitvoering: uitvoeringCost, socialBase: socialBaseCost, discount: discountOfYear(year))
    }
    settle(draw)
    addTotals()
    applyDiscount()
  }

  private func clearContracts() {
    spent.fill(0)
    contractCost.fill(0)
    paid.fill(0)
    legacyDeduction.fill(0)
    pgbDeduction.fill(0)
    spentBeside.fill(0)
    spentOnEarmark.fill(0)
    declared.fill(0)
  }

  // MARK: Who is paid for

  /// Clients of a voorziening in a wijk who belong to a followed group.
  private func count(
    _ share: LaneMatrix, _ voorziening: Int, _ wijk: Int, _ people: LaneMatrix,
    into row: LaneMatrix.Row
  ) {
    row.update(repeating: 0)
    for state in statesOf[voorziening] {
      let place = state * setting.wijken.count + wijk
      row.add(people[place], times: share[place])
    }
  }

  /// Cost and payment of those outside the contract: clients of before at old tariffs, those of the
  /// zorgplicht at what they cost, and pgb's.
  private func payOutsiders(
    _ row: Int, _ voorziening: Int, _ wijk: Int, _ volume: SupportVolume, _ people: People,
    _ months: Double
  ) {
    let legacy = scratch[0]
    let outside = scratch[1]
    legacy.update(repeating: 0)
    outside.update(repeating: 0)
    if followed.hasLegacy {
      count(followed.legacyShare, voorziening, wijk, people.closingStock, into: legacy)
    }
    if followed.hasOutside {
      count(followed.outsideShare, voorziening, wijk, people.closingStock, into: outside)
    }
    let clients = volume.clients[row]
    for lane in clients.indices {
      let rest = clients[lane] - legacy[lane] - outside[lane]
      guard rest < 0 else { continue }
      // Counted clients lie between opening and closing stock; the groups are of the closing one.
      let fit = clients[lane] / (legacy[lane] + outside[lane])
      legacy[lane] *= fit
      outside[lane] *= fit
    }
    measureDelivered(voorziening, volume, months)
    payPgb(row, voorziening, wijk, volume, people, months)
    let price = prices.kostprijs[voorziening]
    let factor = volume.price[voorziening]
    let delivered = delivered[0]
    let (cost, payment, own) = (cost[row], payment[row], ownCost[row])
    for lane in clients.indices {
      let euros = delivered[lane] * price[lane] * factor[lane]
      cost[lane] = (legacy[lane] + outside[lane]) * euros
      payment[lane] = outside[lane] * euros
      own[lane] = 0
    }
    totals.outsidersCost.add(cost)
    totals.forOutsiders.add(payment)
    if followed.hasLegacy { payLegacy(row, voorziening, legacy, volume) }
  }

  /// Units in natura of one client in a step.
  private func measureDelivered(_ voorziening: Int, _ volume: SupportVolume, _ months: Double) {
    let row = delivered[0]
    let share = prices.pgbShare[voorziening]
    let units = prices.units[voorziening]
    let capacity = volume.capacity[voorziening]
    for lane in row.indices {
      row[lane] = (1 - share[lane]) * units[lane] * capacity[lane] * months
    }
  }

  private func payLegacy(
    _ row: Int, _ voorziening: Int, _ legacy: LaneMatrix.Row, _ volume: SupportVolume
  ) {
    for contract in contractsOf[row]
    where specification.contracts[contract].legacy?.tariffs[voorziening] != nil {
      let share = specification.contracts[contract].system.payment.budgetShare
      let holds = terms.inForce[contract]
      let tariff =
        prices.legacyTariffs[prices.row(contract: contract, voorziening: voorziening)]
      let factor = volume.price[voorziening]
      let delivered = delivered[0]
      let (payment, others) = (payment[row], totals.forOutsiders)
      let deduction = legacyDeduction[contract]
      for lane in legacy.indices where holds[lane] > 0 {
        let euros = legacy[lane] * delivered[lane] * tariff[lane] * factor[lane]
        payment[lane] += euros
        others[lane] += euros
        deduction[lane] += euros * share
      }
    }
  }

  private func payPgb(
    _ row: Int, _ voorziening: Int, _ wijk: Int, _ volume: SupportVolume, _ people: People,
    _ months: Double
  ) {
    let budgets = pgbCost[row]
    let clients = volume.clients[row]
    let holders = scratch[2]
    holders.update(repeating: 0)
    if access.hasHolders {
      let band = scratch[3]
      for state in statesOf[voorziening] {
        people.sum(people.holders, state: state, wijk: wijk, into: band)
        holders.add(band)
      }
    }
    let share = prices.pgbShare[voorziening]
    let units = prices.units[voorziening]
    let capacity = volume.capacity[voorziening]
    let tariff = prices.pgbTariff[voorziening]
    let factor = volume.price[voorziening]
    for lane in budgets.indices {
      let amount =
        (share[lane] * clients[lane] + holders[lane]) * units[lane] * capacity[lane] * months
      budgets[lane] = amount * tariff[lane] * factor[lane]
    }
    for contract in contractsOf[row] where specification.contracts[contract].budget.includesPgb {
      let share = specification.contracts[contract].system.payment.budgetShare
      let holds = terms.inForce[contract]
      let deduction = pgbDeduction[contract]
      for lane in budgets.indices { deduction[lane] += budgets[lane] * holds[lane] * share }
    }
  }

  private func receive(
    _ row: Int, _ voorziening: Int, _ volume: SupportVolume, _ months: Double
  ) {
    let received = ownContribution[row]
    let perMonth = prices.contribution[voorziening]
    let payers = volume.payers[row]
    for lane in received.indices { received[lane] = payers[lane] * perMonth[lane] * months }
  }

  /// Values support that is needed and not given: of those who wait, and of those who gave up and
  /// went without for as long as it would have lasted.
  private func value(
    _ row: Int, _ voorziening: Int, _ wijk: Int, _ volume: SupportVolume, _ people: People,
    _ months: Double
  ) {
    guard !access.isOpen else { return }
    let missing = scratch[3]
    let band = scratch[2]
    missing.update(repeating: 0)
    for state in statesOf[voorziening] {
      missing.add(followed.foregone[state * setting.wijken.count + wijk])
      people.sum(people.waiting, state: state, wijk: wijk, into: band)
      missing.add(band)
    }
    let euros = undelivered[row]
    let delivered = delivered[0]
    let (price, factor) = (prices.kostprijs[voorziening], volume.price[voorziening])
    for lane in missing.indices {
      euros[lane] = missing[lane] * delivered[lane] * price[lane] * factor[lane]
    }
    // It would have been given with the overhead of the contract that holds.
    for contract in contractsOf[row] where specification.contracts[contract].overhead != nil {
      let holds = terms.inForce[contract]
      let load = loading[contract]
      for lane in missing.indices where holds[lane] > 0 { euros[lane] *= load[lane] }
    }
  }
}
