import Foundation
import Scenarios
import Simulation
import Testing

@testable import Reporting

@Suite("stock.csv")
struct StockTableTests {
  @Test(
    "holds who is in care by draw, year, toestand and wijk, under the columns by which it is read")
  func rows() throws {
    let scenario = try TinyTown.load(in: try ScratchFolder())
    let run = SimulationRun(model: scenario.model, plan: TinyTown.plan(), stockYears: [5, 0])
    let outcomes = try run.run().outcomes
    var bytes: [UInt8] = []
    StockTable(outcomes: outcomes, setting: scenario.model.setting).write { bytes += $0 }
    let table = CSVRows(bytes)
    #expect(table.columns == ["replicatie", "jaar", "toestand", "wijk", "clienten", "wachtend"])
    #expect(table.rows.count == TinyTown.replications * 2 * 2)
    #expect(run.layout.stockDates.rows(replications: TinyTown.replications) == table.rows.count)
    // Twelve clients at the start, to the rounding of one.
    for draw in 1...TinyTown.replications {
      let opening = table.rows.filter { $0["replicatie"] == "\(draw)" && $0["jaar"] == "2021" }
      let people = opening.compactMap { Double($0["clienten"] ?? "") }.reduce(0, +)
      #expect(abs(people - 12) < 1 && opening.allSatisfy { $0["wachtend"] == "0" })
    }
    #expect(Set(table.rows.compactMap { $0["jaar"] }) == ["2021", "2026"])
  }

  @Test("stands in the manifest of a run that was asked for it, and in no other")
  func listed() throws {
    let town = try TinyTown()
    let scratch = try ScratchFolder()
    for years in [[], [1]] {
      let run = SimulationRun(
        model: town.scenario.model, plan: TinyTown.plan(), stockYears: years)
      let (outcomes, timings) = try run.run()
      let folder = try RunFolder(at: scratch.path("run\(years.count)"))
      try RunFiles(
        scenario: town.scenario, plan: TinyTown.plan(), options: Scenario.Options(),
        outcomes: outcomes, timings: timings
      ).write(to: folder, draws: false)
      try folder.commit()
      let manifest = try JSONDecoder().decode(
        Manifest.self, from: Data(try scratch.bytes("run\(years.count)/manifest.json")))
      #expect(
        manifest.files.map(\.name).sorted()
          == RunFiles.names(
            draws: false, stock: !years.isEmpty, of: town.scenario, Scenario.Options()
          ).sorted())
    }
  }

  @Test("check tells mean and spread by voorziening, and how often each draw is used")
  func check() throws {
    let folder = try ScratchFolder()
    _ = try folder.write(
      "replicatie,jaar,toestand,clienten\n1,2021,hulp,10\n2,2021,hulp,14\n", as: "stock.csv")
    let text = TinyTown.text() + "\nreplications: 50\nopening: { jaar: 2021, tabel: stock.csv }\n"
    let scenario = try TinyTown.load(text, in: folder)
    let lines = CheckScreen(scenario: scenario, language: .en).lines()
    #expect(lines.contains { $0.hasPrefix("Stock on 1 January 2021, by draw") })
    #expect(lines.contains { $0.contains("all toestanden") && $0.contains("12.0  2.8  23.6%") })
    #expect(
      lines.contains {
        $0.contains(
          "2 draws of stock.csv, each used 25.0 times in 50 replications: replication r of this")
      })
  }
}
