import Foundation
import RatioCheck
import Workloads

/// A ratio of two times, taken in one interleaved measurement.
struct Measurement: Sendable {
  let name: String
  let better: CommittedRatio.Direction
  let measure: @Sendable () throws -> Reading

  enum Reading {
    case ratio(Double)
    /// Not to be measured here and now, with the reason.
    case skipped(String)
  }

  static let rounds = 7
  /// Seconds in which rounds of two threads have to find two processors to spare.
  static let patience = 20

  static let all =
    [
      kernels("binomial-cells-to-scalar") {
        (CountKernels.binomialCells(mean: 0.2), CountKernels.binomialScalars(mean: 0.2))
      },
      kernels("poisson-cells-to-scalar") {
        (CountKernels.poissonCells(mean: 0.2), CountKernels.poissonScalars(mean: 0.2))
      },
      kernels("normal-pairs-to-quantiles") {
        (DrawKernels.normalPairs(), DrawKernels.normalQuantiles())
      },
      kernels("exp-vectors-to-foundation") {
        (DrawKernels.expVectors(), DrawKernels.expFoundation())
      },
      kernels("incidence-banded-to-dense") {
        (IncidenceKernels.banded(), IncidenceKernels.dense())
      },
      wijken, replications, threads,
    ]

  /// Time of the first of two kernels against that of the second.
  private static func kernels(_ name: String, _ make: @escaping @Sendable () -> (Kernel, Kernel))
    -> Measurement
  {
    Measurement(name: name, better: .lower) {
      let (first, second) = make()
      let seconds = Stopwatch.processor.minima(rounds: 2 * rounds, first.run, second.run)
      return .ratio(seconds.first / seconds.second)
    }
  }

  /// A wijk of a hundred against a wijk of ten.
  private static let wijken = Measurement(name: "wijk-of-100-to-wijk-of-10", better: .lower) {
    let few = try Town.enlarged(wijken: 10, replications: 64)
    let many = try Town.enlarged(wijken: 100, replications: 64)
    let seconds = try Stopwatch.processor.minima(
      rounds: rounds, { _ = try few.run() }, { _ = try many.run() })
    return .ratio(seconds.second / (10 * seconds.first))
  }

  /// A replication of 640 against one of 64.
  private static let replications = Measurement(
    name: "replication-of-640-to-one-of-64", better: .lower
  ) {
    let few = try Town.scenario("benchmark", replications: 64)
    let many = try Town.scenario("benchmark", replications: 640)
    let seconds = try Stopwatch.processor.minima(
      rounds: rounds, { _ = try few.run() }, { _ = try many.run() })
    return .ratio(seconds.second / (10 * seconds.first))
  }

  /// How many times faster two threads are than one, in rounds with two processors to spare.
  private static let threads = Measurement(name: "speed-of-two-threads", better: .higher) {
    guard ProcessInfo.processInfo.activeProcessorCount > 1 else {
      return .skipped("this machine has one processor")
    }
    let one = try Town.scenario("benchmark", replications: 1_024)
    let two = try Town.scenario("benchmark", replications: 1_024, threads: 2)
    var least = (one: Double.infinity, two: Double.infinity)
    var quiet = 0
    let deadline = ContinuousClock.now + .seconds(patience)
    while quiet < rounds && ContinuousClock.now < deadline {
      guard SpareProcessors.areTwo() else {
        Thread.sleep(forTimeInterval: 0.25)
        continue
      }
      let seconds = try Stopwatch.wall.minima(
        rounds: 1, { _ = try one.run() }, { _ = try two.run() })
      guard SpareProcessors.areTwo() else { continue }
      quiet += 1
      least = (min(least.one, seconds.first), min(least.two, seconds.second))
    }
    guard quiet >= 3 else { return .skipped("other work leaves no second processor") }
    return .ratio(least.one / least.two)
  }
}
