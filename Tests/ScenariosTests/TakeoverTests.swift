import Foundation
import FundingModel
import SociaalDomein
import Testing

@testable import ScenarioText
@testable import Scenarios

@Suite("A system that takes over a part")
struct TakeoverTests {
  private static let town = FormatTests.root.appendingPathComponent("Scenarios/voorbeeldstad.yaml")
    .path
  private static let support = ["begeleiding_basis", "begeleiding_specialistisch", "dagbesteding"]

  /// The example town under a preset that takes over a part, 2021-2024.
  private func load(
    _ name: String, from: Int? = nil, _ voorzieningen: [String] = [], perceel: String? = nil,
    settings: [String] = []
  ) throws -> Scenario {
    let settings = settings.compactMap { ScenarioSetting($0) }
    let own = try Scenario.load(file: Self.town, options: .init(settings: settings))
    let takeover = try Takeover(
      from: from, voorzieningen: voorzieningen, perceel: perceel, of: own)
    return try Scenario.load(
      file: Self.town,
      options: .init(
        system: SystemFile.preset(name), takeover: takeover, settings: settings))
  }

  /// Every contract with what it covers and the months from and until which it holds.
  private func cover(_ scenario: Scenario) -> [String] {
    let (setting, funding) = (scenario.model.setting, scenario.model.funding)
    return funding.contracts.map { contract in
      let names = funding.percelen[contract.perceel].voorzieningen.map {
        setting.voorzieningen[$0].key
      }
      let end = contract.term.end.flatMap {
        $0 < setting.grid.steps ? setting.grid.label($0) : nil
      }
      return "\(contract.key) \(setting.grid.label(contract.term.start)) \(end ?? "end"): "
        + names.joined(separator: " ")
    }
  }

  @Test("from the start and for everything replaces every contract, as without a limit")
  func whole() throws {
    let limited = try load("lumpsum", from: 2021)
    let whole = try Scenario.load(
      file: Self.town, options: .init(system: SystemFile.preset("lumpsum")))
    #expect(limited.resolvedYAML == whole.resolvedYAML)
  }

  @Test(
    "from a year for some voorzieningen leaves the rest, and all before, with the own contracts")
  func part() throws {
    #expect(
      try cover(load("lumpsum", from: 2023, Self.support)) == [
        "ondersteuning 2021-01 2023-01: inloop begeleiding_basis begeleiding_specialistisch dagbesteding",
        "ondersteuning_rest 2023-01 end: inloop",
        "huishouden 2021-01 end: huishouden",
        "stelsel_alles 2023-01 end: begeleiding_basis begeleiding_specialistisch dagbesteding",
      ])
  }

  @Test("from the start for some voorzieningen narrows the own contract, and splits none")
  func narrowed() throws {
    #expect(
      try cover(load("taakgericht", ["huishouden", "dagbesteding"])) == [
        "ondersteuning 2021-01 end: inloop begeleiding_basis begeleiding_specialistisch",
        "stelsel_alles 2021-01 end: dagbesteding huishouden",
      ])
  }

  @Test("for a perceel takes what that covers")
  func perceel() throws {
    #expect(
      try cover(load("subsidie", from: 2022, perceel: "huishouden")) == [
        "ondersteuning 2021-01 end: inloop begeleiding_basis begeleiding_specialistisch dagbesteding",
        "huishouden 2021-01 2022-01: huishouden", "stelsel_alles 2022-01 end: huishouden",
      ])
  }

  @Test("of layers keeps the layers in which it takes something, and counts its years from there")
  func layers() throws {
    let layered = try cover(load("gelaagd", from: 2023, ["inloop", "dagbesteding"]))
    #expect(layered.contains("stelsel_sociale_basis 2023-01 end: inloop"))
    #expect(
      !layered.contains { $0.contains("stelsel_sociale_basis") && $0.contains("dagbesteding") })
    #expect(layered.filter { $0.hasPrefix("stelsel_") }.count == 2)
    // Its second contract begins in its second year, which is the third of the run.
    let later = try cover(load("groningen-2019", from: 2022, settings: ["horizon=6"]))
    let taken = later.filter { $0.hasPrefix("stelsel_") }
    #expect(!taken.isEmpty && taken.allSatisfy { !$0.contains(" 2021-") })
  }

  @Test("leaves a scenario that reads as itself")
  func resolved() throws {
    let scenario = try load("lumpsum", from: 2023, Self.support)
    let folder = URL(fileURLWithPath: Self.town).deletingLastPathComponent().path
    let path = folder + "/.\(UUID().uuidString).yaml"
    try Data(scenario.resolvedYAML.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try cover(Scenario.load(file: path)) == cover(scenario))
  }

  @Test(
    "keeps correlations of own contracts that stay, and leaves out those of contracts that do not")
  func correlations() throws {
    let variant = """
      extends: \(Self.town)
      naam: verband
      contracten:
        huishouden: { tarieven: { huishouden: { uniform: { min: 30, max: 34 } } } }
        ondersteuning: { tarieven: { inloop: { uniform: { min: 11, max: 13 } } } }
      correlaties:
        prijzen:
          een: contracten.huishouden.tarieven.huishouden
          ander: contracten.ondersteuning.tarieven.inloop
          waarde: 0.5

      """
    try withFolder(["verband.yaml": variant]) { folder in
      let file = folder + "/verband.yaml"
      let own = try Scenario.load(file: file)
      let system = SystemFile.preset("lumpsum")
      for (from, isKept) in [(2023, true), (2021, false)] {
        let takeover = try Takeover(
          from: from, voorzieningen: [], perceel: "ondersteuning", of: own)
        let scenario = try Scenario.load(
          file: file, options: .init(system: system, takeover: takeover))
        let isTold = scenario.warnings.contains {
          "\($0)".contains("'correlaties.prijzen' is left out")
        }
        #expect(isTold != isKept)
      }
    }
  }

  @Test("of a contract with one budget for more is refused, and says why")
  func budget() throws {
    let lumpsum =
      "{ perceel: ondersteuning, vorm: lumpsum, opslag: 0, terughoudendheid: 0, "
      + "budget: { bedrag: 2000000 } }"
    #expect {
      try load(
        "taakgericht", from: 2023, Self.support, settings: ["contracten.ondersteuning=\(lumpsum)"])
    } throws: { error in
      guard let errors = error as? ScenarioErrors else { return false }
      return errors.errors.contains {
        $0.message.contains(
          "the own contract 'ondersteuning' has one budget for what is taken over and for inloop")
      }
    }
    // All of what it covers can be taken over: the budget ends with it.
    let whole = try load(
      "taakgericht", from: 2023, perceel: "ondersteuning",
      settings: ["contracten.ondersteuning.naam=Begeleiding"])
    #expect(cover(whole).contains { $0.hasPrefix("ondersteuning 2021-01 2023-01") })
  }

  @Test(
    "that the scenario does not have is refused with what is allowed",
    arguments: [
      (
        2020, [], nil,
        "a system cannot take over from 2020; allowed: a year of the run, 2021 to 2024"
      ),
      (nil, ["huishoude"], nil, "did you mean 'huishouden'?"),
      (
        nil, [], "huis",
        "there is no perceel 'huis' in the scenario; allowed: ondersteuning, huishouden"
      ),
      (
        nil, ["inloop"], "huishouden",
        "the perceel 'huishouden' has no 'inloop'; allowed: huishouden"
      ),
    ] as [(Int?, [String], String?, String)])
  func faults(_ from: Int?, _ names: [String], _ perceel: String?, _ message: String) throws {
    let own = try Scenario.load(file: Self.town)
    let fault = #expect(throws: Takeover.Fault.self) {
      try Takeover(from: from, voorzieningen: names, perceel: perceel, of: own)
    }
    #expect(fault?.message.contains(message) == true, "\(fault?.message ?? "")")
  }
}
