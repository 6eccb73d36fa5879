import Foundation
import Scenarios
import Simulation
import Statistics
import Testing

@testable import Analysis

@Suite("Funding systems on the same draws")
struct FundingComparisonTests {
  private static let town = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Scenarios/voorbeeldstad.yaml").path

  /// The example town under presets, two years.
  static func systems(_ names: [String], openAccess: Bool = false, incentives: Bool = true) throws
    -> [ComparedSystem]
  {
    try names.map { name in
      let system = SystemFile.preset(name)
      let setting = try #require(ScenarioSetting("horizon=2"))
      let scenario = try Scenario.load(
        file: town,
        options: .init(
          system: system, settings: [setting], openAccess: openAccess, incentives: incentives))
      return ComparedSystem(
        system, header: try system?.header() ?? .init(title: name), scenario: scenario)
    }
  }

  private func compare(
    _ names: [String], openAccess: Bool = false, incentives: Bool = true, splits: Bool = false
  ) throws -> (results: ComparisonResults, draws: [MeasureDraws]) {
    var draws: [MeasureDraws] = []
    let comparison = FundingComparison(
      systems: try Self.systems(names, openAccess: openAccess, incentives: incentives),
      plan: RunPlan(seed: 7, replications: 24, threads: 2), splitsBehaviour: splits)
    let results = try comparison.run(each: { _, outcomes, _ in
      draws.append(MeasureDraws(outcomes, tolerance: .standard))
    })
    return (results, draws)
  }

  private let forms = SystemFile.presets.map(\.name)

  @Test("have the same need and clients to the last bit, with open access and without behaviour")
  func untouchedDemand() throws {
    let (results, draws) = try compare(forms, openAccess: true, incentives: false)
    #expect(results.systems.count == forms.count)
    for measure in [ComparisonMeasure.need, .clients] {
      for years in [0..<1, 1..<2, 0..<2] {
        let first = try #require(draws[0].draws(measure, years))
        for other in draws { #expect(other.draws(measure, years) == first) }
      }
    }
    #expect(
      results.figures.filter { $0.measure == .need && $0.system > 0 }.allSatisfy {
        $0.difference?.mean == 0 && $0.difference?.standardError == 0
      })
  }

  @Test("have all need paid by someone, in every draw")
  func conserved() throws {
    let (_, draws) = try compare(forms)
    for system in draws {
      for years in [0..<1, 1..<2] {
        let parts = try [.paidGemeente, .paidProvider, .paidReserve, .undelivered].map {
          (measure: ComparisonMeasure) in try #require(system.draws(measure, years))
        }
        let need = try #require(system.draws(.needCost, years))
        for draw in need.indices {
          let paid = parts.reduce(0) { $0 + $1[draw] }
          #expect(abs(paid - need[draw]) <= 1e-9 * need[draw])
        }
      }
    }
  }

  @Test("overrun the begroting in the draws in which it is passed by more than the tolerance")
  func overrun() throws {
    let share = 0.02
    var counted: [(hits: Double, of: [Double])] = []
    let systems = try Self.systems(["eigen", "lumpsum"])
    let comparison = FundingComparison(
      systems: systems, plan: RunPlan(seed: 7, replications: 24, threads: 2), splitsBehaviour: false
    )
    _ = try comparison.run(each: { _, outcomes, _ in
      for tolerance in [0, share] {
        let draws = MeasureDraws(outcomes, tolerance: OverrunTolerance(share: tolerance))
        for years in [0..<1, 0..<2] {
          let result = draws.draws(.result, years) ?? []
          let cost = draws.draws(.netCost, years) ?? []
          // The begroting is what is left and what was spent.
          let wanted = zip(result, cost).map { -$0 > tolerance * ($0 + $1) ? 1.0 : 0 }
          let found = draws.draws(.overrun, years) ?? []
          #expect(found == wanted)
          counted.append((tolerance, found))
        }
      }
    })
    let hits = { (tolerance: Double) in
      counted.filter { $0.hits == tolerance }.reduce(0) { $0 + $1.of.reduce(0, +) }
    }
    #expect(hits(share) > 0 && hits(share) < hits(0))
  }

  @Test("differ from the first by the mean of the draws' differences, less uncertain than unpaired")
  func paired() throws {
    let (results, draws) = try compare(["inspanningsgericht", "lumpsum"])
    let period = results.planning
    #expect(period.label == "2021-2022")
    let figure = try #require(results.figure(1, .netCost, period.label))
    let difference = try #require(figure.difference)
    let (one, other) = (
      try #require(draws[0].draws(.netCost, 0..<2)), try #require(draws[1].draws(.netCost, 0..<2))
    )
    let mean = zip(one, other).reduce(0) { $0 + $1.1 - $1.0 } / 24
    #expect(abs(difference.mean - mean) < 1e-6)
    #expect(difference.lower < mean && mean < difference.upper)
    let differences = zip(one, other).map { $1 - $0 }.sorted()
    #expect(difference.less == Double(differences.count { $0 < -0.005 }) / 24)
    #expect(difference.more == Double(differences.count { $0 > 0.005 }) / 24)
    // Type 7: 0.05 x 23 = 1.15 and 0.95 x 23 = 21.85 steps from the least.
    let low = differences[1] + 0.15 * (differences[2] - differences[1])
    let high = differences[21] + 0.85 * (differences[22] - differences[21])
    #expect(abs(difference.p5 - low) < 1e-6 && abs(difference.p95 - high) < 1e-6)
    #expect(difference.standardError < difference.unpairedStandardError)
    #expect(results.figure(0, .netCost, period.label)?.difference == nil)
    #expect(figure.withoutBehaviour == nil && figure.fromBehaviour == nil)
  }

  @Test("tell what of a difference rests on assumed behaviour")
  func behaviour() throws {
    let names = ["inspanningsgericht", "outputgericht"]
    let (with, _) = try compare(names, splits: true)
    let (without, _) = try compare(names, incentives: false)
    let period = with.planning.label
    let figure = try #require(with.figure(1, .netCost, period))
    let bare = try #require(without.figure(1, .netCost, period)?.difference)
    #expect(figure.withoutBehaviour == bare.mean)
    #expect(figure.fromBehaviour == (figure.difference?.mean ?? .nan) - bare.mean)
    #expect(figure.fromBehaviour != 0)
  }

  @Test("are regretted by what the best in hindsight would have saved")
  func regret() throws {
    let (results, draws) = try compare(["inspanningsgericht", "lumpsum", "subsidie"])
    let costs = try draws.map { try #require($0.draws(.netCost, 0..<2)) }
    for system in costs.indices {
      let losses = costs[0].indices.map { draw in
        costs[system][draw] - (costs.map { $0[draw] }.min() ?? 0)
      }
      let regret = try #require(
        results.regrets.first { $0.system == system && $0.measure == .netCost })
      #expect(abs(regret.mean - losses.reduce(0, +) / 24) < 1e-6)
      #expect(regret.best == Double(losses.count { $0 <= 0.005 }) / 24)
    }
    let shares = results.regrets.filter { $0.measure == .netCost }.map(\.best)
    #expect(shares.reduce(0, +) >= 1 - 1e-12)
  }

  /// The same contract with 10,000 euros a year to manage it: dearer in every draw, and nothing else.
  @Test("dominate where they are no worse in anything and better in something, draw by draw")
  func dominance() throws {
    let own = try Self.systems(["inspanningsgericht"])[0]
    let dearer = """
      contracten:
        alles:
          vorm: inspanningsgericht
          opslag: 0
          aanbieders: { aantal: 10, contractbeheer: 1000 }
          uitvoering: { per_jaar: 0 }

      """
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("duurder-\(UUID().uuidString).yaml").path
    try dearer.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let system = SystemFile(path: path)
    let setting = try #require(ScenarioSetting("horizon=2"))
    let other = ComparedSystem(
      system, header: try system.header(),
      scenario: try Scenario.load(
        file: Self.town, options: .init(system: system, settings: [setting])))
    #expect(!other.hasAssumedBehaviour && other.assumptions.allSatisfy { !$0.isIncentive })
    let results = try FundingComparison(
      systems: [own, other], plan: RunPlan(seed: 7, replications: 8), splitsBehaviour: true
    ).run()
    #expect(results.dominances.count == 1)
    let pair = try #require(results.dominances.first)
    #expect(pair.system == 0 && pair.over == 1 && pair.share == 1)
    let cost = try #require(results.figure(1, .netCost, "2021-2022"))
    #expect(abs((cost.difference?.mean ?? 0) - 20_000) < 1e-3)
    #expect(cost.withoutBehaviour == nil)
  }
}
