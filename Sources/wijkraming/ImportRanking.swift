import Analysis
import Import
import Reporting
import Scenarios
import Simulation

/// Which numbers of an imported scenario are worth replacing first, by a quick run with each of them held.
struct ImportRanking {
  /// Where the scenario stands before its folder is whole.
  let folder: String
  let file: String

  /// The ranking and the seconds it took; nil, which is told, where the scenario cannot be run as it is.
  ///
  /// - Throws: the status of an interruption.
  func ranking() throws -> (ranking: NumberRanking, seconds: Double)? {
    let path = "\(folder)/\(file)"
    let scenario: Scenario
    do { scenario = try Scenario.load(file: path) } catch {
      return skipped(error.errors.first?.message ?? "")
    }
    let threads = MemoryCheck.processors
    let plan = RunPlan(
      seed: scenario.seed, replications: NumberInfluences.standardReplications, threads: threads)
    guard MemoryCheck(simulation: SimulationRun(model: scenario.model, plan: plan)).fits else {
      return skipped("there is too little memory")
    }
    let started = ContinuousClock.now
    // Some seconds: a file that takes what is told is not filled with them.
    let progress = ProgressLine(
      "ranking numbers", total: NumberInfluences.work(scenario),
      quiet: !Terminal.standardError.isScreen)
    defer { progress.finish() }
    do {
      let found = try NumberInfluences(
        scenario, file: path, threads: threads, isCancelled: { Interruption.isRequested },
        progress: { progress.advance(by: $0) })
      let passed = started.duration(to: .now).components
      return (
        NumberRanking(found), Double(passed.seconds) + Double(passed.attoseconds) * 1e-18
      )
    } catch {
      progress.finish()
      try Interruption.check()
      return skipped("\(error)")
    }
  }

  private func skipped(_ why: String) -> (ranking: NumberRanking, seconds: Double)? {
    Terminal.standardError.writeLine(
      InertText.line("wijkraming: which numbers matter most is left out: \(why)"))
    return nil
  }
}

extension NumberRanking {
  init(_ found: NumberInfluences) {
    self.init(
      numbers: found.ranked.map {
        RankedNumber(
          key: $0.key, label: $0.label, value: $0.value, isUncertain: $0.isUncertain,
          effect: $0.effect)
      }, mean: found.mean, deviation: found.deviation, replications: found.replications,
      years: found.years, untried: found.untried)
  }
}
