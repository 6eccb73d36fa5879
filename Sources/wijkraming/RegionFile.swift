import Analysis
import Reporting
import Scenarios
import Simulation
import Synchronization

/// Reads the region a command was given with all its scenarios, and says on standard error what is
/// wrong with them.
enum RegionFile {
  static func read(_ path: String) throws -> Region {
    do { return try Region.load(file: path) } catch { throw ScenarioFile.status(of: error) }
  }

  /// Reads every scenario; `visit` is called with each by one thread at a time.
  static func survey(
    _ region: Region, options: Scenario.Options, plan: RunPlan,
    visit: @escaping @Sendable (String, Scenario) -> Void = { _, _ in }
  ) throws -> RegionSurvey {
    try MemoryCheck.checkReading(threads: region.gemeenten.count)
    let survey: RegionSurvey
    do {
      survey = try RegionSurvey(of: region, options: options, plan: plan, visit: visit)
    } catch { throw ScenarioFile.status(of: error) }
    try Interruption.check()
    var told: Set<String> = []
    for gemeente in survey.gemeenten { ScenarioFile.tell(gemeente.warnings, told: &told) }
    return survey
  }
}

extension CheckCommand {
  /// Checks every scenario of a region.
  func checkRegion() throws {
    let region = try RegionFile.read(input.scenario)
    let plan = RunPlan(
      seed: region.seed, replications: region.replications, threads: MemoryCheck.processors)
    let growing = Mutex<[String: [String]]>([:])
    let language = language
    let survey = try RegionFile.survey(
      region, options: input.completed(), plan: plan,
      visit: { name, scenario in
        let warnings = CheckScreen(scenario: scenario, language: language).warnings
        growing.withLock { $0[name] = warnings }
      })
    let screen = RegionCheckScreen(
      survey: survey, replications: plan.replications, language: language)
    for line in screen.lines() { Terminal.standardOutput.writeLine(line) }
    var warned = false
    for gemeente in survey.gemeenten {
      let warnings = growing.withLock { $0[gemeente.name] ?? [] }
      for warning in warnings { Terminal.standardError.writeLine("\(gemeente.name): \(warning)") }
      warned = warned || !warnings.isEmpty || !gemeente.warnings.isEmpty
    }
    if strict, warned { throw ExitStatus.data }
  }
}
