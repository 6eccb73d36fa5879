import Scenarios
import Simulation
import Statistics
import Testing

@testable import Analysis

@Suite("A region")
struct RegionRunTests {
  let town: RegionTown
  init() throws { town = try RegionTown() }

  @Test("has the same parameters and shocks of groups in every gemeente")
  func sharesParametersAndShocks() throws {
    let file = try town.scenario(.shared)
    let run = try town.run([("een", file), ("twee", file)])
    for metric in [Metric.need, .clients, .netCost] {
      for year in 0..<RegionTown.years {
        let draws = run.draws("een", metric, year: year)
        #expect(Set(draws).count == 40)
        #expect(run.draws("twee", metric, year: year) == draws)
      }
    }
  }

  @Test("draws the counts of every gemeente apart")
  func drawsCountsApart() throws {
    let file = try town.scenario(.own)
    let run = try town.run([("een", file), ("twee", file)])
    #expect(run.draws("een", .need) != run.draws("twee", .need))
    #expect(run.draws("een", .clients) != run.draws("twee", .clients))
  }

  /// Of 1,000 pairs of independent draws the correlation is within 4 / sqrt(1000) = 0.13 of nothing.
  @Test("makes the cost of gemeenten correlated by what they share alone")
  func correlation() throws {
    let own = try town.scenario(.own, as: "own")
    let both = try town.scenario(.both, as: "both")
    let run = try town.run(
      [("een", own), ("twee", own), ("drie", both), ("vier", both)], replications: 1000)
    let cost = { run.draws($0, .netCost, year: 1) }
    #expect(abs(Self.correlation(cost("een"), cost("twee"))) < 0.13)
    #expect(abs(Self.correlation(cost("een"), cost("drie"))) < 0.13)
    #expect(Self.correlation(cost("drie"), cost("vier")) > 0.2)
  }

  static func correlation(_ a: [Double], _ b: [Double]) -> Double {
    let sum = zip(a, b).map { $0 + $1 }
    let (first, second) = (Moments(a), Moments(b))
    let shared = (Moments(sum).variance - first.variance - second.variance) / 2
    return shared / (first.standardDeviation * second.standardDeviation)
  }

  @Test("gives a gemeente the same draws whatever stands beside it, and others under another name")
  func namesDraws() throws {
    let file = try town.scenario(.both)
    let other = try town.scenario(.own, as: "other")
    let first = try town.run([("een", file), ("twee", file)])
    let second = try town.run([("drie", other), ("twee", file)])
    #expect(first.draws("twee", .netCost) == second.draws("twee", .netCost))
    #expect(first.draws("een", .netCost) != second.draws("twee", .netCost))
  }

  @Test("of one gemeente shares the parameters of its scenario by itself, and not its counts")
  func oneGemeente() throws {
    let shared = try town.scenario(.shared, as: "shared")
    let alone = try town.alone(shared)
    let run = try town.run([("een", shared)])
    let line = try #require(
      alone.layout.lines.firstIndex { $0.level == .gemeente && $0.metric == .netCost })
    #expect(run.draws("een", .netCost) == alone.draws(line: line, year: 0))
    let both = try town.scenario(.both, as: "both")
    #expect(
      try town.run([("een", both)]).draws("een", .netCost)
        != town.alone(both).draws(line: line, year: 0))
  }

  @Test("gives the same bits for any batch and number of threads")
  func sameBits() throws {
    let file = try town.scenario(.both)
    let gemeenten = [("een", file), ("twee", file)]
    let expected = try town.run(gemeenten, batch: 64, threads: 1)
    let other = try town.run(gemeenten, batch: 7, threads: 2)
    for metric in expected.totals.metrics {
      #expect(other.totals.draws(metric, year: 1) == expected.totals.draws(metric, year: 1))
    }
  }

  @Test("keeps of a gemeente no wijken, voorzieningen or months")
  func keepsTotals() throws {
    let file = try town.scenario(.shared)
    let scenario = try Scenario.load(file: town.path(file))
    let all = OutcomeLayout(model: scenario.model)
    let totals = OutcomeLayout(model: scenario.model, detail: .totals)
    #expect(totals.monthlyLines.isEmpty)
    #expect(Set(totals.lines.map(\.level)) == [.gemeente, .contract])
    #expect(totals.lines.allSatisfy { $0.voorziening == nil })
    let kept = Set(totals.lines.filter { $0.level == .gemeente })
    #expect(
      kept == Set(all.lines.filter { $0.level == .gemeente && $0.voorziening == nil }))
  }

  @Test("stops between gemeenten when it is asked to, and names the one it was at")
  func cancelled() throws {
    let file = try town.scenario(.shared)
    let survey = try town.run([("een", file)]).survey
    let run = RegionRun(
      survey: survey, options: .init(), plan: RunPlan(seed: 1, replications: 5))
    let failure = #expect(throws: RegionRun.Failure.self) {
      try run.run(isCancelled: { true })
    }
    #expect(failure?.gemeente == "een")
  }
}

@Suite("Totals of a region")
struct RegionTotalsTests {
  let town: RegionTown
  init() throws { town = try RegionTown() }

  @Test("are the sums of the gemeenten in every replication")
  func sums() throws {
    let file = try town.scenario(.both)
    let run = try town.run([("een", file), ("twee", file)])
    for metric in run.totals.metrics where ![.waitingWeeks, .costPerInhabitant].contains(metric) {
      for year in 0..<RegionTown.years {
        let expected = zip(
          run.draws("een", metric, year: year), run.draws("twee", metric, year: year)
        ).map { 0.0 + $0 + $1 }
        #expect(run.totals.draws(metric, year: year) == expected, "\(metric)")
      }
    }
    let years = try #require(run.totals.draws(.netCost, years: 0..<2))
    let each = try (0..<2).map { try #require(run.totals.draws(.netCost, year: $0)) }
    #expect(years == zip(each[0], each[1]).map { 0.0 + $0 + $1 })
  }

  @Test("make cost per inhabitant of all cost over all residents")
  func costPerInhabitant() throws {
    let file = try town.scenario(.shared)
    let run = try town.run([("een", file), ("twee", file)])
    let region = try #require(run.totals.draws(.costPerInhabitant, year: 1))
    for (total, one) in zip(region, run.draws("een", .costPerInhabitant, year: 1)) {
      #expect(abs(total - one) <= 1e-12 * one)
    }
  }

  @Test("weigh waiting weeks by those who start")
  func waitingWeeks() throws {
    let open = try town.scenario(.shared, as: "open")
    let tight = try town.scenario(
      .shared, as: "tight",
      form: """
        { vorm: lumpsum, tarieven: { hulp: 30 }, budget: { bedrag: 90000 }, terughoudendheid: 1 }
        """)
    let run = try town.run([("een", open), ("twee", tight)])
    let weeks = run.draws("twee", .waitingWeeks, year: 1)
    #expect(weeks.contains { $0 > 0 })
    let starts = (run.draws("een", .inflow, year: 1), run.draws("twee", .inflow, year: 1))
    let region = try #require(run.totals.draws(.waitingWeeks, year: 1))
    for draw in region.indices {
      let expected =
        weeks[draw] * starts.1[draw] / (starts.0[draw] + starts.1[draw])
      #expect(abs(region[draw] - expected) <= 1e-12 * max(1, expected))
    }
    #expect(run.totals.has(.budget))
    #expect(run.totals.draws(.budget, year: 0) == run.draws("twee", .budget))
  }

  @Test("have a begroting and a result where every gemeente has them, and not else")
  func begroting() throws {
    let with = try town.scenario(.shared, as: "with", begroting: 100_000)
    let without = try town.scenario(.shared, as: "without")
    let both = try town.run([("een", with), ("twee", with)])
    #expect(both.totals.draws(.begroting, year: 0)?.first == 200_000)
    let one = try town.run([("een", with), ("twee", without)])
    for metric in [Metric.begroting, .result, .structuralResult] {
      #expect(both.totals.has(metric))
      #expect(!one.totals.has(metric))
      #expect(one.totals.draws(metric, year: 0) == nil)
    }
  }

  @Test("hold their spread against gemeenten apart and together")
  func spread() throws {
    let file = try town.scenario(.shared)
    let run = try town.run([("een", file), ("twee", file)])
    let deviation = Moments(run.draws("een", .netCost)).standardDeviation
    let spread = run.totals.spread[0]
    #expect(spread.period.label == "2021")
    let total = run.totals.deviation(spread)
    // Two that are the same: the total is twice the one, and nothing is shared out.
    #expect(abs(total - 2 * deviation) <= 1e-9 * total)
    #expect(abs(spread.together - 2 * deviation) <= 1e-9 * total)
    #expect(abs(spread.independent - deviation * 2.0.squareRoot()) <= 1e-9 * total)
    #expect(abs(spread.diversification(of: total)) < 1e-9)
    #expect(abs(spread.correlation(of: total) - 1) < 1e-9)
    #expect(abs(spread.correlation(of: spread.independent)) < 1e-9)
  }

  @Test("of one gemeente have no correlation to speak of")
  func oneGemeente() throws {
    let run = try town.run([("een", try town.scenario(.shared))])
    let spread = run.totals.spread[0]
    #expect(spread.correlation(of: run.totals.deviation(spread)).isNaN)
    #expect(run.totals.spread.map(\.period.label) == ["2021", "2022", "2021-2022"])
  }
}
