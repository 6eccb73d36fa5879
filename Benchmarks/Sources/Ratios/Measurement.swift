import Foundation
import RatioCheck
import Workloads

/// A ratio of two times, taken in one interleaved measurement.
struct Measurement: Sendable {
  let name: String
  let better: CommittedRatio.Direction
  /// Nil on a machine that cannot tell.
  let measure: @Sendable () throws -> Double?

  static let rounds = 7

  static let all =
    [
      kernels("binomial-rows-to-scalar") {
        (CountKernels.binomialRows(mean: 0.2), CountKernels.binomialScalars(mean: 0.2))
      },
      kernels("poisson-rows-to-scalar") {
        (CountKernels.poissonRows(mean: 0.2), CountKernels.poissonScalars(mean: 0.2))
      },
      kernels("normal-pairs-to-quantiles") {
        (DrawKernels.normalPairs(), DrawKernels.normalQuantiles())
      },
      kernels("exp-vectors-to-foundation") {
        (DrawKernels.expVectors(), DrawKernels.expFoundation())
      },
      kernels("incidence-banded-to-dense") { (IncidenceKernels.banded(), IncidenceKernels.dense()) },
      wijken, replications, threads,
    ]

  /// Time of the first of two kernels against that of the second.
  private static func kernels(_ name: String, _ make: @escaping @Sendable () -> (Kernel, Kernel))
    -> Measurement
  {
    Measurement(name: name, better: .lower) {
      let (first, second) = make()
      let seconds = Stopwatch.processor.minima(rounds: 2 * rounds, first.run, second.run)
      return seconds.first / seconds.second
    }
  }

  /// A wijk of a hundred against a wijk of ten.
  private static let wijken = Measurement(name: "wijk-of-100-to-wijk-of-10", better: .lower) {
    let few = try Town.enlarged(wijken: 10, replications: 64)
    let many = try Town.enlarged(wijken: 100, replications: 64)
    let seconds = try Stopwatch.processor.minima(
      rounds: rounds, { _ = try few.run() }, { _ = try many.run() })
    return seconds.second / (10 * seconds.first)
  }

  /// A replication of 1,280 against one of 128.
  private static let replications = Measurement(
    name: "replication-of-1280-to-one-of-128", better: .lower
  ) {
    let few = try Town.scenario("benchmark", replications: 128)
    let many = try Town.scenario("benchmark", replications: 1_280)
    let seconds = try Stopwatch.processor.minima(
      rounds: rounds, { _ = try few.run() }, { _ = try many.run() })
    return seconds.second / (10 * seconds.first)
  }

  /// How many times faster two threads are than one.
  private static let threads = Measurement(name: "speed-of-two-threads", better: .higher) {
    guard ProcessInfo.processInfo.activeProcessorCount > 1 else { return nil }
    let one = try Town.scenario("benchmark", replications: 1_024)
    let two = try Town.scenario("benchmark", replications: 1_024, threads: 2)
    let seconds = try Stopwatch.wall.minima(
      rounds: rounds, { _ = try one.run() }, { _ = try two.run() })
    return seconds.first / seconds.second
  }
}
