import Foundation
import Scenarios
import Simulation
import Testing

/// Runs in which every metric is kept: what each declares of itself is held against their draws.
@Suite("What metrics declare", .serialized)
struct ResultDeclarationTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Scenarios")

  /// Herindicaties that wait; a sociale basis that is paid for, and people it receives; a reserve; one-off
  /// costs.
  static let scenarios: [(file: String, settings: [String])] = [
    ("dordrecht-2016", []), ("leeuwarden-2021", []), ("rijnstreek-2015", []),
    ("voorbeeldstad", ["horizon=3", "toestanden.begeleiding_basis.bij_start=500"]),
  ]

  static let runs: [Outcomes] = scenarios.compactMap { file, settings in
    do {
      return try run(file, settings)
    } catch {
      Issue.record("\(file): \(error)")
      return nil
    }
  }

  private static func run(_ name: String, _ settings: [String]) throws -> Outcomes {
    let scenario = try Scenario.load(
      file: folder.appendingPathComponent("\(name).yaml").path,
      options: .init(settings: settings.compactMap { ScenarioSetting($0) }))
    let plan = RunPlan(seed: 7, replications: 4, threads: 2)
    return try SimulationRun(model: scenario.model, plan: plan).run().outcomes
  }

  /// Draws of a run by what they are.
  struct Draws {
    let outcomes: Outcomes
    let lines: [Series: Int]

    init(_ outcomes: Outcomes) {
      self.outcomes = outcomes
      lines = Dictionary(
        uniqueKeysWithValues: outcomes.layout.lines.enumerated().map { ($1, $0) })
    }

    subscript(_ metric: Metric, _ like: Series, _ year: Int) -> [Double]? {
      let line = Series(
        level: like.level, name: like.name, voorziening: like.voorziening, metric: metric)
      return lines[line].map { outcomes.draws(line: $0, year: year) }
    }

    var zeros: [Double] { [Double](repeating: 0, count: outcomes.replications) }
  }

  static func areClose(_ a: [Double], _ b: [Double]) -> Bool {
    a.count == b.count
      && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-9 * max(1, abs($0), abs($1)) }
  }

  @Test("the runs are there")
  func ran() { #expect(Self.runs.count == Self.scenarios.count) }

  @Test("every metric is evaluated: somewhere it is other than 0", arguments: Metric.allCases)
  func evaluated(metric: Metric) {
    let isTold = Self.runs.contains { outcomes in
      outcomes.layout.lines.enumerated().contains { index, line in
        line.metric == metric
          && (0..<outcomes.layout.years).contains { year in
            outcomes.draws(line: index, year: year).contains { $0 != 0 && $0.isFinite }
          }
      }
    }
    #expect(isTold)
  }

  @Test("every metric is kept at the levels it declares and no others", arguments: Metric.allCases)
  func levels(metric: Metric) {
    let lines = Self.runs.flatMap(\.layout.lines).filter { $0.metric == metric }
    #expect(Set(lines.filter { $0.voorziening == nil }.map(\.level)) == Set(metric.place.levels))
    #expect(lines.contains { $0.voorziening != nil } == metric.place.isByVoorziening)
    let monthly = Self.runs.flatMap(\.layout.monthlyLines)
    #expect(monthly.contains { $0.metric == metric } == metric.place.isMonthly)
  }

  @Test("a formula holds in every draw, year and line", arguments: Metric.allCases)
  func formulas(metric: Metric) throws {
    guard let formula = metric.declaration.formula else { return }
    var count = 0
    for draws in Self.runs.map(Draws.init) {
      for line in draws.lines.keys where line.metric == metric {
        for year in 0..<draws.outcomes.layout.years {
          let own = try #require(draws[metric, line, year])
          #expect(Self.areClose(own, value(formula, draws, line, year)), "\(line) \(year)")
          count += 1
        }
      }
    }
    #expect(count > 0)
  }

  private func value(_ formula: ResultFormula, _ draws: Draws, _ line: Series, _ year: Int)
    -> [Double]
  {
    var total = draws.zeros
    for (metrics, sign) in [(formula.plus, 1.0), (formula.minus, -1)] {
      for metric in metrics {
        for (draw, value) in (draws[metric, line, year] ?? draws.zeros).enumerated() {
          total[draw] += sign * value
        }
      }
    }
    guard let divisor = formula.divisor, let whole = draws[divisor, line, year] else {
      return total
    }
    return zip(total, whole).map { $1 > 0 ? $0 / $1 : 0 }
  }

  @Test("wijken and voorzieningen add up as declared", arguments: Metric.allCases)
  func addsUp(metric: Metric) throws {
    for draws in Self.runs.map(Draws.init) {
      for year in 0..<draws.outcomes.layout.years {
        let lines = draws.outcomes.layout.lines.filter { $0.metric == metric }
        guard
          let whole = lines.first(where: { $0.level == .gemeente && $0.voorziening == nil })
        else { continue }
        let wijken = lines.filter { $0.level == .wijk && $0.voorziening == nil }
        try expect(whole, of: wijken, metric.declaration.adding.wijken, draws, year)
        let parts = lines.filter { $0.level == .gemeente && $0.voorziening != nil }
        // What is once spent in a state without a voorziening stands in totals only.
        try expect(whole, of: parts, metric.declaration.adding.voorzieningen, draws, year)
      }
    }
  }

  private func expect(
    _ whole: Series, of parts: [Series], _ rule: AddingUp.Rule, _ draws: Draws, _ year: Int
  ) throws {
    guard !parts.isEmpty else { return }
    let own = try #require(draws[whole.metric, whole, year])
    let sum = { (value: (Series) -> [Double]?) in
      parts.compactMap(value).reduce(draws.zeros) { zip($0, $1).map(+) }
    }
    let expected: [Double]
    switch rule {
    case .no: return
    case .sum, .sumOfAll: expected = sum { draws[whole.metric, $0, year] }
    case .mean: expected = sum { draws[whole.metric, $0, year] }.map { $0 / Double(parts.count) }
    case .weighted(by: let weight):
      let products = sum { part in
        draws[whole.metric, part, year].map { own in
          zip(own, draws[weight, part, year] ?? draws.zeros).map(*)
        }
      }
      expected = zip(products, sum { draws[weight, $0, year] }).map { $1 > 0 ? $0 / $1 : 0 }
    case .ratio(of: let metrics, over: let divisor):
      let all = metrics.map { metric in sum { draws[metric, $0, year] } }
      let total = all.reduce(draws.zeros) { zip($0, $1).map(+) }
      expected = zip(total, sum { draws[divisor, $0, year] }).map { $1 > 0 ? $0 / $1 : 0 }
    }
    #expect(Self.areClose(own, expected), "\(whole) in year \(year)")
  }
}

/// The words of declarations.
@Suite("The words of results")
struct ResultWordTests {
  /// Metrics and measures of risk, by name.
  static let declared: [(name: String, declaration: ResultDeclaration)] =
    Metric.allCases.map { ($0.rawValue, $0.declaration) }
    + RiskMeasure.allCases.map { ($0.rawValue, $0.declaration) }

  @Test("a name and a label are of one result")
  func unique() {
    #expect(Set(Self.declared.map(\.name)).count == Self.declared.count)
    for pick in [{ (text: BilingualText) in text.nl }, { $0.en }] {
      let labels = Self.declared.map { pick($0.declaration.label).lowercased() }
      #expect(Set(labels).count == labels.count)
    }
  }

  @Test("every result is explained in a sentence of each language")
  func explained() {
    for (name, declaration) in Self.declared {
      for help in [declaration.help.nl, declaration.help.en] {
        #expect(help.count > 20 && help.hasSuffix("."), "\(name)")
        #expect(help.first?.isUppercase == true, "\(name)")
      }
      #expect(declaration.help.nl != declaration.help.en, "\(name)")
      for label in [declaration.label.nl, declaration.label.en] {
        #expect(label.first?.isUppercase == true, "\(name)")
      }
    }
  }

  @Test("a certainty stands in the label where a measure is told at one, and only there")
  func certainties() {
    for measure in RiskMeasure.allCases {
      for label in [measure.declaration.label.nl, measure.declaration.label.en] {
        #expect(label.contains("{") == (measure.certainties != .none), "\(measure)")
        #expect(!measure.label(at: 90).nl.contains("{"))
      }
    }
    #expect(RiskMeasure.risk.name(at: 90) == "risk_90")
    #expect(RiskMeasure.tailMean.label(at: 95).nl == "Slechtste 5% gemiddeld")
  }

  @Test("what years add up to is a sum of euros or of people who come, or a mean of those there")
  func years() {
    #expect(Metric.netCost.declaration.adding.years == .sum)
    #expect(Metric.need.declaration.adding.years == .sum)
    #expect(Metric.waiting.declaration.adding.years == .mean)
    #expect(Metric.reserve.declaration.adding.years == .no)
    #expect(Metric.population.declaration.adding.years == .no)
  }
}
