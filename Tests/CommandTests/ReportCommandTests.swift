import Foundation
import Testing

@Suite("wijkraming report")
struct ReportCommandTests {
  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  private func simulate(_ name: String, _ arguments: String...) throws -> String {
    let path = folder.path(name)
    let (process, _, _) = try Program.start(
      [
        "run", Program.scenario("voorbeeldstad"), "--replications", "20", "--quiet", "--output",
        path,
      ] + arguments, in: folder.url)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return path
  }

  private func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }

  @Test("it puts the same page and workbook in the folder of a run as run --report does")
  func writes() throws {
    let later = try simulate("later")
    let outcome = try Program.run("report", later)
    #expect(outcome.status == 0)
    #expect(outcome.output == "\(later)/report.html\n\(later)/report.xlsx\n")
    let atOnce = try simulate("at-once", "--report")
    for name in ["report.html", "report.xlsx"] {
      #expect(try bytes("\(later)/\(name)") == bytes("\(atOnce)/\(name)"), "\(name)")
    }
    #expect(try bytes("\(later)/report.xlsx").prefix(2) == Data("PK".utf8))
  }

  @Test("it makes the report of a comparison as compare --report does")
  func comparison() throws {
    let paths = try [[], ["--report"]].enumerated().map { index, arguments in
      let path = folder.path("comparison-\(index)")
      let (process, _, _) = try Program.start(
        [
          "compare", Program.scenario("voorbeeldstad"), "inspanningsgericht", "lumpsum",
          "--replications", "10", "--quiet", "--output", path,
        ] + arguments, in: folder.url)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      return path
    }
    let outcome = try Program.run("report", paths[0])
    #expect(outcome.output == "\(paths[0])/report.html\n\(paths[0])/report.xlsx\n")
    for name in ["report.html", "report.xlsx"] {
      #expect(try bytes("\(paths[0])/\(name)") == bytes("\(paths[1])/\(name)"), "\(name)")
    }
    _ = try folder.write("system\n", as: "comparison-0/differences.csv")
    let changed = try Program.run("report", paths[0])
    #expect(changed.status == 65 && changed.errors.split(separator: "\n").count == 1)
    #expect(changed.errors.contains("differences.csv"))
  }

  @Test("it writes the forms and the language that are asked for, elsewhere too")
  func forms() throws {
    let run = try simulate("run")
    let other = folder.path("elders")
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    let outcome = try Program.run(
      "report", run, "--format", "html", "--language", "en", "--output", other)
    #expect(outcome.output == "\(other)/report.html\n")
    #expect(try folder.text("elders/report.html").contains("How much?"))
    #expect(try Program.run("report", run, "--format", "docx").status == 64)
  }

  @Test("it replaces a page that the program did not write only with --force, exit 73")
  func notOurs() throws {
    let run = try simulate("run")
    let other = folder.path("elders")
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    for (place, arguments) in [("elders", ["--output", other]), ("run", [])] {
      _ = try folder.write("mine", as: "\(place)/report.html")
      let refused = try Program.run(["report", run] + arguments, in: folder.url)
      #expect(refused.status == 73)
      #expect(refused.errors.contains("\(place)/report.html is not as wijkraming wrote it"))
      #expect(try folder.text("\(place)/report.html") == "mine")
      #expect(!FileManager.default.fileExists(atPath: folder.path("\(place)/report.xlsx")))
      let forced = try Program.run(["report", run, "--force"] + arguments, in: folder.url)
      #expect(forced.status == 0)
      #expect(try Program.run(["report", run] + arguments, in: folder.url).status == 0)
    }
  }

  @Test("from within the folder of the run it leaves that folder where it is")
  func within() throws {
    let run = try simulate("run")
    let outcome = try Program.run(["report", "."], in: URL(fileURLWithPath: run))
    #expect(outcome.status == 0 && outcome.output == "./report.html\n./report.xlsx\n")
    #expect(try Program.run("report", run).status == 0)
  }

  @Test("what it cannot read or write gets one line, and nothing is left")
  func failures() throws {
    let nothing = try Program.run("report", folder.path("weg"))
    #expect(nothing.status == 66)
    #expect(nothing.errors.contains("is no folder of a run"))
    let run = try simulate("run")
    let missing = try Program.run("report", run, "--output", folder.path("weg"))
    #expect(missing.status == 73)
    #expect(missing.errors.split(separator: "\n").count == 1)
    _ = try folder.write("level\n", as: "run/summary.csv")
    let changed = try Program.run("report", run)
    #expect(changed.status == 65)
    #expect(changed.errors.contains("summary.csv is not as 'wijkraming' wrote it"))
    #expect(!FileManager.default.fileExists(atPath: run + "/report.html"))
  }

  @Test("a full disk is said in one line, exit 74, with nothing half-written")
  func fullDisk() throws {
    let run = try simulate("run")
    let other = folder.path("vol")
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "ulimit -f 4; exec \"$0\" report \"$1\" --format html --output \"$2\"",
      Program.executable.path, run, other,
    ]
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let said = String(
      decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 74)
    #expect(said.contains("cannot write") && said.split(separator: "\n").count == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: other).isEmpty)
  }
}
