import Scenarios
import Synchronization

/// Runs of scenarios of the package, on two threads: each is made once, for all tests that look at it. Tests only read
/// outcomes, so that it matters to none which came first.
enum SharedRuns {
  private struct Key: Hashable {
    let name: String
    let settings: [String]
    let replications: Int
  }

  private final class Place: Sendable {
    let run = Mutex<Result<CaseRun, any Error>?>(nil)
  }

  private static let places = Mutex<[Key: Place]>([:])

  /// The run of a scenario by its name; whoever asks while it is made waits for it.
  static func run(
    _ name: String, _ settings: [ScenarioSetting] = [], replications: Int
  ) throws -> CaseRun {
    let key = Key(name: name, settings: settings.map { "\($0)" }, replications: replications)
    let place = places.withLock { places in
      let place = places[key] ?? Place()
      places[key] = place
      return place
    }
    return try place.run.withLock { made in
      let run = made ?? Result { try make(name, settings, replications) }
      made = run
      return try run.get()
    }
  }

  private static func make(
    _ name: String, _ settings: [ScenarioSetting], _ replications: Int
  ) throws -> CaseRun {
    let scenario = try CaseFolder.delivered(name, settings)
    return try CaseRun(scenario, replications: replications, threads: 2)
  }
}
