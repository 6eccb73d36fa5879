import Synchronization

/// Results that this program has put in their place, so that what it says when it ends is true.
enum StandingResults {
  private static let paths = Mutex<[String]>([])

  /// Notes what stands from now on, whatever happens to the program.
  static func note(_ paths: String...) { note(paths) }

  static func note(_ added: [String]) {
    paths.withLock { paths in paths += added.filter { !paths.contains($0) } }
  }

  /// What work that is not done leaves for the same command to go on with, as a sentence.
  private static let kept = Mutex<String?>(nil)

  /// Notes what is told should the work stop now; nil from when it is done.
  static func keep(_ line: String?) { kept.withLock { $0 = line } }

  /// What is to be told, once: by the work itself, or by who stops it.
  static func takeKept() -> String? {
    kept.withLock { line in
      defer { line = nil }
      return line
    }
  }

  /// Takes back what does not stand any more.
  static func forget(_ path: String) {
    paths.withLock { paths in paths.removeAll { $0.hasPrefix(path) } }
  }

  /// All of them in one line; nil when there are none.
  static var places: String? {
    paths.withLock { $0.isEmpty ? nil : $0.joined(separator: ", ") }
  }
}
