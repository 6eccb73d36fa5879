import Foundation
import Testing

/// The program is killed (`kill -9`) at moments spread over its work, again and again at one place.
@Suite("After kills at any moment", .serialized)
struct KilledProgramTests {
  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  /// Starts the program and kills it after a part of the time that it takes.
  private func kill(_ arguments: [String], after seconds: Double) throws {
    let process = Process()
    process.executableURL = Program.executable
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: seconds)
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Seconds that a command takes to its end.
  private func duration(_ arguments: [String]) throws -> Double {
    let start = Date()
    #expect(try Program.run(arguments, in: folder.url).status == 0)
    return Date().timeIntervalSince(start)
  }

  /// Whether every file that the manifest lists is as listed, by a second opinion.
  private func isWhole(_ name: String) throws -> Bool {
    let json = try Data(contentsOf: folder.url.appendingPathComponent("\(name)/manifest.json"))
    let manifest = try JSONSerialization.jsonObject(with: json) as? [String: Any]
    let files = manifest?["files"] as? [[String: Any]] ?? []
    let lines = files.map { "\($0["sha256"] ?? "")  \($0["name"] ?? "")\n" }
    let list = try folder.write(lines.joined(), as: "sums")
    defer { try? FileManager.default.removeItem(atPath: list) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sha256sum", "--check", "--strict", "--quiet", list]
    process.currentDirectoryURL = folder.url.appendingPathComponent(name)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return !files.isEmpty && process.terminationStatus == 0
  }

  private static let commands = [
    ["run", Program.scenario("voorbeeldstad"), "--report"],
    ["compare", Program.scenario("voorbeeldstad"), "inspanningsgericht", "lumpsum"],
    ["report", "x"],
    ["compare", "--design", "proef.yaml", "--set", "horizon=2"],
  ]

  @Test(
    "nothing is lost, results are whole, and the next run leaves nothing hidden", arguments: 0..<4)
  func killed(command: Int) throws {
    var arguments = Self.commands[command]
    let first = ["run", Program.scenario("voorbeeldstad"), "--replications", "2", "--output", "x"]
    #expect(try Program.run(first, in: folder.url).status == 0)
    _ = try folder.write("mine", as: "x/notes.txt")
    _ = try folder.write(
      """
      naam: proef
      scenario: \(Program.scenario("voorbeeldstad"))
      replications: 2
      systems: { inspanningsgericht: , lumpsum: }

      """, as: "proef.yaml")
    if command != 2 {
      arguments += ["--output", "x", "--force"]
      if command != 3 { arguments += ["--replications", "2"] }
    }
    let time = try duration(arguments)
    for round in 0..<8 {
      try kill(arguments, after: time * Double(round) / 7)
      #expect(try isWhole("x"), "round \(round)")
      #expect(try folder.text("x/notes.txt") == "mine", "round \(round)")
    }
    _ = try duration(arguments)
    #expect(try isWhole("x"))
    #expect(try folder.text("x/notes.txt") == "mine")
    #expect(folder.content == ["proef.yaml", "x"])
  }
}
