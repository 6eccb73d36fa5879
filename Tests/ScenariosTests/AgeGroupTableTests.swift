import SociaalDomein
import Testing

@testable import ScenarioText
@testable import Scenarios

@Suite("Tables of residents by groups of ages")
struct AgeGroupTableTests {
  private static let kwb = [
    "0 tot 15 jaar", "15 tot 25 jaar", "25 tot 45 jaar", "45 tot 65 jaar", "65 jaar of ouder",
  ]

  /// A table of groups of both wijken, without sex.
  private func table(
    _ groups: [String] = kwb, _ columns: String = "wijk;leeftijd;aantal",
    _ wijken: [String] = ["oost", "west"]
  ) -> String {
    columns + "\n"
      + wijken.flatMap { wijk in groups.map { "\(wijk);\($0);100\n" } }.joined()
  }

  private func town(_ residents: String, more: String = "") -> TableTown {
    TableTown(
      sections: "bevolking: { aantallen: aantallen.csv\(more) }",
      files: ["aantallen.csv": residents])
  }

  private func messages(_ residents: String) throws -> [String] { try town(residents).messages() }

  /// Persons of ages in a wijk, of both sexes.
  private func count(_ scenario: Scenario, _ ages: ClosedRange<Int>, wijk: Int = 0) -> Double {
    let opening = scenario.model.demand.population.opening
    return Ages.row(age: ages.lowerBound, sex: .male) <= Ages.rows
      ? (2 * ages.lowerBound..<2 * (ages.upperBound + 1)).reduce(0) { $0 + opening[$1 * 2 + wijk] }
      : 0
  }

  // MARK: Groups that are read

  @Test("keep every total, and give each its single ages")
  func kwb() throws {
    let scenario = try town(table()).scenario()
    for wijk in 0...1 {
      for ages in [0...14, 15...24, 25...44, 45...64, 65...100] {
        #expect(abs(count(scenario, ages, wijk: wijk) - 100) < 1e-9)
      }
    }
    #expect((40..<50).contains(count(scenario, 75...100)))
    #expect(scenario.warnings.isEmpty)
    let spread = try #require(scenario.spreads.first)
    #expect(scenario.spreads.count == 1)
    #expect(spread.key == "bevolking.aantallen" && spread.shape == .national(2021...2021))
    #expect(spread.wijken == 2 && spread.allWijken == 2 && spread.dividesSexes)
    #expect(
      abs(spread.elderly - count(scenario, 75...100) - count(scenario, 75...100, wijk: 1)) < 1e-9)
  }

  @Test(
    "are the same however they are written",
    arguments: [
      ["0-14", "15-24", "25-44", "45-64", "65+"],
      ["0-15", "15-25", "25-45", "45-65", "65-100"],
      ["0 t/m 14", "15 t/m 24", "25 t/m 44", "45 t/m 64", "65 en ouder"],
      ["jonger dan 15 jaar", "15 tot 25", "25 tot 45", "45 tot 65", "vanaf 65 jaar"],
    ])
  func labels(groups: [String]) throws {
    let expected = try town(table()).scenario().model.demand.population.opening
    #expect(try town(table(groups)).scenario().model.demand.population.opening == expected)
  }

  @Test(
    "may have the ends in two columns, the second inclusive or not as the groups join",
    arguments: [
      ["0;14", "15;24", "25;44", "45;64", "65;"],
      ["0;15", "15;25", "25;45", "45;65", "65;100"],
      ["0;14", "15;24", "25;44", "45;64", "65;150"],
    ])
  func columns(groups: [String]) throws {
    let expected = try town(table()).scenario().model.demand.population.opening
    let residents = table(groups, "wijk;leeftijd_van;leeftijd_tot;aantal")
    #expect(try town(residents).scenario().model.demand.population.opening == expected)
  }

  @Test("may be other groups in another wijk, and single ages in a third part of it")
  func mixed() throws {
    let old = (0...94).map { "west;\($0);m;10\nwest;\($0);v;10\n" }.joined()
    let residents =
      table(Self.kwb.map { "\($0);totaal" }, "wijk;leeftijd;geslacht;aantal", ["oost"]) + old
      + "west;95+;m;2\nwest;95+;v;8\n"
    let scenario = try town(residents).scenario()
    let opening = scenario.model.demand.population.opening
    #expect((0...94).allSatisfy { opening[Ages.row(age: $0, sex: .female) * 2 + 1] == 10 })
    #expect(abs(count(scenario, 95...100, wijk: 1) - 10) < 1e-9)
    #expect(abs(count(scenario, 65...100) - 100) < 1e-9)
    #expect(try #require(scenario.spreads.first).wijken == 2)
  }

  @Test("of single ages without a sex are divided between men and women")
  func withoutSex() throws {
    let rows = (0...100).map { "oost;\($0);20\nwest;\($0);20\n" }.joined()
    let scenario = try town("wijk;leeftijd;aantal\n" + rows).scenario()
    let opening = scenario.model.demand.population.opening
    let men = opening[Ages.row(age: 90, sex: .male) * 2]
    #expect(men > 4 && men < 8)
    #expect(abs(men + opening[Ages.row(age: 90, sex: .female) * 2] - 20) < 1e-12)
    #expect(try #require(scenario.spreads.first).elderly == 0)
  }

  @Test("in the words of StatLine have rows of men, women and both")
  func statLine() throws {
    let rows = { (wijk: String, both: Int) in
      Self.kwb.map {
        "\(wijk);\($0);Mannen;40\n\(wijk);\($0);Vrouwen;60\n\(wijk);\($0);Totaal mannen en vrouwen;\(both)\n"
      }.joined()
    }
    let header = "wijk;leeftijd;geslacht;aantal\n"
    let scenario = try town(header + rows("oost", 100) + rows("west", 100)).scenario()
    #expect(abs(count(scenario, 0...100) - 500) < 1e-9)
    #expect(scenario.spreads.first?.dividesSexes == false)
    #expect(
      try messages(header + rows("oost", 100) + rows("west", 190)).first
        == "aantallen.csv:19:45: the rows of men and women, or of ages, add up to 100 and this row says "
        + "190; allowed: a difference of at most 0.5 or 0.1%, or what rounding to fives can make; correct "
        + "one of them or remove the row")
  }

  @Test("may have rows of all ages and of all wijken, which must add up but for rounding to fives")
  func totals() throws {
    let good = "oost;Totaal;505\nwest;totaal;500\ntotaal;0 tot 15 jaar;205\ntotaal;totaal;1000\n"
    #expect(try messages(table() + good) == [])
    #expect(
      try messages(table() + "oost;totaal;612\n") == [
        "aantallen.csv:12:13: the rows of men and women, or of ages, add up to 500 and this row says "
          + "612; allowed: a difference of at most 0.5 or 0.1%, or what rounding to fives can make; "
          + "correct one of them or remove the row"
      ])
    #expect(
      try messages(table() + "totaal;0 tot 15 jaar;308\n") == [
        "aantallen.csv:12:22: the wijken add up to 200 of 0 to 14 and the rows 'totaal' say 308; "
          + "allowed: a difference of at most 0.5 or 0.1%, or what rounding to fives can make; correct "
          + "one of them or remove the rows"
      ])
    #expect(
      try messages(table() + "totaal;0 tot 20 jaar;308\n") == [
        "aantallen.csv:12:1: the rows 'totaal' have the group 0 to 19, which is no sum of groups of "
          + "every wijk; allowed: groups that end where those of the wijken do; write them so or remove "
          + "the rows"
      ])
  }

  @Test("of a wijk where nobody lives have one row of 0")
  func nobody() throws {
    let oost = table(Self.kwb, "wijk;leeftijd;aantal", ["oost"]).replacing(
      ";100\n", with: ";1000\n")
    #expect(try messages(oost + "west;0-14;0\n") == [])
  }

  // MARK: Groups that are refused

  @Test("tell every age once")
  func overlap() throws {
    #expect(
      try messages(table(["0-15", "15-24", "25-44", "45-64", "65+"])) == [
        "aantallen.csv:3:6: wijk 'oost' (and 1 more) has leeftijd 15 in '15-24' and in '0-15' on line "
          + "2; allowed: every age once; write groups that join, such as '0 tot 15 jaar' and '15 tot 25 "
          + "jaar', and of a group and its parts only one"
      ])
    #expect(
      try messages(table(Self.kwb + ["75 jaar of ouder"])).first?.contains(
        "has leeftijd 75 in '75+' and in '65+' on line 6") == true)
  }

  @Test("leave out no age")
  func gaps() throws {
    let allowed =
      "allowed: every age from 0 to 100 of both sexes, 100 with all who are older"
    #expect(
      try messages(table(["0-14", "25-44", "45-64", "65+"])) == [
        "aantallen.csv:2:6: wijk 'oost' (and 1 more) has no rows for leeftijd 15 to 24; \(allowed); "
          + "add the rows, with 0 where that is meant"
      ])
    #expect(
      try messages(table(["0-14", "15-64", "65-94"])) == [
        "aantallen.csv:2:6: wijk 'oost' (and 1 more) has no rows for leeftijd 95 to 100; \(allowed); "
          + "add the rows, or write an open last group as such: '95+', or 95 with an empty leeftijd_tot"
      ])
    #expect(
      try messages("wijk;leeftijd;aantal\noost;totaal;10\nwest;0+;10\n") == [
        "aantallen.csv:2:6: wijk 'oost' has only the totaal of all ages; allowed: groups that join, "
          + "such as '0 tot 15 jaar' up to '65 jaar of ouder'; add them"
      ])
  }

  @Test("by their first ages alone are refused, with how to write them")
  func firstAges() throws {
    let found = try messages(table(["0", "15", "25", "45", "65"]))
    #expect(found.count == 1)
    #expect(
      found[0].hasSuffix(
        "0, 15, 25, 45, 65 look like the first ages of groups; write the groups as such: in leeftijd, "
          + "as '0-4', '5 tot 10 jaar' and '95+', or in columns leeftijd_van and leeftijd_tot"))
  }

  @Test("are no dates, and end behind where they begin")
  func labelsThatAreNone() throws {
    let allowed =
      "allowed: whole ages, and groups from 0 to 150 such as '0 tot 15 jaar', '0-14', '85+' or '85 jaar "
      + "of ouder'"
    #expect(
      try messages(table(["okt-19"], "wijk;leeftijd;aantal", ["oost"])) == [
        "aantallen.csv:2:6: column 'leeftijd': 'okt-19' is no age: it is a date, as a spreadsheet makes "
          + "of a group such as 10-19; \(allowed); write the group with a word, as '10 tot 20 jaar', or "
          + "in columns leeftijd_van and leeftijd_tot"
      ])
    #expect(
      try messages(table(["24-15"], "wijk;leeftijd;aantal", ["oost"])) == [
        "aantallen.csv:2:6: column 'leeftijd': '24-15' is no age and no group of ages; \(allowed); "
          + "write it so"
      ])
    #expect(
      try messages(table(["24;15"], "wijk;leeftijd_van;leeftijd_tot;aantal", ["oost"])).first
        == "aantallen.csv:2:9: leeftijd_tot 15 comes before leeftijd_van 24; allowed: the same or later; "
        + "swap them")
  }

  @Test("that stand twice are refused, in the same words or in others")
  func twice() throws {
    #expect(
      try messages(table() + "oost;0 tot 15 jaar;7\n").first?.contains(
        "this row stands in the table twice, first on line 2") == true)
    #expect(
      try messages(table() + "oost;0-14;7\n").first?.contains(
        "has leeftijd 0 in '0-14' and in '0 tot 15' on line 2") == true)
  }

  // MARK: Columns

  @Test("have one of the two ways to tell ages")
  func twoWays() throws {
    #expect(
      try messages(table(["0-14;0;14"], "wijk;leeftijd;leeftijd_van;leeftijd_tot;aantal")) == [
        "aantallen.csv:1:1: the table has 'leeftijd' and 'leeftijd_van'; allowed: one of the two ways to "
          + "tell ages; remove the others"
      ])
    #expect(
      try messages("wijk;leeftijd_van;aantal\noost;0;10\n") == [
        "aantallen.csv:1:1: column 'leeftijd_tot' is missing; the table has wijk, leeftijd_van, aantal; "
          + "add the column"
      ])
    #expect(
      try messages("wijk;Leeftijd van;leeftijd-tot;aantal\noost;0;14;10\n") == [
        "aantallen.csv:1:1: column 'leeftijd_tot' is missing; the table has wijk, Leeftijd van, "
          + "leeftijd-tot, aantal; rename 'leeftijd-tot'?",
        "aantallen.csv:1:1: column 'leeftijd_van' is missing; the table has wijk, Leeftijd van, "
          + "leeftijd-tot, aantal; rename 'Leeftijd van'?",
      ])
  }

  @Test(
    "with the sex under another name are no table without sexes",
    arguments: ["Geslacht", "geslagt", "sekse", "Sex"])
  func sexByAnotherName(name: String) throws {
    #expect(
      try messages("wijk;leeftijd;\(name);aantal\noost;0-14;m;10\noost;0-14;v;10\n") == [
        "aantallen.csv:1:1: column 'geslacht' is missing; the table has wijk, leeftijd, \(name), aantal; "
          + "rename '\(name)'?"
      ])
  }

  @Test("with a column for every group are to become rows, said once")
  func wide() throws {
    #expect(
      try messages("WijkenEnBuurten;k_0Tot15Jaar_8;k_15Tot25Jaar_9;aantal\noost;1;2;3\n") == [
        "aantallen.csv:1:1: the table has a column for every group of ages: 'k_0Tot15Jaar_8' and 1 more; "
          + "allowed: a row for every wijk and group, with columns wijk,leeftijd,aantal; write those rows, "
          + "with the group in 'leeftijd' as '0 tot 15 jaar' or '65 jaar of ouder', or in leeftijd_van and "
          + "leeftijd_tot"
      ])
  }
}
