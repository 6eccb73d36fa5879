import Foundation
import Testing

@Suite("wijkraming run --force")
struct ForcedRunTests {
  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  private func run(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(["run"] + arguments + ["--replications", "4", "--quiet"], in: folder.url)
  }

  private func make(_ name: String) throws {
    #expect(try run(Program.scenario("voorbeeldstad"), "--output", name).status == 0)
  }

  @Test("keeps notes, nested results and folders, and replaces every result")
  func keeps() throws {
    try make("x")
    try make("x/nested")
    _ = try folder.write("mine", as: "x/notes.txt")
    let nested = try folder.text("x/nested/summary.csv")
    let outcome = try run(
      Program.scenario("voorbeeldstad"), "--output", "x", "--force", "--seed", "7", "--report")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(try folder.text("x/notes.txt") == "mine")
    #expect(try folder.text("x/nested/summary.csv") == nested)
    #expect(try folder.text("x/manifest.json").contains("\"seed\" : 7"))
    #expect(folder.content == ["x"])
    // Without a report of its own, the new run has none of another seed.
    let again = try run(Program.scenario("voorbeeldstad"), "--output", "x", "--force")
    #expect(again.status == 0)
    #expect(!FileManager.default.fileExists(atPath: folder.path("x/report.html")))
  }

  @Test("refuses a folder that holds its scenario, a table or a scenario that it extends")
  func inputs() throws {
    let files = FileManager.default
    #expect(try Program.run(["init", "dorp"], in: folder.url).status == 0)
    _ = try folder.write("extends: dorp/dorp.yaml\n", as: "anders.yaml")
    try make("x")
    try files.moveItem(atPath: folder.path("dorp"), toPath: folder.path("x/dorp"))
    _ = try folder.write("extends: x/dorp/dorp.yaml\n", as: "anders.yaml")
    let before = try folder.text("x/manifest.json")
    for scenario in ["x/dorp/dorp.yaml", "anders.yaml"] {
      let outcome = try run(scenario, "--output", "x", "--force")
      #expect(outcome.status == 73)
      #expect(outcome.errors.contains("x holds ") && outcome.errors.contains("which is read here"))
    }
    #expect(try folder.text("x/manifest.json") == before)
    #expect(files.fileExists(atPath: folder.path("x/dorp/dorp.yaml")))
  }

  @Test("refuses a project of another, and results with a file that was changed, naming it")
  func foreign() throws {
    try files(in: "site", manifest: #"{"name": "site", "keywords": ["wijkraming"]}"#)
    let outcome = try run(Program.scenario("voorbeeldstad"), "--output", "site", "--force")
    #expect(outcome.status == 73 && outcome.errors.contains("site holds no run of wijkraming"))
    #expect(try folder.text("site/index.js") == "mine")
    try make("x")
    _ = try folder.write("mine", as: "x/summary.csv")
    let changed = try run(Program.scenario("voorbeeldstad"), "--output", "x", "--force")
    #expect(changed.status == 73 && changed.errors.contains("x/summary.csv is not as it was"))
    #expect(try folder.text("x/summary.csv") == "mine")
  }

  private func files(in name: String, manifest: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path(name), withIntermediateDirectories: true)
    _ = try folder.write(manifest, as: "\(name)/manifest.json")
    _ = try folder.write("mine", as: "\(name)/index.js")
  }

  @Test("at a place where another run is at work names that process, exit 73")
  func busy() throws {
    let (process, _, _) = try Program.start(
      [
        "run", Program.scenario("zoetermeer-2017"), "--replications", "100000", "--quiet",
        "--output", "x",
      ], in: folder.url)
    defer { process.waitUntilExit() }
    defer { process.terminate() }
    let lock = folder.path(".x.lock")
    while process.isRunning && !FileManager.default.fileExists(atPath: lock) { usleep(5000) }
    let outcome = try run(Program.scenario("voorbeeldstad"), "--output", "x", "--force")
    #expect(outcome.status == 73)
    #expect(outcome.errors.contains("x is in use by process \(process.processIdentifier)"))
  }

  @Test("of many at one place leaves the results and the report of one seed")
  func many() throws {
    try make("x")
    for _ in 0..<3 {
      let processes = try (1...3).map { seed in
        try Program.start(
          [
            "run", Program.scenario("voorbeeldstad"), "--replications", "2", "--quiet", "--output",
            "x", "--force", "--report", "--seed", "\(seed)",
          ], in: folder.url
        ).0
      }
      for process in processes { process.waitUntilExit() }
      #expect(processes.allSatisfy { [0, 73].contains($0.terminationStatus) })
      #expect(processes.contains { $0.terminationStatus == 0 })
      #expect(folder.content == ["x"])
      let page = try folder.text("x/report.html")
      let seeds = try (1...3).filter { seed in
        try folder.text("x/manifest.json").contains("\"seed\" : \(seed)")
      }
      #expect(seeds.count == 1 && page.contains("--seed \(seeds[0])"))
    }
  }

  @Test("with a report that cannot be made leaves what stood there")
  func reportFails() throws {
    try make("x")
    let before = try folder.text("x/manifest.json")
    let process = Process()
    process.executableURL = Program.executable
    process.arguments = [
      "run", Program.scenario("voorbeeldstad"), "--replications", "4", "--quiet", "--output", "x",
      "--force", "--seed", "9", "--report",
    ]
    process.currentDirectoryURL = folder.url
    process.environment = ["TMPDIR": folder.path("no/such")]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 74)
    #expect(try folder.text("x/manifest.json") == before)
    #expect(folder.content == ["x"])
  }

  @Test("whose screen nobody reads has its results all the same")
  func closedScreen() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "\"$0\" run \"$1\" --replications 4 --output x --report | true",
      Program.executable.path, Program.scenario("voorbeeldstad"),
    ]
    process.currentDirectoryURL = folder.url
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(folder.content == ["x"])
    #expect(try Program.run(["report", "x"], in: folder.url).status == 0)
  }
}
