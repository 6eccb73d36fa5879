import Scenarios
import Simulation
import Testing

/// The same scenario and seed give the same bits, however the work is divided.
@Suite struct ReproducibilityTests {
  @Test(arguments: EngineKind.allCases)
  func batchesAndThreadsLeaveEveryBitAsItIs(_ engine: EngineKind) throws {
    try divide(CaseFolder.delivered("voorbeeldstad"), engine, engine == .cohort ? 70 : 10)
  }

  /// A batch that reuses the storage of another starts afresh: inflow without residents too.
  @Test(arguments: EngineKind.allCases)
  func aBatchTakesNothingOverFromTheOneBefore(_ engine: EngineKind) throws {
    try divide(CaseFolder.scenario("poisson"), engine, 20)
  }

  private func divide(_ scenario: Scenario, _ engine: EngineKind, _ replications: Int) throws {
    let whole = try CaseRun(scenario, replications: replications, batch: 64, engine: engine)
    for (batch, threads) in [(1, 2), (3, 1), (7, 2), (64, 2)] {
      let other = try CaseRun(
        scenario, replications: replications, threads: threads, batch: batch, engine: engine)
      #expect(
        other.outcomes.bits() == whole.outcomes.bits(), "batch \(batch), \(threads) threads")
    }
  }

  @Test(arguments: EngineKind.allCases)
  func aReplicationAloneIsThatOfTheWholeRun(_ engine: EngineKind) throws {
    let scenario = try CaseFolder.delivered("voorbeeldstad")
    let whole = try CaseRun(scenario, replications: 8, engine: engine).outcomes
    let alone = try CaseRun(scenario, replications: 1, first: 5, engine: engine).outcomes
    for line in whole.layout.lines.indices {
      for year in 0..<whole.layout.years {
        let draw = whole.draw(line: line, year: year, at: 4)
        #expect(alone.draw(line: line, year: year, at: 0).bitPattern == draw.bitPattern)
      }
    }
  }

  @Test func anotherSeedGivesOtherDraws() throws {
    let scenario = try CaseFolder.delivered("voorbeeldstad")
    let one = try CaseRun(scenario, replications: 2, seed: 1).draws(.cost, year: 0)
    let other = try CaseRun(scenario, replications: 2, seed: 2).draws(.cost, year: 0)
    #expect(one[0] != other[0] && one[1] != other[1] && one[0] != one[1])
  }
}
