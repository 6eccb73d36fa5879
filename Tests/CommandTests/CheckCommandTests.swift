import Foundation
import Testing

@Suite("wijkraming check")
struct CheckCommandTests {
  @Test("it prints the opening balance, estimated tables and assumptions")
  func shows() throws {
    let outcome = try Program.run("check", Program.scenario("zoetermeer-2017"))
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("Openingsbalans"))
    #expect(outcome.output.contains("bevolking_zoetermeer_2017.csv: 1212 van 1212 rijen"))
    #expect(outcome.output.contains("getallen zijn aannames"))
    #expect(outcome.output.contains("drijfveren.onverklaarde_groei.waargenomen"))
  }

  @Test("it prints every table with its rows and how it was understood")
  func tables() throws {
    let dutch = try Program.run("check", Program.scenario("zoetermeer-2017")).output
    #expect(dutch.contains("\nTabellen\n"))
    let line = dutch.split(separator: "\n").first { $0.contains("behoefte_zoetermeer.csv") }
    #expect(line?.hasSuffix("     6 rijen  komma's, geen decimalen, LF") == true)
    let english = try Program.run("check", Program.scenario("zoetermeer-2017"), "--language", "en")
    #expect(english.output.contains("\nTables\n"))
    #expect(english.output.contains("rows  commas, decimal points, LF"))
  }

  @Test("every bundled scenario passes without a warning")
  func bundled() throws {
    let folder = Program.root.appendingPathComponent("Scenarios")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    for file in files.filter({ $0.hasSuffix(".yaml") }).sorted() {
      let path = folder.appendingPathComponent(file).path
      let outcome = try Program.run("check", path, "--strict")
      #expect(outcome.status == 0, "\(file): \(outcome.errors)")
    }
  }

  @Test("growth above 10% a year gets a warning")
  func warns() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(GrowingTown.text, as: "town.yaml")
    let outcome = try Program.run("check", path, "--language", "en")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("warning: hulp grows 25.0% a year"))
    #expect(try Program.run("check", path, "--strict").status == 65)
  }

  @Test("it tells what explains the growth, whose parts add up")
  func growth() throws {
    let outcome = try Program.run("check", Program.scenario("haarlem-2022"), "--language", "en")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex { $0.hasPrefix("What explains the growth a year") })
    #expect(lines[start].hasSuffix("(2019-2021; all toestanden)"))
    let parts = lines[(start + 1)...(start + 5)].compactMap { line in
      line.split(separator: " ").last.flatMap { Double($0.dropLast()) }
    }
    #expect(lines[start + 1].contains("observed, as given"))
    #expect(parts.count == 5 && parts[0] == 4)
    #expect(abs(parts[0] - parts[1...].reduce(0, +)) < 0.21)
    #expect(outcome.output.contains("Growth at the opening, a year"))
  }

  @Test("growth that is given twice, and differs, gets a warning with both numbers")
  func growthTwice() throws {
    let folder = try ScratchFolder()
    let growth = ["venster": "{ van: 2018, tot: 2020 }", "uitdoving": "5"]
    func warnings(_ more: [String: String]) throws -> String {
      let settings = growth.merging(more) { $1 }.flatMap {
        ["--set", "drijfveren.onverklaarde_groei.\($0.key)=\($0.value)"]
      }
      return try Program.run(
        ["check", BrokenInput.folder.appendingPathComponent("dorp.yaml").path] + settings,
        in: folder.url
      ).errors
    }
    #expect(try warnings([:]).isEmpty)
    #expect(try warnings(["waargenomen": "0.025"]).isEmpty)
    let apart = try warnings(["waargenomen": "0.05"])
    #expect(apart.contains("'drijfveren.onverklaarde_groei.waargenomen' is 5% a year"))
    #expect(apart.contains("toestanden grow 2.4% a year at the start"))
    #expect(
      try warnings(["waargenomen": "{ normal: { mean: 0.05, sd: 0.03 }, lower: -0.2, upper: 0.3 }"])
        .isEmpty)
  }

  @Test("without groei the opening balance does not grow, and the screen says so")
  func withoutGrowth() throws {
    let outcome = try Program.run(
      "check", Program.scenario("voorbeeldstad"), "--set", "drijfveren.groei=nee")
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("Hulp bij het huishouden") && $0.hasSuffix(" 0,0%") })
    #expect(outcome.output.contains("De drijfveer groei staat uit"))
  }

  @Test("a figure outside the bounds of the Netherlands gets a warning wherever it is read")
  func implausible() throws {
    let folder = try ScratchFolder()
    let set = ["--set", "voorzieningen.huishouden.kostprijs=3200"]
    let path = Program.scenario("voorbeeldstad")
    let warning =
      "'voorzieningen.huishouden.kostprijs' is 3200 euro per uur; expected of a price in the Netherlands: "
      + "5 to 300"
    let check = try Program.run(["check", path] + set, in: folder.url)
    #expect(check.status == 0)
    #expect(check.errors.contains(warning))
    #expect(try Program.run(["check", path, "--strict"] + set, in: folder.url).status == 65)
    let run = try Program.run(
      ["run", path, "--replications", "2", "--output", "out"] + set, in: folder.url)
    #expect(run.status == 0)
    #expect(run.errors.contains(warning))
  }

  enum GrowingTown {
    static let text = """
      naam: town
      start: 2021
      horizon: 1
      wijken: { dorp: {} }
      sporen: { een: {} }
      voorzieningen: { hulp: { eenheden_per_maand: 1, kostprijs: 1 } }
      toestanden: { hulp: { stand: 10, instroom: 5, uitstroom: 0.25 } }
      contracten: { alles: { vorm: inspanningsgericht, tarieven: { hulp: 1 } } }
      """
  }

  @Test("help and version are there")
  func help() throws {
    let help = try Program.run("--help")
    #expect(help.status == 0)
    #expect(help.output.contains("run"))
    #expect(help.output.contains("check"))
    #expect(try Program.run("--version").output == "0.1.0\n")
  }
}
