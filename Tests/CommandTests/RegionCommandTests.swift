import Foundation
import Testing

/// A folder with a region of two villages, each the same scenario.
private struct Villages {
  let folder: ScratchFolder
  static let dorp = BrokenInput.folder.appendingPathComponent("dorp.yaml").path

  init() throws {
    folder = try ScratchFolder()
    try write(["een": Villages.dorp, "twee": Villages.dorp])
  }

  func write(_ gemeenten: KeyValuePairs<String, String>) throws {
    let lines = gemeenten.map { "  \($0.key): \($0.value)\n" }.joined()
    _ = try folder.write(
      "naam: streek\ntitel: De streek\nreplications: 20\nseed: 5\ngemeenten:\n" + lines,
      as: "streek.yaml")
  }

  func run(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(arguments, in: folder.url)
  }

  /// Rows of a file of results without its header, cell by cell.
  func rows(_ file: String) throws -> [[String]] {
    try folder.text(file).split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}

@Suite("wijkraming run of a region")
struct RegionRunCommandTests {
  private let villages: Villages
  init() throws { villages = try Villages() }

  @Test("it shows the region, its spread, and writes a whole folder")
  func writesFolder() throws {
    let outcome = try villages.run("run", "streek.yaml")
    #expect(outcome.status == 0)
    #expect(
      outcome.output.hasPrefix("De streek\n2 gemeenten, 4 wijken; 20 trekkingen, startgetal 5\n"))
    #expect(outcome.output.contains("als gemeenten los van elkaar stonden"))
    #expect(outcome.output.hasSuffix("Resultaten: runs/streek-5\n"))
    let files = try FileManager.default.contentsOfDirectory(
      atPath: villages.folder.path("runs/streek-5"))
    #expect(
      files.sorted() == [
        "inputs.tar.gz", "manifest.json", "risk.csv", "summary.csv", "timings.json",
      ])
    let manifest = try villages.folder.text("runs/streek-5/manifest.json")
    #expect(manifest.contains("\"kind\" : \"region\""))
    #expect(manifest.contains("\"name\" : \"twee\""))
  }

  @Test("summary.csv has the region first, then every gemeente, and the first adds up the others")
  func summary() throws {
    _ = try villages.run("run", "streek.yaml", "--quiet", "--output", "here")
    let rows = try villages.rows("here/summary.csv")
    var parts: [String] = []
    for row in rows where parts.last != row[0] + " " + row[1] {
      parts.append(row[0] + " " + row[1])
    }
    #expect(parts == ["regio streek", "gemeente een", "gemeente twee"])
    #expect(rows.allSatisfy { $0[2] == "totaal" })
    for metric in ["need", "clients", "net_cost", "result", "population"] {
      let means = rows.filter { $0[3] == metric && $0[4] == "2022" }.compactMap { Double($0[6]) }
      try #require(means.count == 3)
      #expect(abs(means[0] - means[1] - means[2]) <= 1e-9 * max(1, abs(means[0])))
    }
  }

  @Test("risk.csv has the overrun of the region and of every gemeente, and how net cost spreads")
  func risk() throws {
    _ = try villages.run("run", "streek.yaml", "--quiet", "--output", "here")
    let rows = try villages.rows("here/risk.csv")
    for name in ["streek", "een", "twee"] {
      #expect(rows.contains { $0[1] == name && $0[2] == "p_overrun" && $0[3] == "2021-2022" })
    }
    #expect(Set(rows.map { $0[0] }) == ["regio", "gemeente"])
    let spread = ["net_cost_sd_independent", "net_cost_sd", "net_cost_sd_together"].map { metric in
      rows.first { $0[2] == metric && $0[3] == "2021-2022" }.flatMap { Double($0[4]) } ?? .nan
    }
    #expect(spread[0] < spread[2] && spread[1] < spread[2])
  }

  @Test("its files are the same bytes for any batch and number of threads")
  func sameBytes() throws {
    _ = try villages.run("run", "streek.yaml", "--quiet", "--output", "a", "--threads", "1")
    _ = try villages.run("run", "streek.yaml", "--quiet", "--output", "b", "--batch", "3")
    for file in ["summary.csv", "risk.csv"] {
      #expect(try villages.folder.text("a/\(file)") == villages.folder.text("b/\(file)"))
    }
    #expect(try villages.folder.manifest("a") == villages.folder.manifest("b"))
  }

  @Test("it tells which gemeente it is at, and how long it will take")
  func progress() throws {
    let outcome = try villages.run("run", "streek.yaml", "--batch", "5")
    #expect(outcome.errors.contains("simulating een (1 of 2) 20%, about "))
    #expect(outcome.errors.hasSuffix("simulating twee (2 of 2) 100%\n"))
  }

  @Test("--set, --system, --language and --replication work as for a scenario")
  func options() throws {
    let outcome = try villages.run(
      "run", "streek.yaml", "--set", "horizon=1", "--system", "lumpsum", "--language", "en",
      "--replication", "3", "--output", "here")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("1 replication, seed 5"))
    let rows = try villages.rows("here/summary.csv")
    #expect(Set(rows.map { $0[4] }) == ["2021"])
    #expect(rows.contains { $0[0] == "regio" && $0[3] == "budget" })
    let manifest = try villages.folder.text("here/manifest.json")
    #expect(manifest.contains("\"horizon=1\"") && manifest.contains("\"system\" : \"lumpsum\""))
  }

  @Test("what a region has not is refused with 64", arguments: ["--report", "--draws"])
  func refused(option: String) throws {
    let outcome = try villages.run("run", "streek.yaml", option)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("leave \(option) out"))
    #expect(villages.folder.content == ["streek.yaml"])
  }

  @Test("a draw that cannot be names its gemeente, and nothing is left")
  func impossibleDraw() throws {
    let shrinking = try villages.folder.write(
      """
      extends: \(Villages.dorp)
      toestanden: { licht: { groei: { normal: { mean: -0.4, sd: 0.3 }, lower: -0.9, upper: 0.1 } } }
      """, as: "krimp.yaml")
    try villages.write(["een": Villages.dorp, "twee": shrinking])
    let outcome = try villages.run("run", "streek.yaml", "--output", "here")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("wijkraming: in gemeente 'twee':\n\(shrinking):2:"))
    #expect(villages.folder.content == ["krimp.yaml", "streek.yaml"])
  }

  @Test("an interrupt stops between months and leaves nothing", arguments: [SIGINT, SIGTERM])
  func interrupted(signal: Int32) throws {
    let (process, _, errors) = try Program.start(
      ["run", "streek.yaml", "--replications", "200000"],
      in: villages.folder.url)
    _ = errors
    Thread.sleep(forTimeInterval: 0.7)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationStatus == 128 + signal)
    let left =
      FileManager.default.enumerator(atPath: villages.folder.url.path)?.allObjects as? [String]
    #expect((left ?? []).filter { $0 != "runs" } == ["streek.yaml"])
  }
}

@Suite("A region elsewhere")
struct RegionElsewhereTests {
  private let villages: Villages
  init() throws { villages = try Villages() }

  @Test("check tells its size and the memory of a run")
  func check() throws {
    let outcome = try villages.run("check", "streek.yaml")
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let lines = outcome.output.split(separator: "\n").map {
      $0.split(separator: " ").joined(separator: " ")
    }
    #expect(lines.contains("Gemeenten 2"))
    #expect(lines.contains("Wijken 4"))
    #expect(lines.contains { $0.hasPrefix("Een run van 20 trekkingen neemt ongeveer ") })
  }

  @Test("check warns for every gemeente by its name, and --strict exits with 65")
  func strict() throws {
    let growing = try villages.folder.write(
      "extends: \(Villages.dorp)\ntoestanden: { licht: { groei: 0.2 } }\n", as: "groei.yaml")
    try villages.write(["een": Villages.dorp, "twee": growing])
    let outcome = try villages.run("check", "streek.yaml", "--strict")
    #expect(outcome.status == 65)
    #expect(
      outcome.errors == "twee: let op: licht groeit volgens de openingsbalans 20,0% per jaar\n")
  }

  @Test(
    "commands about one scenario refuse it in one line",
    arguments: [["show"], ["parameters"], ["compare"]])
  func refused(command: [String]) throws {
    let more = command == ["compare"] ? ["lumpsum"] : []
    let outcome = try Program.run(command + ["streek.yaml"] + more, in: villages.folder.url)
    #expect(outcome.status == 65)
    #expect(
      outcome.errors
        == "streek.yaml:1:1: this is a region of gemeenten and no scenario; allowed here: the scenario "
        + "of one gemeente ('run' and 'check' take a region); name one of its files\n")
  }

  @Test("report refuses the folder of a region in one line")
  func report() throws {
    _ = try villages.run("run", "streek.yaml", "--quiet", "--output", "here")
    let outcome = try villages.run("report", "here")
    #expect(outcome.status == 65)
    #expect(
      outcome.errors.hasPrefix("wijkraming: here is a run of a region, of which there is no "))
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }
}

@Suite("The made-up Netherlands")
struct NetherlandsTests {
  private static func python(_ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-B"] + arguments
    process.standardOutput = Pipe()
    process.standardError = Pipe()
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  static let hasPython = (try? python(["-c", ""])) == 0

  @Test("three of its gemeenten are checked and run", .enabled(if: hasPython))
  func threeGemeenten() throws {
    let folder = try ScratchFolder()
    let scripts = Program.root.appendingPathComponent("notebooks-data/scripts")
    let script = scripts.appendingPathComponent("maak_nederland.py").path
    #expect(try Self.python([script, folder.path("nl"), "--gemeenten", "3"]) == 0)
    let check = try Program.run("check", "nl/nederland.yaml", "--strict", in: folder.url)
    #expect(check.status == 0)
    #expect(check.errors.isEmpty)
    let run = try Program.run(
      "run", "nl/nederland.yaml", "--replications", "3", "--quiet", "--output", "here",
      in: folder.url)
    #expect(run.status == 0)
    let summary = try folder.text("here/summary.csv")
    #expect(summary.contains("\nregio,nederland,totaal,net_cost,2028,"))
    #expect(summary.contains("\ngemeente,gemeente_003,totaal,net_cost,2028,"))
  }
}
