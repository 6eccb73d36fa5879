import Simulation

/// What a document reports of the years of a contract, against the draws.
extension CaseRun {
  /// What a contract spends beyond its budget in a year, whoever carries it: below zero is money
  /// that is left.
  func deviation(contract: String, year: Int) -> [Double] {
    let parts = [Metric.carriedGemeente, .carriedProvider, .carriedReserve].map {
      draws($0, contract: contract, year: year)
    }
    return parts[0].indices.map { draw in parts.reduce(0) { $0 + $1[draw] } }
  }

  /// Whether in every draw of a year a contract is paid what its budget, or its support, comes to.
  func pays(_ contract: String, as metric: Metric, year: Int) -> Bool {
    let paid = draws(.payment, contract: contract, year: year)
    return zip(paid, draws(metric, contract: contract, year: year)).allSatisfy {
      close($0, $1, 1e-9)
    }
  }

  /// Whether the gemeente adds nothing to the budget of a contract in any draw of a year.
  func carriesNothing(_ contract: String, year: Int) -> Bool {
    draws(.carriedGemeente, contract: contract, year: year).allSatisfy { abs($0) < 0.01 }
  }

  /// The share of the draws in which one contract has money left (over 2% of its budget) while people
  /// wait (over 10) under another.
  func shareWithMoneyLeftWhilePeopleWait(under contracts: [String], year: Int) -> Double {
    let parts = contracts.map { contract in
      (
        left: draws(.providerResult, contract: contract, year: year),
        budget: draws(.budget, contract: contract, year: year),
        waiting: draws(.waiting, contract: contract, year: year)
      )
    }
    return share { draw in
      parts.contains { $0.left[draw] > 0.02 * $0.budget[draw] }
        && parts.contains { $0.waiting[draw] > 10 }
    }
  }

  /// The share of the draws of which something holds.
  func share(_ holds: (_ draw: Int) -> Bool) -> Double {
    Double((0..<outcomes.replications).count(where: holds)) / Double(outcomes.replications)
  }
}
