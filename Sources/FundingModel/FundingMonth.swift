import NumericKernels
import SociaalDomein

/// The euros of one step: cost, payments, pgb, eigen bijdrage, one-off costs and, where a year or a contract
/// ends, the settlement.
extension Funding {
  /// Writes all money of a step.
  ///
  /// - Parameter people: after the step.
  public func step(_ draw: StepDraw, volume: SupportVolume, people: People) {
    followed.endStep(people: people)
    clearContracts()
    if access.hasHolders { people.sum(people.queue.holders, into: holders) }
    for voorziening in coverage.statesOf.indices {
      for wijk in 0..<coverage.wijken { deliver(voorziening, wijk, volume, people) }
    }
    for contract in plans.indices where terms.inForce[contract] { payProviders(contract, volume) }
    paySocialBase(people)
    if setting.grid.stepOfYear(draw.step) == 0 {
      payNacalculatie(setting.grid.yearIndex(draw.step))
    }
    payTwelfths()
    payOutsideEarmarks()
    payUitvoering(draw.step, people: people)
    oneOff.step(people, into: money.oneOff, totals: &totals)
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

  /// Notes what is delivered, and books what does not depend on the contract's own clients.
  private func deliver(
    _ voorziening: Int, _ wijk: Int, _ volume: SupportVolume, _ people: People
  ) {
    let row = voorziening * coverage.wijken + wijk
    let clients = volume.clients[row]
    let months = setting.grid.monthsPerStep
    var (legacy, outside) = followed.others(
      coverage.statesOf[voorziening], wijk: wijk, people: people)
    if clients < legacy + outside {
      // Counted clients lie between opening and closing stock; the groups are of the closing one.
      let fit = clients / (legacy + outside)
      legacy *= fit
      outside *= fit
    }
    let units = prices.units[voorziening] * volume.capacity[voorziening] * months
    let share = prices.pgbShare[voorziening]
    let price = volume.price[voorziening]
    let support = Support(
      legacy: legacy, outside: outside, own: clients - legacy - outside,
      delivered: (1 - share) * units, price: price)
    money.supports[row] = support
    let euros = support.delivered * prices.kostprijs[voorziening] * price
    money.cost[row] = (legacy + outside) * euros
    money.payment[row] = outside * euros
    money.ownCost[row] = 0
    totals.outsidersCost += money.cost[row]
    totals.forOutsiders += money.payment[row]
    let budgets = share * clients + (access.hasHolders ? holders(voorziening, wijk) : 0)
    money.pgbCost[row] = budgets * units * prices.pgbTariff[voorziening] * price
    money.ownContribution[row] = volume.payers[row] * prices.contribution[voorziening] * months
    if !access.isOpen { money.undelivered[row] = missing(voorziening, wijk, people) * euros }
  }

  /// Those with a pgb outside the network.
  private func holders(_ voorziening: Int, _ wijk: Int) -> Double {
    var count = 0.0
    for state in coverage.statesOf[voorziening] { count += holders[state * coverage.wijken + wijk] }
    return count
  }

  /// People who wait, and those who gave up and went without for as long as it would have lasted.
  private func missing(_ voorziening: Int, _ wijk: Int, _ people: People) -> Double {
    var missing = 0.0
    for state in coverage.statesOf[voorziening] {
      let place = state * coverage.wijken + wijk
      missing += followed.foregone[place] + people.queue.countedWaiting[place]
    }
    return missing
  }
}
