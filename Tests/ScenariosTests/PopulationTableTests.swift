import Scenarios
import Testing

@Suite("The tables of a population that changes")
struct PopulationTableTests {
  private func messages(
    _ sections: String, _ files: [String: String], residents: String = TableTown.residents()
  ) throws -> [String] {
    try TableTown(
      sections: sections, files: files.merging(["aantallen.csv": residents]) { $1 }
    ).messages()
  }

  // MARK: Forecasts

  private func forecast(
    _ years: String..., residents: String = TableTown.residents()
  ) throws -> [String] {
    try messages(
      """
      bevolking:
        aantallen: aantallen.csv
        verloop: prognose
        prognoses: { cbs: { tabel: prognose.csv } }
      """, ["prognose.csv": years.joined()], residents: residents)
  }

  private let first = TableTown.residents(year: 2021)
  private func later(_ wijken: String...) -> String {
    TableTown.residents(wijken, year: 2022, columns: "")
  }

  @Test("of a forecast are needed of every wijk in every year")
  func forecastYears() throws {
    #expect(try forecast(first, later("oost", "west")) == [])
    #expect(
      try forecast(first, later("oost")) == [
        "s.yaml:4:23: the table has no rows of 2022 for west; allowed: every wijk of the scenario "
          + "in every year; add them"
      ])
  }

  @Test("of a forecast may leave out a wijk where nobody lives, until its first year")
  func newWijk() throws {
    let nobody = TableTown.residents(["oost"]) + "west,0,m,0\n"
    let oost = TableTown.residents(["oost"], year: 2021)
    #expect(try forecast(oost, later("oost", "west"), residents: nobody) == [])
    let third = TableTown.residents(["oost"], year: 2023, columns: "")
    #expect(
      try forecast(oost, later("oost", "west"), third, residents: nobody) == [
        "s.yaml:4:23: the table has no rows of 2023 for west; allowed: every wijk of the scenario "
          + "in every year; add them"
      ])
  }

  @Test("of a forecast with residents where nobody is counted get a warning")
  func forecastOfNobody() throws {
    let nobody = TableTown.residents(["oost"]) + "west,0,m,0\n"
    #expect(
      try forecast(first, later("oost", "west"), residents: nobody) == [
        "warning: s.yaml:4:16: nobody lives in wijk 'west' by aantallen, and 2020 by this forecast; it "
          + "holds as it is after the start year; correct one of the two"
      ])
  }

  private let allowed = "allowed: every age from 0 to 100 of both sexes, 100 with all who are older"

  @Test("of a forecast have every age in every wijk and year")
  func forecastAges() throws {
    let gap = later("oost", "west").replacing("2022,west,40,m,10\n", with: "")
    #expect(
      try forecast(first, gap) == [
        "prognose.csv:608:11: wijk 'west' in 2022 has no rows for leeftijd 40, geslacht m; \(allowed); "
          + "add the rows, with 0 where that is meant"
      ])
  }

  @Test("of a forecast have the totals of their own year")
  func forecastTotals() throws {
    let total = later("totaal").replacing(",10\n", with: ",20\n")
    #expect(try forecast(first, later("oost", "west"), total) == [])
    #expect(
      try forecast(first, later("oost", "west"), "2022,totaal,5,m,30\n") == [
        "prognose.csv:810:17: the wijken add up to 20 and the row 'totaal' says 30; allowed: a "
          + "difference of at most 0.5 or 0.1%; correct one of them or remove the row"
      ])
  }

  @Test("of a forecast may be of totals alone in a year that has no wijken yet")
  func forecastOfTotals() throws {
    #expect(
      try forecast(first, later("oost", "west"), "2030,totaal,5,m,0.4\n") == [])
  }

  @Test("of a forecast stand in it once a year")
  func forecastTwice() throws {
    #expect(
      try forecast(first, later("oost", "west"), "2022,oost,0,m,10\n") == [
        "prognose.csv:810:1: this row stands in the table twice, first on line 406; allowed: one; "
          + "write their sum of 20 in one row where both count people of it, as after a change of borders, "
          + "or remove one of the two where it is the same count"
      ])
  }

  // MARK: Rates and moves

  private func cohort(_ files: [String: String] = [:]) throws -> [String] {
    let all = [
      "sterfte.csv": TableTown.rates("q"),
      "geboorte.csv": "leeftijd,vruchtbaarheid\n30,0.1\n",
      "migratie.csv": "wijk,leeftijd,geslacht,saldo\noost,30,m,-1.5\nwest,30,m,2.25\n",
      "moves.csv": "van,naar,kans\noost,west,0.1\n",
      "mobiliteit.csv": "leeftijd,factor\n" + (0...100).map { "\($0),1\n" }.joined(),
    ]
    return try messages(
      """
      bevolking:
        aantallen: aantallen.csv
        verloop: cohort
        sterfte: { tabel: sterfte.csv }
        geboorte: { tabel: geboorte.csv }
        migratie: { tabel: migratie.csv }
        verhuizingen: { tabel: moves.csv, mobiliteit: mobiliteit.csv }
      """, all.merging(files) { $1 })
  }

  @Test("of mortality, births, migration and moves are read without a word")
  func rates() throws {
    #expect(try cohort() == [])
  }

  @Test("of mortality are needed at every age of both sexes")
  func mortality() throws {
    #expect(
      try cohort(["sterfte.csv": TableTown.rates("q").replacing("40,v,0.01\n", with: "")]) == [
        "s.yaml:4:14: the table has no rows for leeftijd 40, geslacht v; \(allowed); add the rows"
      ])
  }

  @Test("of mortality stand in it once")
  func mortalityTwice() throws {
    #expect(
      try cohort(["sterfte.csv": TableTown.rates("q") + "40,v,0.02\n"]) == [
        "sterfte.csv:204:1: this row stands in the table twice, first on line 83; remove one of the "
          + "two"
      ])
  }

  @Test("of births stand in it once")
  func birthsTwice() throws {
    #expect(
      try cohort(["geboorte.csv": "leeftijd,vruchtbaarheid\n30,0.1\n31,0.1\n30,0.1\n"]) == [
        "geboorte.csv:4:1: this row stands in the table twice, first on line 2; remove one of the two"
      ])
  }

  @Test("of the mobility are needed at every age")
  func mobility() throws {
    #expect(
      try cohort(["mobiliteit.csv": "leeftijd,factor\n0,1\n"]) == [
        "s.yaml:7:37: the table has no rows for leeftijd 1 to 100; allowed: every age from 0 to 100, 100 "
          + "with all who are older; add the rows"
      ])
  }

  @Test("of births and migration have every age from their first to their last")
  func gaps() throws {
    let remedy =
      "allowed: every age from its first to its last; 15, 20, 25, 30 look like the first ages of "
      + "groups; divide each group over its single ages"
    let missing = "has no rows for leeftijd 16 to 19, 21 to 24, 26 to 29"
    let births = [15, 20, 25, 30].map { "\($0),0.05\n" }.joined()
    #expect(
      try cohort(["geboorte.csv": "leeftijd,vruchtbaarheid\n" + births]) == [
        "s.yaml:5:15: the table \(missing); \(remedy)"
      ])
    let moves = [15, 20, 25, 30].map { "oost,\($0),m,5\noost,\($0),v,5\n" }.joined()
    #expect(
      try cohort(["migratie.csv": "wijk,leeftijd,geslacht,saldo\n" + moves]) == [
        "migratie.csv:2:6: wijk 'oost' \(missing); \(remedy)"
      ])
  }

  @Test("of migration have the balance of the wijken as total")
  func migrationTotal() throws {
    #expect(
      try cohort([
        "migratie.csv":
          "wijk,leeftijd,geslacht,saldo\noost,30,m,-1.5\nwest,30,m,2.25\ntotaal,30,m,3\n"
      ]) == [
        "migratie.csv:4:13: the wijken add up to 0.75 and the row 'totaal' says 3; allowed: a "
          + "difference of at most 0.5 or 0.1%; correct one of them or remove the row"
      ])
  }

  @Test("of moves stand in it once")
  func movesTwice() throws {
    #expect(
      try cohort(["moves.csv": "van,naar,kans\noost,west,0.1\noost,west,0.2\n"]) == [
        "moves.csv:3:1: this row stands in the table twice, first on line 2; remove one of the two"
      ])
  }

  @Test("of moves go from one wijk to another")
  func movesToItself() throws {
    #expect(
      try cohort(["moves.csv": "van,naar,kans\noost,west,0.1\nwest,west,0.2\noost,oost,0\n"]) == [
        "moves.csv:3:6: wijk 'west' moves to itself with kans 0.2; allowed: two different wijken; "
          + "remove the row"
      ])
  }

  @Test("of moves name the wijk that was meant")
  func movesUnknown() throws {
    #expect(
      try cohort(["moves.csv": "van,naar,kans\noost,wes,0.1\ntotaal,west,0.2\n"]) == [
        "moves.csv:2:6: 'wes' is no wijk of the scenario; allowed: oost, west; did you mean 'west'?",
        "moves.csv:3:1: 'totaal' is no wijk of the scenario; allowed: oost, west; rename it, or where the "
          + "borders changed add up or divide its numbers over the wijken of now",
      ])
  }
}
