import SociaalDomein
import Testing

@testable import ScenarioText
@testable import Scenarios

/// The one rule of every number by year.
@Suite("A number by year")
struct YearRuleTests {
  private func series(_ text: String, _ years: ClosedRange<Int>? = nil) -> ParameterSeries {
    parsed("tarief: \(text)").series(.tarief, in: years)
  }

  @Test("holds from its year on, and what stands under 'eerder' before the first")
  func before() {
    let given = series("{ eerder: 68, 2028: 75, 2030: 80 }", 2026...2031)
    let expected: [Double] = [68, 68, 75, 75, 80, 80]
    #expect((2026...2031).map { given.value($0).value } == expected)
    #expect(given.value(2026).key == "tarief" && given.value(2028).key == "tarief.2028")
  }

  @Test(
    "is none before its first year where it adds or takes away, and one where it is a factor",
    arguments: [
      (Key.series(.taakstelling), 0.0), (Key.series(.korting), 0),
      (GGZKeys.keys.geslotenPlaatsen, 0), (BevolkingKeys.Migration.keys.factor, 1),
    ] as [(Key<ParameterSeries>, Double)])
  func unsaid(key: Key<ParameterSeries>, value: Double) {
    let given = parsed("\(key.name): { 2028: 0.5 }").read(key, in: 2026...2029)
    #expect((2026...2029).map { given.value($0).value } == [value, value, 0.5, 0.5])
  }

  @Test(
    "is refused where it is a level and a year that needs it comes before its first",
    arguments: [
      (2027...2030, "2027"), (2026...2030, "2026 and 2027"), (2025...2030, "2025 to 2027"),
      (2026...2026, "2026"),
    ])
  func missing(years: ClosedRange<Int>, said: String) {
    #expect(
      messages("tarief: { 2028: 75, 2029: 76 }") { _ = $0.series(.tarief, in: years) }
        == "s.yaml:1:1: 'tarief' says nothing of \(said): its first year is 2028; allowed: a value from "
        + "\(years.lowerBound) on; add '\(years.lowerBound): ...', or 'eerder: ...' for what held "
        + "before 2028")
  }

  @Test("needs no year before one in which nothing asks for it")
  func notNeeded() {
    for years in [nil, 2028...2030, 2029...2030] {
      #expect(messages("tarief: { 2028: 75 }") { _ = $0.series(.tarief, in: years) } == "")
    }
  }

  // MARK: Files over each other

  private static let base = """
    naam: stad
    source: "estimate: made up"
    start: 2026
    horizon: 4
    wijken: { oost: }
    leeftijdsgroepen: { volwassen: { van: 18 } }
    sporen: { ondersteuning: }
    voorzieningen: { hulp: { eenheden_per_maand: 10, kostprijs: { pert: { min: 60, mode: 68, max: 70 } } } }
    toestanden: { hulp: { stand: 100, uitstroom: 0.5, groei: 0 } }
    contracten:
      alles: { vorm: lumpsum, looptijd: { tot: 2027-12 }, budget: { bedrag: 800000 } }
      nieuw: { vorm: lumpsum, looptijd: { van: 2028-01 }, budget: { bedrag: { 2028: 900000, 2029: 910000 } } }
    begroting: { bedrag: 3000000 }
    """

  private func load(_ own: String, settings: [String] = []) throws -> Scenario {
    try withFolder(["basis.yaml": Self.base, "s.yaml": "extends: basis.yaml\n" + own]) { folder in
      var options = Scenario.Options()
      options.settings = settings.compactMap { ScenarioSetting($0) }
      return try Scenario.load(file: folder + "/s.yaml", options: options)
    }
  }

  private func values(_ series: ParameterSeries?) -> [Double?] {
    (2026...2029).map { series?.value($0).value }
  }

  @Test("keeps before its first year what the extended file says, with its draws")
  func extended() throws {
    let own = """
      source: "estimate: made up"
      begroting: { bedrag: { 2028: 3100000 } }
      voorzieningen: { hulp: { kostprijs: { 2029: 75 } } }
      """
    let scenario = try load(own)
    let funding = scenario.model.funding
    #expect(values(funding.begroting?.amount) == [3_000_000, 3_000_000, 3_100_000, 3_100_000])
    let price = funding.prices[0].kostprijs.amount
    #expect(price.value(2028).key == "voorzieningen.hulp.kostprijs")
    #expect(price.value(2028).distribution != nil && price.value(2029).value == 75)
    #expect(scenario.resolvedYAML.contains("bedrag: { eerder: 3000000, 2028: 3100000 }"))
    let again = try withFolder(["s.yaml": scenario.resolvedYAML]) {
      try Scenario.load(file: $0 + "/s.yaml")
    }
    let amount = again.model.funding.begroting?.amount
    #expect(values(amount) == [3_000_000, 3_000_000, 3_100_000, 3_100_000])
  }

  @Test("keeps it too where one year is set from outside")
  func set() throws {
    let scenario = try load("", settings: ["begroting.bedrag.2028=3200000"])
    let amount = scenario.model.funding.begroting?.amount
    #expect(values(amount) == [3_000_000, 3_000_000, 3_200_000, 3_200_000])
    let again = try load("", settings: ["begroting.bedrag.eerder=1", "begroting.bedrag.2027=2"])
    #expect(values(again.model.funding.begroting?.amount) == [1, 2, 2, 2])
  }

  @Test("of a contract is needed from its first year, and of what takes over from the first end")
  func contracts() throws {
    let term = "looptijd: { tot: 2027-06 }, terugval: straks"
    let own = """
      contracten:
        alles: { \(term) }
        straks: { vorm: lumpsum, budget: { bedrag: { YEAR: 700000 } } }
        nieuw: null
      """
    _ = try load(own.replacing("YEAR", with: "2027"))
    let error = #expect(throws: ScenarioErrors.self) {
      try load(own.replacing("YEAR", with: "2028"))
    }
    #expect(error?.description.contains("says nothing of 2027: its first year is 2028") == true)
  }

  @Test("that is a begroting or budget and stops before the run does gets a warning")
  func stops() throws {
    let scenario = try load("begroting: { bedrag: { 2026: 3000000, 2027: 3100000 } }\n")
    #expect(
      scenario.warnings.map(\.message) == [
        "'begroting.bedrag' gives 2026 and 2027, and the run goes on to 2029: the amount of 2027 holds "
          + "in 2028 and 2029 too; give those years, the same amount where it is meant"
      ])
    #expect(try load("").warnings.isEmpty)
  }
}
