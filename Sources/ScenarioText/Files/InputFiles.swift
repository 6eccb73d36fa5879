import Synchronization

/// The files that this process has read as scenarios, tables, funding systems, regions or designs.
///
/// Whoever is about to replace a folder must know them, however they came to be read.
public enum InputFiles {
  private static let paths = Mutex<Set<String>>([])

  /// Their paths as they were opened, in order of name.
  public static var all: [String] { paths.withLock { $0.sorted() } }

  package static func note(_ path: String) { paths.withLock { _ = $0.insert(path) } }
}
