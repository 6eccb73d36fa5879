import NumericKernels
import Scenarios
import Testing

@testable import DemandModel
@testable import Simulation

/// Two runs in a row: a run opens with what each draw of another ended with.
@Suite("A run from another run's end") struct OpeningStockTests {
  /// Two wijken, two toestanden between which people move, whole people.
  private static func town(start: Int = 2021, horizon: Int = 2) -> Town {
    var town = Town()
    town.start = start
    town.horizon = horizon
    town.wijken = ["oost", "west"]
    town.voorzieningen = """
        licht: { eenheden_per_maand: 10, kostprijs: 30 }
        zwaar: { eenheden_per_maand: 10, kostprijs: 60 }

      """
    town.tarieven = "licht: 30, zwaar: 60"
    town.toestanden = """
        licht:
          profiel: hulp
          stand: 60
          uitstroom: { pert: { min: 0.4, mode: 0.5, max: 0.7 } }
          groei: 0.02
          stromen: { op: { naar: zwaar, soort: opschalen, per_jaar: 0.1 } }
        zwaar: { profiel: hulp, stand: 40, uitstroom: 0.4, groei: 0.02 }

      """
    return town
  }

  private static let withChance = ("instroom: nee, overgangen: nee", "instroom: ja, overgangen: ja")

  private static func text(_ town: Town, opening: String = "") -> String {
    let text = town.text.replacing(withChance.0, with: withChance.1)
    return text + (opening.isEmpty ? "" : "opening: { \(opening) }\n")
  }

  /// Who is in care on some dates, as a run writes it.
  private static func table(
    _ outcomes: Outcomes, _ scenario: Scenario, wijken: Bool = true
  ) -> String {
    let setting = scenario.model.setting
    var text = "replicatie,jaar,toestand,\(wijken ? "wijk," : "")clienten\n"
    for index in 0..<outcomes.replications {
      for (date, years) in outcomes.layout.stockDates.years.enumerated() {
        for (state, care) in setting.states.enumerated() {
          let counts = setting.wijken.indices.map {
            outcomes.stock(date: date, place: state * setting.wijken.count + $0, at: index)
          }
          let first = "\(index + 1),\(setting.grid.startYear + years),\(care.key),"
          if wijken {
            for (wijk, count) in zip(setting.wijken, counts) {
              text += first + "\(wijk.key),\(count)\n"
            }
          } else {
            text += first + "\(counts.reduce(0, +))\n"
          }
        }
      }
    }
    return text
  }

  private static func scenario(_ text: String, _ table: String? = nil) throws -> Scenario {
    var tables = Town.standardTables(wijken: ["oost", "west"])
    if let table { tables["stock.csv"] = table }
    return try CaseFolder.scenario(text: text, tables: tables)
  }

  private static func run(
    _ scenario: Scenario, _ replications: Int, years: [Int], seed: UInt64,
    engine: EngineKind = .cohort
  ) throws -> Outcomes {
    let plan = RunPlan(seed: seed, replications: replications, threads: 2, engine: engine)
    return try SimulationRun(model: scenario.model, plan: plan, stockYears: years).run().outcomes
  }

  private static func stocks(_ outcomes: Outcomes, date: Int = 0, at index: Int) -> [Double] {
    (0..<outcomes.layout.stockDates.places).map { outcomes.stock(date: date, place: $0, at: index) }
  }

  @Test(
    "opens replication r with exactly what replication r ended with", arguments: EngineKind.allCases
  )
  func chain(_ engine: EngineKind) throws {
    let first = try Self.scenario(Self.text(Self.town()))
    let end = try Self.run(first, 70, years: [0, 2], seed: 1, engine: engine)
    let text = Self.text(Self.town(start: 2023), opening: "jaar: 2023, tabel: stock.csv")
    let second = try Self.scenario(text, Self.table(end, first))
    let start = try Self.run(second, 100, years: [0], seed: 2, engine: engine)
    var all: Set<[Double]> = []
    for index in 0..<100 {
      let found = Self.stocks(start, at: index)
      #expect(found == Self.stocks(end, date: 1, at: index % 70), "replication \(index + 1)")
      #expect(found.allSatisfy { $0 == $0.rounded() })
      all.insert(found)
    }
    #expect(all.count > 50, "draws differ")
  }

  @Test("divides a draw without wijken, leaving it as it is")
  func withoutWijken() throws {
    let first = try Self.scenario(Self.text(Self.town()))
    let end = try Self.run(first, 40, years: [2], seed: 1)
    let text = Self.text(Self.town(start: 2023), opening: "jaar: 2023, tabel: stock.csv")
    let second = try Self.scenario(text, Self.table(end, first, wijken: false))
    let start = try Self.run(second, 40, years: [0], seed: 2)
    for index in 0..<40 {
      let (found, ended) = (Self.stocks(start, at: index), Self.stocks(end, at: index))
      #expect(found[0] + found[1] == ended[0] + ended[1])
      #expect(found[2] + found[3] == ended[2] + ended[3])
      #expect(found.allSatisfy { $0 > 5 }, "both wijken have their part")
    }
  }

  @Test("keeps the same dates whatever the threads and the place of the run")
  func reproducible() throws {
    let scenario = try Self.scenario(Self.text(Self.town()))
    let many = try Self.run(scenario, 130, years: [1, 2], seed: 5)
    let plan = RunPlan(seed: 5, replications: 1, firstReplication: 129)
    let one = try SimulationRun(model: scenario.model, plan: plan, stockYears: [2, 1]).run()
      .outcomes
    for date in 0...1 {
      #expect(Self.stocks(one, date: date, at: 0) == Self.stocks(many, date: date, at: 128))
    }
  }

  @Test("leaves every result as it was where stocks are kept")
  func untouched() throws {
    let scenario = try Self.scenario(Self.text(Self.town()))
    let with = try Self.run(scenario, 70, years: [0, 1, 2], seed: 5)
    let without = try Self.run(scenario, 70, years: [], seed: 5)
    for line in with.layout.lines.indices {
      #expect(with.draws(line: line, year: 1) == without.draws(line: line, year: 1))
    }
  }

  // MARK: How many come

  /// Without chance 50 and 150 clients, of which half leave in a year, go on as many as they are: what comes
  /// follows the draw, as a drawn stand has it.
  @Test("with inflow that follows from outflow and growth")
  func level() throws {
    for (draw, people) in [50.0, 150].enumerated() {
      let run = try Self.calm("uitstroom: 0.5, groei: 0", first: draw + 1)
      #expect(run.course(.clients).allSatisfy { close($0, people, 1e-9) })
    }
  }

  /// A given inflow stays given: 150 clients go to the 100 that it holds, by half of what is left a year.
  @Test("with a given inflow, which stays given")
  func givenInflow() throws {
    let run = try Self.calm("uitstroom: 0.5, instroom: 50", first: 2)
    let course = run.course(.clients)
    for (step, clients) in course.enumerated() {
      let left = Elementary.exp(-0.5 * Double(step + 1) / 12)
      #expect(close(clients, 100 + 50 * left, 1e-3), "step \(step)")
    }
  }

  private static func calm(_ flows: String, first: Int) throws -> CaseRun {
    var town = Town()
    town.toestanden = "  hulp: { profiel: hulp, \(flows) }\n"
    let text = town.text + "opening: { jaar: 2021, tabel: stock.csv }\n"
    var tables = Town.standardTables(wijken: ["oost"])
    tables["stock.csv"] =
      "replicatie,jaar,toestand,wijk,clienten\n1,2021,hulp,oost,50\n2,2021,hulp,oost,150\n"
    return try CaseRun(CaseFolder.scenario(text: text, tables: tables), first: first)
  }

  // MARK: Who waits

  /// A ceiling of 90 places for 80 clients and 30 who wait: they stand in the queue at the opening.
  private static func queued(_ access: String) throws -> Scenario {
    var town = Town()
    town.toestanden =
      "  hulp: { gegeven: ja, instroom: 0, stromen: { uit: { soort: uitstroom, per_jaar: 0.2 } } }\n"
    town.contracten = "{ alles: { vorm: inspanningsgericht, tarieven: { hulp: 30 }\(access) } }"
    var tables = Town.standardTables(wijken: ["oost"])
    tables["stock.csv"] =
      "replicatie,jaar,toestand,wijk,clienten,wachtend\n1,2021,hulp,oost,80,30\n2,2021,hulp,oost,85,10\n"
    let text =
      town.text.replacing(withChance.0, with: withChance.1)
      + "opening: { jaar: 2021, tabel: stock.csv }\n"
    return try CaseFolder.scenario(text: text, tables: tables)
  }

  @Test(
    "who waits stands in the queue, and starts as there are places", arguments: EngineKind.allCases)
  func waiting(_ engine: EngineKind) throws {
    let scenario = try Self.queued(", toegang: plaatsen, plaatsen: 90")
    let run = try Self.run(scenario, 3, years: [0, 1], seed: 4, engine: engine)
    #expect((0..<3).map { run.stock(date: 0, place: 0, at: $0, waiting: true) } == [30, 10, 30])
    #expect((0..<3).map { run.stock(date: 0, place: 0, at: $0) } == [80, 85, 80])
    let waits = run.stock(date: 1, place: 0, at: 0, waiting: true)
    // Some 16 of 90 leave in the year and make room for as many, after the first ten.
    #expect(waits < 20 && run.stock(date: 1, place: 0, at: 0) <= 90, "\(waits)")
  }

  @Test(
    "who waited for one step before the first is counted so when they start",
    arguments: EngineKind.allCases)
  func waitedOneStep(_ engine: EngineKind) throws {
    let model = try Self.queued(", toegang: plaatsen, plaatsen: 1000").model
    let run = SingleRuns(model, engine: engine, seed: 3)
    let people = run.replication.demand.people
    var step = -1
    try run(1) {
      defer { step += 1 }
      guard step == 0 else { return }
      #expect(people.starts.sum == 30 && people.queue.waited.sum == 30)
    }
  }

  @Test("who waits comes in the first month where nobody waits", arguments: EngineKind.allCases)
  func openAccess(_ engine: EngineKind) throws {
    let run = SingleRuns(try Self.queued("").model, engine: engine, seed: 3)
    let people = run.replication.demand.people
    var step = -1
    try run(1) {
      defer { step += 1 }
      if step == -1 { #expect(people.inProcess.sum == 30 && people.stock.sum == 80) }
      if step == 0 { #expect(people.starts.sum == 30 && people.inProcess.sum == 0) }
    }
  }

  // MARK: The preset

  /// Of zoetermeer-2021: the draws that zoetermeer-2017 ends 2020 with. Where this fails after a change that
  /// moves zoetermeer-2017, `script/opening-draws` makes them anew.
  @Test("zoetermeer-2021 opens with the draws of zoetermeer-2017")
  func zoetermeer() throws {
    let before = try CaseFolder.delivered("zoetermeer-2017", [ScenarioSetting("horizon", "4")])
    let after = try CaseFolder.delivered("zoetermeer-2021")
    let end = try Self.run(before, 8, years: [4], seed: before.seed)
    let start = try Self.run(after, 8, years: [0], seed: after.seed)
    let (ended, wijken) = (
      before.model.setting.states.map(\.key), before.model.setting.wijken.count
    )
    for (state, care) in after.model.setting.states.enumerated() {
      let other = try #require(ended.firstIndex(of: care.key))
      for index in 0..<8 {
        let total = { (run: Outcomes, state: Int) in
          (0..<wijken).reduce(0) { $0 + run.stock(date: 0, place: state * wijken + $1, at: index) }
        }
        #expect(total(start, state) == total(end, other), "\(care.key) in replication \(index + 1)")
      }
    }
    #expect(before.seed != after.seed)
  }
}
