import NumericKernels
import SociaalDomein

/// What a contract's own clients cost its providers, and what those declare for them.
extension FundingBatch {
  /// Cost and payment of a contract's own clients in a row.
  func payProvider(
    _ contract: Int, _ row: Int, _ voorziening: Int, _ wijk: Int, _ volume: SupportVolume,
    _ months: Double
  ) {
    let payment = specification.contracts[contract].system.payment
    let holds = terms.inForce[contract]
    let (own, declared) = (amounts[0], amounts[1])
    measureOwnCost(contract, row, voorziening, volume, into: own)
    declare(contract, row, voorziening, volume, months, into: declared)
    for lane in holds.indices where holds[lane] == 0 {
      own[lane] = 0
      declared[lane] = 0
    }
    cost[row].add(own)
    ownCost[row].add(own)
    self.payment[row].add(declared)
    contractCost[contract].add(own)
    paid[contract].add(declared)
    paidOfYear[row].add(declared)
    let isEarmarked = isEarmarked(voorziening, contract)
    if payment.followsVolume {
      spent[contract].add(declared)
      if isEarmarked { spentOnEarmark[contract].add(declared) }
    } else {
      spent[contract].add(own, times: payment.fixedShare)
      if isEarmarked { spentOnEarmark[contract].add(own, times: payment.fixedShare) }
      self.declared[contract].add(declared)
    }
  }

  /// What the contract's own clients in a row cost; leaves clients, units and price in scratch rows.
  private func measureOwnCost(
    _ contract: Int, _ row: Int, _ voorziening: Int, _ volume: SupportVolume,
    into own: LaneMatrix.Row
  ) {
    let (clients, units, price) = (amounts[2], amounts[3], amounts[4])
    let (legacy, outside, counted) = (scratch[0], scratch[1], volume.clients[row])
    let (delivered, effort) = (delivered[0], incentives.units[contract])
    let (factor, extra) = (volume.price[voorziening], settlement.surcharge[contract])
    let (kostprijs, load) = (prices.kostprijs[voorziening], loading[contract])
    for lane in own.indices {
      clients[lane] = counted[lane] - legacy[lane] - outside[lane]
      units[lane] = clients[lane] * delivered[lane] * effort[lane]
      price[lane] = factor[lane] * extra[lane]
      own[lane] = units[lane] * kostprijs[lane] * price[lane] * load[lane]
    }
  }

  /// What the provider declares for them, by the rule of payment.
  private func declare(
    _ contract: Int, _ row: Int, _ voorziening: Int, _ volume: SupportVolume, _ months: Double,
    into declared: LaneMatrix.Row
  ) {
    let payment = specification.contracts[contract].system.payment
    let (clients, units, price) = (amounts[2], amounts[3], amounts[4])
    let tariff = prices.tariffs[prices.row(contract: contract, voorziening: voorziening)]
    let inPgb = prices.pgbShare[voorziening]
    let share = payment.declaredShare
    switch payment.rule {
    case .perUnit:
      for lane in declared.indices {
        declared[lane] = units[lane] * tariff[lane] * price[lane] * share
      }
    case .perClientMonth:
      for lane in declared.indices {
        let inNatura = (1 - inPgb[lane]) * clients[lane]
        declared[lane] = inNatura * months * tariff[lane] * price[lane] * share
      }
    case .perTrajectory:
      let starts = volume.starts[row]
      for lane in declared.indices {
        declared[lane] = (1 - inPgb[lane]) * starts[lane] * tariff[lane] * price[lane] * share
      }
    case .twelfths: declared.update(repeating: 0)
    }
  }
}
