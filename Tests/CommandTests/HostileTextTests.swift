import Foundation
import Testing

/// What comes from files and arguments can be read, and does nothing else: on screens, in errors and in
/// results.
@Suite("Hostile text")
struct HostileTextTests {
  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  /// Sets the title of a window, clears the screen, turns the direction and ends the line of C1.
  static let hostile = "\u{1B}]0;x\u{7}\u{1B}[2J\u{202E}\u{9B}31m\u{2028}"

  /// Control characters and marks of direction in the bytes of an output.
  private func codes(in bytes: [UInt8]) -> [String] {
    let allowed: [Unicode.Scalar] = ["\n", "\t", "\r"]
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0..<0x20, 0x7F...0x9F: !allowed.contains(scalar)
      case 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
      default: false
      }
    }.map { "U+" + String($0.value, radix: 16) }
  }

  private func expectInert(_ outcome: Program.Outcome, _ command: [String]) {
    #expect(codes(in: Array(outcome.output.utf8)).isEmpty, "\(command)")
    #expect(codes(in: Array(outcome.errors.utf8)).isEmpty, "\(command): \(outcome.errors)")
    #expect(outcome.status < 128, "\(command)")
  }

  private func town(_ name: String, _ change: (String) -> String = { $0 }) throws -> String {
    let text = try String(contentsOfFile: Program.scenario("voorbeeldstad"), encoding: .utf8)
    let tables = Program.root.appendingPathComponent("notebooks-data").path
    return try folder.write(
      change(text.replacingOccurrences(of: "../notebooks-data", with: tables)), as: name)
  }

  @Test("in the names of files is shown, in every command")
  func fileNames() throws {
    let file = try town("a\(Self.hostile).yaml")
    let missing = folder.path("b\(Self.hostile).yaml")
    let extending = try folder.write("extends: \"c\\e]0;x\\a.yaml\"\n", as: "d.yaml")
    for scenario in [file, missing, extending] {
      for command in [
        ["check", scenario], ["show", scenario], ["parameters", scenario, "--format", "csv"],
        ["check", file, "--system", scenario], ["report", scenario], ["systems", scenario],
        ["compare", file, scenario, "--replications", "2"],
        ["init", folder.path("e\(Self.hostile)/f")],
        ["check", file, "--set", "naam=\(Self.hostile)"], ["check", file, "--\(Self.hostile)"],
        [Self.hostile],
      ] {
        expectInert(try Program.run(command, in: folder.url), command)
      }
    }
  }

  @Test("in the name of a file comes into no result of a run")
  func results() throws {
    let scenario = try town("a\(Self.hostile).yaml")
    let command = [
      "run", scenario, "--replications", "2", "--report", "--output", folder.path("out"),
    ]
    let outcome = try Program.run(command, in: folder.url)
    expectInert(outcome, command)
    #expect(outcome.status == 0)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path("out"))
    where !name.hasSuffix(".xlsx") {
      let bytes = try Data(contentsOf: folder.url.appendingPathComponent("out/\(name)"))
      #expect(codes(in: Array(bytes)).isEmpty, "\(name)")
    }
  }

  @Test("in cells and headers of tables is shown")
  func tables() throws {
    let cells = [
      "wijk,laag_inkomen,alleenstaand\n\(Self.hostile),1,1\n", "wijk,\(Self.hostile)\n1,2\n",
    ]
    for (index, text) in cells.enumerated() {
      let table = try folder.write(text, as: "t\(index).csv")
      let scenario = try town("s\(index).yaml") { town in
        let tables = Program.root.appendingPathComponent("notebooks-data").path
        return town.replacingOccurrences(
          of: "\(tables)/tabellen/indicatoren_voorbeeldstad.csv", with: table)
      }
      let command = ["check", scenario]
      let outcome = try Program.run(command, in: folder.url)
      expectInert(outcome, command)
      #expect(outcome.status == 65)
    }
  }

  @Test("the page of a report loads nothing and runs nothing")
  func page() throws {
    let scenario = try town("stad.yaml") {
      $0.replacingOccurrences(
        of: "titel: Voorbeeldstad 2021", with: "titel: \"<script>alert(1)</script><img src=x>\"")
    }
    let outcome = try Program.run(
      ["run", scenario, "--replications", "2", "--report", "--output", folder.path("out")],
      in: folder.url)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let page = try folder.text("out/report.html")
    let policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
    let start = try #require(page.range(of: policy)).lowerBound
    #expect(start < (page.range(of: "<style>")?.lowerBound ?? page.startIndex))
    #expect(!page.contains("<script") && !page.contains("<img"))
    #expect(page.contains("&lt;script&gt;alert(1)"))
  }
}
