import Scenarios
import Synchronization

/// How far a long piece of work is, on standard error.
///
/// A screen gets one line that is redrawn, with the time that remains; a file or program gets a
/// line at every ten percent. Safe to call from several threads.
final class ProgressLine: Sendable {
  /// How progress is shown.
  enum Manner {
    case redrawn
    case lines
    case none
  }

  private struct State {
    var done = 0
    var shownPercent = 0
    var drawn: ContinuousClock.Instant?
    var isFinished = false
    var label: String
  }

  /// No redrawing more often than this: it would only cost time.
  private static let pause = Duration.milliseconds(100)

  private let total: Int
  private let manner: Manner
  private let terminal: Terminal
  private let started = ContinuousClock.now
  private let state: Mutex<State>

  /// Progress towards `total` pieces of work, such as replications.
  init(
    _ label: String, total: Int, quiet: Bool = false, terminal: Terminal = .standardError
  ) {
    precondition(total > 0, "progress is towards something")
    state = Mutex(State(label: label))
    self.total = total
    self.terminal = terminal
    manner = quiet ? .none : terminal.isScreen ? .redrawn : .lines
  }

  /// Adds pieces of work that were done; more than the total is shown as the total.
  func advance(by pieces: Int) {
    guard manner != .none else { return }
    state.withLock { state in
      state.done = min(state.done + pieces, total)
      if !state.isFinished { show(&state, at: .now) }
    }
  }

  /// Says what the work goes on with.
  func rename(_ label: String) {
    state.withLock { $0.label = label }
  }

  /// Ends the line, whether or not all was done; a later call does nothing.
  func finish() {
    state.withLock { state in
      if manner == .redrawn && state.drawn != nil && !state.isFinished {
        terminal.write("\r\u{1B}[K")
      }
      state.isFinished = true
    }
  }

  private func show(_ state: inout State, at now: ContinuousClock.Instant) {
    let percent = state.done * 100 / total
    switch manner {
    case .none:
      return
    case .lines:
      guard percent / 10 > state.shownPercent / 10 else { return }
      terminal.writeLine(text(state, at: now))
    case .redrawn:
      if let drawn = state.drawn, now - drawn < Self.pause, state.done < total { return }
      terminal.write("\r\u{1B}[K" + text(state, at: now).prefix(terminal.width - 1))
    }
    state.shownPercent = percent
    state.drawn = now
  }

  private func text(_ state: State, at now: ContinuousClock.Instant) -> String {
    Self.text(state.label, done: state.done, total: total, elapsed: now - started)
  }

  /// The line itself: "simulating 40%, about 12 s left".
  static func text(_ label: String, done: Int, total: Int, elapsed: Duration) -> String {
    let line = InertText.line("\(label) \(done * 100 / total)%")
    guard done > 0, done < total else { return line }
    let left = elapsed / Double(done) * Double(total - done)
    return line + ", about \(remaining(left)) left"
  }

  /// A time as coarse as the guess: "8 s", "3 min", "2 h 5 min".
  private static func remaining(_ time: Duration) -> String {
    let seconds = Int(time / .seconds(1)) + 1
    switch seconds {
    case ..<90: return "\(seconds) s"
    case ..<5400: return "\((seconds + 59) / 60) min"
    default: return "\(seconds / 3600) h \(seconds % 3600 / 60) min"
    }
  }
}
