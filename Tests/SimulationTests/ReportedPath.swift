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

  /// The share of the draws of which something holds.
  func share(_ holds: (_ draw: Int) -> Bool) -> Double {
    Double((0..<outcomes.replications).count(where: holds)) / Double(outcomes.replications)
  }
}
