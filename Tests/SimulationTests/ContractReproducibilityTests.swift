import Scenarios
import Simulation
import Testing

/// Contracts, their queues and their chances leave the promise of the same bits as it is.
@Suite("Reproducible under contracts") struct ContractReproducibilityTests {
  private static let names = ["haarlem-2022", "groningen-2019", "zoetermeer-2021"]

  /// Replications of an engine: more than one batch of 7, and two of the slow one.
  private static func replications(_ engine: EngineKind) -> Int { engine == .cohort ? 9 : 2 }

  @Test(
    "batches and threads leave every bit as it is", arguments: names, EngineKind.allCases)
  func divided(_ name: String, _ engine: EngineKind) throws {
    try divide(CaseFolder.delivered(name), engine)
  }

  @Test("and so with everything a contract can hold", arguments: EngineKind.allCases)
  func everything(_ engine: EngineKind) throws {
    let text = try ContractVariant.everything.text(of: "voorbeeldstad")
    try divide(CaseFolder.scenario(text: text), engine)
  }

  private func divide(_ scenario: Scenario, _ engine: EngineKind) throws {
    let count = Self.replications(engine)
    let whole = try CaseRun(scenario, replications: count, engine: engine).outcomes.bits()
    for batch in [1, 3, 7, 64] where batch <= 3 || engine == .cohort {
      for threads in [1, 2] {
        let other = try CaseRun(
          scenario, replications: count, threads: threads, batch: batch, engine: engine)
        #expect(other.outcomes.bits() == whole, "batch \(batch), \(threads) threads")
      }
    }
  }

  /// Whoever looks a year further sees the same years before it.
  @Test(
    "the horizon changes nothing before it",
    arguments: [
      ("benchmark", 5), ("voorbeeldstad", 3), ("zoetermeer-2021", 3), ("groningen-2019", 3),
      ("utrecht-2021", 3), ("leiden-2020", 3),
    ])
  func horizon(_ name: String, _ years: Int) throws {
    let run = { (horizon: Int) in
      let settings = [ScenarioSetting("horizon", "\(horizon)")]
      return try CaseRun(CaseFolder.delivered(name, settings), replications: 6).outcomes
    }
    let (short, long) = (try run(years), try run(years + 1))
    for line in short.layout.lines.indices {
      for year in 0..<years {
        for draw in 0..<6 {
          let value = short.draw(line: line, year: year, at: draw)
          let found = long.draw(line: line, year: year, at: draw)
          #expect(found == value, "\(short.layout.lines[line]) in \(year)")
        }
      }
    }
  }

  @Test("a replication alone is that of the whole run", arguments: names, EngineKind.allCases)
  func alone(_ name: String, _ engine: EngineKind) throws {
    let scenario = try CaseFolder.delivered(name)
    let count = Self.replications(engine)
    let whole = try CaseRun(scenario, replications: count, engine: engine).outcomes
    let last = try CaseRun(scenario, replications: 1, first: count, engine: engine).outcomes
    for line in whole.layout.lines.indices {
      for year in 0..<whole.layout.years {
        let draw = whole.draw(line: line, year: year, at: count - 1)
        #expect(
          last.draw(line: line, year: year, at: 0).bitPattern == draw.bitPattern,
          "\(whole.layout.lines[line])")
      }
    }
  }
}
