import Foundation
import Synchronization

/// The temporary folders of runs that are being written, so that an interrupt can remove them.
public enum LiveFolders {
  private static let paths = Mutex<Set<String>>([])
  /// Files by which this process holds places.
  private static let locks = Mutex<Set<String>>([])

  /// The folders that stand at this moment, in order of name.
  public static var all: [String] {
    paths.withLock { $0.sorted() }
  }

  /// Removes every live folder with all it holds, and the files of locks.
  ///
  /// For a program that is about to stop. It waits for a folder that is just being put in place;
  /// not to be called from a signal handler itself, which may not take a lock.
  public static func removeAll() {
    paths.withLock { live in
      for path in live { remove(path) }
      live = []
    }
    locks.withLock { for path in $0 { unlink(path) } }
  }

  static func add(lock path: String) { locks.withLock { _ = $0.insert(path) } }

  static func discard(lock path: String) { locks.withLock { _ = $0.remove(path) } }

  static func add(_ path: String) {
    paths.withLock { _ = $0.insert(path) }
  }

  /// Removes one folder, where it is still live.
  static func discard(_ path: String) {
    paths.withLock { live in
      if live.remove(path) != nil { remove(path) }
    }
  }

  /// Puts a folder in place by `move` while no interrupt can come between; then it is not live.
  static func settle<Found: Sendable>(
    _ path: String, by move: () throws(RunFolderError) -> Found
  ) throws(RunFolderError) -> Found {
    try paths.withLock { (live) throws(RunFolderError) in
      let found = try move()
      live.remove(path)
      return found
    }
  }

  /// Another thread may still be adding files, hence more than one attempt.
  private static func remove(_ path: String) {
    for _ in 0..<3 where FileManager.default.fileExists(atPath: path) {
      try? FileManager.default.removeItem(atPath: path)
    }
  }
}
