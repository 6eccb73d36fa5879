import Scenarios
import Simulation
import Testing

@testable import Reporting

@Suite("risk.csv")
struct RiskTableTests {
  static let everyEuro = OverrunTolerance(share: 0)

  let town: TinyTown
  let risk: RiskTable
  let table: CSVRows

  init() throws {
    town = try TinyTown()
    risk = try #require(
      RiskTable(
        outcomes: town.outcomes, startYear: TinyTown.startYear, tolerance: Self.everyEuro))
    table = CSVRows(risk.csv())
  }

  /// Overruns per draw of every period of the table: minus the result, summed over its years.
  private var overruns: [(period: String, draws: [Double])] {
    let years = town.results.map { $0.map { -$0 } }
    let single = years.enumerated().map { ("\(TinyTown.startYear + $0)", $1) }
    let spans = [4, 5].map { span in
      ("2021-\(2020 + span)", years[0].indices.map { i in years[..<span].reduce(0) { $0 + $1[i] } })
    }
    return single + spans
  }

  private func value(_ metric: String, _ period: String, _ column: String = "value") throws
    -> Double
  {
    let row = try #require(table.row(["metric": metric, "period": period]))
    return try #require(row[column].flatMap(Double.init))
  }

  @Test("its columns are these, in this order, and its rows are of the gemeente")
  func columns() {
    #expect(table.columns == ["level", "name", "metric", "period", "value", "lower", "upper"])
    #expect(table.rows.allSatisfy { $0["level"] == "gemeente" && $0["name"] == "dorp" })
  }

  @Test("its periods are the years, the budget year plus three, and the whole term")
  func periods() {
    #expect(risk.periods.map(\.label) == overruns.map(\.period))
    let metrics = ["p_overrun", "expected_overrun", "overrun_tolerance", "expected_deficit"]
    let rest = ["weerstand", "risk"].flatMap { name in
      [70, 75, 80, 85, 90, 95, 99].map { "\(name)_\($0)" }
    }
    for period in risk.periods {
      #expect(period.figures.map(\.metric) == metrics + rest + ["tail_mean_95", "tail_mean_99"])
    }
  }

  @Test("the probability of an overrun is the share of negative results")
  func probability() throws {
    for (year, results) in town.results.enumerated() {
      let share = Double(results.filter { $0 < 0 }.count) / Double(results.count)
      #expect(try value("p_overrun", "\(TinyTown.startYear + year)") == share)
    }
    let shares = try overruns.map { try value("p_overrun", $0.period) }
    #expect(shares.contains { $0 > 0 && $0 < 1 })
  }

  @Test("the expected overrun is the mean of the overruns there are")
  func expected() throws {
    for (period, draws) in overruns {
      let above = draws.filter { $0 > 0 }
      guard !above.isEmpty else { continue }
      #expect(Direct.isClose(try value("expected_overrun", period), Direct.mean(above)))
    }
  }

  /// EUR 1,200 on a begroting of 8 million, and EUR 8,000 and 8,100: 0.015%, 0.1% and a little more.
  @Test("an overrun within the tolerance is none, and of one beyond it all is counted")
  func tolerance() throws {
    let overruns = Overruns(
      [1_200, -50_000, 8_000, 8_100], of: [8e6, 8e6, 8e6, 8e6], .standard)
    let figures = RiskTable.Figure.overrun(overruns, capacity: nil, certainty: .ninety)
    let value = { (metric: String) in figures.first { $0.metric == metric }?.value }
    #expect(value("p_overrun") == 0.25 && value("expected_overrun") == 8_100)
    #expect(value("overrun_tolerance") == 0.001)
    #expect(overruns.areWithin == [true, true, true, false])
    let every = Overruns([1_200, -50_000, 8_000, 8_100], of: [8e6, 8e6, 8e6, 8e6], Self.everyEuro)
    #expect(every.exceedance.probability == 0.75)
    // What is held against may be below nothing, as a begroting less a taakstelling: then every euro counts.
    #expect(Overruns([1], of: [-8e6], .standard).areWithin == [false])
  }

  @Test("the tolerance is a share of the begroting of the period, of several years of their sum")
  func toleranceOfPeriods() throws {
    let share = 0.03
    let table = try #require(
      RiskTable(
        outcomes: town.outcomes, startYear: TinyTown.startYear,
        tolerance: OverrunTolerance(share: share)))
    var fewer = 0
    for ((period, draws), years) in zip(overruns, [1, 1, 1, 1, 1, 4, 5]) {
      let above = draws.filter { $0 > share * 21_000 * Double(years) }
      let found = try #require(table.period(period))
      #expect(found.value("p_overrun") == Double(above.count) / Double(draws.count))
      if !above.isEmpty {
        #expect(Direct.isClose(found.value("expected_overrun"), Direct.mean(above)))
      }
      fewer += draws.count { $0 > 0 } - above.count
      for metric in ["expected_deficit", "risk_90", "weerstand_90", "tail_mean_95"] {
        #expect(found.value(metric) == risk.period(period)?.value(metric))
      }
    }
    #expect(fewer > 0)
  }

  @Test(
    "the tolerance is said with as many decimals as it has, and where every euro counts nothing is")
  func toleranceInWords() {
    let words = Words(language: .nl)
    let said = [0.001, 0.0005, 0.05, 0.0012345].map { words.share(OverrunTolerance(share: $0)) }
    #expect(said == ["0,1%", "0,05%", "5%", "0,12345%"])
    #expect(words.overrun(.standard) == "Kans op overschrijding (meer dan 0,1%)")
    #expect(words.overrun(Self.everyEuro) == "Kans op overschrijding")
    #expect(words.byMoreThan(Self.everyEuro) == "" && words.toWithin(Self.everyEuro) == "")
    #expect(Words(language: .en).byMoreThan(.standard) == " (by more than 0.1%)")
  }

  @Test("the screen says from where an overrun is counted")
  func toleranceOnScreen() throws {
    let begroting = "begroting: { bedrag: 21000 }"
    for (more, said) in [("", " (met meer dan 0,1%)"), ("\ntolerantie: 0", "")] {
      let town = try TinyTown(TinyTown.text(begroting: begroting + more))
      let lines = RunScreen(
        scenario: town.scenario, plan: TinyTown.plan(), outcomes: town.outcomes, language: .nl
      ).lines()
      #expect(lines.contains { $0.contains("% kans overschreden\(said), dan gemiddeld met EUR") })
    }
  }

  @Test("what is needed is the expected deficit and, on top of it, the risk up to the quantile")
  func capacity() throws {
    for (period, draws) in overruns {
      let deficit = max(0, Direct.mean(draws))
      #expect(Direct.isClose(try value("expected_deficit", period), deficit))
      for percent in [70, 75, 80, 85, 90, 95, 99] {
        let risk = max(0, Direct.quantile(draws, Double(percent) / 100) - deficit)
        #expect(Direct.isClose(try value("risk_\(percent)", period), risk))
        #expect(Direct.isClose(try value("weerstand_\(percent)", period), deficit + risk))
      }
    }
  }

  @Test("a surplus that is expected is no deficit, and leaves as risk what passes the begroting")
  func surplus() throws {
    let overruns = (0..<100).map { Double($0) - 80 }
    let figures = RiskTable.Figure.overrun(
      Overruns(overruns, of: overruns.map { _ in 0 }, Self.everyEuro), capacity: 20,
      certainty: .ninety)
    let value = { (metric: String) in figures.first { $0.metric == metric }?.value }
    #expect(value("expected_deficit") == 0)
    #expect(value("risk_70") == 0 && value("weerstand_70") == 0)
    // Type 7: place 0.9 x 99 = 89.1.
    #expect(abs((value("risk_90") ?? 0) - 9.1) < 1e-9)
    #expect(abs((value("weerstandsratio_90") ?? 0) - 20 / 9.1) < 1e-9)
  }

  /// Deviations from a deficit of 1592 whose P90 is 1235.
  @Test(
    "the ratio holds what is set aside against the risk alone, at the certainty that was chosen")
  func ratio() throws {
    let overruns = (0...100).map { 1592 + (Double($0) - 50) * 1235 / 40 }
    for (certainty, risk) in [
      (RiskCertainty.eighty, 926.25), (.ninety, 1235), (.ninetyFive, 1389.375),
    ] {
      let figures = RiskTable.Figure.overrun(
        Overruns(overruns, of: overruns.map { _ in 0 }, Self.everyEuro), capacity: 600,
        certainty: certainty)
      let value = { (metric: String) in figures.first { $0.metric == metric }?.value ?? .nan }
      #expect(Direct.isClose(value("expected_deficit"), 1592))
      #expect(Direct.isClose(value("risk_\(certainty.percent)"), risk))
      #expect(Direct.isClose(value("weerstand_\(certainty.percent)"), 1592 + risk))
      #expect(Direct.isClose(value("weerstandsratio_\(certainty.percent)"), 600 / risk))
      #expect(figures.count { $0.metric.hasPrefix("weerstandsratio") } == 1)
    }
    #expect(
      WeerstandClass(ratio: 600.0 / 1235).named(Words(language: .nl)) == "F: ruim onvoldoende")
    #expect(WeerstandClass(ratio: 2.1).named(Words(language: .nl)) == "A: uitstekend")
  }

  @Test("the answer says what belongs in the begroting, what is risk, and both together")
  func sentences() {
    let answer = AnswerSentences(words: Words(language: .nl), number: ScreenNumber(.nl))
    let period = { (deficit: Double, risk: Double) in
      RiskTable.Period(
        label: "2021-2024",
        figures: [("expected_deficit", deficit), ("risk_90", risk)].map {
          RiskTable.Figure(metric: $0.0, value: $0.1, lower: .nan, upper: .nan)
        })
    }
    #expect(
      answer.buffer(period(1_592_000, 1_235_000), .ninety, available: 600_000) == [
        "Het verwachte tekort is EUR 1.592.000 en hoort in de begroting. Het risico daarboven vraagt met 90% "
          + "zekerheid EUR 1.235.000 weerstandscapaciteit; samen EUR 2.827.000.",
        "Beschikbaar voor het risico is EUR 600.000: ratio 0,49, klasse F (ruim onvoldoende).",
      ])
    #expect(
      answer.buffer(period(0, 500_000), .ninety, available: nil) == [
        "Verwacht wordt geen tekort. Met 90% zekerheid is EUR 500.000 weerstandscapaciteit genoeg."
      ])
    #expect(
      answer.buffer(period(0, 0), .ninety, available: 1) == [
        "Met 90% zekerheid is geen weerstandscapaciteit nodig."
      ])
  }

  @Test("a deficit that is expected is told also where it is within the tolerance in every draw")
  func deficitWithinTolerance() {
    let answer = AnswerSentences(words: Words(language: .nl), number: ScreenNumber(.nl))
    let figures = [("p_overrun", 0.0), ("expected_deficit", 4_000), ("risk_90", 1_000)].map {
      RiskTable.Figure(metric: $0.0, value: $0.1, lower: .nan, upper: .nan)
    }
    let said = answer.overrun(
      RiskTable.Period(label: "2021-2024", figures: figures), .standard, .ninety, available: nil)
    #expect(
      said == [
        "In geen enkele trekking wordt de begroting over 2021-2024 overschreden (met meer dan 0,1%).",
        "Het verwachte tekort is EUR 4.000 en hoort in de begroting. Het risico daarboven vraagt met 90% "
          + "zekerheid EUR 1.000 weerstandscapaciteit; samen EUR 5.000.",
      ])
  }

  @Test("a period is summed draw by draw, so capacities of years do not add up")
  func notAdditive() throws {
    let whole = try value("weerstand_90", "2021-2024")
    let parts = try (2021...2024).map { try value("weerstand_90", "\($0)") }.reduce(0, +)
    #expect(whole > 0)
    #expect(abs(whole - parts) > 1)
    #expect(whole < parts)
  }

  @Test("the tail mean lies at or above the capacity of its certainty")
  func tail() throws {
    for (period, draws) in overruns {
      #expect(try value("tail_mean_95", period) >= Direct.quantile(draws, 0.95) - 1e-9)
      #expect(try value("tail_mean_99", period) <= (draws.max() ?? 0) + 1e-9)
    }
  }

  @Test("intervals hold their values; an end that does not exist is empty")
  func intervals() throws {
    for row in table.rows {
      let metric = try #require(row["metric"])
      let value = row["value"].flatMap(Double.init)
      if let lower = row["lower"].flatMap(Double.init), let value { #expect(lower <= value) }
      if let upper = row["upper"].flatMap(Double.init), let value { #expect(upper >= value) }
      if metric.hasPrefix("tail_mean") { #expect(row["lower"] == "" && row["upper"] == "") }
      if metric == "weerstand_99" || metric == "risk_99" { #expect(row["upper"] == "") }
    }
  }

  @Test("without an overrun there is no expected overrun, and no capacity is needed")
  func noOverrun() throws {
    let rich = try TinyTown(TinyTown.text(begroting: "begroting: { bedrag: 10000000 }"))
    let risk = try #require(RiskTable(outcomes: rich.outcomes, startYear: TinyTown.startYear))
    let table = CSVRows(risk.csv())
    for period in risk.periods {
      #expect(period.value("p_overrun") == 0)
      #expect(period.value("weerstand_99") == 0)
      let row = table.row(["metric": "expected_overrun", "period": period.label])
      #expect(row?["value"] == "")
    }
  }

  @Test("without a begroting there is no risk to speak of")
  func noBegroting() throws {
    let town = try TinyTown(TinyTown.text(begroting: "overlap: 1"))
    #expect(RiskTable(outcomes: town.outcomes, startYear: TinyTown.startYear) == nil)
  }
}
