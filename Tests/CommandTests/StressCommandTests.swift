import Foundation
import Testing

@Suite("wijkraming stress and solve")
struct StressCommandTests {
  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  private let town = Program.scenario("voorbeeldstad")

  private func run(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(arguments, in: folder.url)
  }

  private func rows(_ file: String) throws -> [Substring] {
    try folder.text(file).split(separator: "\n")
  }

  @Test("stress shows every stress beside the scenario, and writes its tables")
  func stressed() throws {
    let out = folder.path("uit")
    let made = try run(
      "stress", town, "lonen", "accres", "transformatie_later", "--together", "--replications",
      "20",
      "--output", out)
    #expect(made.status == 0, "\(made.errors)")
    for text in [
      "stresstest op dezelfde 20 trekkingen", "scenario zelf", "lonen + accres", "±",
      "Slechter voor de begroting", "Niet van toepassing",
      "transformatie_later: het scenario heeft geen",
    ] { #expect(made.output.contains(text), "\(text)") }
    let header = try rows("uit/stress.csv")[0]
    #expect(
      header
        == "stress,parts,status,metric,period,unit,base,value,value_lower,value_upper,difference,lower,upper"
    )
    #expect(try rows("uit/stress.csv").contains("transformatie_later,1,not_applicable,,,,,,,,,,"))
    #expect(
      try rows("uit/stress_changes.csv").contains {
        $0.hasPrefix("accres,begroting.bedrag,\"{ 2021: 4300000,")
      })
    #expect(try rows("uit/stresses.csv").count == 5)
    #expect(try run("stress", town, "lonen", "--replications", "20", "--output", out).status == 73)
    let again = try run(
      "stress", town, "lonen", "--replications", "20", "--output", out, "--force", "--quiet",
      "--language", "en")
    #expect(again.status == 0 && again.output.isEmpty)
    #expect(try folder.text("uit/stresses.csv").contains("Wages rise 3% more"))
    #expect(try run("rerun", out).errors.contains("the answer of 'wijkraming stress'"))
  }

  @Test("a planner adds a stress by a file, and the bundled ones are files to start from")
  func own() throws {
    let shown = try run("stress", "--show", "lonen")
    #expect(shown.status == 0)
    let path = try folder.write(
      shown.output.replacingOccurrences(of: "1.0609", with: "1.2"), as: "duurder.yaml")
    let made = try run(
      "stress", town, path, "lonen", "--replications", "20", "--output", folder.path("uit"))
    #expect(made.status == 0, "\(made.errors)")
    #expect(try folder.text("uit/manifest.json").contains("duurder.yaml"))
    #expect(try folder.text("uit/input.duurder.yaml").contains("1.2"))
    #expect(try run("stress", "--list").output.split(separator: "\n").count == 14)
  }

  @Test(
    "stress says what it cannot do",
    arguments: [
      (["lonnen"], 64, "did you mean 'lonen'?"), (["lonen", "lonen"], 64, "stands twice"),
      (["lonen", "--report"], 64, "leave --report out"),
      (["lonen", "--replications", "1"], 64, "at least 2"),
      (["lonen", "--over", "2019"], 64, "allowed: 2021, 2022, 2023, 2024, 2021-2024"),
      (["./geen.yaml"], 66, "geen.yaml"),
    ])
  func refused(arguments: [String], status: Int32, message: String) throws {
    let made = try Program.run(
      ["stress", town] + arguments + ["--output", folder.path("uit")], in: folder.url)
    #expect(made.status == status, "\(made.errors)")
    #expect(made.errors.contains(message), "\(made.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("uit")))
  }

  @Test("solve gives the begroting that holds, and a run with it is overrun as asked")
  func budget() throws {
    let made = try run(
      "solve", town, "--question", "budget", "--replications", "64", "--output", folder.path("uit"))
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.contains("begroting.bedrag: minstens x "))
    let cells = try rows("uit/solve.csv")[1].split(separator: ",", omittingEmptySubsequences: false)
    #expect(cells[0] == "begroting.bedrag" && cells[1] == "factor" && cells[5] == "found")
    let (value, lower, upper) = (
      Double(cells[6]) ?? 0, Double(cells[7]) ?? 0, Double(cells[8]) ?? 0
    )
    #expect(lower <= value && value <= upper && lower > 0.9 && upper < 1.3)
    let amounts = try rows("uit/solve_changes.csv")[1].split(separator: "\"")
    let bedrag = "begroting.bedrag=\(amounts[amounts.count - 1])"
    let risk = try Program.run(
      [
        "run", town, "--set", bedrag, "--replications", "64", "--quiet", "--output",
        folder.path("r"),
      ], in: folder.url)
    #expect(risk.status == 0, "\(risk.errors)")
    let chance = try rows("r/risk.csv").first {
      $0.hasPrefix("gemeente,voorbeeldstad,p_overrun,2021-2024,")
    }
    let share = Double(chance?.split(separator: ",")[4] ?? "") ?? 1
    #expect(share <= 0.10 && share > 0.05)
  }

  @Test("solve draws a frontier of pace against year, which rises")
  func tempo() throws {
    let made = try run(
      "solve", town, "--question", "tempo", "--replications", "32", "--set", "horizon=3",
      "--output",
      folder.path("uit"))
    #expect(made.status == 0, "\(made.errors)")
    let shares = try rows("uit/solve.csv").dropFirst().map { row in
      Double(row.split(separator: ",", omittingEmptySubsequences: false)[6]) ?? .nan
    }
    #expect(shares.count == 3 && shares == shares.sorted())
    #expect(made.output.contains("volledig na"))
  }

  @Test("solve tells a target that cannot be met, with the values at both ends")
  func unreachable() throws {
    let made = try run(
      "solve", town, "--for", "overlap", "--between", "1", "1.5", "--until", "p_overrun <= 0",
      "--replications", "32", "--output", folder.path("uit"))
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.contains("overlap: nergens in 1,0000 .. 1,5000 voldaan"))
    #expect(made.output.contains("bij 1,5000: p_overrun"))
    #expect(try rows("uit/solve.csv")[1].contains("met_nowhere,,,"))
  }

  @Test(
    "solve says what it cannot do",
    arguments: [
      ([], 64, "allowed: one of the two"), (["--for", "overlap"], 64, "add --until"),
      (["--for", "overlap", "--until", "p_overun <= 0.1"], 64, "did you mean 'p_overrun'?"),
      (["--for", "overlap", "--until", "p_overrun <= 10%"], 64, "without a percent sign"),
      (["--for", "overlap", "--until", "p_overrun <= 10"], 64, "write 0.10 for 10%"),
      (["--for", "overlap", "--until", "p_overrun = 0.1"], 64, "one of <= < >= >"),
      (["--for", "overlap", "--until", "need > 1", "--between", "2", "1"], 64, "the lower first"),
      (
        ["--for", "toestanden.inloop.groi", "--until", "need > 1"], 65, "toestanden.inloop.groei'?"
      ),
      (["--for", "start", "--until", "need > 1"], 64, "cannot change 'start'"),
      (["--question", "plafond"], 65, "no contract with a budget"),
      (["--question", "tempo", "--incentives", "off"], 64, "leave one out"),
      (
        ["--for", "overlap", "--until", "need > 1", "--between", "0.5", "2"], 65,
        "must be from 1 to 5"
      ),
    ])
  func refusedSolve(arguments: [String], status: Int32, message: String) throws {
    let made = try Program.run(
      ["solve", town] + arguments + ["--replications", "8", "--output", folder.path("uit")],
      in: folder.url)
    #expect(made.status == status, "\(made.errors)")
    #expect(made.errors.contains(message), "\(made.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("uit")))
  }
}
