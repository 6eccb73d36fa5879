import Simulation
import Testing

/// Zaanstad 2016: who pays whom. The document reports no outcome, so there is no path of years to
/// hold the simulation against.
@Suite struct ZaanstadTests {
  private let run: CaseRun
  private let contractors = [
    "zaandam_noord", "zaandam_zuid", "zaandam_west", "koog_zaandijk_westzaan",
    "wormerveer_krommenie", "assendelft",
  ]

  init() throws {
    run = try SharedRuns.run("zaanstad-2016", replications: 400)
  }

  /// What is beyond a budget by up to 5% is for the main contractor, the rest for the gemeente.
  @Test func aMainContractorCarriesTheFirstPartOfAnOverrun() {
    for name in contractors {
      let deviation = run.deviation(contract: name, year: 2)
      let budget = run.draws(.budget, contract: name, year: 2)
      let carried = run.draws(.carriedProvider, contract: name, year: 2)
      for draw in carried.indices where deviation[draw] > 0 {
        let first = min(deviation[draw], 0.05 * budget[draw])
        #expect(abs(carried[draw] - first) < 0.01)
      }
    }
  }

  /// Every contract is managed apart, whatever is asked of it: EUR 60,000 each.
  @Test func everyContractIsManagedApart() {
    for name in contractors {
      let own = run.draws(.uitvoeringCost, contract: name, year: 0)
      #expect(own.allSatisfy { close($0, 60_000, 1e-9) })
    }
    let all = run.draws(.uitvoeringCost, year: 0)
    #expect(all.allSatisfy { close($0, 6 * 60_000, 1e-9) })
  }

  /// Each of six small amounts departs further from its budget than their sum.
  @Test func smallContractsDepartFurtherFromTheirBudgetThanTheirSum() {
    func spread(_ names: [String]) -> Double {
      let parts = names.map { run.deviation(contract: $0, year: 2) }
      let budgets = names.map { run.draws(.budget, contract: $0, year: 2) }
      return Sampled(
        parts[0].indices.map { draw in
          parts.reduce(0) { $0 + $1[draw] } / budgets.reduce(0) { $0 + $1[draw] }
        }
      ).variance
    }
    let together = spread(contractors)
    for name in contractors { #expect(spread([name]) > 1.5 * together, "\(name)") }
  }

  /// At the end of 2018 the new tender takes over in every perceel, and the old contracts stop.
  @Test func aNewTenderTakesOver() {
    for name in contractors {
      #expect(run.draws(.payment, contract: name, year: 3).allSatisfy { $0 == 0 })
      let after = run.draws(.payment, contract: "nieuwe_aanbesteding_\(name)", year: 3)
      #expect(after.allSatisfy { $0 > 0 })
    }
  }

  /// Behind the wijkteams nobody waits, and the gemeente pays for every unit.
  @Test func maatwerkIsPaidPerUnitAndWaitsForNobody() {
    for contract in ["begeleiding", "huishouden"] {
      #expect(run.pays(contract, as: .cost, year: 4), "tarief is kostprijs")
      #expect(run.draws(.waiting, contract: contract, year: 4).allSatisfy { $0 == 0 })
    }
  }
}
