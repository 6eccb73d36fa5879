import Dispatch
import Foundation
import Reporting
import Synchronization

/// Ctrl-C and the request to end: the first asks the work to stop, the second stops at once.
///
/// Long work polls `isRequested` between pieces, or calls `check()`. The second signal removes the
/// temporary folders of runs that were being written and leaves the program without more ado.
enum Interruption {
  private static let requested = Atomic<Int32>(0)
  private static let queue = DispatchQueue(label: "interruption")
  /// Made once and never touched again, which the compiler cannot know of a Dispatch source.
  nonisolated(unsafe) private static let sources = [SIGINT, SIGTERM].map(source(of:))

  /// Whether the work is to stop; cheap enough for an inner loop.
  static var isRequested: Bool {
    requested.load(ordering: .relaxed) != 0
  }

  /// The status to leave with when the work was stopped; nil when it was not.
  static var status: ExitStatus? {
    switch requested.load(ordering: .relaxed) {
    case SIGINT: .interrupted
    case SIGTERM: .terminated
    default: nil
    }
  }

  /// Throws the status to leave with, where the work is to stop.
  static func check() throws(ExitStatus) {
    if let status { throw status }
  }

  /// Starts to listen; called once, before any work.
  ///
  /// The system's own action is switched off.
  static func listen() {
    for signal in [SIGINT, SIGTERM, SIGXFSZ] { Foundation.signal(signal, SIG_IGN) }
    for source in sources { source.resume() }
  }

  private static func source(of signal: Int32) -> any DispatchSourceSignal {
    let source = DispatchSource.makeSignalSource(signal: signal, queue: queue)
    source.setEventHandler { receive(signal) }
    return source
  }

  private static func receive(_ signal: Int32) {
    let first = requested.compareExchange(
      expected: 0, desired: signal, ordering: .relaxed)
    if first.exchanged {
      let again = signal == SIGINT ? "; Ctrl-C once more stops at once" : ""
      Terminal.standardError.writeLine("\nwijkraming: stopping" + again)
    } else {
      LiveFolders.removeAll()
      _exit((status ?? .interrupted).rawValue)
    }
  }
}
