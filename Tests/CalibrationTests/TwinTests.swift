import Foundation
import NumericKernels
import Scenarios
import Simulation
import SociaalDomein
import Statistics
import Testing

@testable import Calibration

@Suite("Calibration with the engine")
struct TwinTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func scenario(_ path: String) throws -> Scenario {
    try Scenario.load(file: root.appendingPathComponent(path).path)
  }

  private static let dorp = "Tests/CommandTests/Broken/dorp.yaml"

  @Test("a sample of the values that a scenario draws gives the same results")
  func sameDraws() throws {
    let model = try Self.scenario(Self.dorp).model
    let plan = RunPlan(seed: 9, replications: 70)
    let table = ScoreTable(model.parameters, seed: 9, members: 70)
    let sample = table.sample(table.values(table.completed(table.free.map { table.prior[$0] })))
    let drawn = try SimulationRun(model: model, plan: plan).run().outcomes
    let given = try SimulationRun(model: model.with(sample), plan: plan).run().outcomes
    for line in drawn.layout.lines.indices {
      for (own, other) in zip(drawn.draws(line: line, year: 1), given.draws(line: line, year: 1)) {
        #expect(abs(own - other) <= 1e-9 * max(1, abs(own)))
      }
    }
  }

  @Test("after its last row a sample begins again, and other draws are those of the replication")
  func beginsAgain() throws {
    let model = try Self.scenario(Self.dorp).model
    let key = try #require(model.parameters.drawn.first?.key)
    let sample = ParameterSample(keys: [key], values: [0.46, 0.53])
    let draws = ParameterDraws(table: model.parameters.with(sample))
    let free = ParameterDraws(table: model.parameters)
    for table in [draws, free] {
      table.draw(from: RandomStream(seed: 1), firstReplication: 1, count: 4)
    }
    let parameters = model.parameters.drawn
    let values = (0..<4).map { place in
      draws.select(place)
      free.select(place)
      #expect(draws[parameters[1]] == free[parameters[1]])
      return draws[parameters[0]]
    }
    #expect(values == [0.46, 0.53, 0.46, 0.53])
  }

  /// Twins: a replication of the scenario itself is what happened, observed with an error.
  private struct Twin {
    let scenario: Scenario
    let seed: UInt64

    /// What a planner has: clients of the gemeente and its wijken, and cost, over some years.
    func observations(years: Int, error: Double) throws -> [Observation] {
      let plan = RunPlan(seed: seed, replications: 1)
      let outcomes = try SimulationRun(model: scenario.model, plan: plan).run().outcomes
      let start = scenario.model.setting.grid.startYear
      let stream = RandomStream(seed: seed).branch("twin")
      var made: [Observation] = []
      for (index, line) in outcomes.layout.lines.enumerated() where isObserved(line) {
        for year in 0..<years {
          let address = DrawAddress(decision: 1, subject: UInt32(index), month: year)
          let noise = 1 + error * stream.normal(replication: 1, at: address)
          let value = outcomes.draw(line: index, year: year, at: 0) * noise
          guard value > 20 else { continue }
          made.append(
            Observation(
              level: line.level, name: line.name, voorziening: line.voorziening,
              quantity: .metric(line.metric), period: ObservationPeriod(year: start + year),
              value: value, error: ObservationError(scale: error * value), statesError: true,
              source: "twin", place: SourcePlace(file: "twin")))
        }
      }
      return made
    }

    private func isObserved(_ line: Series) -> Bool {
      line.level == .wijk && line.voorziening == nil && line.metric == .clients
        || line.level == .gemeente
          && (line.metric == .netCost && line.voorziening == nil
            || [.clients, .inflow].contains(line.metric) && line.voorziening != nil)
    }

    /// The values of the parameters that made the twin.
    func truth() -> [Double] {
      let table = ScoreTable(scenario.model.parameters, seed: seed, members: 1)
      return table.values(table.prior).map { $0[0] }
    }
  }

  private static func number(_ name: String, else standard: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? standard
  }

  /// TWINS and TWIN_MEMBERS in the environment make it larger.
  @Test("of twins the 90% intervals hold the numbers that made them")
  func twins() throws {
    let scenario = try Self.scenario("Scenarios/voorbeeldstad.yaml")
    let count = Self.number("TWINS", else: 8)
    let plan = RunPlan(
      seed: 77, replications: Self.number("TWIN_MEMBERS", else: 200), threads: 2)
    var (inside, all, learned, learnedInside) = (0, 0, 0, 0)
    for number in 0..<count {
      let twin = Twin(scenario: scenario, seed: UInt64(1000 + number))
      let result = try Calibration(
        model: scenario.model, observations: try twin.observations(years: 3, error: 0.02),
        plan: plan
      ).run()
      let truth = Dictionary(
        uniqueKeysWithValues: zip(scenario.model.parameters.drawn.map(\.key), twin.truth()))
      for parameter in result.parameters {
        let value = try #require(truth[parameter.parameter.key])
        let interval = parameter.posterior.quantile(0.05)...parameter.posterior.quantile(0.95)
        all += 1
        inside += interval.contains(value) ? 1 : 0
        guard parameter.remaining < 0.8 else { continue }
        learned += 1
        learnedInside += interval.contains(value) ? 1 : 0
      }
    }
    let coverage = Double(inside) / Double(all)
    print(
      "twins \(count), members \(plan.replications): coverage of 90% intervals \(coverage) over \(all); of numbers "
        + "that were learned \(learnedInside) of \(learned)")
    #expect((0.8...0.97).contains(coverage))
    #expect(learned > 0 && Double(learnedInside) > 0.7 * Double(learned))
  }
}
