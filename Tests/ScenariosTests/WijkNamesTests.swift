import Scenarios
import Testing

@Suite("Wijken in tables by key, name or code")
struct WijkNamesTests {
  private func town(_ residents: String, code: String = "WK990001", gemeente: String = "GM9900")
    -> TableTown
  {
    TableTown(
      files: ["aantallen.csv": residents],
      text: """
        bevolking: { aantallen: aantallen.csv }
        naam: stad
        code: \(gemeente)
        source: "estimate: made up"
        start: 2021
        horizon: 1
        wijken:
          oost: { naam: "Oóst en Buiten", code: \(code) }
          west: { code: WK990002 }
        sporen: { ondersteuning: }
        voorzieningen: { hulp: { eenheden_per_maand: 10, kostprijs: 30 } }
        toestanden:
          hulp:
            gegeven: ja
            stand: 100
            instroom: 50
            stromen: { uit: { soort: uitstroom, per_jaar: 0.5 } }
        contracten: { alles: { vorm: inspanningsgericht, tarieven: { hulp: 30 } } }
        """)
  }

  @Test(
    "in any case and padding mean the same wijk",
    arguments: [
      "WK990001", "\"WK990001  \"", "wk990001", "Oóst en Buiten", "oost en buiten",
      "OOST-EN-BUITEN",
      "Oost",
    ])
  func spellings(name: String) throws {
    let residents = TableTown.residents().replacing("oost,", with: "\(name),")
      .replacing("west,", with: "WK990002,")
    let scenario = try town(residents).scenario()
    let plain = try town(TableTown.residents()).scenario()
    #expect(
      scenario.model.demand.population.opening == plain.model.demand.population.opening)
    #expect(scenario.warnings.isEmpty)
  }

  @Test("that a table calls in two ways are refused: their rows may count people twice")
  func twoWays() throws {
    let residents = TableTown.residents() + "WK990001,3,m,10\n"
    let found = try town(residents).messages()
    #expect(found.count == 1)
    #expect(
      found[0].hasPrefix(
        "aantallen.csv:406:1: 'WK990001' and 'oost' on line 2 are one wijk, 'oost'; allowed: one way"
      ))
  }

  @Test("that a name may be of two are for their author to tell apart")
  func doubtful() throws {
    var text = town(TableTown.residents().replacing("west,", with: "WEST,"))
    text.text = text.text?.replacing("Oóst en Buiten", with: "West")
    #expect(
      try text.messages().contains {
        $0.contains(
          "'WEST' may be wijk 'oost' (West) or 'west' (west); allowed: a key, name or code")
      })
    // A key is that wijk, whatever the names of others.
    text.files["aantallen.csv"] = TableTown.residents()
    #expect(try text.messages() == [])
  }

  @Test("have codes that are codes, of the gemeente, and each once")
  func codes() throws {
    let residents = TableTown.residents()
    #expect(
      try town(residents, code: "WK9901").messages()[0].contains("'WK9901' is no code of a wijk"))
    #expect(
      try town(residents, code: "WK063701").messages()[0]
        .contains("WK063701 lies in GM0637 and the scenario is of GM9900"))
    #expect(
      try town(residents, code: "WK990002").messages()[0]
        .contains("is the code of 'oost' already"))
    #expect(
      try town(residents, gemeente: "Waterveld").messages()[0]
        .contains("'Waterveld' is no code of a gemeente"))
  }

  @Test("whose code is another's are no wijk of the scenario")
  func unknown() throws {
    let residents = TableTown.residents().replacing("oost,", with: "WK990009,")
    let found = try town(residents).messages()
    #expect(
      found.contains { $0.contains("'WK990009' is no wijk of the scenario; allowed: oost, west") })
  }
}
