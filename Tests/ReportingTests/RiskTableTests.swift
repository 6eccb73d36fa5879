import Reporting
import Simulation
import Testing

@Suite("risk.csv")
struct RiskTableTests {
  let town: TinyTown
  let risk: RiskTable
  let table: CSVRows

  init() throws {
    town = try TinyTown()
    risk = try #require(RiskTable(outcomes: town.outcomes, startYear: TinyTown.startYear))
    table = CSVRows(risk.csv())
  }

  /// Overruns per draw of every period of the table: minus the result, summed over its years.
  private var overruns: [(period: String, draws: [Double])] {
    let years = town.results.map { $0.map { -$0 } }
    let single = years.enumerated().map { ("\(TinyTown.startYear + $0)", $1) }
    let spans = [4, 5].map { span in
      ("2021-\(2020 + span)", years[0].indices.map { i in years[..<span].reduce(0) { $0 + $1[i] } })
    }
    return single + spans
  }

  private func value(_ metric: String, _ period: String, _ column: String = "value") throws
    -> Double
  {
    let row = try #require(table.row(["metric": metric, "period": period]))
    return try #require(row[column].flatMap(Double.init))
  }

  @Test("its columns are these, in this order, and its rows are of the gemeente")
  func columns() {
    #expect(table.columns == ["level", "name", "metric", "period", "value", "lower", "upper"])
    #expect(table.rows.allSatisfy { $0["level"] == "gemeente" && $0["name"] == "dorp" })
  }

  @Test("its periods are the years, the budget year plus three, and the whole term")
  func periods() {
    #expect(risk.periods.map(\.label) == overruns.map(\.period))
    let metrics = ["p_overrun", "expected_overrun"]
    let rest = [70, 75, 80, 85, 90, 95, 99].map { "weerstand_\($0)" }
    for period in risk.periods {
      #expect(period.figures.map(\.metric) == metrics + rest + ["tail_mean_95", "tail_mean_99"])
    }
  }

  @Test("the probability of an overrun is the share of negative results")
  func probability() throws {
    for (year, results) in town.results.enumerated() {
      let share = Double(results.filter { $0 < 0 }.count) / Double(results.count)
      #expect(try value("p_overrun", "\(TinyTown.startYear + year)") == share)
    }
    let shares = try overruns.map { try value("p_overrun", $0.period) }
    #expect(shares.contains { $0 > 0 && $0 < 1 })
  }

  @Test("the expected overrun is the mean of the overruns there are")
  func expected() throws {
    for (period, draws) in overruns {
      let above = draws.filter { $0 > 0 }
      guard !above.isEmpty else { continue }
      #expect(Direct.isClose(try value("expected_overrun", period), Direct.mean(above)))
    }
  }

  @Test("the capacity needed is the quantile of the overruns, and never below zero")
  func capacity() throws {
    for (period, draws) in overruns {
      for percent in [70, 75, 80, 85, 90, 95, 99] {
        let wanted = max(0, Direct.quantile(draws, Double(percent) / 100))
        #expect(Direct.isClose(try value("weerstand_\(percent)", period), wanted))
      }
    }
  }

  @Test("a period is summed draw by draw, so capacities of years do not add up")
  func notAdditive() throws {
    let whole = try value("weerstand_90", "2021-2024")
    let parts = try (2021...2024).map { try value("weerstand_90", "\($0)") }.reduce(0, +)
    #expect(whole > 0)
    #expect(abs(whole - parts) > 1)
    #expect(whole < parts)
  }

  @Test("the tail mean lies at or above the capacity of its certainty")
  func tail() throws {
    for (period, draws) in overruns {
      #expect(try value("tail_mean_95", period) >= Direct.quantile(draws, 0.95) - 1e-9)
      #expect(try value("tail_mean_99", period) <= (draws.max() ?? 0) + 1e-9)
    }
  }

  @Test("intervals hold their values; an end that does not exist is empty")
  func intervals() throws {
    for row in table.rows {
      let metric = try #require(row["metric"])
      let value = row["value"].flatMap(Double.init)
      if let lower = row["lower"].flatMap(Double.init), let value { #expect(lower <= value) }
      if let upper = row["upper"].flatMap(Double.init), let value { #expect(upper >= value) }
      if metric.hasPrefix("tail_mean") { #expect(row["lower"] == "" && row["upper"] == "") }
      if metric == "weerstand_99" { #expect(row["upper"] == "") }
    }
  }

  @Test("without an overrun there is no expected overrun, and no capacity is needed")
  func noOverrun() throws {
    let rich = try TinyTown(TinyTown.text(begroting: "begroting: { bedrag: 10000000 }"))
    let risk = try #require(RiskTable(outcomes: rich.outcomes, startYear: TinyTown.startYear))
    let table = CSVRows(risk.csv())
    for period in risk.periods {
      #expect(period.value("p_overrun") == 0)
      #expect(period.value("weerstand_99") == 0)
      let row = table.row(["metric": "expected_overrun", "period": period.label])
      #expect(row?["value"] == "")
    }
  }

  @Test("without a begroting there is no risk to speak of")
  func noBegroting() throws {
    let town = try TinyTown(TinyTown.text(begroting: "overlap: 1"))
    #expect(RiskTable(outcomes: town.outcomes, startYear: TinyTown.startYear) == nil)
  }
}
