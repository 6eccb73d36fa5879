import Benchmark
import Foundation
import Scenarios
import Simulation
import Statistics

/// Whole runs on one thread, to show that time is linear in replications and in wijken: each
/// benchmark does a multiple of the work of the one before it, and its time should be that multiple.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput, .peakMemoryResident], maxDuration: .seconds(20),
    maxIterations: 5)

  for replications in [128, 1280] {
    Benchmark("zoetermeer-\(replications)-replications") { benchmark in
      let run = try Town.zoetermeer(replications: replications)
      benchmark.startMeasurement()
      try blackHole(Town.checksum(of: run))
    }
  }
  for wijken in [3, 30] {
    Benchmark("town-of-\(wijken)-wijken") { benchmark in
      let run = try Town.enlarged(wijken: wijken, replications: 128)
      benchmark.startMeasurement()
      try blackHole(Town.checksum(of: run))
    }
  }
}
