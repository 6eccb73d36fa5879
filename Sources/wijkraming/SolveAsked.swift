import ArgumentParser
import Questions
import Reporting
import Scenarios

/// What is asked of a scenario, and the scenario with a value in it.
struct SolveAsked {
  let scenario: String
  /// Of the scenario itself.
  let options: Scenario.Options
  let base: Scenario
  let conditions: [SolveCondition]
  /// Nil for a range that follows from the scenario.
  let between: ClosedRange<Double>?
  let period: Range<Int>

  /// The scenario under a change.
  func scenario(_ change: StressFile, told: inout Set<String>) throws -> Scenario {
    var options = options
    options.stresses = [change]
    return try ScenarioFile.read(scenario, options: options, told: &told)
  }

  /// What a change comes down to.
  func reach(_ change: StressFile) throws -> StressReach {
    do {
      return try StressFile.reach(of: [change], file: scenario, options: options)
    } catch { throw ScenarioFile.status(of: error) }
  }

  /// The questions to answer: one, or one for each year of a frontier.
  func questions(
    key: String?, by: SolveManner?, ready: ReadyQuestion?
  ) throws -> [(question: SolveQuestion, ramp: Int?)] {
    guard let ready else { return [(try question(key ?? "", by), nil)] }
    let manner = ready.manner(hasTaakstelling: try has("begroting.taakstelling"))
    let range = between ?? ready.range(begroting: begroting)
    let years = base.model.setting.grid.years
    return try ready.ramps(years: years).map { ramp in
      let question = SolveQuestion(
        keys: ready.keys, manner: manner, beside: ready.beside(ramp: ramp), adds: ready == .tempo,
        conditions: conditions, range: range, period: period)
      if ready == .plafond { try check(question, "contract with a budget or plaatsen") }
      if ready == .budget { try check(question, "begroting") }
      return (question, ramp)
    }
  }

  // MARK: A key

  private func question(_ key: String, _ by: SolveManner?) throws -> SolveQuestion {
    let parts = key.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty }), let first = parts.first,
      parts.count <= ScenarioSetting.depthLimit
    else {
      throw ValidationError(
        "--for is '\(key)'; allowed: keys with a dot between each, such as begroting.bedrag")
    }
    if StressFile.held.contains(String(first)) {
      throw ValidationError(
        "--for cannot change '\(first)': every value is held against the others draw by draw; allowed: a "
          + "number of what is simulated")
    }
    // What stands there, told by a change that moves any number.
    let found = try standing(key)
    let bare = found.changes.count == 1 ? Double(found.changes[0].before) : nil
    let stands = !found.changes.isEmpty || found.misfits.contains { $0 != .nothing }
    let manner = by ?? (bare == nil && stands ? .factor : .value)
    if !stands, manner != .value {
      throw fault("'\(key)' has no number in the scenario that a \(manner.rawValue) could change")
    }
    let question = SolveQuestion(
      keys: [key], manner: manner, conditions: conditions, range: try range(manner, bare, key),
      period: period)
    try check(question, "'\(key)' that would change")
    return question
  }

  /// What a change that moves any number does to a key; refuses a key that holds none.
  private func standing(_ key: String) throws -> StressReach {
    let change = StressFile(name: "solve", changing: [StressAim(key, "+ 1")])
    do {
      return try StressFile.reach(of: [change], file: scenario, options: options)
    } catch {
      let known = base.parameters.map(\.key)
      throw fault(
        "'\(key)' is no key with a number\(NearestName(among: known).suggestion(for: key))")
    }
  }

  private func range(
    _ manner: SolveManner, _ bare: Double?, _ key: String
  ) throws -> ClosedRange<Double> {
    if let between { return between }
    switch manner {
    case .factor: return 0.5...2
    case .value:
      if let bare, bare > 0 { return bare / 2...2 * bare }
    case .add: break
    }
    throw ValidationError(
      "where to look for '\(key)' does not follow from the scenario; add --between with two numbers"
    )
  }

  private func has(_ key: String) throws -> Bool {
    try reach(StressFile(name: "solve", changing: [StressAim(key, "+ 1")])).acts
  }

  /// Refuses a question that changes nothing.
  private func check(_ question: SolveQuestion, _ what: String) throws {
    let middle = question.range.lowerBound / 3 + question.range.upperBound * 2 / 3
    let found = try reach(question.change(middle))
    if case .unchangeable(let why)? = found.misfits.first { throw fault(why) }
    guard found.changes.isEmpty else { return }
    throw fault("the scenario has no \(what)")
  }

  private func fault(_ what: String) -> ExitStatus {
    Terminal.standardError.writeLine(
      "\(scenario): \(what); allowed: a key with a number; 'wijkraming parameters \(scenario)' lists them"
    )
    return .data
  }

  /// Euros of the begroting a year, on average over the values that the scenario gives.
  private var begroting: Double {
    let values = base.parameters.filter {
      $0.key == "begroting.bedrag" || $0.key.hasPrefix("begroting.bedrag.")
    }.map(\.value)
    return values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }
}
