import Foundation
import Testing

@Suite("wijkraming run")
struct RunCommandTests {
  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  private func run(_ extra: String...) throws -> Program.Outcome {
    let fixed = ["run", Program.scenario("voorbeeldstad"), "--replications", "20"]
    let (process, output, errors) = try Program.start(fixed + extra, in: folder.url)
    let shown = output.fileHandleForReading.readDataToEndOfFile()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Program.Outcome(
      status: process.terminationStatus, output: String(decoding: shown, as: UTF8.self),
      errors: String(decoding: said, as: UTF8.self))
  }

  @Test("an empty path for the results is refused", arguments: ["run", "report"])
  func emptyOutput(command: String) throws {
    let scratch = try ScratchFolder()
    let outcome = try Program.run(
      [command, Program.scenario("voorbeeldstad"), "--output", ""], in: scratch.url)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("--output names no folder; write a path"))
    #expect(scratch.content.isEmpty)
  }

  @Test("it answers in Dutch and writes a whole folder under runs")
  func writesFolder() throws {
    let outcome = try run()
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("kans overschreden"))
    #expect(outcome.output.hasSuffix("Resultaten: runs/voorbeeldstad-2021\n"))
    let files = try FileManager.default.contentsOfDirectory(
      atPath: folder.path("runs/voorbeeldstad-2021"))
    #expect(
      files.filter { !$0.hasPrefix("input.") }.sorted() == [
        "manifest.json", "monthly.csv", "opening.csv", "parameters.csv", "risk.csv",
        "scenario.resolved.yaml", "summary.csv", "timings.json",
      ])
    let tables = [
      "bevolking_voorbeeldstad", "geboorte", "indicatoren_voorbeeldstad", "instituties",
      "migratie_voorbeeldstad", "mobiliteit", "profielen", "sterfte", "verhuizingen_voorbeeldstad",
    ]
    let inputs = tables.map { "input.\($0).csv" } + ["input.voorbeeldstad.yaml"]
    #expect(files.filter { $0.hasPrefix("input.") }.sorted() == inputs)
  }

  @Test("it shows a line of progress per ten percent where standard error is no terminal")
  func showsProgress() throws {
    let outcome = try run("--batch", "2")
    #expect(outcome.errors.contains("simulating 10%"))
    #expect(outcome.errors.contains("simulating 100%"))
  }

  @Test("--quiet shows nothing")
  func quiet() throws {
    let outcome = try run("--quiet")
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.isEmpty)
  }

  @Test("--language en answers in English, with Dutch domain words")
  func english() throws {
    let outcome = try run("--language", "en")
    #expect(outcome.output.contains("The begroting over 2021-2024 is overrun with probability"))
    #expect(outcome.output.contains("Results: "))
  }

  @Test("an existing folder is refused with 73 and replaced with --force")
  func existing() throws {
    #expect(try run("--output", "here").status == 0)
    let before = try folder.text("here/manifest.json")
    let refused = try run("--output", "here", "--seed", "7")
    #expect(refused.status == 73)
    #expect(refused.errors.contains("--force"))
    #expect(try folder.text("here/manifest.json") == before)
    #expect(try run("--output", "here", "--seed", "7", "--force").status == 0)
    #expect(try folder.text("here/manifest.json").contains("\"seed\" : 7"))
    #expect(folder.content == ["here"])
  }

  @Test("summary.csv is byte-identical for one and two threads and batches of 1, 3, 7 and 64")
  func sameBytes() throws {
    _ = try run("--quiet", "--output", "a", "--threads", "1", "--batch", "64")
    let expected = try folder.text("a/summary.csv")
    let monthly = try folder.text("a/monthly.csv")
    for (name, threads, batch) in [
      ("b", "2", "7"), ("c", "1", "3"), ("d", "2", "1"), ("e", "2", "64"),
    ] {
      _ = try run("--quiet", "--output", name, "--threads", threads, "--batch", batch)
      #expect(try folder.text("\(name)/summary.csv") == expected)
      #expect(try folder.text("\(name)/monthly.csv") == monthly)
    }
  }

  @Test("--replication gives the draws of that replication again")
  func oneReplication() throws {
    _ = try run("--quiet", "--output", "all", "--draws")
    let one = try Program.run(
      "run", Program.scenario("voorbeeldstad"), "--replication", "17", "--quiet", "--draws",
      "--output", folder.path("one"))
    #expect(one.status == 0)
    let expected = try unzipped("all/draws.csv.gz").filter { $0.hasPrefix("17,") }
    #expect(try unzipped("one/draws.csv.gz").dropFirst().elementsEqual(expected))
    #expect(expected.count > 100)
  }

  @Test("--stock leaves what another scenario opens with")
  func stock() throws {
    #expect(
      try run("--quiet", "--output", "first", "--stock", "2023", "--threads", "1").status == 0)
    _ = try run("--quiet", "--output", "same", "--stock", "2023", "--threads", "2", "--batch", "1")
    #expect(try folder.text("first/stock.csv") == folder.text("same/stock.csv"))
    _ = try folder.write(
      "extends: \(Program.scenario("voorbeeldstad"))\nnaam: vervolg\nstart: 2023\nseed: 7\n"
        + "opening: { run: first, jaar: 2023 }\ntoestanden: { dagbesteding: { gefactureerd: null } }\n",
      as: "vervolg.yaml")
    let second = try Program.run(
      [
        "run", "vervolg.yaml", "--replications", "20", "--quiet", "--output", "second", "--stock",
        "2023",
      ],
      in: folder.url)
    #expect(second.status == 0, "\(second.errors)")
    #expect(try folder.text("first/stock.csv") == folder.text("second/stock.csv"))
    #expect(try folder.text("second/manifest.json").contains("stock.csv"))
  }

  @Test(
    "--stock of a year that is no 1 January of the run is refused", arguments: ["2020", "2026"])
  func otherStock(year: String) throws {
    let outcome = try run("--stock", year)
    #expect(outcome.status == 64)
    #expect(
      outcome.errors.contains("allowed: 2021 for its opening to 2025 for the end of its last year"))
    #expect(folder.content.isEmpty)
  }

  @Test("--stock of more rows than a table can have is refused, with how many replications fit")
  func tooMuchStock() throws {
    let outcome = try Program.run(
      ["run", Program.scenario("voorbeeldstad"), "--replications", "200000", "--stock", "2022"],
      in: folder.url)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("--stock would write 3600000 rows"))
    #expect(outcome.errors.contains("use at most --replications 111111"))
  }

  private func unzipped(_ name: String) throws -> [Substring] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", folder.path(name)]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }

  @Test("--without switches a driver off and says so")
  func without() throws {
    let outcome = try run("--without", "prijs", "--without", "vergrijzing")
    #expect(outcome.output.contains("Uitgeschakeld: prijs, vergrijzing."))
    let unknown = try run("--without", "vergrijsing")
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("vergrijzing"))
  }

  @Test("the individual engine runs the same scenario")
  func individual() throws {
    let outcome = try run("--engine", "individual")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Resultaten: "))
  }

  @Test("--timings names the phases")
  func timings() throws {
    let outcome = try run("--timings")
    #expect(outcome.output.contains("care_flow"))
    #expect(outcome.output.contains("from start to end"))
  }

  @Test("a run that cannot fit in memory is refused with the number that fits")
  func memory() throws {
    let outcome = try Program.run(
      "run", Program.scenario("zoetermeer-2017"), "--replications", "9000000", "--draws",
      "--output", folder.path("big"))
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("use at most --replications "))
    #expect(outcome.errors.contains("or leave --draws out"))
    #expect(folder.content.isEmpty)
  }

  @Test("an interrupt stops the run and leaves nothing", arguments: [SIGINT, SIGTERM])
  func interrupted(signal: Int32) throws {
    let (process, _, errors) = try Program.start(
      ["run", Program.scenario("zoetermeer-2017"), "--replications", "100000"], in: folder.url)
    _ = errors
    Thread.sleep(forTimeInterval: 0.7)
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationStatus == 128 + signal)
    let left = FileManager.default.enumerator(atPath: folder.url.path)?.allObjects as? [String]
    #expect((left ?? []).filter { $0 != "runs" }.isEmpty)
  }

  @Test("an interrupt while draws are compressed stops the run and leaves nothing")
  func interruptedWhileCompressing() throws {
    let (process, _, errors) = try Program.start(
      ["run", Program.scenario("zoetermeer-2017"), "--replications", "1000", "--draws"],
      in: folder.url)
    let files = { FileManager.default.enumerator(atPath: folder.url.path)?.allObjects as? [String] }
    let isWriting = { (files() ?? []).contains { $0.hasSuffix("draws.csv.gz") } }
    while process.isRunning && !isWriting() { usleep(20_000) }
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    _ = errors
    #expect(process.terminationStatus == 130)
    #expect((files() ?? []).filter { $0 != "runs" }.isEmpty)
  }

  @Test("a file that cannot grow is an error of writing, and leaves nothing")
  func fileTooLarge() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "ulimit -f 4; exec \"$0\" run \"$1\" --replications 2 --quiet",
      Program.executable.path, Program.scenario("voorbeeldstad"),
    ]
    process.currentDirectoryURL = folder.url
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 74)
    #expect(String(decoding: said, as: UTF8.self).split(separator: "\n").count == 1)
    #expect(folder.content.allSatisfy { $0 == "runs" })
  }
}
