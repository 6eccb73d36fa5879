import NumericKernels
import SociaalDomein

/// The euros of one step: cost, payments, pgb, eigen bijdrage and, where a year or a contract ends,
/// the settlement.
extension Funding {
  /// Writes all money of a step.
  ///
  /// - Parameter people: after the step.
  public func step(_ draw: StepDraw, volume: SupportVolume, people: People) {
    followed.endStep(people: people)
    clearContracts()
    if !access.isOpen { people.sum(people.queue.waiting, into: waitingByPlace) }
    for voorziening in setting.voorzieningen.indices {
      for wijk in setting.wijken.indices {
        pay(support(voorziening, wijk, volume, people), volume, people)
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
      begroting.endYear(year, money: money, discount: discountOfYear(year))
    }
    settle(draw)
    addTotals()
    if specification.discounting.rate != 0 { money.applyDiscount(discountFactor) }
  }

  private func clearContracts() {
    for contract in plans.indices {
      let (loading, rate) = (months[contract].loading, months[contract].socialBaseRate)
      months[contract] = ContractMonth(loading: loading, socialBaseRate: rate)
    }
  }

  // MARK: Support of one voorziening in one wijk

  /// What is delivered of a voorziening in a wijk, and to whom.
  struct Support {
    let row: Int
    let voorziening: Int
    let wijk: Int
    let clients: Double
    /// Of the clients: those of before, and those outside the contract.
    let legacy: Double
    let outside: Double
    /// Units in natura of one client in the step, and factor on prices.
    let delivered: Double
    let price: Double

    /// The contract's own clients.
    var own: Double { clients - legacy - outside }
  }

  private func support(
    _ voorziening: Int, _ wijk: Int, _ volume: SupportVolume, _ people: People
  ) -> Support {
    let row = voorziening * setting.wijken.count + wijk
    let clients = volume.clients[row]
    var (legacy, outside) = followed.others(
      coverage.statesOf[voorziening], wijk: wijk, people: people)
    if clients < legacy + outside {
      // Counted clients lie between opening and closing stock; the groups are of the closing one.
      let fit = clients / (legacy + outside)
      legacy *= fit
      outside *= fit
    }
    let units = prices.units[voorziening] * volume.capacity[voorziening]
    return Support(
      row: row, voorziening: voorziening, wijk: wijk, clients: clients, legacy: legacy,
      outside: outside,
      delivered: (1 - prices.pgbShare[voorziening]) * units * setting.grid.monthsPerStep,
      price: volume.price[voorziening])
  }

  private func pay(_ support: Support, _ volume: SupportVolume, _ people: People) {
    let row = support.row
    payPgb(support, volume, people)
    let euros = support.delivered * prices.kostprijs[support.voorziening] * support.price
    money.cost[row] = (support.legacy + support.outside) * euros
    money.payment[row] = support.outside * euros
    money.ownCost[row] = 0
    totals.outsidersCost += money.cost[row]
    totals.forOutsiders += money.payment[row]
    for contract in coverage.contractsOf[row] where terms.inForce[contract] {
      if support.legacy > 0 { payLegacy(contract, support) }
      payProvider(contract, support, starts: volume.starts[row])
    }
    money.ownContribution[row] =
      volume.payers[row] * prices.contribution[support.voorziening] * setting.grid.monthsPerStep
    if !access.isOpen { money.undelivered[row] = missing(support) * euros * overhead(row) }
  }

  /// Clients of before, at old tariffs.
  private func payLegacy(_ contract: Int, _ support: Support) {
    guard plans[contract].paysLegacy[support.voorziening] else { return }
    let tariff = prices.legacyTariffs[
      prices.row(contract: contract, voorziening: support.voorziening)]
    let euros = support.legacy * support.delivered * tariff * support.price
    money.payment[support.row] += euros
    totals.forOutsiders += euros
    months[contract].legacyDeduction += euros * plans[contract].budgetShare
  }

  /// Pgb's of clients and of those who hold one outside the network.
  private func payPgb(_ support: Support, _ volume: SupportVolume, _ people: People) {
    let voorziening = support.voorziening
    var holders = 0.0
    if access.hasHolders {
      for state in coverage.statesOf[voorziening] {
        let place = state * setting.wijken.count + support.wijk
        holders += people.sum(people.queue.holders, place: place)
      }
    }
    let budgets = prices.pgbShare[voorziening] * support.clients + holders
    let units = prices.units[voorziening] * volume.capacity[voorziening]
    let euros =
      budgets * units * setting.grid.monthsPerStep * prices.pgbTariff[voorziening] * support.price
    money.pgbCost[support.row] = euros
    for contract in coverage.contractsOf[support.row]
    where plans[contract].includesPgb && terms.inForce[contract] {
      months[contract].pgbDeduction += euros * plans[contract].budgetShare
    }
  }

  // MARK: What is needed and not given

  /// People who wait, and those who gave up and went without for as long as it would have lasted.
  private func missing(_ support: Support) -> Double {
    var people = 0.0
    for state in coverage.statesOf[support.voorziening] {
      let place = state * setting.wijken.count + support.wijk
      people += followed.foregone[place] + waitingByPlace[place]
    }
    return people
  }

  /// Support would have been given with the overhead of the contract that holds.
  private func overhead(_ row: Int) -> Double {
    var factor = 1.0
    for contract in coverage.contractsOf[row]
    where plans[contract].hasOverhead && terms.inForce[contract] {
      factor *= months[contract].loading
    }
    return factor
  }
}
