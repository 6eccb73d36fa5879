import Scenarios
import Simulation
import Testing

@testable import Reporting

/// What `check` shows by year of a town with an index, a begroting by year and a budget from 2023 on.
@Suite("What check shows by year")
struct CheckYearsTests {
  static let text = TinyTown.text(
    begroting: """
      indexen: { lonen: { aandeel_ova: 1, ppc: 0, ova: { 2021: 2, 2022: 4 } } }
      begroting: { bedrag: { 2021: 21000, 2024: 22000, 2025: 22000 }, index: lonen }
      """
  ).replacing(
    "contracten: { alles: { vorm: inspanningsgericht, tarieven: { hulp: 30 } } }",
    with: """
      contracten:
        alles: { vorm: inspanningsgericht, tarieven: { hulp: 30 }, looptijd: { tot: 2022-12 } }
        later: { vorm: lumpsum, looptijd: { van: 2023-01 }, budget: { bedrag: 20000 } }
      """)

  /// The lines of the screen as their words.
  private func lines(run: Bool = true) throws -> [[String]] {
    let scenario = try TinyTown.load(Self.text, in: try ScratchFolder())
    let simulation = run ? CheckRun.simulation(of: scenario) : nil
    let screen = CheckScreen(
      scenario: scenario, language: .nl, outcomes: try simulation?.run().outcomes)
    return screen.lines().map { $0.split(separator: " ").map(String.init) }
  }

  @Test("has residents, 65+ and 75+ of every wijk")
  func residents() throws {
    let lines = try lines()
    let heading = ["Inwoners,", "1", "januari", "2021", "inwoners", "65+", "75+"]
    let start = try #require(lines.firstIndex(of: heading))
    #expect(
      Array(lines[(start + 1)...(start + 3)]) == [
        ["noord", "70", "20", "20"], ["zuid", "70", "20", "20"], ["samen", "140", "40", "40"],
      ])
  }

  @Test("has every number by year for every year")
  func series() throws {
    let lines = try lines()
    let amounts = ["21.000", "21.000", "21.000", "22.000", "22.000"]
    #expect(lines.contains(["begroting.bedrag", "euro"] + amounts))
    let index = ["2,000", "4,000", "4,000", "4,000", "4,000"]
    #expect(lines.contains(["indexen.lonen.ova", "procent/jaar"] + index))
  }

  @Test("has the flows and one-off costs that change by year")
  func flows() throws {
    let text = TinyTown.text().replacing(
      "uitstroom: 0.25 }",
      with: """
        uitstroom: 0.25, bij_start: { 2021: 900, 2024: 950 },
          stromen: { wlz: { soort: wlz, per_jaar: { 2021: 0.05, 2023: { uniform: { min: 0.1, max: 0.2 } } } } } }
        """)
    let scenario = try TinyTown.load(text, in: try ScratchFolder())
    let lines = CheckScreen(scenario: scenario, language: .nl, outcomes: nil).lines()
      .map { $0.split(separator: " ").map(String.init) }
    let flow = ["toestanden.hulp.stromen.wlz.per_jaar", "per", "jaar"]
    #expect(lines.contains(flow + ["0,050", "0,050", "0,150~", "0,150~", "0,150~"]))
    #expect(
      lines.contains(
        ["toestanden.hulp.bij_start", "euro/client", "900", "900", "900", "950", "950"]))
  }

  /// 21,000 at 4% a year, and 22,000 times 1.04 to the third and fourth; 20,000 is given as it is.
  @Test("has begroting and budgets in nominal euros, and says how they are given")
  func euros() throws {
    let lines = try lines()
    let given = ["begroting", "prijzen", "van", "2021,", "index", "lonen"]
    #expect(lines.contains(given + ["21", "22", "23", "25", "26"]))
    #expect(lines.contains(["budget", "later", "nominaal", "20", "20", "20"]))
  }

  @Test("has the first year's cost beside its begroting")
  func comparison() throws {
    let lines = try lines()
    let cost = try #require(lines.first { $0.starts(with: ["lasten,", "saldo"]) })
    let sentence = try #require(lines.first { $0.starts(with: ["In", "2021", "rekent"]) })
    #expect(
      Array(sentence[6...]).starts(with: [cost[2] + ",", "en", "de", "begroting", "op", "21:"]))
    #expect(sentence.suffix(2) == ["dan", "begroot."])
  }

  @Test("says that the euros are not there where nothing was run")
  func none() throws {
    #expect(
      try lines(run: false).contains { $0.starts(with: ["Bedragen", "per", "jaar", "volgen"]) })
  }
}
