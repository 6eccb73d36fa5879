import Reporting
import Scenarios
import Simulation

/// Reads the scenario a command was given, and says on standard error what is wrong with it.
enum ScenarioFile {
  static func read(_ path: String, options: Scenario.Options = .init()) throws -> Scenario {
    var told: Set<String> = []
    return try read(path, options: options, told: &told)
  }

  /// The same scenario read again: warnings that were told before are not told twice.
  static func read(
    _ path: String, options: Scenario.Options, told: inout Set<String>
  ) throws -> Scenario {
    try MemoryCheck.checkReading()
    do {
      let scenario = try Scenario.load(file: path, options: options)
      tell(scenario.warnings, told: &told)
      return scenario
    } catch { throw status(of: error) }
  }

  /// Says what deserves a look, each once; what presets share is one thing.
  static func tell(_ warnings: [ScenarioError], told: inout Set<String>) {
    var lines: [String] = []
    for warning in warnings {
      let line = InertText.line("\(warning.place): warning: \(warning.message)")
      let key = warning.isOfPreset ? warning.message : line
      if told.insert(key).inserted { lines.append(line) }
    }
    for line in lines.prefix(limit) { Terminal.standardError.writeLine(line) }
    tellRest(lines.count - limit, "warnings")
  }

  /// Messages of one kind that are shown at once.
  private static let limit = 100

  private static func tellRest(_ count: Int, _ kind: String) {
    guard count > 0 else { return }
    Terminal.standardError.writeLine(
      "wijkraming: and \(count) more \(kind); see to those above first")
  }

  /// Says what is wrong and gives the exit status it maps to.
  static func status(of errors: ScenarioErrors) -> ExitStatus {
    for line in errors.errors.prefix(limit) { Terminal.standardError.writeLine("\(line)") }
    tellRest(errors.errors.count + errors.uncollected - limit, "errors")
    return errors.kind == .noInput ? ExitStatus.noInput : ExitStatus.data
  }
}

/// Why a run stopped, on standard error, and the exit status it maps to.
enum Failure {
  static func status(of error: SimulationError, in scenario: Scenario) -> ExitStatus {
    switch error {
    case .interrupted: return Interruption.status ?? .interrupted
    case .ledger(let breach):
      Terminal.standardError.writeLine("wijkraming: internal error: \(breach)")
      return .internal
    case .demand(.impossibleDraw(let state, let replication, let quantity, let value)):
      let place = scenario.placeOfState[state].map { "\($0)" } ?? scenario.name
      let shown = NumberText.text((value * 1000).rounded() / 1000)
      Terminal.standardError.writeLine(
        "\(place): in replication \(replication) the drawn figures of '\(state)' give a value of "
          + "\(shown) for \(quantity); allowed: 0 or more (above -1 for growth) in every draw; narrow the "
          + "distributions of this toestand, or change what flows into and out of it")
      return .data
    }
  }
}
