#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A clock of which only differences count.
public struct Stopwatch: Sendable {
  private let clock: clockid_t

  /// Time that this thread was on a processor: what others do on the machine counts little.
  public static let processor = Stopwatch(clock: CLOCK_THREAD_CPUTIME_ID)
  /// Time that all threads of this program were on a processor, added up.
  public static let program = Stopwatch(clock: CLOCK_PROCESS_CPUTIME_ID)
  /// Time that passed, for work of several threads.
  public static let wall = Stopwatch(clock: CLOCK_MONOTONIC)

  var now: Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  public func seconds(_ work: () throws -> Void) rethrows -> Double {
    let start = now
    try work()
    return now - start
  }

  /// The least time of each of two works, taken in turn round after round.
  public func minima(
    rounds: Int, _ first: () throws -> Void, _ second: () throws -> Void
  ) rethrows -> (first: Double, second: Double) {
    var least = (first: Double.infinity, second: Double.infinity)
    for _ in 0..<rounds {
      least.first = min(least.first, try seconds(first))
      least.second = min(least.second, try seconds(second))
    }
    return least
  }
}
