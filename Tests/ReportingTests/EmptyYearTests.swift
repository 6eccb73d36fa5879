import Analysis
import Simulation
import Testing

@testable import Reporting

/// Results of a town whose only contract with a budget begins in its third year.
@Suite("Years without a budget")
struct EmptyYearTests {
  private let town: TinyTown

  init() throws { town = try TinyTown(CheckYearsTests.text) }

  @Test("are empty in summary.csv")
  func summary() {
    let csv = SummaryTable(outcomes: town.outcomes, startYear: TinyTown.startYear).csv()
    let lines = String(decoding: csv, as: UTF8.self).split(separator: "\n")
    for metric in ["budget", "need_cost", "carried_gemeente", "undelivered"] {
      let rows = lines.filter { $0.hasPrefix("gemeente,dorp,totaal,\(metric),") }
      #expect(rows.count == TinyTown.years)
      let empty = rows.map { $0.hasSuffix("euro" + String(repeating: ",", count: 14)) }
      #expect(empty == [true, true, false, false, false], "\(metric)")
    }
    let cost = lines.filter { $0.hasPrefix("gemeente,dorp,totaal,net_cost,") }
    #expect(!cost.contains { $0.contains(",,") })
  }

  @Test("have no chances in risk.csv")
  func risk() throws {
    let risk = try #require(
      RiskTable(outcomes: town.outcomes, startYear: TinyTown.startYear))
    for metric in ["p_keeps_pace", "p_all_within_budget"] {
      let values = risk.periods.prefix(TinyTown.years).map { $0.value(metric).isNaN }
      #expect(values == [true, true, false, false, false])
    }
    let contract = try #require(risk.entries.first { $0.name == "later" })
    #expect(contract.periods[0].value("p_overrun").isNaN)
    #expect(!contract.periods[2].value("p_overrun").isNaN)
  }

  @Test("are empty on the screen")
  func screen() throws {
    let screen = RunScreen(
      scenario: town.scenario, plan: TinyTown.plan(), outcomes: town.outcomes, language: .nl)
    let lines = screen.lines().map { $0.split(separator: " ").map(String.init) }
    #expect(lines.contains(["Budget", "van", "de", "contracten", "20", "20", "20"]))
    let label = ["Kans:", "behoefte", "binnen", "budget", "(op", "0,1%", "na)"]
    let chance = try #require(lines.first { $0.starts(with: label) })
    #expect(chance.count == label.count + 3)
  }
}

@Suite("Sentences of an answer")
struct AnswerSentenceTests {
  private func clients(_ first: Double, _ last: Double, _ years: (Int, Int)) -> String {
    AnswerSentences(words: Words(language: .nl), number: ScreenNumber(.nl))
      .clients(from: first, to: last, years: years)
  }

  @Test("about clients go from one year to another only where there are two")
  func clients() {
    #expect(clients(416, 416, (2026, 2026)) == "In 2026 zijn er gemiddeld 416 cliënten (personen).")
    #expect(
      clients(416, 416.2, (2026, 2029))
        == "Het aantal cliënten (personen) blijft van 2026 tot en met 2029 rond 416.")
    #expect(
      clients(400, 500, (2026, 2029))
        == "Het aantal cliënten (personen) gaat van 400 in 2026 naar 500 in 2029 (25%).")
    #expect(
      clients(0.2, 37, (2026, 2033))
        == "Het aantal cliënten (personen) gaat van 0 in 2026 naar 37 in 2033.")
  }

  @Test("have one draw in the singular, and no chance of 0% or 100%")
  func words() {
    let (dutch, number) = (Words(language: .nl), ScreenNumber(.nl))
    #expect(dutch.replications(1, number) == "1 trekking")
    #expect(dutch.replications(10_000, number) == "10.000 trekkingen")
    #expect(Words(language: .en).replications(1, ScreenNumber(.en)) == "1 replication")
    #expect(Words(language: .en).draws(1, ScreenNumber(.en)) == "1 draw")
    let chances = [0, 0.004, 0.01, 0.5, 0.99, 0.996, 1]
    #expect(
      chances.map { dutch.chance($0, number) }
        == ["<1%", "<1%", "1%", "50%", "99%", ">99%", ">99%"])
  }
}
