import NumericKernels
import Testing

@testable import FundingModel
@testable import Simulation

/// The ledger of euros finds what is missing in any of the flows that contracts bring.
@Suite("The ledger of euros") struct EuroLedgerTests {
  /// A run whose last step, a December, still stands in its rows and totals.
  private func run() throws -> BatchRun {
    let text = try ContractVariant.everything.text(of: "voorbeeldstad")
    let model = try CaseFolder.scenario(text: text).model
    let batch = BatchRun(
      model: model, layout: OutcomeLayout(model: model), engine: .cohort, lanes: 16)
    try batch.run(stream: RandomStream(seed: 5), first: 1, isCancelled: { false })
    return batch
  }

  private func term(_ batch: BatchRun) -> String? {
    do {
      try batch.ledger.checkEuros(batch.funding, step: batch.model.setting.grid.steps - 1)
      return nil
    } catch { return error.term }
  }

  @Test("names the flow in which a euro in a thousand is lost")
  func flows() throws {
    let batch = try run()
    #expect(term(batch) == nil)
    let funding = batch.funding
    // A replication in which the first contract still holds.
    let lane = try #require(
      (0..<16).first { lane in
        (0..<funding.socialBaseCost.rows).contains { funding.socialBaseCost[$0][lane] > 0 }
      })
    let flows: [(LaneMatrix, String)] = [
      (funding.uitvoeringCost, "euros of uitvoering"),
      (funding.socialBaseCost, "euros for the sociale basis"),
      (funding.payment, "euros paid"), (funding.cost, "euros of cost"),
    ]
    for (rows, name) in flows {
      for row in 0..<rows.rows where rows[row][lane] != 0 {
        let whole = rows[row][lane]
        rows[row][lane] *= 0.999
        #expect(term(batch) == name)
        rows[row][lane] = whole
      }
      #expect((0..<rows.rows).contains { rows[$0][lane] != 0 }, "\(name)")
    }
    #expect(term(batch) == nil)
  }
}
