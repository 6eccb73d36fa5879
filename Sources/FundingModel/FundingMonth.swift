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
    if !access.isOpen { countMissing(people) }
    if access.hasHolders { coverage.statesOf.write(holders, into: holdersOf) }
    for voorziening in prices.units.indices { deliver(voorziening, volume, people) }
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

  // MARK: Support of one voorziening

  /// Notes what is delivered, and books what does not depend on the contract's own clients.
  private func deliver(_ voorziening: Int, _ volume: SupportVolume, _ people: People) {
    let months = setting.grid.monthsPerStep
    let units = prices.units[voorziening] * volume.capacity[voorziening] * months
    let share = prices.pgbShare[voorziening]
    let price = volume.price[voorziening]
    let delivered = (1 - share) * units
    money.delivered[voorziening] = delivered
    let euros = delivered * prices.kostprijs[voorziening] * price
    let ofPgb = units * prices.pgbTariff[voorziening] * price
    let contribution = prices.contribution[voorziening] * months
    let rows = voorziening * coverage.wijken..<(voorziening + 1) * coverage.wijken
    let (money, hasHolders, rations) = (money, access.hasHolders, !access.isOpen)
    tellApart(voorziening, volume, people)
    for row in rows {
      money.ownContribution[row] = volume.payers[row] * contribution
      let budgets = share * volume.clients[row] + (hasHolders ? holdersOf[row] : 0)
      money.pgbCost[row] = budgets * ofPgb
      money.ownCost[row] = 0
      if rations { money.undelivered[row] = missingOf[row] * euros }
    }
    guard followed.hasOthers else { return }
    for row in rows {
      let outside = money.outside[row]
      money.cost[row] = (money.legacy[row] + outside) * euros
      money.payment[row] = outside * euros
      totals.outsidersCost += money.cost[row]
      totals.forOutsiders += money.payment[row]
    }
  }

  /// Tells clients of before and those outside the contract from its own.
  private func tellApart(_ voorziening: Int, _ volume: SupportVolume, _ people: People) {
    let rows = voorziening * coverage.wijken..<(voorziening + 1) * coverage.wijken
    guard followed.hasOthers else {
      for row in rows {
        money.own[row] = volume.clients[row]
        money.cost[row] = 0
        money.payment[row] = 0
      }
      return
    }
    for row in rows {
      let clients = volume.clients[row]
      var (legacy, outside) = followed.others(
        coverage.states[voorziening], wijk: row - rows.lowerBound, people: people)
      if clients < legacy + outside {
        // Counted clients lie between opening and closing stock; the groups are of the closing one.
        let fit = clients / (legacy + outside)
        legacy *= fit
        outside *= fit
      }
      money.legacy[row] = legacy
      money.outside[row] = outside
      money.own[row] = clients - legacy - outside
    }
  }

  /// People who wait, and those who gave up and went without for as long as it would have lasted.
  private func countMissing(_ people: People) {
    missing.setToSum(followed.foregone, people.queue.countedWaiting)
    coverage.statesOf.write(missing, into: missingOf)
  }
}
