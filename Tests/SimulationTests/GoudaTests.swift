import Simulation
import Testing

/// Gouda 2016: a coöperatie of aanbieders, who also give the maatwerk. The document reports no
/// results in money, so there is no path of years to hold the simulation against: who pays whom is
/// tested.
@Suite struct GoudaTests {
  private let run: CaseRun

  init() throws {
    run = try SharedRuns.run("gouda-2016", replications: 400)
  }

  @Test func theCooperatieGetsItsSubsidyWhateverIsAskedOfIt() {
    for year in 0..<5 {
      let paid = run.draws(.payment, contract: "cooperatie", year: year)
      let carried = run.draws(.carriedGemeente, contract: "cooperatie", year: year)
      #expect(paid.allSatisfy { close($0, paid[0], 1e-9) })
      #expect(carried.allSatisfy { abs($0) < 0.01 })
    }
    let waiting = run.draws(.waiting, contract: "cooperatie", year: 3)
    #expect(waiting.min()! < 1 && waiting.max()! > 100)
  }

  /// 2016 and 2017: half of what is delivered, and half of the turnover of before, which is the
  /// same in every draw.
  @Test func halfOfMaatwerkIsGuaranteedForTwoYears() {
    for year in 0..<2 {
      let paid = run.draws(.payment, contract: "garantie", year: year)
      let cost = run.draws(.cost, contract: "garantie", year: year)
      let guaranteed = zip(paid, cost).map { 2 * $0 - $1 }
      #expect(guaranteed.allSatisfy { close($0, guaranteed[0], 1e-9) })
      let carried = run.draws(.carriedGemeente, contract: "garantie", year: year)
      #expect(carried.allSatisfy { abs($0) < 1 })
    }
    #expect(run.draws(.payment, contract: "garantie", year: 2).allSatisfy { $0 == 0 })
  }

  /// A guarantee of the volume before is a loss for the aanbieders once demand grows.
  @Test func theGuaranteeCostsTheAanbiedersMoneyInItsSecondYear() {
    let second = run.draws(.providerResult, contract: "garantie", year: 1)
    let lost = run.share { second[$0] < 0 }
    #expect(lost > 0.7, "\(lost)")
  }

  @Test func from2018MaatwerkIsPaidPerUnit() {
    for year in 2..<5 {
      #expect(run.pays("raamovereenkomst", as: .cost, year: year), "tarief is kostprijs")
    }
  }

  /// What is collected for ideas is spent, and nobody is sent away.
  @Test func theSocialeMakelaarsSendNobodyAway() {
    for year in 0..<5 {
      let waiting = run.draws(.waiting, contract: "sociale_makelaars", year: year)
      let paid = run.draws(.payment, contract: "sociale_makelaars", year: year)
      let cost = run.draws(.cost, contract: "sociale_makelaars", year: year)
      #expect(waiting.allSatisfy { $0 == 0 })
      #expect(paid.allSatisfy { close($0, paid[0], 1e-9) })
      #expect(zip(cost, paid).allSatisfy { $0 > 0.6 * $1 })
    }
  }
}
