import Foundation
import Testing

@Suite("What comes within the program")
struct ScenarioTextsTests {
  @Test("is every file of its folders; script/texts writes the list")
  func whole() throws {
    let list = PackageFiles.sources + "/CScenarioTexts/CScenarioTexts.c"
    let text = try String(contentsOfFile: list, encoding: .utf8)
    let listed = text.matches(of: /\n    \{"([\w\/]+)", "([^"]+)"/).map { "\($0.1)/\($0.2)" }
    let there = ["Systems", "Stresses", "Pyramids", "Template"].flatMap { folder in
      PackageFiles.paths(under: PackageFiles.sources + "/Scenarios/" + folder)
        .filter { $0.contains(".") }.map { folder + "/" + $0 }
    }
    #expect(there.count > 30)
    #expect(listed.sorted() == there.sorted())
  }
}
