import Scenarios
import Testing

@Suite("The tables of residents")
struct ResidentTableTests {
  private func messages(_ residents: String) throws -> [String] {
    try TableTown(files: ["aantallen.csv": residents]).messages()
  }

  @Test("that are whole are read without a word")
  func whole() throws {
    #expect(try messages(TableTown.residents()) == [])
  }

  @Test("with a row twice name both lines")
  func twice() throws {
    #expect(
      try messages(TableTown.residents() + "oost,3,m,12\n") == [
        "aantallen.csv:406:1: this row stands in the table twice, first on line 8; allowed: one; "
          + "write their sum of 22 in one row where both count people of it, as after a change of borders, "
          + "or remove one of the two where it is the same count"
      ])
  }

  @Test("with a row above 100 twice name both lines")
  func twiceAbove() throws {
    #expect(
      try messages(TableTown.residents() + "oost,104,m,1\noost,105,m,1\noost,104,m,1\n") == [
        "aantallen.csv:408:1: this row stands in the table twice, first on line 406; allowed: one; "
          + "write their sum of 2 in one row where both count people of it, as after a change of borders, "
          + "or remove one of the two where it is the same count"
      ])
  }

  @Test("that stand in the file twice show twenty rows and count the rest")
  func allTwice() throws {
    let found = try messages(TableTown.residents() + TableTown.residents(columns: ""))
    #expect(found.count == 21)
    #expect(
      found[0]
        == "aantallen.csv: 384 more rows stand in this table twice; repair those shown first")
  }

  @Test("have whole ages from 0 to 150")
  func ages() throws {
    #expect(
      try messages(TableTown.residents() + "oost,3.5,m,1\noost,151,m,1\n") == [
        "aantallen.csv:406:6: 'leeftijd' is 3.5 but must be a whole number from 0 to 150",
        "aantallen.csv:407:6: 'leeftijd' is 151 but must be a whole number from 0 to 150",
      ])
  }

  @Test("name the wijk that was meant")
  func wijk() throws {
    #expect(
      try messages(TableTown.residents() + "oots,3,m,1\noots,4,m,1\n") == [
        "aantallen.csv:406:1: 'oots' is no wijk of the scenario; allowed: oost, west; did you mean "
          + "'oost'? (and in 1 more row)"
      ])
  }

  @Test("name an unknown geslacht once")
  func sex() throws {
    #expect(
      try messages(TableTown.residents() + "oost,3,V,1\noost,4,V,1\noost,5,man,1\n") == [
        "aantallen.csv:406:8: 'V' is no geslacht; allowed: m, v; did you mean 'v'? (and in 1 more "
          + "row)",
        "aantallen.csv:408:8: 'man' is no geslacht; allowed: m, v",
      ])
  }

  @Test("warn when a wijk misses ages that others have")
  func missingAges() throws {
    let residents = TableTown.residents().replacing("west,40,v,10\n", with: "")
    #expect(
      try messages(residents) == [
        "warning: aantallen.csv:204:1: wijk 'west' has no row for leeftijd 40, geslacht v, as other "
          + "wijken have; nobody of that age lives there; add the rows, with 0 where that is meant"
      ])
    #expect(
      try messages(residents.replacing("west,7,m,10\n", with: "")) == [
        "warning: aantallen.csv:204:1: wijk 'west' has no row for leeftijd 7, geslacht m and 1 more, "
          + "as other wijken have; nobody of that age lives there; add the rows, with 0 where that "
          + "is meant"
      ])
  }

  @Test("may leave out an age in every wijk")
  func adults() throws {
    #expect(try messages(TableTown.residents(ages: 18...100)) == [])
  }

  // MARK: Totals

  @Test("may have the sum of the wijken as rows of totaal")
  func total() throws {
    let total = TableTown.residents(["totaal"], columns: "").replacing(",10\n", with: ",20.4\n")
    #expect(try messages(TableTown.residents() + total) == [])
  }

  @Test("with a totaal that is not the sum say both")
  func wrongTotal() throws {
    #expect(
      try messages(TableTown.residents() + "totaal,3,m,20\ntotaal,4,v,21\n") == [
        "aantallen.csv:407:12: the wijken add up to 20 and the row 'totaal' says 21; allowed: a "
          + "difference of at most 0.5 or 0.1%; correct one of them or remove the row"
      ])
  }

  @Test("name totaal where its spelling is another")
  func spelling() throws {
    #expect(
      try messages(TableTown.residents() + "Totaal,3,m,20\n") == [
        "aantallen.csv:406:1: 'Totaal' is no wijk of the scenario; allowed: oost, west; did you mean "
          + "'totaal'?"
      ])
  }

  @Test("count everyone above 100 as 100 in a totaal")
  func openTotal() throws {
    #expect(
      try messages(TableTown.residents() + "oost,101,m,3\nwest,104,m,3\ntotaal,100,m,26\n") == [])
  }

  @Test("allow large numbers to differ by a thousandth")
  func largeTotal() throws {
    let large = TableTown.residents().replacing("oost,5,v,10\n", with: "oost,5,v,100000\n")
    #expect(try messages(large + "totaal,5,v,100100\n") == [])
    #expect(
      try messages(large + "totaal,5,v,100200\n") == [
        "aantallen.csv:406:12: the wijken add up to 100010 and the row 'totaal' says 100200; "
          + "allowed: a difference of at most 0.5 or 0.1%; correct one of them or remove the row"
      ])
  }

  @Test("say nothing of totals while a row stands twice")
  func totalOfBroken() throws {
    #expect(
      try messages(TableTown.residents() + "oost,3,m,12\ntotaal,3,m,20\n").count == 1)
  }

  @Test("take totaal for a wijk when the scenario has one of that name")
  func wijkCalledTotal() throws {
    var town = TableTown(files: ["aantallen.csv": TableTown.residents(["oost", "totaal"])])
    town.secondWijk = "totaal"
    #expect(try town.messages() == [])
  }
}
