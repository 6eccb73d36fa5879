import Foundation

/// A running `gzip -n -1` that compresses what it is sent into an open file.
///
/// The quickest level takes a third of the time of the usual one for a fifth more bytes.
/// The flag leaves out name and time, so that the same bytes give the same file. The process works
/// beside the program, on a core of its own where there is one.
final class GzipProcess {
  enum Failure: Error {
    /// No program of that name on PATH.
    case missing
    /// The system refused, with its error number.
    case system(Int32)
    /// gzip ended with an error, or by a signal; what it said.
    case stopped(words: String)
  }

  private let process: pid_t
  private let input: Int32
  private let complaints: Int32
  private var isRunning = true

  init(into file: Int32) throws(Failure) {
    let (inputEnd, ourInput) = try Self.socketPair()
    let (complaintsEnd, ourComplaints): (Int32, Int32)
    do throws(Failure) {
      (complaintsEnd, ourComplaints) = try Self.socketPair()
    } catch {
      for end in [inputEnd, ourInput] { close(end) }
      throw error
    }
    defer { for end in [inputEnd, complaintsEnd] { close(end) } }
    do throws(Failure) {
      process = try Self.spawn(input: inputEnd, output: file, complaints: complaintsEnd)
    } catch {
      for end in [ourInput, ourComplaints] { close(end) }
      throw error
    }
    input = ourInput
    complaints = ourComplaints
  }

  /// Passes bytes on, and waits while gzip is behind.
  func send(_ bytes: [UInt8]) throws(Failure) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.send(input, $0.baseAddress! + sent, $0.count - sent, Self.noSignal)
      }
      let code = count < 0 ? errno : 0
      // A gzip that is gone has said why, where it could.
      if code == EPIPE || code == ECONNRESET { try finish() }
      if code != 0 && code != EINTR { throw .system(code) }
      sent += max(count, 0)
    }
  }

  /// Closes the input and waits until all is in the file.
  func finish() throws(Failure) {
    let (status, words) = end()
    if status != 0 { throw .stopped(words: words) }
  }

  /// Ends the process without caring for the file.
  func stop() {
    guard isRunning else { return }
    kill(process, SIGKILL)
    _ = end()
  }

  private func end() -> (status: Int32, words: String) {
    precondition(isRunning, "gzip ends once")
    isRunning = false
    close(input)
    let words = readComplaints()
    close(complaints)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return (status, words)
  }

  /// All that gzip says until it ends, on one line; it comes in pieces.
  private func readComplaints() -> String {
    var words: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1024)
    while true {
      let count = read(complaints, &piece, piece.count)
      if count > 0 { words += piece[..<count] }
      if count == 0 || (count < 0 && errno != EINTR) { break }
    }
    return String(decoding: words, as: UTF8.self).split(whereSeparator: \.isNewline)
      .joined(separator: "; ").trimmingCharacters(in: .whitespaces)
  }
}

extension GzipProcess {
  // The two C libraries type these differently.
  #if canImport(Darwin)
    private typealias Actions = posix_spawn_file_actions_t?
    private typealias Attributes = posix_spawnattr_t?
    private static var noActions: Actions { nil }
    private static var noAttributes: Attributes { nil }
    private static let noSignal: Int32 = 0
    private static let stream = SOCK_STREAM
  #else
    private typealias Actions = posix_spawn_file_actions_t
    private typealias Attributes = posix_spawnattr_t
    private static var noActions: Actions { Actions() }
    private static var noAttributes: Attributes { Attributes() }
    private static let noSignal = Int32(MSG_NOSIGNAL)
    private static let stream = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
  #endif

  /// A socket and not a pipe, because a write to a gzip that died must not end this program.
  private static func socketPair() throws(Failure) -> (theirs: Int32, ours: Int32) {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, stream, 0, &ends) == 0 else { throw .system(errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    #if canImport(Darwin)
      var on: Int32 = 1
      setsockopt(ends[1], SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
    #endif
    return (ends[0], ends[1])
  }

  private static func spawn(input: Int32, output: Int32, complaints: Int32) throws(Failure)
    -> pid_t
  {
    var actions = noActions
    var attributes = noAttributes
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (end, stream) in [(input, STDIN_FILENO), (output, STDOUT_FILENO)] {
      posix_spawn_file_actions_adddup2(&actions, end, stream)
    }
    posix_spawn_file_actions_adddup2(&actions, complaints, STDERR_FILENO)
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Ctrl-C reaches every process of the terminal; when to stop is this program's to decide.
    var deaf = sigset_t()
    sigemptyset(&deaf)
    for signal in [SIGINT, SIGTERM] { sigaddset(&deaf, signal) }
    posix_spawnattr_setsigmask(&attributes, &deaf)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    return try start(&actions, &attributes)
  }

  private static func start(_ actions: inout Actions, _ attributes: inout Attributes)
    throws(Failure) -> pid_t
  {
    let search = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    var arguments: [UnsafeMutablePointer<CChar>?] = [
      strdup("gzip"), strdup("-n"), strdup("-1"), nil,
    ]
    var environment = [strdup("LC_ALL=C"), strdup("PATH=" + search), nil]
    defer { for text in arguments + environment { free(text) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, "gzip", &actions, &attributes, &arguments, &environment)
    switch code {
    case 0: return process
    case ENOENT: throw .missing
    default: throw .system(code)
    }
  }
}
