import Foundation

/// The parts of a run, as timings name them: the opening of a replication, the steps of its month, and
/// the merging of results.
public enum Phase: String, Sendable, CaseIterable {
  case opening
  case population
  case shocks
  case newNeed = "new_need"
  case access
  case careFlow = "care_flow"
  case cost
  case contract
  case ledger
  case outcomes
  case merge
}

/// How the processor time of one worker is divided over the phases.
///
/// A look at the clock takes as long as the shortest phases, so only some replications are timed; the
/// processor time of the whole thread is divided as theirs.
final class PhaseTimer {
  private var sampled = [UInt64](repeating: 0, count: Phase.allCases.count)
  private var merging: UInt64 = 0
  private var started = ContinuousClock.now
  private var phase: Phase?
  /// Whether the replication in hand is timed.
  var isOn = false

  /// Ends the phase in hand and begins another.
  @inline(__always)
  func begin(_ next: Phase) {
    guard isOn else { return }
    change(next)
  }

  @inline(__always)
  func end() {
    guard isOn else { return }
    change(nil)
  }

  private func change(_ next: Phase?) {
    let now = ContinuousClock.now
    if let phase { sampled[Phase.allCases.firstIndex(of: phase) ?? 0] += nanoseconds(to: now) }
    started = now
    phase = next
  }

  private func nanoseconds(to now: ContinuousClock.Instant) -> UInt64 {
    let passed = started.duration(to: now).components
    return UInt64(passed.seconds) * 1_000_000_000 + UInt64(passed.attoseconds / 1_000_000_000)
  }

  /// Times what merges results.
  func merge(_ body: () -> Void) {
    started = .now
    body()
    merging += nanoseconds(to: .now)
  }

  /// Seconds per phase, given those of the thread.
  func seconds(of thread: Double) -> [Phase: Double] {
    let merge = Double(merging) * 1e-9
    let total = Double(sampled.reduce(0, +))
    var seconds: [Phase: Double] = [.merge: merge]
    for (index, phase) in Phase.allCases.enumerated() where phase != .merge {
      seconds[phase] =
        total > 0 ? max(0, thread - merge) * Double(sampled[index]) / total : 0
    }
    return seconds
  }

  /// Seconds of processor time that the calling thread has taken.
  static var threadSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// Processor time per phase over all workers, in seconds.
public struct Timings: Sendable {
  public internal(set) var seconds: [Phase: Double] = [:]
  /// From the first batch to the last.
  public internal(set) var wallSeconds = 0.0

  public init() {}

  /// Adds the time of another run that came after.
  public mutating func add(_ other: Timings) {
    add(other.seconds)
    wallSeconds += other.wallSeconds
  }

  mutating func add(_ phases: [Phase: Double]) {
    for (phase, time) in phases { seconds[phase, default: 0] += time }
  }
}
