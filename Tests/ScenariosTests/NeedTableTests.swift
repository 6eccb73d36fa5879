import Scenarios
import Testing

@Suite("The tables of need")
struct NeedTableTests {
  private func messages(
    _ sections: String, _ files: [String: String], residents: String = TableTown.residents()
  ) throws -> [String] {
    try TableTown(
      sections: sections, files: files.merging(["aantallen.csv": residents]) { $1 }
    ).messages()
  }

  // MARK: Need

  private func need(
    _ table: String, residents: String = TableTown.residents()
  ) throws -> [String] {
    try messages(
      """
      bevolking: { aantallen: aantallen.csv }
      behoefte: { vorm: waargenomen, tabel: behoefte.csv }
      """, ["behoefte.csv": "wijk,toestand,clienten\n" + table], residents: residents)
  }

  @Test("of need may count alle beside a toestand by name")
  func needOfAll() throws {
    #expect(try need("oost,alle,10\noost,hulp,5\nwest,alle,7\ntotaal,alle,17\n") == [])
  }

  @Test("of need stand in it once")
  func needTwice() throws {
    #expect(
      try need("oost,alle,10\nwest,alle,7\noost,alle,10\n") == [
        "behoefte.csv:4:1: this row stands in the table twice, first on line 2; allowed: one; "
          + "write their sum of 20 in one row where both count people of it, as after a change of borders, "
          + "or remove one of the two where it is the same count"
      ])
  }

  @Test("of need have the total of their own toestand")
  func needTotal() throws {
    #expect(
      try need("oost,alle,10\nwest,alle,7\noost,hulp,3\ntotaal,hulp,13\n") == [
        "behoefte.csv:5:13: the wijken add up to 3 and the row 'totaal' says 13; allowed: a "
          + "difference of at most 0.5 or 0.1%; correct one of them or remove the row"
      ])
  }

  @Test("of need are needed of every wijk, and of known toestanden")
  func needUnknown() throws {
    #expect(
      try need("oost,hup,10\ntotaal,hulp,0\n") == [
        "behoefte.csv:2:6: 'hup' is no toestand of the scenario; allowed: alle, hulp; did you mean "
          + "'hulp'?",
        "s.yaml:2:32: the table has no rows for west; allowed: every wijk of the scenario; add them, "
          + "or where the table has the borders of another year divide its numbers over the wijken of now",
      ])
  }

  // MARK: Wijken that differ from the scenario's

  @Test("of need with 0 clients get a warning in a wijk with residents")
  func needOfNobody() throws {
    #expect(
      try need("oost,alle,100\nwest,alle,0\n") == [
        "warning: behoefte.csv:3:11: wijk 'west' has 2020 residents and 0 clients; where another wijk "
          + "counts its clients, as after a change of borders, divide them over both; without that, its "
          + "need is taken to be low"
      ])
    let empty = TableTown.residents(["oost"]) + "west,0,m,0\n"
    for table in ["oost,alle,100\n", "oost,alle,100\nwest,alle,0\n"] {
      #expect(try need(table, residents: empty) == [])
    }
  }

  @Test("of need on borders of another year say that they changed")
  func needOfOldBorders() throws {
    #expect(
      try need("oost,alle,60\nwest_noord,alle,25\nnieuw,alle,15\n") == [
        "behoefte.csv:3:1: 'west_noord' is no wijk of the scenario; allowed: oost, west; rename it, or "
          + "where the borders changed add up or divide its numbers over the wijken of now",
        "behoefte.csv:4:1: 'nieuw' is no wijk of the scenario; allowed: oost, west; rename it, or where "
          + "the borders changed add up or divide its numbers over the wijken of now",
      ])
  }

  @Test("of need with another number of clients than the stand get a warning")
  func needOfAnotherStock() throws {
    #expect(try need("oost,alle,60\nwest,alle,49\n") == [])
    let said = { (place: String, what: String) in
      "warning: behoefte.csv:2:\(place): the wijken of this table have 140 clients, and the stand of "
        + "\(what) is 100; the table divides that over the wijken; check the period, the unit and "
        + "whether every wijk is there"
    }
    #expect(
      try need("oost,alle,80\nwest,alle,60\n") == [said("11", "all toestanden together")])
    #expect(try need("oost,hulp,80\nwest,hulp,60\n") == [said("11", "'hulp'")])
  }

  private func indicators(_ table: String, _ name: String = "inkomen") throws -> [String] {
    try messages(
      """
      bevolking: { aantallen: aantallen.csv }
      behoefte:
        vorm: indicatoren
        tabel: indicatoren.csv
        coefficienten: { \(name): { waarde: 1 } }
      """, ["indicatoren.csv": table])
  }

  @Test("of indicators stand in it once a wijk")
  func indicatorsTwice() throws {
    #expect(try indicators("wijk,inkomen\noost,0.5\nwest,0.4\n") == [])
    #expect(
      try indicators("wijk,inkomen\noost,0.5\nwest,0.4\noost,0.5\n") == [
        "indicatoren.csv:4:1: this row stands in the table twice, first on line 2; remove one of "
          + "the two"
      ])
  }

  @Test("of indicators have their wijk in the column wijk")
  func indicatorCalledWijk() throws {
    #expect(
      try indicators("wijk,inkomen\noost,0.5\nwest,0.4\n", "wijk") == [
        "s.yaml:5:3: 'wijk' is the column that names the wijk; allowed: columns with numbers; rename "
          + "the indicator"
      ])
  }

  // MARK: Profiles

  private func profiles(_ rows: String) throws -> [String] {
    try messages(
      "bevolking: { aantallen: aantallen.csv }\nprofielen: profielen.csv",
      ["profielen.csv": "voorziening,leeftijd_van,leeftijd_tot,verhouding\n" + rows])
  }

  @Test("of profiles give every age once")
  func overlap() throws {
    #expect(try profiles("hulp,0,17,1\nhulp,18,100,2\ndag,0,150,1\nhulp,101,150,3\n") == [])
    #expect(
      try profiles("hulp,18,35,1\ndag,0,100,1\nhulp,30,44,2\n") == [
        "profielen.csv:4:6: ages 30 to 44 of 'hulp' overlap ages 18 to 35 on line 2; allowed: every "
          + "age once; change one of the two"
      ])
  }

  @Test("of profiles have every age from their first to their last")
  func gap() throws {
    #expect(
      try profiles("hulp,18,29,1\nhulp,45,64,2\ndag,18,100,1\n") == [
        "profielen.csv:2:6: profile 'hulp' has no row for leeftijd 30 to 44; allowed: every age from its "
          + "first to its last; add the rows, with verhouding 0 where that is meant"
      ])
    #expect(
      try profiles("hulp,18,18,1\nhulp,30,30,1\nhulp,45,45,2\n") == [
        "profielen.csv:2:6: profile 'hulp' has no row for leeftijd 19 to 29, 31 to 44; allowed: every age "
          + "from its first to its last; 18, 30, 45 look like the first ages of groups; divide each group "
          + "over its single ages"
      ])
  }

  @Test("of profiles stand in it once")
  func profileTwice() throws {
    #expect(
      try profiles("hulp,18,35,1\nhulp,18,35,1\n") == [
        "profielen.csv:3:1: this row stands in the table twice, first on line 2; remove one of the "
          + "two"
      ])
  }

  @Test("of profiles run from the first age to the last")
  func profileOrder() throws {
    #expect(
      try profiles("hulp,35,18,1\n") == [
        "profielen.csv:2:9: leeftijd_tot 18 comes before leeftijd_van 35; allowed: the same or "
          + "later; swap them"
      ])
  }
}
