import Foundation
import Testing

@Suite("wijkraming rerun of what was changed")
struct RerunFaultTests {
  private let town: MovedTown
  private var folder: ScratchFolder { town.folder }
  init() throws {
    town = try MovedTown()
    try town.simulate()
  }

  private func edit(_ name: String, _ old: String, _ new: String) throws {
    let text = try folder.text(name)
    let place = try #require(text.range(of: old))
    _ = try folder.write(text.replacingCharacters(in: place, with: new), as: name)
  }

  @Test("a result that was changed is named with its line and both texts, exit 1")
  func tampered() throws {
    let lines = try folder.text("uit/summary.csv").split(separator: "\n").map(String.init)
    let changed = "9" + lines[4]
    try edit("uit/summary.csv", "\n\(lines[4])\n", "\n\(changed)\n")
    try FileManager.default.removeItem(atPath: folder.path("uit/risk.csv"))
    let outcome = try town.verify()
    #expect(outcome.status == 1)
    #expect(
      outcome.output.contains(
        "summary.csv: differs at line 5: \(changed.prefix(40))... | \(lines[4].prefix(40))..."),
      "\(outcome.output)")
    #expect(outcome.output.contains("risk.csv: is not in the folder\n"))
    #expect(outcome.output.hasSuffix("files 2 differ.\n"))
    let dutch = try town.run("rerun", "uit", "--verify")
    #expect(dutch.status == 1 && dutch.output.contains("summary.csv: verschilt op regel 5: "))
    #expect(!dutch.output.contains("Resultaten:") && dutch.errors.contains("simulating 100%"))
    let quiet = try town.run("rerun", "uit", "--verify", "--quiet")
    #expect(quiet.status == 1 && quiet.output.isEmpty && quiet.errors.isEmpty)
  }

  @Test("a table that was changed or lost is named before anything runs, exit 65 or 66")
  func changedTable() throws {
    try edit("uit/input.sterfte.csv", "0", "1")
    let changed = try town.verify()
    #expect(changed.status == 65)
    #expect(
      changed.errors.contains(
        "uit/input.sterfte.csv, the copy of '../tabellen/sterfte.csv', is not"))
    #expect(changed.output.isEmpty && changed.errors.split(separator: "\n").count == 1)
    try FileManager.default.removeItem(atPath: folder.path("uit/input.sterfte.csv"))
    let lost = try town.verify()
    #expect(lost.status == 66 && lost.errors.contains("uit has no input.sterfte.csv"))
  }

  @Test("a folder of an earlier version, of something else or without results is refused")
  func refused() throws {
    let whole = try folder.text("uit/manifest.json")
    var json = try #require(
      JSONSerialization.jsonObject(with: Data(whole.utf8)) as? [String: Any])
    json["options"] = nil
    let earlier = try JSONSerialization.data(withJSONObject: json)
    _ = try folder.write(String(decoding: earlier, as: UTF8.self), as: "uit/manifest.json")
    let outcome = try town.verify()
    #expect(outcome.status == 65 && outcome.errors.contains("has no 'options' and 'inputs'"))
    _ = try folder.write("{}", as: "uit/manifest.json")
    #expect(try town.verify().status == 65)
    _ = try folder.write(
      whole.replacing("\"command\" : \"run\"", with: "\"command\" : \"init\""),
      as: "uit/manifest.json")
    #expect(try town.verify().status == 65)
    _ = try folder.write(
      whole.replacing("\"overlap=1.5\"", with: "\"overlap\""), as: "uit/manifest.json")
    let unreadable = try town.verify()
    #expect(unreadable.status == 65 && unreadable.errors.contains("key=value"))
    #expect(try town.verify("weg").status == 66)
    #expect(try town.run("rerun", "uit", "--verify", "--output", "x").status == 64)
  }

  @Test("another version is told, and the work goes on")
  func otherVersion() throws {
    try edit("uit/manifest.json", "\"version\" : \"", "\"version\" : \"9.")
    let outcome = try town.verify()
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.errors.contains("uit was made by version 9."))
  }

  @Test("results that stand at the place are not replaced, and never those that are read")
  func places() throws {
    #expect(try town.run("rerun", "uit", "--quiet").status == 0)
    #expect(try town.run("rerun", "uit", "--quiet").status == 73)
    #expect(try town.run("rerun", "uit", "--quiet", "--force").status == 0)
    let own = try town.run("rerun", "uit", "--output", "uit", "--force", "--quiet")
    #expect(own.status == 73 && own.errors.contains("uit holds uit/manifest.json, which is read"))
    #expect(try town.verify("uit-again").status == 0)
  }
}
