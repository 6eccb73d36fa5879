import Foundation
import Testing

@Suite("wijkraming init")
struct InitCommandTests {
  let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  @Test("it makes a scenario that checks without warnings and runs, also after an edit")
  func newcomer() throws {
    let made = try Program.run("init", "dorp", in: folder.url)
    #expect(made.status == 0)
    #expect(made.output.contains("wijkraming run dorp/dorp.yaml"))
    let check = try Program.run("check", "dorp/dorp.yaml", "--strict", in: folder.url)
    #expect(check.status == 0 && check.errors.isEmpty)
    let text = try folder.text("dorp/dorp.yaml")
    _ = try folder.write(text.replacing("stand: 240", with: "stand: 260"), as: "dorp/dorp.yaml")
    let run = try Program.run(
      "run", "dorp/dorp.yaml", "--replications", "5", in: folder.url)
    #expect(run.status == 0)
    #expect(run.output.contains("Resultaten: runs/dorp-1"))
  }

  @Test("a small one is a page that checks without warnings, runs, and grows by a key")
  func small() throws {
    let made = try Program.run("init", "dorp", "--small", in: folder.url)
    #expect(made.status == 0 && made.output.contains("landelijk.yaml"))
    let check = try Program.run("check", "dorp/dorp.yaml", "--strict", in: folder.url)
    #expect(check.status == 0 && check.errors.isEmpty, "\(check.errors)")
    let text = try folder.text("dorp/dorp.yaml")
    #expect(text.split(separator: "\n").count < 60)
    let digits = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.joined(separator: " ")
    let numbers = digits.split { !"0123456789.".contains($0) }.filter { $0.contains { $0 != "." } }
    #expect((15...30).contains(numbers.count), "\(numbers)")
    _ = try folder.write(text + "horizon: 6\nschokken: nee\n", as: "dorp/dorp.yaml")
    let run = try Program.run("run", "dorp/dorp.yaml", "--replications", "5", in: folder.url)
    #expect(run.status == 65 || run.status == 0)
    #expect(try Program.run("init", "landelijk", "--small", in: folder.url).status == 64)
  }

  @Test("the comments of the new scenario show what runs too")
  func suggestions() throws {
    _ = try Program.run("init", "dorp", in: folder.url)
    let text = try folder.text("dorp/dorp.yaml")
    let contract = text.split(separator: "\n").filter { $0.hasPrefix("#     ") }
      .map { "    " + $0.dropFirst(6) }.joined(separator: "\n")
    #expect(contract.contains("vorm: lumpsum"))
    _ = try folder.write(
      text.replacing("    vorm: inspanningsgericht", with: contract), as: "dorp/dorp.yaml")
    let check = try Program.run("check", "dorp/dorp.yaml", "--strict", in: folder.url)
    #expect(check.status == 0, "\(check.errors)")
  }

  @Test("it leaves what stands there alone, and refuses a name that cannot be")
  func refused() throws {
    _ = try folder.write("x", as: "dorp")
    let outcome = try Program.run("init", "dorp", in: folder.url)
    #expect(outcome.status == 73)
    #expect(
      outcome.errors
        == "wijkraming: 'dorp' exists already; nothing was changed; choose another name\n")
    #expect(try folder.text("dorp") == "x")
    #expect(try Program.run("init", "Het Dorp", in: folder.url).status == 64)
    #expect(folder.content == ["dorp"])
  }
}
