import Benchmark
import Workloads

/// Whole runs: how time follows from replications, wijken and threads.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuTotal, .peakMemoryResident], timeUnits: .milliseconds,
    warmupIterations: 0, maxDuration: .seconds(4), maxIterations: 3)

  for scenario in ["benchmark", "zoetermeer-2017"] {
    for replications in [1_000, 10_000] {
      measure("\(scenario)-\(replications)-replications") {
        try Town.checksum(of: Town.scenario(scenario, replications: replications))
      }
    }
    measure("\(scenario)-10000-replications-2-threads") {
      try Town.checksum(of: Town.scenario(scenario, replications: 10_000, threads: 2))
    }
  }
  measure("compare-6-systems-640-replications") {
    try Town.checksum(of: Town.comparison("zoetermeer-2017", replications: 640))
  }
  for wijken in [10, 100] {
    measure("town-of-\(wijken)-wijken") {
      try Town.checksum(of: Town.enlarged(wijken: wijken, replications: 128))
    }
  }
  // One in ten of the gemeenten of the country; a tenth of its thousand replications.
  measure("netherlands-34-gemeenten-100-replications") {
    try Country.checksum(gemeenten: 34, replications: 100)
  }
}

/// A benchmark that reads a scenario and runs it, and says at its end what came out.
@Sendable
func measure(_ name: String, _ run: @escaping @Sendable () throws -> Double) {
  let answer = Answer()
  Benchmark(name) { _ in
    answer.checksum = try run()
  } teardown: {
    print("checksum of \(name): \(answer.checksum)")
  }
}

/// What the last run gave; read when it has ended.
final class Answer: @unchecked Sendable {
  var checksum = Double.nan
}
