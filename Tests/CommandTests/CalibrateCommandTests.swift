import Foundation
import Testing

@Suite("wijkraming calibrate and backtest")
struct CalibrateCommandTests {
  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  private static let header = "level,name,voorziening,metric,period,value,unit,source"
  private static let dorp = Program.root.appendingPathComponent(
    "Tests/CommandTests/Broken/dorp.yaml"
  ).path

  private func write(_ rows: [String], header: String = header) throws {
    let text = ([header] + rows).joined(separator: "\n") + "\n"
    try Data(text.utf8).write(to: folder.url.appendingPathComponent("r.csv"))
  }

  private func calibrate(_ extra: String...) throws -> Program.Outcome {
    try Program.run(
      ["calibrate", Self.dorp, "r.csv", "--replications", "128", "--output", "out"] + extra,
      in: folder.url)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.url.appendingPathComponent(name), encoding: .utf8)
  }

  private static let clients = [
    "gemeente,gemeente,begeleiding,clients,2021,64,persons,registratie",
    "gemeente,dorp,begeleiding,clients,2022,69,personen,registratie",
    "gemeente,gemeente,totaal,net_cost,2021,780,x 1.000 euro,jaarrekening",
  ]

  @Test("what was learned is a table that a run takes in place of draws, and says so")
  func learned() throws {
    try write(Self.clients)
    let outcome = try calibrate()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("Geleerd van 3 waarnemingen tot en met 2022"))
    #expect(outcome.output.contains("Meetfouten: 3 van 3 zijn aannames"))
    let rows = try text("out/aannames.csv").split(separator: "\n")
    #expect(rows.count == 129)
    #expect(rows[0].hasPrefix("replicatie,toestanden.licht.uitstroom"))
    #expect(try text("out/observations.csv").contains(",780000,"))
    let run = try Program.run(
      [
        "run", Self.dorp, "--set", "kalibratie=\(folder.url.path)/out/aannames.csv",
        "--replications", "20",
      ], in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("Gekalibreerd: "))
    let check = try Program.run(
      ["check", Self.dorp, "--set", "kalibratie=\(folder.url.path)/out/aannames.csv"],
      in: folder.url)
    #expect(check.output.contains("Gekalibreerd: "))
    let again = try Program.run(
      [
        "calibrate", Self.dorp, "r.csv", "--set",
        "kalibratie=\(folder.url.path)/out/aannames.csv",
      ], in: folder.url)
    #expect(again.status == 65)
    #expect(again.errors.contains("twice"))
  }

  @Test("it does not depend on the number of threads")
  func threads() throws {
    try write(Self.clients)
    #expect(try calibrate("--threads", "1").status == 0)
    let first = try text("out/aannames.csv")
    #expect(try calibrate("--threads", "2", "--force").status == 0)
    #expect(try text("out/aannames.csv") == first)
  }

  @Test(
    "a row that cannot be meant is refused with its place, and what is allowed",
    arguments: [
      (
        "gemeente,stad,totaal,clients,2021,64,persons,x",
        "r.csv:2:10: the scenario has no gemeente 'stad'"
      ),
      ("wijk,kren,totaal,clients,2021,64,persons,x", "did you mean 'kern'?"),
      ("gemeente,dorp,totaal,client,2021,64,persons,x", "did you mean 'clients'?"),
      (
        "gemeente,dorp,totaal,clients,2021,64,euro,x",
        "'euro' is no unit of clients; allowed: persons"
      ),
      ("gemeente,dorp,totaal,clients,2021H3,64,persons,x", "'2021H3' is no period"),
      ("gemeente,dorp,huplp,clients,2021,64,persons,x", "unknown voorziening 'huplp'"),
      ("wijk,kern,totaal,begroting,2021,64,euro,x", "the scenario has no begroting of wijk 'kern'"),
      ("gemeente,dorp,totaal,clients,2021,1.234,5,persons,x", "r.csv:2"),
    ])
  func refused(row: String, message: String) throws {
    try write([row])
    let outcome = try calibrate()
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(folder.content == ["r.csv"])
  }

  @Test("one figure for a period, under whatever names")
  func twice() throws {
    try write([
      "gemeente,dorp,begeleiding,clients,2021,64,persons,x",
      "gemeente,gemeente,begeleiding,clients,2021JJ00,65,persons,x",
    ])
    let outcome = try calibrate()
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("stands in the table twice, first in row 2"))
  }

  @Test("thousands of euros under the unit euro are refused, not learned from")
  func thousands() throws {
    try write(["gemeente,dorp,totaal,net_cost,2021,780,euro,x"])
    let outcome = try calibrate()
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("thousands and units are mixed"))
    #expect(folder.content == ["r.csv"])
  }

  @Test("rows of parts of a year and before the start are not learned from, and that is said")
  func leftOut() throws {
    try write(
      Self.clients + [
        "gemeente,dorp,begeleiding,clients,2020,63,persons,x",
        "gemeente,dorp,begeleiding,clients,2021HJ1,63,persons,x",
      ])
    let outcome = try calibrate("--until", "2021")
    #expect(outcome.output.contains("Geleerd van 2 waarnemingen tot en met 2021"))
    #expect(outcome.output.contains("1 over delen van een jaar, 1 van voor 2021"))
  }

  @Test("an error of a row stands in the place of the default")
  func statedError() throws {
    try write(
      ["gemeente,dorp,begeleiding,clients,2021,64,persons,x,3.2"],
      header: Self.header + ",error")
    let outcome = try calibrate()
    #expect(outcome.output.contains("Meetfouten: 0 van 1 zijn aannames"))
    #expect(try text("out/observations.csv").contains(",64,3.2,table,"))
    try write(
      ["gemeente,dorp,begeleiding,clients,2021,64,persons,x,0"], header: Self.header + ",error")
    #expect(try calibrate("--force").errors.contains("no figure is without error"))
  }

  @Test("a scenario and a figure that contradict each other are told")
  func contradiction() throws {
    try write(["gemeente,dorp,begeleiding,clients,2021,140,persons,x"])
    let outcome = try calibrate()
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("r.csv:2:40: warning:"))
    #expect(outcome.errors.contains("p below 1%"))
  }

  @Test("a backtest shows forecasts, what happened, and plain forecasts beside them")
  func backtest() throws {
    try write(
      Self.clients + ["gemeente,dorp,begeleiding,clients,2020,63,persons,x"])
    let outcome = try Program.run(
      [
        "backtest", Self.dorp, "r.csv", "--train-until", "2021", "--test", "2022",
        "--replications", "128", "--output", "out",
      ], in: folder.url)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("als het laatste jaar"))
    let rows = try text("out/backtest.csv").split(separator: "\n")
    #expect(rows.count == 2)
    #expect(rows[1].hasPrefix("2021,gemeente,dorp,begeleiding,clients,2022,persons,69,"))
    #expect(rows[1].contains(",64,65,"))
    #expect(try text("out/scores.csv").contains("coverage_80,model,1,"))
  }

  @Test("years that were learned from cannot be forecast")
  func overlap() throws {
    try write(Self.clients)
    let outcome = try Program.run(
      ["backtest", Self.dorp, "r.csv", "--train-until", "2021", "--test", "2021-2022"],
      in: folder.url)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("which is learned from"))
  }
}
