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

/// Refuses a run that would not fit in memory, before it starts.
struct MemoryCheck {
  /// Share of the memory available now that a run may take.
  static let share = 0.8

  let simulation: SimulationRun
  /// Results of so many runs that are kept at once, and columns of draws beside them.
  var copies = 1
  var columns = 0

  func check() throws {
    guard let available = MemoryCheck.available else { return }
    let room = Int(MemoryCheck.share * Double(available))
    let needed = peak(simulation.plan.replications)
    guard needed > room else { return }
    let fits = replicationsThatFit(in: room)
    let draws = simulation.retention.asked == nil ? ", or leave --draws out" : ""
    let remedy =
      fits > 0
      ? "use at most --replications \(fits), or fewer threads" + draws : "use a smaller --batch"
    Terminal.standardError.writeLine(
      "wijkraming: this run needs about \(MemoryCheck.megabytes(needed)) MB, more than 80% "
        + "of the \(MemoryCheck.megabytes(available)) MB that is available; \(remedy)")
    throw ExitStatus.usage
  }

  private func peak(_ replications: Int) -> Int {
    MemoryForecast(run: simulation, copies: copies, columns: columns, replications: replications)
      .peak
  }

  /// In whole thousands; 0 where not even one fits. A run that keeps every draw may take more
  /// than a larger one that does not.
  private func replicationsThatFit(in room: Int) -> Int {
    let (limit, asked) = (simulation.retention.limit, simulation.plan.replications)
    if asked > limit, let large = most(limit + 1...asked, in: room) {
      let whole = large / 1000 * 1000
      return whole > limit ? whole : large
    }
    return (most(1...min(limit, asked), in: room) ?? 0) / 1000 * 1000
  }

  /// The most replications of a range that fit, where more of them take more.
  private func most(_ range: ClosedRange<Int>, in room: Int) -> Int? {
    guard peak(range.lowerBound) <= room else { return nil }
    var (fits, fails) = (range.lowerBound, range.upperBound + 1)
    while fails - fits > 1 {
      let middle = (fits + fails) / 2
      if peak(middle) <= room { fits = middle } else { fails = middle }
    }
    return fits
  }

  private static func megabytes(_ bytes: Int) -> Int { bytes / 1_000_000 }
}
