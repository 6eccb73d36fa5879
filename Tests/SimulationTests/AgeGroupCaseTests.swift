import Foundation
import Scenarios
import Simulation
import SociaalDomein
import Testing

/// Towns whose residents are told by groups of ages, held against what they come to by single age.
@Suite("A town by groups of ages")
struct AgeGroupCaseTests {
  /// The town of `init`, of which single ages are known.
  private struct Town {
    var text: String
    var tables: [String: String]

    init(horizon: Int = 10) throws {
      let files = try #require(ScenarioTemplate(name: "dorp")).files
      text = String(decoding: files[0].bytes, as: UTF8.self)
        .replacing("horizon: 4", with: "horizon: \(horizon)")
      tables = Dictionary(
        uniqueKeysWithValues: files.dropFirst().map {
          ($0.name, String(decoding: $0.bytes, as: UTF8.self))
        })
    }

    /// Residents of the town by wijk, age and sex.
    var residents: [(wijk: String, age: Int, sex: String, people: Double)] {
      (tables["bevolking.csv"] ?? "").split(separator: "\n").dropFirst().compactMap { line in
        let cells = line.split(separator: ",").map(String.init)
        guard let age = Int(cells[1]), let people = Double(cells[3]) else { return nil }
        return (cells[0], age, cells[2], people)
      }
    }

    /// The same residents by groups that begin at these ages, rounded to fives as CBS does.
    mutating func group(by starts: [Int], sexes: Bool) {
      let residents = residents
      var text = "wijk;leeftijd\(sexes ? ";geslacht" : "");aantal\n"
      for wijk in ["centrum", "noord", "zuid"] {
        for (index, start) in starts.enumerated() {
          let next = index + 1 < starts.count ? starts[index + 1] : nil
          let label = next.map { "\(start) tot \($0) jaar" } ?? "\(start) jaar of ouder"
          for sex in sexes ? ["m", "v"] : [""] {
            var sum = 0.0
            for row in residents where row.wijk == wijk && row.age >= start {
              if row.age < next ?? .max, sex.isEmpty || row.sex == sex { sum += row.people }
            }
            text += "\(wijk);\(label)\(sexes ? ";\(sex)" : "");\(Int((sum / 5).rounded()) * 5)\n"
          }
        }
      }
      tables["bevolking.csv"] = text
    }

    /// Rows of a wijk by the five groups in which wijken are published.
    func groups(of wijk: String, as key: String? = nil, factor: Double = 1) -> [String] {
      let (residents, ends) = (residents, [15, 25, 45, 65, 999])
      return AgeGroupCaseTests.kwb.indices.map { index -> String in
        let (start, end) = (AgeGroupCaseTests.kwb[index], ends[index])
        var people = 0.0
        for row in residents where row.wijk == wijk && row.age >= start && row.age < end {
          people += row.people
        }
        let label = end < 999 ? "\(start) tot \(end) jaar" : "65+"
        return "\(key ?? wijk);\(label);\(people * factor)\n"
      }
    }

    func scenario() throws -> Scenario { try CaseFolder.scenario(text: text, tables: tables) }
  }

  /// Means of 75+, need and clients in the first and the last year.
  private struct Figures {
    let elderly: [Double]
    let need: [Double]
    let clients: [Double]

    init(_ scenario: Scenario) throws {
      let run = try CaseRun(scenario, replications: 200)
      let last = run.outcomes.layout.years - 1
      let mean = { (metric: Metric) in
        [0, last].map { year in
          let draws = run.draws(metric, year: year)
          return draws.reduce(0, +) / Double(draws.count)
        }
      }
      (elderly, need, clients) = (mean(.population75plus), mean(.need), mean(.clients))
    }
  }

  private static let fives = Array(stride(from: 0, through: 95, by: 5))
  private static let kwb = [0, 15, 25, 45, 65]

  @Test("of five years comes to the same people of 75 and older, need and clients")
  func fiveYears() throws {
    let known = try Figures(Town().scenario())
    #expect(close(known.elderly[0], 1558, 0.002) && close(known.elderly[1], 2139, 0.01))
    #expect(close(known.clients[1], 473, 0.03))
    for sexes in [true, false] {
      var town = try Town()
      town.group(by: Self.fives, sexes: sexes)
      let found = try Figures(town.scenario())
      for year in 0...1 {
        #expect(close(found.elderly[year], known.elderly[year], 0.01))
        #expect(close(found.need[year], known.need[year], 0.015))
        #expect(close(found.clients[year], known.clients[year], 0.015))
      }
    }
  }

  @Test("of five groups of the wijken comes close, and tells how much rests on the pyramid")
  func fiveGroups() throws {
    let known = try Figures(Town().scenario())
    var town = try Town()
    town.group(by: Self.kwb, sexes: false)
    let scenario = try town.scenario()
    let found = try Figures(scenario)
    #expect(close(found.elderly[0], known.elderly[0], 0.1))
    #expect(close(found.need[1], known.need[1], 0.05))
    #expect(close(found.clients[1], known.clients[1], 0.05))
    let spread = try #require(scenario.spreads.first)
    #expect(close(spread.elderly, found.elderly[0], 0.001))
  }

  /// The wijken of a gemeente as Kerncijfers wijken en buurten has them.
  private static let waterveld = """
    wijk;leeftijd;aantal
    centrum;0 tot 15 jaar;700
    centrum;15 tot 25 jaar;825
    centrum;25 tot 45 jaar;1505
    centrum;45 tot 65 jaar;1925
    centrum;65 jaar of ouder;1835
    noord;0 tot 15 jaar;1490
    noord;15 tot 25 jaar;865
    noord;25 tot 45 jaar;1990
    noord;45 tot 65 jaar;2025
    noord;65 jaar of ouder;1330
    zuid;0 tot 15 jaar;795
    zuid;15 tot 25 jaar;620
    zuid;25 tot 45 jaar;1175
    zuid;45 tot 65 jaar;1775
    zuid;65 jaar of ouder;1130
    """

  @Test("as wijken are published runs, near a spread by hand")
  func kwb() throws {
    var town = try Town()
    town.tables["bevolking.csv"] = Self.waterveld
    let found = try Figures(town.scenario())
    #expect(close(found.elderly[0], 1980, 0.06))
    #expect(close(found.need[0], 174, 0.03) && close(found.need[1], 186, 0.05))
    #expect(close(found.clients[0], 415, 0.03) && close(found.clients[1], 464, 0.05))
  }

  // MARK: Wijken that change

  @Test("with a wijk still to be built has nobody there now, and clients once its residents come")
  func newWijk() throws {
    var town = try Town(horizon: 8)
    var old: [String] = []
    for wijk in ["centrum", "noord", "zuid"] { old += town.groups(of: wijk) }
    var years: [String] = []
    for (year, residents) in [(2026, 0.0), (2030, 1500.0), (2034, 3000.0)] {
      let new = town.groups(of: "noord", as: "havens", factor: residents / 7600)
      for row in old + new { years.append("\(year);\(row)") }
    }
    town.tables["bevolking.csv"] = "wijk;leeftijd;aantal\n" + old.joined() + "havens;0+;0\n"
    town.tables["prognose.csv"] = "jaar;wijk;leeftijd;aantal\n" + years.joined()
    town.text = town.text.replacing(
      "zuid: { naam: Zuid }", with: "zuid: { naam: Zuid }\n  havens: "
    )
    .replacing(
      "verloop: cohort", with: "verloop: prognose\n  prognoses: { nu: { tabel: prognose.csv } }"
    )
    .replacing("  sterfte: { tabel: sterfte.csv, verbetering: 0.01 }\n", with: "")
    .replacing("  geboorte: { tabel: geboorte.csv }\n", with: "")
    let run = try CaseRun(try town.scenario(), replications: 200)
    let clients = { (year: Int) -> Double in
      let line = run.outcomes.layout.lines.firstIndex {
        $0.level == .wijk && $0.name == "havens" && $0.metric == .clients && $0.voorziening == nil
      }
      return line.map { run.outcomes.moments(line: $0, year: year).mean } ?? .nan
    }
    #expect(clients(0) < 2)
    #expect(close(clients(7), 37, 0.15))
  }

  @Test(
    "that was split costs the same per resident in both parts, once clients are divided over them")
  func split() throws {
    var town = try Town()
    let split = town.residents.flatMap { row -> [String] in
      guard row.wijk == "noord" else {
        return ["\(row.wijk),\(row.age),\(row.sex),\(row.people)\n"]
      }
      return [("noord", 0.6), ("noordrand", 0.4)].map {
        "\($0.0),\(row.age),\(row.sex),\(row.people * $0.1)\n"
      }
    }
    town.tables["bevolking.csv"] = "wijk,leeftijd,geslacht,aantal\n" + split.joined()
    town.tables["wmo.csv"] =
      "wijk;toestand;clienten\ncentrum;alle;160\nnoord;alle;78\nnoordrand;alle;52\nzuid;alle;80\n"
    town.text = town.text.replacing(
      "noord: { naam: Noord }", with: "noord: { naam: Noord }\n  noordrand: "
    )
    .replacing(
      "profielen: profielen.csv",
      with: "profielen: profielen.csv\nbehoefte: { vorm: waargenomen, tabel: wmo.csv, kappa: 50 }")
    let scenario = try town.scenario()
    #expect(scenario.warnings.allSatisfy { !$0.message.contains("clients") })
    let run = try CaseRun(scenario, replications: 200)
    let cost = { (wijk: String) -> Double in
      let line = run.outcomes.layout.lines.firstIndex {
        $0.level == .wijk && $0.name == wijk && $0.metric == .costPerInhabitant
          && $0.voorziening == nil
      }
      return line.map { run.outcomes.moments(line: $0, year: 0).mean } ?? .nan
    }
    #expect(close(cost("noord"), cost("noordrand"), 0.06))
  }
}
