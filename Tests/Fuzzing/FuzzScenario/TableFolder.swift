@testable import ScenarioText
@testable import Scenarios

/// The folder of the tables that a scenario made by the fuzzer can name.
enum TableFolder {
  /// The place of the scenario, which is not there: it only says where its tables are.
  static let scenario: String = {
    let sources = #filePath.split(separator: "/").dropLast(2)
    return "/" + sources.joined(separator: "/") + "/Tables/scenario.yaml"
  }()

  /// Whether some text could name a file outside the folder. What the machine holds must not decide
  /// what an input does, and some of its files never end.
  static func isLeft(by content: [YAMLEntry]) -> Bool {
    content.contains { entry in
      switch entry.value.content {
      case .scalar(let text, _): text.hasPrefix("/") || text.contains("..")
      case .mapping(let entries): isLeft(by: entries)
      case .refused: false
      }
    }
  }
}
