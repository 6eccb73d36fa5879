import Analysis
import ArgumentParser
import Reporting
import Scenarios
import Simulation

/// `wijkraming run` of a region: gemeente after gemeente, and a folder with all of them.
extension RunCommand {
  func runRegion() throws {
    try refuseForRegion()
    let options = input.completed(drawing.scenarioOptions)
    let region = try RegionFile.read(input.scenario)
    let plan = completed(drawing.plan(seed: region.seed, replications: region.replications))
    let survey = try RegionFile.survey(region, options: options, plan: plan)
    try checkFit(survey, plan)
    let folder = try results.folder(
      otherwise: "runs/\(region.name)-\(plan.seed)", names: RegionFiles.names)
    var record = RegionRecord(threads: plan.threads)
    let run = RegionRun(survey: survey, options: options, plan: plan)
    let (totals, spent) = try simulate(run, into: &record)
    let files = RegionFiles(
      survey: survey, plan: plan, options: options, totals: totals, record: record,
      timings: spent, language: results.language)
    try files.write(to: folder)
    try results.commit(folder)
    try results.finish(folder.path) {
      let screen = RegionScreen(
        survey: survey, plan: plan, totals: totals, record: record, language: results.language)
      return screen.lines() + [""] + (timings ? TimingsScreen(spent).lines() : [])
    }
  }

  /// What a region has not.
  private func refuseForRegion() throws {
    if results.report {
      throw ValidationError(
        "a region has no report; leave --report out, or run the scenario of one gemeente")
    }
    if draws {
      throw ValidationError(
        "a region keeps no draws; leave --draws out, or run the scenario of one gemeente")
    }
    if !stock.isEmpty {
      throw ValidationError(
        "a region keeps no draws; leave --stock out, or run the scenario of one gemeente")
    }
  }

  /// Refuses a region of which one gemeente would not fit in memory, or cannot be followed.
  private func checkFit(_ survey: RegionSurvey, _ plan: RunPlan) throws {
    if plan.engine == .individual, let without = survey.gemeenten.first(where: { !$0.hasChance }) {
      throw refuseEngine("gemeente '\(without.name)'")
    }
    guard let largest = survey.gemeenten.max(by: { $0.memory < $1.memory }) else { return }
    try MemoryCheck.check(
      "this region needs for gemeente '\(largest.name)'",
      .simulating(memory: survey.memory, threads: plan.threads),
      remedy: "use fewer --replications or fewer --threads")
    try MemoryCheck.takeBuffers(threads: plan.threads)
  }

  private func simulate(
    _ run: RegionRun, into record: inout RegionRecord
  ) throws -> (RegionTotals, Timings) {
    let gemeenten = run.survey.gemeenten
    let progress = ProgressLine(
      "simulating", total: run.plan.replications * run.survey.wijken, quiet: results.quiet)
    defer { progress.finish() }
    do {
      return try run.run(
        isCancelled: { Interruption.isRequested },
        begin: { index in
          let place = "\(index + 1) of \(gemeenten.count)"
          progress.rename("simulating \(gemeenten[index].name) (\(place))")
        }, progress: { progress.advance(by: $0) }, each: { record.add($0) })
    } catch {
      progress.finish()
      throw status(of: error)
    }
  }

  private func status(of failure: RegionRun.Failure) -> ExitStatus {
    if let stopped = Interruption.status { return stopped }
    Terminal.standardError.writeLine("wijkraming: in gemeente '\(failure.gemeente)':")
    switch failure.reason {
    case .interrupted: return .interrupted
    case .scenario(let errors): return ScenarioFile.status(of: errors)
    case .simulation(let error, let scenario): return Failure.status(of: error, in: scenario)
    }
  }
}
