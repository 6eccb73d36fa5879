import SociaalDomein
import Testing

@testable import ScenarioText
@testable import Scenarios

@Suite("A parameter")
struct ParameterReadingTests {
  static func messages(_ value: String) -> String {
    ScenariosTests.messages("tarief: \(value)") { _ = $0.parameter(.tarief) }
  }

  @Test("is a bare number or a mapping with unit and source")
  func fixed() {
    let scenario = parsed(
      "a: { tarief: 40 }\nb: { tarief: { value: 41.5, unit: euro/eenheid, source: kb 2023 } }")
    let bare = scenario.section("a").parameter(.tarief)
    #expect(bare == Parameter(key: "a.tarief", unit: .eurosPerUnit, value: 40))
    let full = scenario.section("b").parameter(.tarief)
    #expect(full.key == "b.tarief")
    #expect(full.value == 41.5)
    #expect(full.source == Source("kb 2023"))
    #expect(full.distribution == nil)
  }

  @Test("without its own source takes the nearest one around it")
  func sources() {
    let scenario = parsed(
      """
      source: landelijk
      a:
        source: gemeente
        tarief: 40
      b: { tarief: { fixed: 4, source: eigen } }
      c: { tarief: 4 }
      """)
    #expect(scenario.section("a").parameter(.tarief).source == Source("gemeente"))
    #expect(scenario.section("b").parameter(.tarief).source == Source("eigen"))
    #expect(scenario.section("c").parameter(.tarief).source == Source("landelijk"))
  }

  @Test("that is left out takes its default, an assumption")
  func defaults() {
    let kans = parsed("source: landelijk").parameter(.kans)
    #expect(kans.value == 0.125)
    #expect(kans.source == Source("estimate: default"))
    #expect(kans.isAssumption)
    #expect(parsed("a: 1").optionalParameter(.kans) == nil)
  }

  @Test("is evidence, an assumption or a default that claims nothing, by the word of its source")
  func standings() {
    #expect(Parameter.fixed(1).standing == .assumption)
    for (text, standing) in [
      ("CBS 2023", Source.Standing.evidence), ("estimate: a guess", .assumption),
      ("Estimate", .assumption), ("default: nothing", .standard), ("default", .standard),
      ("defaulting clients, 2021", .evidence),
    ] {
      #expect(Source(text).standing == standing, "\(text)")
    }
    let rate = parsed("a: 1").parameter(.discountRate)
    #expect(rate.standing == .standard && !rate.isAssumption)
    #expect(rate.source == Source("default: amounts are not discounted"))
    // What a law fixes or an office measured stays evidence where the scenario leaves it out.
    #expect(parsed("a: 1").parameter(.onderzoek).standing == .evidence)
    let births = parsed("a: 1")
    #expect(births.read(BevolkingKeys.Births.keys.aandeelJongens) == 0.513)
    #expect(births.parametersRead.last?.parameter.standing == .evidence)
  }

  @Test("may only call itself a default where it is the default")
  func claimed() {
    let read = { (value: String) in
      ScenariosTests.messages("discount_rate: { value: \(value), source: 'default: none' }") {
        _ = $0.parameter(.discountRate)
      }
    }
    #expect(read("0").isEmpty)
    #expect(
      read("0.03")
        == "s.yaml:1:1: the source of 'discount_rate' says that it is the default, and the default is 0; "
        + "allowed: where the number comes from, or 'estimate'; write that")
    #expect(read("{ uniform: { min: 0, max: 0.1 } }").contains("discount_rate"))
    let tarief = ScenariosTests.messages("tarief: { value: 40, source: default }") {
      _ = $0.parameter(.tarief)
    }
    #expect(tarief.contains("says that it is the default, and there is none"))
  }

  @Test("overlap of 1 is a default with one track and an assumption with more")
  func overlap() throws {
    let folder = FormatTests.root.appendingPathComponent("Scenarios")
    let town = folder.appendingPathComponent("voorbeeldstad.yaml").path
    let setting = try #require(ScenarioSetting("overlap=null"))
    let several = try Scenario.load(file: town, options: .init(settings: [setting]))
    let found = try #require(several.parameters.first { $0.key == "overlap" })
    #expect(several.model.setting.tracks.count > 1 && found.value == 1 && found.isAssumption)
    #expect(several.resolvedYAML.contains("estimate: no client is in two tracks"))
    let one = try Scenario.load(file: folder.appendingPathComponent("groningen-2019.yaml").path)
    let single = try #require(one.parameters.first { $0.key == "overlap" })
    #expect(one.model.setting.tracks.count == 1 && single.standing == .standard)
  }

  @Test(
    "that is wrong says what instead",
    arguments: [
      ("-5", "s.yaml:1:9: 'tarief' is -5 but must be 0 or more (euro/eenheid)"),
      (
        "1.000",
        "s.yaml:1:9: 'tarief': '1.000' may mean thousands or thousandths; numbers have no "
          + "thousands mark; "
          + "write 1000, or 1.0000 for the decimals"
      ),
      ("'40'", "s.yaml:1:9: 'tarief' has quotes around its number; write 40 without them"),
      (
        "",
        "s.yaml:1:1: 'tarief' has no value; it must be a number in euro/eenheid, 0 or more; "
          + "write it after the ':'"
      ),
      (
        "{ value: 40, unit: euro }",
        "s.yaml:1:28: 'tarief' is in 'euro/eenheid', not in 'euro'; write 'unit: euro/eenheid' "
          + "or leave it out"
      ),
      (
        "{ value: 40, lower: 2 }",
        "s.yaml:1:22: 'lower' cuts off a distribution, and 'tarief' is a fixed number; remove "
          + "'lower'"
      ),
      (
        "{ value: 3, pert: { min: 1, mode: 2, max: 3 } }",
        "s.yaml:1:21: 'tarief' has 'value' and 'pert'; it must have one of value, fixed, "
          + "uniform, triangular, "
          + "pert, normal, lognormal, beta, gamma, discrete, empirical; remove the others"
      ),
      (
        "{ unit: euro/eenheid }",
        "s.yaml:1:1: 'tarief' has no number; it must be a number in euro/eenheid, 0 or more; "
          + "give one of value, "
          + "fixed, uniform, triangular, pert, normal, lognormal, beta, gamma, discrete, empirical"
      ),
      (
        "{ normaal: { mean: 4, sd: 1 } }",
        "s.yaml:1:11: unknown key 'normaal' in 'tarief'; allowed: value, fixed, uniform, "
          + "triangular, pert, "
          + "normal, lognormal, beta, gamma, discrete, empirical, lower, upper, unit, source; "
          + "did you mean 'normal'?"
      ),
      (
        "{ value: 4, source: }",
        "s.yaml:1:21: 'tarief.source' has no text; say where the numbers come from"
      ),
    ])
  func wrong(value: String, message: String) {
    #expect(Self.messages(value) == message)
  }

  @Test("that is required says what is needed")
  func missing() {
    #expect(
      ScenariosTests.messages("a: { x: 1 }") {
        let section = $0.section("a")
        _ = section.text("x")
        _ = section.parameter(.tarief)
      } == """
        s.yaml:1:1: key 'tarief' is missing in 'a'; it must be a number in euro/eenheid, 0 or more (price of one unit); add 'tarief: ...'
        """)
  }

  @Test("with an open bound may not stand on it")
  func openBound() {
    #expect(
      ScenariosTests.messages("duur: 0") { _ = $0.parameter(.duur) }
        == "s.yaml:1:7: 'duur' is 0 but must be above 0 (maanden)")
  }

  @Test("of a mapping by name is read for every name")
  func byName() {
    let scenario = parsed("gewicht: { noord: 1, zuid: { value: 2 } }")
    let weights = scenario.section("gewicht").parameters(.tarief)
    #expect(weights.map(\.key) == ["noord", "zuid"])
    #expect(weights.map(\.parameter.value) == [1, 2])
    #expect(weights.map(\.parameter.key) == ["gewicht.noord", "gewicht.zuid"])
  }
}

@Suite("A series")
struct ParameterSeriesReadingTests {
  @Test("is one number for all years")
  func constant() {
    let series = parsed("tarief: 40").series(.tarief)
    #expect(series.steps.count == 1)
    #expect(series.value(1990).value == 40)
    #expect(parsed("a: 1").series(.kans).value(2020).value == 0.125)
    #expect(parsed("a: 1").optionalSeries(.kans) == nil)
  }

  @Test("is a mapping from years, each holding from its year on")
  func steps() {
    let series = parsed("tarief: { 2023: 43, 2020: { value: 40, source: x }, source: kb }")
      .series(.tarief)
    #expect(series.steps.map(\.year) == [2020, 2023])
    #expect([2019, 2020, 2022, 2023, 2050].map { series.value($0).value } == [40, 40, 40, 43, 43])
    #expect(series.steps.map(\.parameter.key) == ["tarief.2020", "tarief.2023"])
    #expect(series.steps.map(\.parameter.source) == [Source("x"), Source("kb")])
  }

  @Test("has only years as keys")
  func wrongYears() {
    #expect(
      messages("tarief: { 2020: 4, later: 5, 20: 1, unit: euro }") { _ = $0.series(.tarief) }
        == """
        s.yaml:1:20: 'later' in 'tarief' is no year; a number by year has only years as keys, such as 2024 or jaar_1, and 'eerder' for what holds before them
        s.yaml:1:30: '20' in 'tarief' is no year; a number by year has only years as keys, such as 2024 or jaar_1, and 'eerder' for what holds before them
        s.yaml:1:43: 'tarief' is in 'euro/eenheid', not in 'euro'; write 'unit: euro/eenheid' or leave it out
        """)
  }

  @Test("stands by name in a mapping as well")
  func byName() {
    let series = parsed("x: { begeleiding: { 2020: 1, 2021: 2 }, dagbesteding: 3 }").section("x")
      .seriesEntries(.tarief)
    #expect(series.map(\.key) == ["begeleiding", "dagbesteding"])
    #expect(series.map(\.series.steps.count) == [2, 1])
  }
}
