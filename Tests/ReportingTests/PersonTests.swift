import Foundation
import Scenarios
import Simulation
import Testing

@testable import Reporting

/// A town of two tracks of care, in which a person is in 1.25 of them on average, with a third wijk in which
/// nobody lives.
@Suite("People are counted once")
struct PersonTests {
  private static let text = TinyTown.text()
    .replacing("zuid: {} }", with: "zuid: {}, leeg: {} }")
    .replacing("sporen: { een: {} }", with: "sporen: { een: {}, twee: {} }")
    .replacing(
      "voorzieningen: { hulp: { eenheden_per_maand: 5, kostprijs: 30 } }",
      with: """
        voorzieningen:
          hulp: { eenheden_per_maand: 5, kostprijs: 30 }
          dag: { eenheden_per_maand: 4, kostprijs: 20 }
        overlap: { value: 1.25, source: "estimate: made for a test" }
        """
    )
    .replacing(
      "toestanden: { hulp: { profiel: hulp, stand: 12, instroom: 3, uitstroom: 0.25 } }",
      with: """
        toestanden:
          hulp: { spoor: een, profiel: hulp, stand: 18, instroom: 4.5, uitstroom: 0.25 }
          dag: { spoor: twee, profiel: hulp, stand: 12, instroom: 3, uitstroom: 0.25 }
        """
    )
    .replacing("tarieven: { hulp: 30 }", with: "tarieven: { hulp: 30, dag: 20 }")

  private let folder: ScratchFolder
  private let scenario: Scenario
  private let outcomes: Outcomes
  private let timings: Timings

  init() throws {
    folder = try ScratchFolder()
    let nobody = "leeg,40,v,0,estimate\nleeg,40,m,0,estimate\n"
    scenario = try TinyTown.load(
      Self.text, residents: TinyTown.residents + nobody, in: folder)
    (outcomes, timings) = try SimulationRun(model: scenario.model, plan: TinyTown.plan()).run()
  }

  private func mean(_ metric: Metric, _ year: Int) -> Double {
    RunRecord(scenario, TinyTown.plan(), outcomes)
      .mean(metric.rawValue, TinyTown.startYear + year) ?? .nan
  }

  private func page() throws -> String {
    let run = try RunFolder(at: folder.path("run"))
    try RunFiles(
      scenario: scenario, plan: TinyTown.plan(), options: Scenario.Options(), outcomes: outcomes,
      timings: timings
    ).write(to: run, draws: false)
    try run.commit()
    let record = try RunRecord(folder: folder.path("run"))
    let document = RunReport(record: record, language: .nl).document()
    return String(decoding: HTMLReport(document).bytes(), as: UTF8.self)
  }

  private static let headline = "Het aantal cliënten (personen) "

  @Test("clients count in each voorziening, persons once, by the tracks they are in")
  func once() {
    for year in 0..<TinyTown.years {
      #expect(mean(.persons, year) > 15)
      #expect(abs(mean(.clients, year) - 1.25 * mean(.persons, year)) < 1e-9 * mean(.clients, year))
    }
  }

  @Test("the screen speaks of persons, and says of voorzieningen that a person counts in each")
  func screen() throws {
    let number = ScreenNumber(.nl)
    let lines = RunScreen(
      scenario: scenario, plan: TinyTown.plan(), outcomes: outcomes, language: .nl
    ).lines()
    let (first, last) = (mean(.persons, 0), mean(.persons, TinyTown.years - 1))
    let headline = AnswerSentences(words: Words(language: .nl), number: number)
      .clients(from: first, to: last, years: (2021, 2025))
    #expect(headline.hasPrefix(Self.headline) && lines.contains(headline))
    #expect(number.text(first) != number.text(mean(.clients, 0)))
    let row = try #require(lines.first { $0.hasPrefix("Cliënten (personen), gemiddeld") })
    #expect(row.contains(number.text(first)))
    #expect(
      lines.contains(
        "Een persoon telt één keer: gerekend is met 1,25 sporen per persoon (aanname)."))
    #expect(lines.contains { $0.hasPrefix("Per voorziening (een persoon telt in elke) ") })
  }

  @Test("the report speaks of persons in its answer, its tables and its wijken")
  func report() throws {
    let page = try page()
    #expect(page.contains(Self.headline))
    #expect(page.contains("data-key=\"summary/gemeente/dorp/totaal/persons/2021/mean\""))
    #expect(page.contains("data-key=\"summary/wijk/noord/totaal/persons/2021/mean\""))
    #expect(!page.contains("data-key=\"summary/wijk/noord/totaal/clients/"))
    #expect(page.contains("Cliënten per voorziening (een persoon telt per voorziening)"))
    #expect(page.contains("gerekend is met 1,25 sporen per persoon (aanname)."))
  }

  @Test("in care of one track there is nothing to say of persons in several")
  func oneTrack() throws {
    let town = try TinyTown()
    let lines = RunScreen(
      scenario: town.scenario, plan: TinyTown.plan(), outcomes: town.outcomes, language: .nl
    ).lines()
    #expect(lines.contains { $0.hasPrefix(Self.headline) })
    #expect(!lines.contains { $0.contains("sporen per persoon") })
  }

  @Test("where nobody lives there is no cost per inhabitant, and it is empty")
  func nobody() throws {
    let table = CSVRows(SummaryTable(outcomes: outcomes, startYear: TinyTown.startYear).csv())
    for (wijk, isEmpty) in [("noord", false), ("leeg", true)] {
      let rows = table.rows.filter {
        $0["level"] == "wijk" && $0["name"] == wijk && $0["metric"] == "cost_per_inhabitant"
      }
      #expect(rows.count == TinyTown.years)
      for row in rows {
        for column in ["mean", "sd", "mcse", "p1", "p50", "p99"] {
          #expect((row[column] == "") == isEmpty, "\(wijk) \(column)")
        }
      }
      let people = table.rows.filter {
        $0["level"] == "wijk" && $0["name"] == wijk && $0["metric"] == "population"
      }
      #expect(people.allSatisfy { $0["mean"] != "" })
    }
    #expect(try page().contains("leeg"))
  }
}
