import NumericKernels
import SociaalDomein

/// What contracts cost beside the support of their clients: overhead, the sociale basis that receives
/// people, and the uitvoering of the gemeente.
extension FundingBatch {
  func openLoading() {
    loading.fill(1)
    for (index, contract) in specification.contracts.enumerated() {
      guard let overhead = contract.overhead else { continue }
      let factor = loading[index]
      for lane in factor.indices { factor[lane] = 1 + draws.value(overhead, lane: lane) }
    }
  }

  /// Sets what help in the sociale basis costs per person in a year.
  func turnSocialBase(_ year: Int) {
    for (index, contract) in specification.contracts.enumerated() {
      guard let base = contract.socialBase else { continue }
      prices.write(base.perPerson, year: year, into: socialBaseRate[index])
    }
  }

  /// People who are helped in the sociale basis instead: at the gemeente's cost, or from the budget.
  func paySocialBase(_ people: People) {
    if specification.paysSocialBase { socialBaseCost.fill(0) }
    let wijken = setting.wijken.count
    for (index, contract) in specification.contracts.enumerated() {
      guard let base = contract.socialBase else { continue }
      for place in access.contractsOf.indices where access.contractsOf[place].contains(index) {
        guard let first = setting.states[place / wijken].voorzieningen.first else { continue }
        let euros = scratch[1]
        euros.update(repeating: 0)
        for band in setting.bands.indices {
          euros.add(
            people.diverted[
              setting.cell(state: place / wijken, band: band, wijk: place % wijken)])
        }
        euros.multiply(by: terms.inForce[index])
        euros.multiply(by: socialBaseRate[index])
        let row = first * wijken + place % wijken
        switch base.payer {
        case .gemeente:
          socialBaseCost[row].add(euros)
          totals.socialBase.add(euros)
        case .budget: spendFromBudget(euros, of: index, row)
        }
      }
    }
  }

  /// A cost of the provider that is paid out of the budget of a contract.
  func spendFromBudget(_ euros: LaneMatrix.Row, of contract: Int, _ row: Int) {
    let payment = specification.contracts[contract].system.payment
    cost[row].add(euros)
    ownCost[row].add(euros)
    contractCost[contract].add(euros)
    spent[contract].add(euros, times: payment.budgetShare)
    spentBeside[contract].add(euros, times: payment.budgetShare)
    // As far as payment follows the volume the provider declares it.
    self.payment[row].add(euros, times: payment.declaredShare)
    paid[contract].add(euros, times: payment.declaredShare)
    if !payment.followsVolume { declared[contract].add(euros, times: payment.declaredShare) }
  }

  /// Whether an earmark of a contract is for a voorziening.
  func isEarmarked(_ voorziening: Int, _ contract: Int) -> Bool {
    specification.contracts[contract].budget.earmark?.voorzieningen.contains(voorziening) ?? false
  }

  /// Earmarks for what is not simulated: their share of the step's budget, less what others were
  /// paid from it, is spent in full.
  func payOutsideEarmarks() {
    for (index, contract) in specification.contracts.enumerated() {
      guard let earmark = contract.budget.earmark, earmark.voorzieningen.isEmpty else { continue }
      let euros = scratch[1]
      for lane in euros.indices {
        let budget =
          terms.inForce[index][lane] * budgets.perStep[index][lane]
          - legacyDeduction[index][lane] - pgbDeduction[index][lane]
        euros[lane] = max(0, budget) * draws.value(earmark.share, lane: lane)
      }
      divide(euros, of: index, by: ownCost, into: cost)
      contractCost[index].add(euros)
      spent[index].add(euros)
      guard contract.system.payment.followsVolume else { continue }
      // Where nothing is fixed the provider declares it.
      divide(euros, of: index, by: ownCost, into: payment)
      paid[index].add(euros)
    }
  }

  /// Meldingen, herindicaties and the management of contracts; what does not depend on people is
  /// divided over the rows of a contract as twelfths are.
  func payUitvoering(_ step: Int, people: People) {
    guard uitvoering.isUsed else { return }
    uitvoeringCost.fill(0)
    uitvoering.step(
      step, people: people, cost: uitvoeringCost, fixed: fixedUitvoering, totals: totals)
    for index in specification.contracts.indices {
      divide(fixedUitvoering[index], of: index, by: ownCost, into: uitvoeringCost)
    }
  }
}
