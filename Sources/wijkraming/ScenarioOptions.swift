import ArgumentParser
import Foundation
import Scenarios

/// The scenario a command works on, with the values set from the command line.
struct ScenarioOptions: ParsableArguments {
  @Argument(
    help: "The scenario file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String

  @Option(
    help: ArgumentHelp(
      "Set a value as if it stood in the file, such as start=2022 or "
        + "drijfveren.langer_thuis.daling=0.02; null takes a key away; may be repeated.",
      valueName: "key=value"), transform: ScenarioSetting.init(argument:))
  var set: [ScenarioSetting] = []

  @Option(
    help: ArgumentHelp(
      "Pay by another funding system: the name of a preset ('wijkraming systems' lists them) or a "
        + "file with contracten.", valueName: "system"), transform: SystemFile.init(argument:))
  var system: SystemFile?

  /// The scenario, read and checked; says on standard error what is wrong with it.
  func read(_ options: Scenario.Options = .init()) throws -> Scenario {
    try ScenarioFile.read(scenario, options: completed(options))
  }

  /// Choices with the values and the system of the command line.
  func completed(_ options: Scenario.Options = .init()) -> Scenario.Options {
    var options = options
    options.settings = set
    options.system = system
    return options
  }
}

extension ScenarioSetting {
  /// Refuses what is no `key=value`.
  init(argument: String) throws {
    guard let setting = ScenarioSetting(argument) else {
      throw ValidationError(
        "allowed: key=value, with at most \(Self.depthLimit) keys and a dot "
          + "between each, such as start=2022 or drijfveren.langer_thuis.daling=0.02")
    }
    self = setting
  }
}

extension SystemFile {
  /// A preset, or a file; refuses a word that is neither.
  init(argument: String) throws {
    if let preset = SystemFile.preset(argument) {
      self = preset
      return
    }
    self.init(path: argument)
    guard !argument.contains(where: { "./".contains($0) }),
      !FileManager.default.fileExists(atPath: argument)
    else { return }
    if SystemFile.group(argument) != nil {
      throw ValidationError(
        "'\(argument)' stands for several funding systems; allowed: one here; name it, or use "
          + "'wijkraming compare'")
    }
    let names = SystemFile.presets.map(\.name) + SystemFile.groups.map(\.name)
    throw ValidationError(
      "there is no funding system '\(argument)'; allowed: \(SystemFile.allowedNames), or the path "
        + "of a file with contracten\(NearestName(among: names).suggestion(for: argument))")
  }
}
