import Foundation
import FundingModel
import SociaalDomein
import Testing

@testable import ScenarioText
@testable import Scenarios

@Suite("A funding system of its own")
struct SystemFileTests {
  private static let town = FormatTests.root.appendingPathComponent("Scenarios/voorbeeldstad.yaml")
    .path

  private func load(_ system: SystemFile?) throws -> Scenario {
    try Scenario.load(file: Self.town, options: .init(system: system))
  }

  private func messages(_ text: String) throws -> [String] {
    try withFolder(["s.yaml": text]) { folder in
      do {
        let scenario = try load(SystemFile(path: folder + "/s.yaml"))
        return scenario.warnings.map { "\($0)".replacing(folder + "/", with: "") }
      } catch let error as ScenarioErrors {
        return error.errors.map { "\($0)".replacing(folder + "/", with: "") }
      }
    }
  }

  @Test(
    "takes the place of the scenario's contracts and of nothing else",
    arguments: SystemFile.presets.map(\.name))
  func presets(_ name: String) throws {
    let system = try #require(SystemFile.preset(name))
    let own = try load(nil)
    let other = try load(system)
    #expect(other.name == own.name && other.seed == own.seed)
    #expect(other.model.funding.contracts.map(\.key) != own.model.funding.contracts.map(\.key))
    let ofDemand = { (scenario: Scenario) in
      scenario.parameters.filter { !$0.key.hasPrefix("contracten.") }
    }
    #expect(ofDemand(other) == ofDemand(own))
    #expect(SystemFile.preset(system.name)?.text == system.text)
  }

  @Test(
    "every number that a preset gives is marked as an assumption",
    arguments: SystemFile.presets.map(\.name))
  func assumed(_ name: String) throws {
    let system = try #require(SystemFile.preset(name))
    // What a preset leaves to its default says itself where that comes from.
    let numbers = try load(system).numbers.filter {
      $0.parameter.key.hasPrefix("contracten.") && $0.place != nil
    }
    #expect(!numbers.isEmpty)
    for number in numbers { #expect(number.parameter.isAssumption, "\(number.parameter.key)") }
  }

  @Test("resolves to a scenario that reads as itself", arguments: SystemFile.presets.map(\.name))
  func resolved(_ name: String) throws {
    let system = try #require(SystemFile.preset(name))
    let scenario = try load(system)
    let tables = FormatTests.root.appendingPathComponent("notebooks-data").path
    let text = scenario.resolvedYAML.replacing("../notebooks-data", with: tables)
    try withFolder(["s.yaml": text]) { folder in
      let again = try Scenario.load(file: folder + "/s.yaml")
      #expect(again.parameters.map(\.key) == scenario.parameters.map(\.key))
      #expect(again.parameters.map(\.value) == scenario.parameters.map(\.value))
    }
  }

  @Test("may be a scenario, of which only the contracts count")
  func scenario() throws {
    let system = SystemFile(path: Self.town)
    #expect(system.name == "voorbeeldstad")
    let (other, own) = (try load(system), try load(nil))
    #expect(other.resolvedYAML == own.resolvedYAML)
  }

  @Test("leaves out contracts for layers in which there is nothing, and says so")
  func emptyLayers() throws {
    let town = FormatTests.root.appendingPathComponent("Scenarios/s-hertogenbosch-2016.yaml").path
    let layered = try Scenario.load(
      file: town, options: .init(system: SystemFile.preset("gelaagd")))
    #expect(layered.model.funding.contracts.map(\.key) == ["wijkteam", "maatwerk"])
    #expect(
      layered.warnings.map(\.message) == [
        "'percelen.sociale_basis' covers nothing: no voorziening is of laag sociale_basis; its "
          + "contracts are left out"
      ])
  }

  @Test("needs contracten, and has no keys that nothing reads")
  func refused() throws {
    #expect(
      try messages("naam: leeg\n") == [
        "s.yaml:1:1: 's' is no funding system: it has no contracten; add contracten, and percelen "
          + "where there is more than one"
      ])
    #expect(
      try messages("contract: 1\ncontracten: { alles: { vorm: inspanningsgericht, opslag: 0 } }\n")
        == [
          "s.yaml:1:1: unknown key 'contract' in the funding system 's'; allowed: naam, titel, "
            + "omschrijving, source, percelen, contracten, indexen; did you mean 'contracten'?"
        ])
    let wrong = try messages("contracten: { alles: { vorm: inspanningsgericht, opslag: x } }\n")
    #expect(wrong.first?.hasPrefix("s.yaml:1:58: ") == true)
  }

  @Test("fits every bundled scenario", arguments: SystemFile.presets.map(\.name))
  func everyScenario(_ name: String) throws {
    let folder = FormatTests.root.appendingPathComponent("Scenarios")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".yaml")
    }
    #expect(files.count >= 5)
    for file in files {
      let scenario = try Scenario.load(
        file: folder.appendingPathComponent(file).path,
        options: .init(system: SystemFile.preset(name)))
      #expect(!scenario.model.funding.contracts.isEmpty)
    }
  }

  @Test("leaves out correlations about the contracts it replaces, and says so")
  func correlations() throws {
    let file = FormatTests.root.appendingPathComponent("Scenarios/groningen-2019.yaml").path
    let scenario = try Scenario.load(
      file: file, options: .init(system: SystemFile.preset("lumpsum")))
    #expect(
      scenario.warnings.contains {
        $0.message.contains("is left out under the funding system 'lumpsum': it is about the ")
      })
  }

  @Test("covers something, or is refused")
  func nothing() throws {
    let found = try messages(
      """
      percelen: { basis: { productcategorieen: kortdurend_verblijf } }
      contracten: { basis: { vorm: inspanningsgericht, opslag: 0 } }

      """)
    #expect(
      found == [
        "s.yaml:1:1: no perceel covers anything in this scenario; allowed: at least one with a "
          + "voorziening; choose other lagen or productcategorieen, or give the "
          + "voorzieningen theirs"
      ])
  }

  @Test("has contracts that begin as a form and state the differences")
  func contractBases() throws {
    let text = """
      contracten:
        alles:
          extends: lumpsum
          naam: Krap
          budget: { historisch: { factor: 0.9 } }
          wachten: null

      """
    try withFolder(["s.yaml": text]) { folder in
      let contracts = try load(SystemFile(path: folder + "/s.yaml")).model.funding.contracts
      let form = try load(SystemFile.preset("lumpsum")).model.funding.contracts
      #expect(contracts[0].name == "Krap")
      #expect(contracts[0].queue.reneging == nil && form[0].queue.reneging != nil)
      #expect(contracts[0].incentives == form[0].incentives)
      guard case .historic(let volume) = contracts[0].system.budget else {
        Issue.record("a lump sum of historic volume")
        return
      }
      #expect(volume.factor.value == 0.9)
    }
    #expect(
      try messages("contracten: { alles: { extends: gelaagd } }\n").first
        == "s.yaml:1:33: a contract extends a funding form, and 'gelaagd' is none; allowed: "
        + "inspanningsgericht, outputgericht, lumpsum, populatiebekostiging, taakgericht, subsidie")
  }

  @Test("counts years from the start of the run")
  func relativeYears() throws {
    let text = """
      contracten:
        alles:
          extends: lumpsum
          looptijd: { tot: jaar_2-06 }
          terugval: daarna
          budget: { korting: { jaar_1: 0, jaar_3: 0.1 } }
        daarna: { extends: inspanningsgericht }

      """
    try withFolder(["s.yaml": text]) { folder in
      var options = Scenario.Options(system: SystemFile(path: folder + "/s.yaml"))
      options.settings = [ScenarioSetting("start=2022")].compactMap { $0 }
      let scenario = try Scenario.load(file: Self.town, options: options)
      let contract = scenario.model.funding.contracts[0]
      #expect(contract.term.end == 18)
      #expect(contract.budget.cut?.steps.map(\.year) == [ParameterSeries.always, 2022, 2024])
      #expect(scenario.resolvedYAML.contains("tot: 2023-06"))
      #expect(!scenario.resolvedYAML.contains("jaar_"))
    }
    let late = """
      contracten:
        alles: { extends: lumpsum, looptijd: { tot: jaar_4-12 } }
        later: { extends: inspanningsgericht, looptijd: { van: jaar_5 } }

      """
    try withFolder(["s.yaml": late]) { folder in
      let contracts = try load(SystemFile(path: folder + "/s.yaml")).model.funding.contracts
      #expect(contracts.map(\.key) == ["alles"])
    }
    let zero = "contracten: { alles: { extends: lumpsum, budget: { korting: { jaar_0: 0 } } } }\n"
    let message = "'jaar_0' in 'contracten.alles.budget.korting' is no year"
    #expect(try messages(zero).contains { $0.contains(message) })
  }

  @Test("replaces a year of the file it extends by the same year counted from the start")
  func yearsOfTwoFiles() throws {
    let own = "extends: \(Self.town)\nbegroting: { bedrag: { jaar_2: 1 } }\n"
    try withFolder(["s.yaml": own]) { folder in
      let amount = try Scenario.load(file: folder + "/s.yaml").model.funding.begroting?.amount
      #expect(amount?.value(2022).value == 1 && amount?.value(2021).value == 4_300_000)
    }
  }

  @Test("has budgets at the index of the largest part where kostprijzen have several, and says so")
  func largestIndex() throws {
    for (without, expected) in [
      (["inloop"], "lonen_en_prijzen"), (["begeleiding_specialistisch", "huishouden"], nil),
    ] {
      var options = Scenario.Options(system: SystemFile.preset("lumpsum"))
      options.settings = without.compactMap { ScenarioSetting("voorzieningen.\($0).index=geen") }
      let scenario = try Scenario.load(file: Self.town, options: options)
      let funding = scenario.model.funding
      #expect(funding.contracts[0].budget.index.map { funding.indices[$0].key } == expected)
      let said = "it follows '\(expected ?? "geen")', that of the largest part"
      #expect(scenario.warnings.contains { $0.message.contains(said) })
    }
  }

  @Test("goes on over an extension that is certain, without a contract to fall back on")
  func certainExtension() throws {
    let text = """
      contracten:
        alles:
          extends: lumpsum
          looptijd: { tot: jaar_2, verlengingen: { eerste: { tot: jaar_4-12, kans: KANS } } }

      """
    try withFolder(["s.yaml": text.replacing("KANS", with: "1")]) { folder in
      let contract = try load(SystemFile(path: folder + "/s.yaml")).model.funding.contracts[0]
      #expect(contract.term.end == 48 && contract.term.extensions.isEmpty)
    }
    #expect(try messages(text.replacing("KANS", with: "0.9")).contains { $0.contains("terugval") })
  }

  @Test("covers categories of support, which follow from the unit where they are not given")
  func categories() throws {
    let text = """
      percelen:
        begeleiding: { productcategorieen: begeleiding }
        dag: { lagen: maatwerk, productcategorieen: { dagbesteding: , kortdurend_verblijf: } }
        huis: { productcategorieen: hulp_bij_het_huishouden }
      contracten:
        begeleiding: { extends: lumpsum, perceel: begeleiding }
        dag: { extends: outputgericht, perceel: dag }
        huis: { extends: inspanningsgericht, perceel: huis }

      """
    try withFolder(["s.yaml": text]) { folder in
      let model = try load(SystemFile(path: folder + "/s.yaml")).model
      let names = model.funding.percelen.map { perceel in
        perceel.voorzieningen.map { model.setting.voorzieningen[$0].key }
      }
      #expect(
        names == [
          ["inloop", "begeleiding_basis", "begeleiding_specialistisch"], ["dagbesteding"],
          ["huishouden"],
        ])
    }
  }

  @Test("of a gemeente has a scenario of the same name beside it", arguments: SystemFile.gemeenten)
  func municipal(_ system: SystemFile) throws {
    let file = FormatTests.root.appendingPathComponent("Scenarios/\(system.name).yaml")
    #expect(FileManager.default.fileExists(atPath: file.path))
    let header = try system.header()
    #expect(!header.description.isEmpty && !header.source.isEmpty && header.title != system.name)
    #expect(try !system.outline().isEmpty)
  }

  @Test("brings indexes beside those of the scenario, and changes none")
  func indexes() throws {
    let contracts = "contracten: { alles: { vorm: inspanningsgericht, opslag: 0, index: eigen } }\n"
    #expect(try messages("indexen: { eigen: { ova: 3, ppc: 2 } }\n" + contracts).isEmpty)
    let changed = "indexen: { eigen: { ova: 3, ppc: 2 }, lonen_en_prijzen: { ova: 9, ppc: 8 } }\n"
    #expect(
      try messages(changed + contracts) == [
        "s.yaml:1:39: 'indexen.lonen_en_prijzen' of the funding system 's' is another than that of "
          + "the scenario; allowed: names that the scenario lacks, or the same; rename it"
      ])
  }

  @Test("has a name that can stand in tables and file names")
  func names() {
    #expect(SystemFile(path: "map/Mijn plan.v2.yaml").name == "mijn_plan_v2")
    #expect(SystemFile(path: "=1+1.yaml").name == "_1_1")
  }
}
