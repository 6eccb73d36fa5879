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
        "aantallen.csv:406:8: 'V' is no geslacht; allowed: m, v, totaal; did you mean 'v'? (and in "
          + "1 more row)",
        "aantallen.csv:408:8: 'man' is no geslacht; allowed: m, v, totaal",
      ])
  }

  private let allowed = "allowed: every age from 0 to 100 of both sexes, 100 with all who are older"

  @Test("have every age of both sexes in every wijk")
  func missingAges() throws {
    let residents = TableTown.residents().replacing("west,40,v,10\n", with: "")
    #expect(
      try messages(residents) == [
        "aantallen.csv:204:6: wijk 'west' has no rows for leeftijd 40, geslacht v; \(allowed); add the "
          + "rows, with 0 where that is meant"
      ])
    #expect(
      try messages(residents.replacing("west,7,m,10\nwest,7,v,10\n", with: "")) == [
        "aantallen.csv:204:6: wijk 'west' has no rows for leeftijd 7, and leeftijd 40, geslacht v; "
          + "\(allowed); add the rows, with 0 where that is meant"
      ])
    #expect(
      try messages(TableTown.residents(ages: 18...100)) == [
        "aantallen.csv:2:6: wijk 'oost' (and 1 more) has no rows for leeftijd 0 to 17; \(allowed); add "
          + "the rows, with 0 where that is meant"
      ])
  }

  @Test("may leave out ages of a wijk where nobody lives")
  func nobody() throws {
    #expect(try messages(TableTown.residents(["oost"]) + "west,0,m,0\n") == [])
  }

  @Test("are refused where a row stands for a group, by its first age")
  func groups() throws {
    let bounds = stride(from: 0, through: 95, by: 5).map { $0 }
    let groups = TableTown.residents().split(separator: "\n").filter { line in
      let cells = line.split(separator: ",")
      return Int(cells[1]).map(bounds.contains) ?? true
    }
    #expect(
      try messages(groups.joined(separator: "\n")) == [
        "aantallen.csv:2:6: wijk 'oost' (and 1 more) has no rows for leeftijd 1 to 4, 6 to 9, 11 to 14, "
          + "16 to 19, 21 to 24, 26 to 29, 31 to 34, 36 to 39, 41 to 44, 46 to 49, 51 to 54, 56 to 59 "
          + "and 8 more; \(allowed); 0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55 and 8 more look like "
          + "the first ages of groups; write the groups as such: in leeftijd, as '0-4', '5 tot 10 jaar' and "
          + "'95+', or in columns leeftijd_van and leeftijd_tot"
      ])
  }

  @Test("that end with an open group are to say so")
  func openEnd() throws {
    #expect(
      try messages(TableTown.residents(ages: 0...95)) == [
        "aantallen.csv:2:6: wijk 'oost' (and 1 more) has no rows for leeftijd 96 to 100; \(allowed); add "
          + "the rows, or write an open last group as such: '95+', or 95 with an empty leeftijd_tot"
      ])
  }

  @Test(
    "get no advice that takes a number out of a group, a bound or a date",
    arguments: [
      ("0 tot 15 jaar", "it is a range"), ("10-19", "it is a range"),
      ("65 jaar of ouder", "it is a bound"), ("65+", "it is a bound"), ("<5", "it is a bound"),
      ("okt-19", "it is a date, as a spreadsheet makes of a group such as 10-19"),
    ])
  func noAdvice(text: String, reason: String) throws {
    #expect(
      try messages(TableTown.residents() + "oost,3,m,\(text)\n") == [
        "aantallen.csv:406:10: column 'aantal': '\(text)' is not a number here: \(reason); write the "
          + "number itself, or an estimate of it"
      ])
  }

  @Test(
    "have no group beside all of its ages",
    arguments: [("0 tot 15 jaar", 0), ("10-19", 10), ("65 jaar of ouder", 65), ("<5", 0)])
  func groupBesideAges(text: String, age: Int) throws {
    let found = try messages(TableTown.residents() + "oost,\(text),m,10\n")
    #expect(found.count == 1)
    #expect(found[0].contains("wijk 'oost' has leeftijd \(age) in '"))
  }

  @Test("by rates have single ages, and get no advice to write a group as such")
  func rates() throws {
    let town = TableTown(
      sections: """
        bevolking:
          aantallen: aantallen.csv
          instituties: instituties.csv
        """,
      files: [
        "aantallen.csv": TableTown.residents(),
        "instituties.csv": TableTown.rates("aandeel") + "65+,m,0.1\n",
      ])
    #expect(
      try town.messages() == [
        "instituties.csv:204:1: column 'leeftijd': '65+' is no single age: it is a bound; divide the "
          + "people of a group over its single ages, a row for each"
      ])
  }

  @Test("with a group of ages as a column say that it is to become rows")
  func columns() throws {
    #expect(
      try messages("wijk,geslacht,aantal,k_0Tot15Jaar_8\noost,m,10,3\n") == [
        "aantallen.csv:1:1: column 'leeftijd' is missing; the table has wijk, geslacht, aantal, "
          + "k_0Tot15Jaar_8; add the column, with a row for every age or group of ages; a column of a "
          + "group, as 'k_0Tot15Jaar_8', is to become rows"
      ])
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
