/// The parts of a run, as timings name them.
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

/// Time spent per phase by one worker.
final class PhaseTimer {
  private(set) var nanoseconds = [UInt64](repeating: 0, count: Phase.allCases.count)
  private var started: ContinuousClock.Instant

  init() { started = .now }

  func start() { started = .now }

  func stop(_ phase: Phase) {
    let passed = started.duration(to: .now).components
    let index = Phase.allCases.firstIndex(of: phase) ?? 0
    nanoseconds[index] &+=
      UInt64(passed.seconds) * 1_000_000_000 + UInt64(passed.attoseconds / 1_000_000_000)
  }

  @inline(__always)
  func measure(_ phase: Phase, _ body: () -> Void) {
    start()
    body()
    stop(phase)
  }
}

/// Time per phase over all workers, in seconds of processor time.
public struct Timings: Sendable {
  public internal(set) var seconds: [Phase: Double] = [:]
  /// From the first batch to the last.
  public internal(set) var wallSeconds = 0.0

  public init() {}

  /// Adds the time of another run that came after.
  public mutating func add(_ other: Timings) {
    for (phase, time) in other.seconds { seconds[phase, default: 0] += time }
    wallSeconds += other.wallSeconds
  }

  mutating func add(_ timer: PhaseTimer) {
    for (index, phase) in Phase.allCases.enumerated() {
      seconds[phase, default: 0] += Double(timer.nanoseconds[index]) * 1e-9
    }
  }
}
