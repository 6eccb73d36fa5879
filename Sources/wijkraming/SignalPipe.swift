import Foundation
import Synchronization

/// Signals as they arrive, to be read one by one by a thread.
///
/// A handler only puts the number in a pipe, with the time at which it ran, so that it does not matter which
/// thread the system interrupts, nor what that thread is in the middle of.
struct SignalPipe {
  /// Where the handler writes: the one thing that it may look at. Negative until there is a pipe.
  private static let entry = Atomic<Int32>(-1)

  private let exit: Int32

  /// A signal, and nanoseconds since the system started when it came.
  struct Arrival {
    let signal: Int32
    let time: UInt64

    /// The time from another to this one.
    func since(_ other: Arrival) -> Duration {
      .nanoseconds(Int64(clamping: time) - Int64(clamping: other.time))
    }
  }

  /// Opens the pipe, once in a program; nil where the system has none to give.
  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    exit = ends[0]
    Self.entry.store(ends[1], ordering: .sequentiallyConsistent)
  }

  /// From now on these signals go into the pipe, in place of what the system does by itself.
  func take(_ signals: [Int32]) {
    var mask = sigset_t()
    sigemptyset(&mask)
    for number in signals {
      signal(number) { Self.put($0) }
      sigaddset(&mask, number)
    }
    pthread_sigmask(SIG_UNBLOCK, &mask, nil)
  }

  private static func put(_ signal: Int32) {
    let before = errno
    var now = timespec()
    _ = clock_gettime(CLOCK_MONOTONIC, &now)
    let time = UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
    // In one number, as a pipe takes so few bytes whole: the signal below 56 bits of time, two years.
    var word = time << 8 | UInt64(UInt8(truncatingIfNeeded: signal))
    _ = write(entry.load(ordering: .relaxed), &word, MemoryLayout<UInt64>.size)
    errno = before
  }

  /// The next signal, waited for; nil when none has come by `deadline`.
  func next(until deadline: ContinuousClock.Instant? = nil) -> Arrival? {
    while true {
      var milliseconds: Int32 = -1
      if let deadline {
        milliseconds = Int32(max(0, (deadline - .now) / .milliseconds(1)).rounded(.up))
      }
      var waiting = pollfd(fd: exit, events: Int16(POLLIN), revents: 0)
      var word: UInt64 = 0
      let size = MemoryLayout<UInt64>.size
      if poll(&waiting, 1, milliseconds) > 0, read(exit, &word, size) == size {
        return Arrival(signal: Int32(word & 0xFF), time: word >> 8)
      }
      if let deadline, .now >= deadline { return nil }
    }
  }

  /// Whether a signal was set to be ignored by whoever started the program, as nohup does.
  static func isIgnored(_ number: Int32) -> Bool {
    let before = signal(number, SIG_IGN)
    guard unsafeBitCast(before, to: Int.self) != unsafeBitCast(SIG_IGN, to: Int.self) else {
      return true
    }
    signal(number, before)
    return false
  }
}
