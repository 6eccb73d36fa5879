import Reporting
import Simulation
import Testing

@Suite("summary.csv")
struct SummaryTableTests {
  let town: TinyTown
  let table: CSVRows

  init() throws {
    town = try TinyTown()
    table = CSVRows(SummaryTable(outcomes: town.outcomes, startYear: TinyTown.startYear).csv())
  }

  @Test("its columns are these, in this order")
  func columns() {
    let wanted =
      "level,name,voorziening,metric,period,unit,mean,sd,mcse,"
      + "p1,p5,p10,p25,p50,p75,p80,p85,p90,p95,p99"
    #expect(table.columns.joined(separator: ",") == wanted)
    #expect(SummaryTable.columns == table.columns)
  }

  @Test("it has one row for every line and year, in order")
  func rows() {
    let lines = town.outcomes.layout.lines
    #expect(table.rows.count == lines.count * TinyTown.years)
    for (index, row) in table.rows.enumerated() {
      let line = lines[index / TinyTown.years]
      #expect(row["level"] == line.level.rawValue)
      #expect(row["name"] == line.name)
      #expect(row["voorziening"] == line.voorziening ?? "totaal")
      #expect(row["metric"] == line.metric.rawValue)
      #expect(row["unit"] == line.metric.unit)
      #expect(row["period"] == "\(TinyTown.startYear + index % TinyTown.years)")
    }
  }

  @Test("no two rows are about the same")
  func unique() {
    let keys = table.cells.dropFirst().map { $0[..<5].joined(separator: "|") }
    #expect(Set(keys).count == keys.count)
  }

  @Test("means, deviations and quantiles are those of the draws")
  func statistics() throws {
    let quantiles = table.columns.dropFirst(9)
    for (index, row) in table.rows.enumerated() {
      let draws = town.outcomes.draws(
        line: index / TinyTown.years, year: index % TinyTown.years)
      let sd = Direct.deviation(draws)
      try expect(row, "mean", Direct.mean(draws))
      try expect(row, "sd", sd)
      try expect(row, "mcse", sd / Double(draws.count).squareRoot())
      for name in quantiles {
        let percent = try #require(Double(name.dropFirst()))
        try expect(row, name, Direct.quantile(draws, percent / 100))
      }
    }
  }

  private func expect(_ row: [String: String], _ column: String, _ value: Double) throws {
    let cell = try #require(row[column].flatMap(Double.init))
    #expect(Direct.isClose(cell, value), "\(column) is \(cell), not \(value), in \(row)")
  }

  @Test("results are uncertain, so that the comparison says something")
  func uncertain() throws {
    let row = try #require(
      table.row(["level": "gemeente", "metric": "result", "period": "2025"]))
    #expect(try #require(row["sd"].flatMap(Double.init)) > 0)
    #expect(row["p10"] != row["p90"])
  }

  @Test("draws are the same on one thread")
  func threads() throws {
    let plan = TinyTown.plan(threads: 1)
    let (other, _) = try SimulationRun(model: town.scenario.model, plan: plan).run()
    let again = CSVRows(SummaryTable(outcomes: other, startYear: TinyTown.startYear).csv())
    #expect(again.cells == table.cells)
  }
}
