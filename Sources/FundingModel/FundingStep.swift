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
    payPgb(row, voorziening, wijk, volume, people, months)
    let price = prices.kostprijs[voorziening]
    for lane in clients.indices {
      let delivered = unitsDelivered(voorziening, volume, months, lane)
      let euros = delivered * price[lane] * volume.price[voorziening][lane]
      cost[row][lane] = (legacy[lane] + outside[lane]) * euros
      payment[row][lane] = outside[lane] * euros
      ownCost[row][lane] = 0
      totals.outsidersCost[lane] += cost[row][lane]
      totals.forOutsiders[lane] += payment[row][lane]
    }
    if followed.hasLegacy { payLegacy(row, voorziening, legacy, volume, months) }
  }

  /// Units in natura of one client in a step.
  private func unitsDelivered(
    _ voorziening: Int, _ volume: SupportVolume, _ months: Double, _ lane: Int
  ) -> Double {
    (1 - prices.pgbShare[voorziening][lane]) * prices.units[voorziening][lane]
      * volume.capacity[voorziening][lane] * months
  }

  private func payLegacy(
    _ row: Int, _ voorziening: Int, _ legacy: LaneMatrix.Row, _ volume: SupportVolume,
    _ months: Double
  ) {
    for contract in contractsOf[row]
    where specification.contracts[contract].legacy?.tariffs[voorziening] != nil {
      let share = specification.contracts[contract].system.payment.budgetShare
      let holds = terms.inForce[contract]
      let tariff =
        prices.legacyTariffs[prices.row(contract: contract, voorziening: voorziening)]
      for lane in legacy.indices where holds[lane] > 0 {
        let euros =
          legacy[lane] * unitsDelivered(voorziening, volume, months, lane) * tariff[lane]
          * volume.price[voorziening][lane]
        payment[row][lane] += euros
        totals.forOutsiders[lane] += euros
        legacyDeduction[contract][lane] += euros * share
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
      for state in statesOf[voorziening] {
        for band in setting.bands.indices {
          holders.add(people.holders[setting.cell(state: state, band: band, wijk: wijk)])
        }
      }
    }
    for lane in budgets.indices {
      let amount =
        (prices.pgbShare[voorziening][lane] * clients[lane] + holders[lane])
        * prices.units[voorziening][lane] * volume.capacity[voorziening][lane] * months
      budgets[lane] = amount * prices.pgbTariff[voorziening][lane] * volume.price[voorziening][lane]
    }
    for contract in contractsOf[row] where specification.contracts[contract].budget.includesPgb {
      let share = specification.contracts[contract].system.payment.budgetShare
      let holds = terms.inForce[contract]
      for lane in budgets.indices {
        pgbDeduction[contract][lane] += budgets[lane] * holds[lane] * share
      }
    }
  }

  /// Cost and payment of a contract's own clients in a row.
  private func payProvider(
    _ contract: Int, _ row: Int, _ voorziening: Int, _ wijk: Int, _ volume: SupportVolume,
    _ months: Double
  ) {
    let payment = specification.contracts[contract].system.payment
    let holds = terms.inForce[contract]
    let tariff = prices.tariffs[prices.row(contract: contract, voorziening: voorziening)]
    let kostprijs = prices.kostprijs[voorziening]
    let factor = volume.price[voorziening]
    let extra = settlement.surcharge[contract]
    let effort = incentives.units[contract]
    let load = loading[contract]
    let isEarmarked = isEarmarked(voorziening, contract)
    let inNatura = prices.pgbShare[voorziening]
    for lane in holds.indices where holds[lane] > 0 {
      let clients = volume.clients[row][lane] - scratch[0][lane] - scratch[1][lane]
      let units = clients * unitsDelivered(voorziening, volume, months, lane) * effort[lane]
      let price = factor[lane] * extra[lane]
      let own = units * kostprijs[lane] * price * load[lane]
      var declared: Double
      switch payment.rule {
      case .perUnit: declared = units * tariff[lane] * price
      case .perClientMonth:
        declared = (1 - inNatura[lane]) * clients * months * tariff[lane] * price
      case .perTrajectory:
        declared = (1 - inNatura[lane]) * volume.starts[row][lane] * tariff[lane] * price
      case .twelfths: declared = 0
      }
      declared *= payment.declaredShare
      cost[row][lane] += own
      ownCost[row][lane] += own
      self.payment[row][lane] += declared
      contractCost[contract][lane] += own
      paid[contract][lane] += declared
      let used = payment.followsVolume ? declared : own * payment.fixedShare
      spent[contract][lane] += used
      if !payment.followsVolume { self.declared[contract][lane] += declared }
      if isEarmarked { spentOnEarmark[contract][lane] += used }
      paidOfYear[row][lane] += declared
    }
  }

  private func receive(
    _ row: Int, _ voorziening: Int, _ volume: SupportVolume, _ months: Double
  ) {
    let received = ownContribution[row]
    let perMonth = prices.contribution[voorziening]
    for lane in received.indices {
      received[lane] = volume.payers[row][lane] * perMonth[lane] * months
    }
  }

  /// Values support that is needed and not given: of those who wait, and of those who gave up and
  /// went without for as long as it would have lasted.
  private func value(
    _ row: Int, _ voorziening: Int, _ wijk: Int, _ volume: SupportVolume, _ people: People,
    _ months: Double
  ) {
    guard !access.isOpen else { return }
    let missing = scratch[3]
    missing.update(repeating: 0)
    for state in statesOf[voorziening] {
      missing.add(followed.foregone[state * setting.wijken.count + wijk])
      for band in setting.bands.indices {
        missing.add(people.waiting[setting.cell(state: state, band: band, wijk: wijk)])
      }
    }
    for lane in missing.indices {
      undelivered[row][lane] =
        missing[lane] * unitsDelivered(voorziening, volume, months, lane)
        * prices.kostprijs[voorziening][lane] * volume.price[voorziening][lane]
    }
    // It would have been given with the overhead of the contract that holds.
    for contract in contractsOf[row] where specification.contracts[contract].overhead != nil {
      let holds = terms.inForce[contract]
      let load = loading[contract]
      for lane in missing.indices where holds[lane] > 0 { undelivered[row][lane] *= load[lane] }
    }
  }
}
