import DemandModel
import FundingModel
import SociaalDomein

/// How the use of support at the opening is spread over ages: the stock of each state by the profile
/// of those who come to it.
struct UseByAge {
  /// Clients per resident at the opening, [state][age and sex row].
  private let clients: [[Double]]
  private let states: [CareState]

  init(care: CareInputs, states: [CareState], residents: PopulationModel, wijken: Int) {
    self.states = states
    let counts = (0..<Ages.rows).map { row in
      residents.opening[row * wijken..<(row + 1) * wijken].reduce(0, +)
    }
    let adults = (0..<Ages.rows).map { Ages.age(ofRow: $0) >= 18 ? 1.0 : 0 }
    clients = states.indices.map { state in
      let given = care.incidence.profiles[state]
      // Those who only come from other care have no profile of their own.
      let profile = given.contains { $0 > 0 } ? given : adults
      let total = zip(profile, counts).reduce(0) { $0 + $1.0 * $1.1 }
      let stock = care.openings[state].meanStock
      return profile.map { total > 0 ? stock * $0 / total : 0 }
    }
  }

  /// Euros a year per resident by age and sex row, at the kostprijs of a year, of these voorzieningen.
  func weights(of covered: [Int], prices: [SupportPrice], year: Int) -> [Double] {
    var weights = [Double](repeating: 0, count: Ages.rows)
    for (state, care) in states.enumerated() {
      let perClient = care.voorzieningen.filter(covered.contains).reduce(0.0) { sum, voorziening in
        let price = prices[voorziening]
        return sum + 12 * price.unitsPerMonth.value * price.kostprijs.amount.value(year).value
          * (1 - price.pgbShare.value)
      }
      for row in weights.indices { weights[row] += clients[state][row] * perClient }
    }
    return weights
  }
}

extension StateOpening {
  /// Clients at the opening, roughly where they follow from clients billed over a period.
  fileprivate var meanStock: Double {
    switch self {
    case .balanced(.people(let stock), _), .given(let stock, _): stock.value
    case .balanced(.billed(let clients, _), _): clients.value
    }
  }
}
