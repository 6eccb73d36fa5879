import SociaalDomein
import Testing

@testable import ScenarioText
@testable import Scenarios

@Suite("Groups of ages in forecasts, and the pyramid that a scenario gives")
struct AgeGroupForecastTests {
  private static let groups = ["0-19", "20-64", "65+"]

  /// Residents by group of both wijken in some years.
  private func forecast(_ years: [Int], _ groups: [String] = groups) -> String {
    "jaar,wijk,leeftijd,aantal\n"
      + years.flatMap { year in
        ["oost", "west"].flatMap { wijk in groups.map { "\(year),\(wijk),\($0),1000\n" } }
      }.joined()
  }

  private func town(
    _ forecast: String, pyramid: String? = nil, residents: String? = nil, horizon: Int = 1
  ) -> TableTown {
    var files = [
      "prognose.csv": forecast,
      "aantallen.csv": residents
        ?? forecast.split(separator: "\n").filter { !$0.hasPrefix("20") || $0.hasPrefix("2021") }
        .map { $0.hasPrefix("jaar") ? "wijk,leeftijd,aantal" : String($0.dropFirst(5)) }
        .joined(separator: "\n"),
    ]
    files["piramide.csv"] = pyramid
    return TableTown(
      sections: """
        bevolking:
          aantallen: aantallen.csv\(pyramid == nil ? "" : "\n  piramide: piramide.csv")
          verloop: prognose
          prognoses: { cbs: { tabel: prognose.csv } }
        """, files: files, horizon: horizon)
  }

  private func residents(_ scenario: Scenario) throws -> [[Double]] {
    guard case .forecasts(let forecasts) = scenario.model.demand.population.course else {
      throw NoForecast()
    }
    return try #require(forecasts.forecasts.first).residents
  }

  private struct NoForecast: Error {}

  private func elderly(_ residents: [Double]) -> Double {
    residents[(2 * 75 * 2)...].reduce(0, +)
  }

  @Test("are spread by the pyramid of their own year, in which more people are old")
  func ownYear() throws {
    let scenario = try town(forecast([2021, 2022, 2040]), horizon: 19).scenario()
    let years = try residents(scenario)
    for year in [0, 1, 19] { #expect(abs(years[year].reduce(0, +) - 6000) < 1e-6) }
    #expect(elderly(years[19]) > 1.15 * elderly(years[0]))
    #expect(
      scenario.spreads.map(\.key) == ["bevolking.aantallen", "bevolking.prognoses.cbs.tabel"])
    #expect(scenario.spreads.last?.shape == .national(2021...2040))
    #expect(scenario.warnings.isEmpty)
  }

  @Test("tell every age once in every year")
  func faults() throws {
    let gap = forecast([2021, 2022]).replacing("2022,west,20-64,1000\n", with: "")
    #expect(
      try town(gap).messages() == [
        "prognose.csv:11:11: wijk 'west' in 2022 has no rows for leeftijd 20 to 64; allowed: every age "
          + "from 0 to 100 of both sexes, 100 with all who are older; add the rows, with 0 where that is "
          + "meant"
      ])
    let missing = forecast([2021, 2022]).split(separator: "\n").filter {
      !$0.hasPrefix("2022,west")
    }
    #expect(
      try town(missing.joined(separator: "\n")).messages() == [
        "s.yaml:4:23: the table has no rows of 2022 for west; allowed: every wijk of the scenario in "
          + "every year; add them"
      ])
  }

  // MARK: A pyramid of the scenario

  /// Every age of both sexes, with more people from 75 on where `old` is more than 1.
  private func pyramid(old: Double = 1) -> String {
    "leeftijd,geslacht,aantal\n"
      + (0...100).flatMap { age in
        ["m", "v"].map { "\(age),\($0),\(age < 75 ? 100 : 100 * old)\n" }
      }.joined()
  }

  private let groupsOfNow = "wijk,leeftijd,aantal\noost,0-64,100\noost,65+,360\nwest,0+,1010\n"

  private func withPyramid(_ pyramid: String, _ residents: String) -> TableTown {
    TableTown(
      sections: "bevolking: { aantallen: aantallen.csv, piramide: piramide.csv }",
      files: ["aantallen.csv": residents, "piramide.csv": pyramid])
  }

  @Test("given by the scenario is the one that groups are spread by")
  func given() throws {
    let scenario = try withPyramid(pyramid(), groupsOfNow).scenario()
    let opening = scenario.model.demand.population.opening
    #expect((0...100).allSatisfy { abs(opening[Ages.row(age: $0, sex: .male) * 2 + 1] - 5) < 1e-9 })
    let old = try withPyramid(pyramid(old: 3), groupsOfNow).scenario()
    #expect(elderly(old.model.demand.population.opening) > 1.3 * elderly(opening))
    guard case .given(let path)? = old.spreads.first?.shape else { throw NoForecast() }
    #expect(path.hasSuffix("piramide.csv"))
  }

  @Test("given by the scenario changes over the years as the Netherlands does")
  func givenForecast() throws {
    let scenario = try town(forecast([2021, 2040]), pyramid: pyramid(), horizon: 19).scenario()
    let years = try residents(scenario)
    #expect(elderly(years[19]) > 1.05 * elderly(years[0]))
  }

  @Test("with single ages alone is of no use, which is said")
  func unused() throws {
    #expect(
      try withPyramid(pyramid(), TableTown.residents()).messages() == [
        "warning: s.yaml:1:40: 'bevolking.piramide' does nothing here: every table has single ages of men "
          + "and of women; remove it, or name the table with groups of ages under 'aantallen'"
      ])
  }

  @Test("has every single age, and people in every group")
  func wrongPyramids() throws {
    let gap = pyramid().replacing("40,v,100.0\n", with: "")
    #expect(
      try withPyramid(gap, groupsOfNow).messages() == [
        "s.yaml:1:40: the table has no rows for leeftijd 40, geslacht v; allowed: every age from 0 to 100 "
          + "of both sexes, 100 with all who are older; add the rows"
      ])
    let nobody = pyramid().split(separator: "\n").map { line -> String in
      let age = line.split(separator: ",").first.flatMap { Int($0) } ?? 0
      return age < 65
        ? String(line) : line.split(separator: ",").prefix(2).joined(separator: ",") + ",0"
    }
    #expect(
      try withPyramid(nobody.joined(separator: "\n"), groupsOfNow).messages() == [
        "s.yaml:1:40: the pyramid has nobody of 65 to 100, and wijk 'oost' has 360; allowed: people in "
          + "every group; add them, or leave 'piramide' out"
      ])
    let groups = pyramid().replacing("100,m,100.0\n", with: "100+,m,100\n")
    #expect(
      try withPyramid(groups, groupsOfNow).messages().first?.contains(
        "'100+' is no single age: it is a bound") == true)
  }
}
