import NumericKernels
import Testing

@testable import FundingModel
@testable import Simulation

/// The ledger of euros finds what is missing in any of the flows that contracts bring.
@Suite("The ledger of euros") struct EuroLedgerTests {
  private func term(_ run: SingleRuns) -> String? {
    let (replication, last) = (run.replication, run.replication.model.setting.grid.steps - 1)
    do {
      try replication.ledger.checkEuros(replication.funding, step: last)
      return nil
    } catch { return error.term }
  }

  @Test("names the flow in which a euro in a thousand is lost")
  func flows() throws {
    let text = try ContractVariant.everything.text(of: "voorbeeldstad")
    let run = SingleRuns(try CaseFolder.scenario(text: text).model, seed: 5)
    let money = run.replication.funding.money
    // A replication in which the first contract still holds in its last step, a December, which
    // stands in its rows and totals.
    let holds = try (1...16).contains { number in
      try run(number)
      return money.socialBase.isSomewherePositive
    }
    try #require(holds)
    #expect(term(run) == nil)
    let flows: [(Vector, String)] = [
      (money.uitvoering, "euros of uitvoering"),
      (money.socialBase, "euros for the sociale basis"),
      (money.payment, "euros paid"), (money.cost, "euros of cost"),
    ]
    for (rows, name) in flows {
      for row in rows.indices where rows[row] != 0 {
        let whole = rows[row]
        rows[row] *= 0.999
        #expect(term(run) == name)
        rows[row] = whole
      }
      #expect(rows.values.contains { $0 != 0 }, "\(name)")
    }
    #expect(term(run) == nil)
  }
}
