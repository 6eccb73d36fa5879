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
