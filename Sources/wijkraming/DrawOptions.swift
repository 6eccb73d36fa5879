import ArgumentParser
import DemandModel
import Scenarios
import Simulation

/// What is drawn, and what is switched off: the choices of every command that simulates.
struct DrawOptions: ParsableArguments {
  @Option(help: "Number of replications (default: the scenario's).")
  var replications: Int?

  @Option(help: "Seed of the random numbers (default: the scenario's).")
  var seed: UInt64?

  @Option(help: "Threads (default: all processors). Results do not depend on it.")
  var threads: Int?

  @Option(
    help: "Replications a thread takes at a time, in blocks of 64. Results do not depend on it.")
  var batch = RunPlan.defaultBatch

  @Option(
    help: ArgumentHelp(
      "Switch a driver off; may be repeated: "
        + DriverKey.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "driver"))
  var without: [DriverKey] = []

  @Option(help: "Access under every contract: contract (as each says) or open (everyone starts).")
  var access = AccessChoice.contract

  @Option(help: "Behaviour that contracts are assumed to bring: on or off.")
  var incentives = IncentivesChoice.on

  func validate() throws {
    if let replications, !(1...10_000_000).contains(replications) {
      throw ValidationError("--replications must be from 1 to 10000000, not \(replications).")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must be from 1 to 1024, not \(threads).")
    }
    if !(1...4096).contains(batch) {
      throw ValidationError("--batch must be from 1 to 4096, not \(batch).")
    }
  }

  /// How a scenario is read under these choices.
  var scenarioOptions: Scenario.Options {
    Scenario.Options(
      without: Set(without), openAccess: access == .open, incentives: incentives == .on)
  }

  func plan(for scenario: Scenario) -> RunPlan {
    plan(seed: scenario.seed, replications: scenario.replications)
  }

  /// The plan of a file that gives these.
  func plan(seed given: UInt64, replications count: Int) -> RunPlan {
    RunPlan(
      seed: seed ?? given, replications: replications ?? count,
      threads: threads ?? MemoryCheck.processors, batch: batch)
  }
}

/// Whose access rule holds.
enum AccessChoice: String, ExpressibleByArgument, CaseIterable {
  case contract
  case open
}

/// Whether the assumed behaviour acts.
enum IncentivesChoice: String, ExpressibleByArgument, CaseIterable {
  case on
  case off
}
