import ArgumentParser
import Calibration
import Foundation
import Reporting
import Scenarios
import Simulation

/// What a scenario is held against, and how it learns: the choices of commands that calibrate.
struct RealisatieOptions: ParsableArguments {
  @Argument(
    help: "What happened (CSV): level,name,voorziening,metric,period,value,unit,source.",
    completion: .file(extensions: ["csv"]))
  var realisatie: String

  @Option(help: "Steps in which the ensemble takes in the observations.")
  var steps = EnsembleSmoother.standardSteps

  func validate() throws {
    if !(1...20).contains(steps) {
      throw ValidationError("--steps must be from 1 to 20, not \(steps).")
    }
  }

  /// Members where neither the command line nor a smaller scenario says how many.
  static let standardMembers = 1000

  /// The plan of the ensemble.
  func plan(_ drawing: DrawOptions, for scenario: Scenario) throws -> RunPlan {
    let count = drawing.replications ?? min(scenario.replications, Self.standardMembers)
    guard (Calibration.leastMembers...100_000).contains(count) else {
      throw ValidationError(
        "an ensemble has from \(Calibration.leastMembers) to 100000 replications, not \(count); set "
          + "--replications")
    }
    return drawing.plan(seed: scenario.seed, replications: count)
  }

  /// The scenario, which must have something to learn.
  func scenario(_ input: ScenarioOptions, _ options: Scenario.Options) throws -> Scenario {
    let scenario = try input.read(options)
    if scenario.model.parameters.sample != nil {
      throw refuse(
        "\(input.scenario): the scenario has 'kalibratie' already, and learning the same figures twice would count "
          + "them twice; take the key away, as with --set kalibratie=null")
    }
    if scenario.model.parameters.drawn.isEmpty {
      throw refuse(
        "\(input.scenario): no number of this scenario is uncertain, so there is nothing to learn; allowed: numbers "
          + "with a distribution; give those that are not known one, such as { pert: { min, mode, max } }"
      )
    }
    return scenario
  }

  /// Runs the ensembles of a scenario, with progress over so many replications.
  func simulate<Result>(
    _ word: String, _ work: Int, of scenario: Scenario, quiet: Bool,
    _ run: (
      _ isCancelled: @escaping @Sendable () -> Bool, _ progress: @escaping @Sendable (Int) -> Void
    ) throws(SimulationError) -> Result
  ) throws -> Result {
    let progress = ProgressLine(word, total: work, quiet: quiet)
    defer { progress.finish() }
    do {
      return try run({ Interruption.isRequested }, { progress.advance(by: $0) })
    } catch {
      progress.finish()
      throw Failure.status(of: error, in: scenario)
    }
  }

  /// What happened, as the table says it.
  func read(for scenario: Scenario) throws -> Realisatie {
    do { return try Realisatie.load(file: realisatie, for: scenario) } catch {
      throw ScenarioFile.status(of: error)
    }
  }

  func refuse(_ message: String) -> ExitStatus {
    Terminal.standardError.writeLine(InertText.line(message))
    return .data
  }

  /// Refuses figures that are a thousand times too large or small, which thousands of euros under the unit euro
  /// are.
  func refuseThousands(_ found: (observation: Observation, factor: Double)?) throws {
    guard let (observation, number) = found else { return }
    let factor = NumberText.text((number * 10_000).rounded() / 10_000)
    throw refuse(
      "\(observation.place): \(observation.label) \(observation.period.text) is \(factor) times what the scenario "
        + "gives: thousands and units are mixed; write the unit that the value is in, euro or x 1.000 euro"
    )
  }

  static func refuseReport(_ results: ResultOptions) throws {
    if results.report {
      throw ValidationError("this command makes no report; leave --report out")
    }
  }
}
