import Scenarios
import Simulation

/// A town of two wijken and 100 clients who never leave, so that contracts can be worked out on paper:
/// 10 units of 30 a month each cost their provider 30,000 a month and 360,000 a year.
struct ContractTown {
  /// The contracts, in YAML; the first one is `afspraak`.
  var contracts: String
  var horizon = 2
  /// New clients a year; the others are there from the start.
  var inflow = 0
  var support = ""
  var steps = "count: closing\nentrants: end"
  var rest = ""
  var population = "{ aantallen: bevolking.csv }"
  var factorByYear: [Int: Double] = [:]
  /// More of what its one state says.
  var state = ""

  func run() throws -> CaseRun { try CaseRun(scenario()) }

  func scenario() throws -> Scenario {
    var town = Town()
    town.wijken = ["oost", "west"]
    town.horizon = horizon
    town.bevolking = population
    town.factorByYear = factorByYear
    town.stappen = steps
    town.toestanden = "  hulp: { gegeven: ja, stand: 100, instroom: \(inflow) }\n"
    town.voorzieningen = "  hulp: { eenheden_per_maand: 10, kostprijs: 30\(support) }\n"
    town.contracten = "{ \(contracts) }"
    town.overig = rest
    town.toestanden.replace(" }\n", with: "\(state) }\n")
    return try town.scenario()
  }

  /// A contract with everyone admitted, paid in twelfths of a budget.
  static func lumpsum(_ budget: String, _ more: String = "") -> ContractTown {
    ContractTown(
      contracts: "afspraak: { vorm: lumpsum, toegang: open, budget: { \(budget) }\(more) }")
  }
}

extension CaseRun {
  /// A result of the first contract.
  func contract(_ metric: Metric, year: Int = 0) -> Double {
    value(metric, contract: "afspraak", year: year)
  }
}

/// Whether a number of euros or people is the one on paper, to some roundings.
func isHand(_ found: Double, _ hand: Double) -> Bool {
  abs(found - hand) <= 1e-9 * max(1, abs(hand), 100_000)
}
