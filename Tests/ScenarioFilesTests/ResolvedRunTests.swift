import Foundation
import Reporting
import Scenarios
import Simulation
import Testing

@Suite("A resolved scenario that is run")
struct ResolvedRunTests {
  private func summary(_ scenario: Scenario) throws -> [UInt8] {
    let plan = RunPlan(seed: scenario.seed, replications: 3)
    let (outcomes, _) = try SimulationRun(model: scenario.model, plan: plan).run()
    let year = scenario.model.setting.grid.startYear
    return SummaryTable(outcomes: outcomes, startYear: year).csv()
  }

  @Test(
    "gives the results of the scenario, under every funding system",
    arguments: SystemFile.presets.map(\.name))
  func systems(name: String) throws {
    let folder = ExpectedOutputTests.folder
    let scenario = try Scenario.load(
      file: folder.appendingPathComponent("voorbeeldstad.yaml").path,
      options: Scenario.Options(
        system: SystemFile.preset(name), settings: [ScenarioSetting("horizon", "2")]))
    let tables = folder.deletingLastPathComponent().appendingPathComponent("notebooks-data").path
    let text = scenario.resolvedYAML.replacing("../notebooks-data", with: tables)
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("wijkraming-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    let again = try Scenario.load(file: file.path)
    #expect(try summary(again) == summary(scenario))
  }
}
