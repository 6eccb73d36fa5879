import Foundation

/// A place that one process has for itself until it lets go or ends, however it ends.
///
/// A hidden file beside the place, locked with `flock`, holds the process's id. The lock of a dead
/// process is gone by itself; the file of one is taken over.
final class FolderLock {
  /// The locked file.
  let path: String
  private let descriptor: Int32
  private var isHeld = true

  private static let mark = "wijkraming "

  /// Locks `path`.
  ///
  /// - Parameter shown: the place that is locked, for messages.
  /// - Throws: `busy` while a live process holds it; `foreignLock` where something else stands at
  /// `path`; `cannotCreate` or `cannotWrite`.
  init(_ path: String, shown: String) throws(RunFolderError) {
    self.path = path
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
      guard descriptor >= 0 else {
        if errno == ELOOP || errno == EISDIR { throw .foreignLock(path: path) }
        throw .creating(shown, code: errno)
      }
      do throws(RunFolderError) {
        if try Self.take(descriptor, at: path, shown: shown) {
          self.descriptor = descriptor
          LiveFolders.add(lock: path)
          return
        }
      } catch {
        close(descriptor)
        throw error
      }
      close(descriptor)
    }
  }

  deinit { release() }

  /// Takes the file away and lets go.
  func release() {
    guard isHeld else { return }
    isHeld = false
    // Nobody else can hold the file while it is removed, and who waits for it sees that it is gone.
    if Self.isAt(path, descriptor) { unlink(path) }
    LiveFolders.discard(lock: path)
    close(descriptor)
  }

  /// Whether the lock was taken; false where its file was removed meanwhile.
  private static func take(
    _ descriptor: Int32, at path: String, shown: String
  ) throws(RunFolderError) -> Bool {
    let words = content(descriptor)
    guard words.isEmpty || holder(in: words) != nil else { throw .foreignLock(path: path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      guard code == EWOULDBLOCK else { throw .creating(shown, code: code) }
      throw .busy(path: shown, holder: holder(in: content(descriptor)))
    }
    guard isAt(path, descriptor) else { return false }
    let text = Array("\(mark)\(getpid())\n".utf8)
    ftruncate(descriptor, 0)
    guard pwrite(descriptor, text, text.count, 0) == text.count else {
      let code = errno
      unlink(path)
      throw .creating(shown, code: code)
    }
    return true
  }

  /// Whether the open file is the one that stands at the path.
  private static func isAt(_ path: String, _ descriptor: Int32) -> Bool {
    var facts = stat()
    return fstat(descriptor, &facts) == 0 && FileFacts(path)?.inode == UInt64(facts.st_ino)
  }

  private static func content(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return String(decoding: bytes[..<max(count, 0)], as: UTF8.self)
  }

  private static func holder(in text: String) -> Int32? {
    guard text.hasPrefix(mark), text.hasSuffix("\n") else { return nil }
    return Int32(text.dropFirst(mark.count).dropLast())
  }
}
