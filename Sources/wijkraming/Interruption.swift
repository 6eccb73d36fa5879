import Dispatch
import Foundation
import Reporting
import Synchronization

/// Ctrl-C, the request to end, and a terminal that is closed: the program ends within a second.
///
/// Long work polls `isRequested` between pieces, or calls `check()`, and ends in good order. Where
/// it does not get to that, because it is in the middle of something, or waits for a reader, a
/// thread of its own removes the temporary folders and leaves; at a second signal at once.
enum Interruption {
  /// What the work is given to end by itself.
  static let grace = Duration.milliseconds(700)
  /// Signals so close together are one: `timeout` and a terminal that closes send two.
  private static let echo = Duration.milliseconds(50)
  /// The longest that a message or the removal of folders may hold up the end.
  private static let patience = (message: 0.2, removal: 2.0)

  /// The signal; 0 while there is none, negative when the work had ended before one came.
  private static let state = Atomic<Int32>(0)
  /// Held while an interruption is told, so that what is said of it and the status are one.
  private static let telling = Mutex<Void>(())

  /// Whether the work is to stop; cheap enough for an inner loop.
  static var isRequested: Bool { state.load(ordering: .relaxed) > 0 }

  /// The status to leave with when the work was stopped; nil when it was not.
  static var status: ExitStatus? { ExitStatus(signal: state.load(ordering: .relaxed)) }

  /// Throws the status to leave with, where the work is to stop.
  static func check() throws(ExitStatus) {
    if let status { throw status }
  }

  /// Starts to listen; called once, before any work.
  ///
  /// A hang-up that was set to be ignored stays so: that is what nohup asks. The other two are
  /// taken also by a program in the background, for which shells switch Ctrl-C off.
  static func listen() {
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
    let signals = [SIGINT, SIGTERM] + (SignalPipe.isIgnored(SIGHUP) ? [] : [SIGHUP])
    // Without a thread that listens the system's own action is the better one.
    guard let pipe = SignalPipe(), DetachedThread.start({ watch(pipe) }) else { return }
    pipe.take(signals)
  }

  /// Says that the work has ended: a signal that comes later changes nothing any more. Gives the
  /// status of one that came before.
  static func close() -> ExitStatus? {
    telling.withLock { _ in
      _ = state.compareExchange(expected: 0, desired: -1, ordering: .relaxed)
    }
    return status
  }

  /// Says where the results of a program that was stopped stand, if they do.
  static func tellWhatStands() {
    guard let places = StandingResults.places else { return }
    tell("wijkraming: stopped; the results stand in \(places)")
  }

  /// Says what work that stops before its end leaves to go on with, if it does; once.
  static func tellWhatIsKept() {
    if let line = StandingResults.takeKept() { tell(line) }
  }

  private static func watch(_ signals: SignalPipe) -> Never {
    guard let first = signals.next() else { fatalError("a wait without end has ended") }
    let arrival = ContinuousClock.now
    let isFirst = receive(first.signal)
    // By when they came, not by when they are read: a busy machine may come to that late.
    while let next = signals.next(until: arrival + grace), next.since(first) < echo {}
    briefly(within: patience.removal) { LiveFolders.removeAll() }
    if isFirst {
      tellWhatIsKept()
      tellWhatStands()
    }
    _exit(128 + first.signal)
  }

  /// Gives whether it stops the work, rather than coming after its end.
  private static func receive(_ signal: Int32) -> Bool {
    telling.withLock { _ in
      let taken = state.compareExchange(expected: 0, desired: signal, ordering: .relaxed)
      guard taken.exchanged else { return false }
      let line = Terminal.standardError.isScreen ? "\n" : ""
      let again = signal == SIGINT ? "; Ctrl-C once more stops at once" : ""
      tell(line + "wijkraming: stopping" + again)
      return true
    }
  }

  /// A message that does not wait for a reader who does not read.
  private static func tell(_ line: String) {
    briefly(within: patience.message) { Terminal.standardError.writeLine(line) }
  }

  /// Does something, and goes on without it after so many seconds.
  private static func briefly(within seconds: Double, _ action: @escaping @Sendable () -> Void) {
    let done = DispatchSemaphore(value: 0)
    let started = DetachedThread.start {
      action()
      done.signal()
    }
    if started { _ = done.wait(timeout: .now() + seconds) }
  }
}
