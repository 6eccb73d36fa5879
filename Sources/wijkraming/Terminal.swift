import Foundation
import Scenarios

/// A descriptor that text goes to, and what the screen behind it can show.
struct Terminal: Sendable {
  /// Where messages go. What cannot be written there is let go: it stops no work.
  static let standardError = Terminal(STDERR_FILENO)
  /// Where results go. What cannot be written there is an error, which `fault` keeps.
  static let standardOutput = Terminal(STDOUT_FILENO, isChecked: true)

  let descriptor: Int32
  /// Whether a person looks at it, rather than a file or a program.
  let isScreen: Bool
  /// Whether colour is wanted: a screen that knows it, and no NO_COLOR (https://no-color.org).
  let showsColour: Bool
  private let firstFault: WriteFault?

  /// The terminal behind a descriptor; `isScreen` is asked of the system unless it is given.
  ///
  /// One that is checked keeps its first error, and writes nothing after it: text has no holes.
  init(
    _ descriptor: Int32, isScreen: Bool? = nil, isChecked: Bool = false,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    self.descriptor = descriptor
    self.isScreen = isScreen ?? (isatty(descriptor) == 1)
    firstFault = isChecked ? WriteFault() : nil
    let refused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    showsColour = self.isScreen && !refused && environment["TERM"] != "dumb"
  }

  /// The system's number of the error that cut the text off, where it is checked; nil when all of
  /// it was taken.
  var fault: Int32? { firstFault?.code }

  /// Columns of the screen now, as it may be resized; 80 where the system knows none.
  var width: Int {
    var size = winsize()
    let known = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
    return known && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// Writes text at once and as a whole, however slowly it is taken.
  func write(_ text: String) {
    guard fault == nil else { return }
    var text = text
    let code = text.withUTF8 { DescriptorWriting.write(UnsafeRawBufferPointer($0), to: descriptor) }
    if code != 0 { firstFault?.note(code) }
  }

  /// Writes text that does nothing but show, and ends the line: what came from files and arguments
  /// cannot move the cursor, colour the screen or name the window.
  func writeLine(_ text: String = "") {
    write(InertText.shown(text) + "\n")
  }

  /// Asks the system for errors that it tells only at the end, as a disk across a network does.
  ///
  /// For when all has been written.
  func finish() {
    guard let firstFault, fault == nil else { return }
    let twin = dup(descriptor)
    guard twin >= 0, close(twin) != 0, errno != EINTR else { return }
    firstFault.note(errno)
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
