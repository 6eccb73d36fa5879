import Foundation
import Scenarios

/// A descriptor that messages go to, and what the screen behind it can show.
struct Terminal: Sendable {
  /// Where messages go.
  static let standardError = Terminal(STDERR_FILENO)
  /// Where results go.
  static let standardOutput = Terminal(STDOUT_FILENO)

  let descriptor: Int32
  /// Whether a person looks at it, rather than a file or a program.
  let isScreen: Bool
  /// Whether colour is wanted: a screen that knows it, and no NO_COLOR (https://no-color.org).
  let showsColour: Bool

  /// The terminal behind a descriptor; `isScreen` is asked of the system unless it is given.
  init(
    _ descriptor: Int32, isScreen: Bool? = nil,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    self.descriptor = descriptor
    self.isScreen = isScreen ?? (isatty(descriptor) == 1)
    let refused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    showsColour = self.isScreen && !refused && environment["TERM"] != "dumb"
  }

  /// Columns of the screen now, as it may be resized; 80 where the system knows none.
  var width: Int {
    var size = winsize()
    let known = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
    return known && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// Writes text at once and as a whole; a reader that has gone away is no error.
  func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno != EINTR { return }
      rest = rest.dropFirst(max(count, 0))
    }
  }

  /// Writes text that does nothing but show, and ends the line: what came from files and arguments
  /// cannot move the cursor, colour the screen or name the window.
  func writeLine(_ text: String = "") {
    write(InertText.shown(text) + "\n")
  }

  /// The text in an ANSI style where colour is wanted, and as it is elsewhere.
  func styled(_ text: String, _ style: Style) -> String {
    showsColour ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// The few styles in use, by their ANSI number.
  enum Style: Int {
    case bold = 1
    case dim = 2
    case red = 31
    case green = 32
    case yellow = 33
  }
}
