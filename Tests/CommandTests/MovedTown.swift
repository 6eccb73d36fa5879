import Foundation
import Testing

/// A copy of a town that tests may change: a scenario that extends another, tables and a system, in
/// folders beside each other.
struct MovedTown {
  let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    let files = FileManager.default
    for name in ["stad", "tabellen", "stelsels"] {
      try files.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
    }
    let scenario = Program.scenario("voorbeeldstad")
    let text = try String(contentsOfFile: scenario, encoding: .utf8)
    _ = try folder.write(
      text.replacing("../notebooks-data/tabellen", with: "../tabellen"), as: "stad/basis.yaml")
    _ = try folder.write("extends: basis.yaml\nhorizon: 2\n", as: "stad/stad.yaml")
    let tables = Program.root.appendingPathComponent("notebooks-data/tabellen").path
    for found in text.matches(of: /tabellen\/([a-z_]+\.csv)/) {
      let name = String(found.1)
      try? files.copyItem(atPath: "\(tables)/\(name)", toPath: folder.path("tabellen/\(name)"))
    }
    let system = try Program.run("systems", "lumpsum").output
    _ = try folder.write(system, as: "stelsels/mijn som.yaml")
  }

  func run(_ arguments: String...) throws -> Program.Outcome {
    try Program.run(arguments, in: folder.url)
  }

  /// A run with five kinds of options and more.
  func simulate(_ more: String..., as name: String = "uit") throws {
    let outcome = try Program.run(
      [
        "run", "stad/stad.yaml", "--set", "overlap=1.5", "--set",
        "toestanden.huishouden.groei=0.01", "--system", "stelsels/mijn som.yaml", "--without",
        "vergrijzing", "--without", "langer_thuis", "--access", "open", "--replications", "12",
        "--seed", "77", "--quiet", "--output", name,
      ] + more, in: folder.url)
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  /// Takes away all but the results.
  func leaveResults() throws {
    for name in ["stad", "tabellen", "stelsels"] {
      try FileManager.default.removeItem(atPath: folder.path(name))
    }
  }

  func verify(_ name: String = "uit") throws -> Program.Outcome {
    try run("rerun", name, "--verify", "--language", "en")
  }

  /// Expects that a folder is made again byte by byte, at another place and without its inputs.
  func expectSame(_ name: String = "uit", files: Int) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("elders/diep"), withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      atPath: folder.path(name), toPath: folder.path("elders/diep/\(name)"))
    let outcome = try verify("elders/diep/\(name)/")
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count { $0.hasSuffix(": equal") } == files, "\(outcome.output)")
    #expect(outcome.output.hasSuffix("Everything is equal.\n"))
  }
}
