import DemandModel
import FundingModel
import SociaalDomein

/// How the use of support at the opening is spread over ages: the stock of each state by the profile
/// of those who come to it.
struct UseByAge {
  /// Clients per resident at the opening, [state][age and sex row].
  private let clients: [[Double]]
  /// Clients at the opening, by state.
  private let stocks: [Double]
  private let states: [CareState]

  init(care: CareInputs, states: [CareState], residents: PopulationModel, wijken: Int) {
    self.states = states
    stocks = states.indices.map { care.openings[$0].meanStock }
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
        sum + prices[voorziening].yearly(year)
      }
      for row in weights.indices { weights[row] += clients[state][row] * perClient }
    }
    return weights
  }
}

extension UseByAge {
  /// Euros a year of the opening for one voorziening, at the kostprijs of a year.
  func cost(of voorziening: Int, _ price: SupportPrice, year: Int) -> Double {
    zip(states, stocks).reduce(0) { sum, state in
      state.0.voorzieningen.contains(voorziening) ? sum + state.1 * price.yearly(year) : sum
    }
  }
}

extension SupportPrice {
  /// Euros a year for a client, of those without a pgb their part.
  fileprivate func yearly(_ year: Int) -> Double {
    12 * unitsPerMonth.value * kostprijs.amount.value(year).value * (1 - pgbShare.value)
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
