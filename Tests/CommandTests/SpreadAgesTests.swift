import Foundation
import Testing

@Suite("Groups of ages, as they are told")
struct SpreadAgesTests {
  private let folder: ScratchFolder
  private let residents = """
    wijk;leeftijd;aantal
    kern;0 tot 15 jaar;1400
    kern;15 tot 65 jaar;5100
    kern;65 jaar of ouder;1500
    polder;0-64;3200
    polder;65-74;500
    polder;75+;300
    """

  init() throws { folder = try ScratchFolder() }

  /// The village of the broken inputs, with residents by groups of ages.
  private func village(_ residents: String) throws -> String {
    let broken = Program.root.appendingPathComponent("Tests/CommandTests/Broken").path
    _ = try folder.write(residents, as: "groepen.csv")
    return try folder.write(
      """
      extends: \(broken)/dorp.yaml
      naam: dorp-in-groepen
      bevolking: { aantallen: groepen.csv }
      """, as: "dorp.yaml")
  }

  @Test("check says by what they are spread, and what of 75 and older rests on that")
  func check() throws {
    let path = try village(residents)
    let dutch = try Program.run("check", path)
    #expect(dutch.status == 0)
    #expect(
      dutch.output.contains(
        "Leeftijdsgroepen\n  bevolking.aantallen: leeftijden, en mannen en vrouwen, van 2 wijken zijn "
          + "verdeeld naar de opbouw van Nederland in 2021 (aanname)\n    dat "))
    #expect(dutch.output.contains("van hen 75 jaar of ouder zijn volgt alleen daaruit"))
    let english = try Program.run("check", path, "--strict", "--language", "en")
    #expect(english.status == 0)
    #expect(
      english.output.contains(
        "Groups of ages\n  bevolking.aantallen: ages, and men and women, of 2 wijken are spread by the "
          + "pyramid of the Netherlands in 2021 (assumption)\n"))
    // Those of the polder are told as 75+.
    let line = english.output.split(separator: "\n").first {
      $0.hasSuffix("follows from it alone: their group begins younger")
    }
    let count = line?.split(separator: " ").compactMap { Int($0) }.first ?? 0
    #expect((600...800).contains(count), "\(line ?? "")")
  }

  @Test("a run says so on its screen, in its manifest and in its report")
  func run() throws {
    let path = try village(residents)
    let output = folder.path("run")
    let shown = try Program.run(
      "run", path, "--replications", "20", "--language", "en", "--output", output)
    #expect(shown.status == 0)
    let sentence = "are spread by the pyramid of the Netherlands in 2021 (assumption)"
    #expect(shown.output.contains(sentence))
    let manifest = try folder.text("run/manifest.json")
    #expect(manifest.contains("\"spread_ages\""))
    #expect(manifest.contains("\"national_years\" : \"2021\""))
    let report = try Program.run("report", output, "--format", "html", "--language", "en")
    #expect(report.status == 0)
    #expect(try folder.text("run/report.html").contains(sentence))
  }

  @Test("nothing is said where every table has single ages")
  func single() throws {
    let path = Program.root.appendingPathComponent("Tests/CommandTests/Broken/dorp.yaml").path
    let output = folder.path("run")
    let shown = try Program.run("run", path, "--replications", "20", "--output", output)
    #expect(shown.status == 0 && !shown.output.contains("verdeeld naar"))
    #expect(try !folder.text("run/manifest.json").contains("spread_ages"))
    #expect(try !Program.run("check", path).output.contains("Leeftijdsgroepen"))
  }
}
