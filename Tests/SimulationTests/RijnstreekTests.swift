import Simulation
import Testing

/// The Rijnstreek 2015 against what is reported of it: money left in every year until 2020, then a
/// shortage that the reserve meets, and pgb's that grow a little.
@Suite struct RijnstreekTests {
  private let run: CaseRun
  private let contract = "tom_in_de_buurt"

  init() throws {
    run = try SharedRuns.run("rijnstreek-2015", replications: 400)
  }

  /// The reading with the least room: every year of 2015-2019, and the reserve pays all of 2020.
  @Test func surplusesAndThenAShortageMetByTheReserveAreAtLeastATenthOfTheDraws() {
    let years = (0...5).map { run.deviation(contract: contract, year: $0) }
    let reserve = run.draws(.carriedReserve, contract: contract, year: 5)
    let reported = run.share { draw in
      (0..<5).allSatisfy { years[$0][draw] < 0 } && years[5][draw] > 0
        && close(reserve[draw], years[5][draw], 1e-9)
    }
    #expect(reported >= 0.1, "\(reported)")
  }

  /// The wider reading: what was left over 2015-2019 together pays for 2020.
  @Test func aSurplusOverFiveYearsThatPaysForTheSixthIsAThirdOfTheDraws() {
    let years = (0...5).map { run.deviation(contract: contract, year: $0) }
    let reported = run.share { draw in
      let before = (0..<5).reduce(0) { $0 + years[$1][draw] }
      return years[5][draw] > 0 && before + years[5][draw] <= 0
    }
    #expect(reported >= 0.33, "\(reported)")
  }

  /// Pgb's grow, and stay small beside the task.
  @Test func pgbGrowsALittle() {
    let before = Sampled(run.draws(.pgbCost, contract: contract, year: 0)).mean
    let after = Sampled(run.draws(.pgbCost, contract: contract, year: 5)).mean
    let budget = Sampled(run.draws(.budget, contract: contract, year: 5)).mean
    #expect(after > before)
    #expect(after - before < 0.01 * budget)
  }
}
