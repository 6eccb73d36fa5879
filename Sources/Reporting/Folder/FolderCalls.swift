import Foundation

/// The calls of the system that change what stands in a folder: each either happens or does not.
///
/// Every call gives 0 or the system's error number. A test may look at the disk before each of
/// them, and do without those that not every file system has.
struct FolderCalls: Sendable {
  /// Is told the name of a call before it is made.
  var before: @Sendable (String) -> Void = { _ in }
  /// Whether two names may change places, and whether a file may have two names.
  var canExchange = true
  var canLink = true

  static let system = FolderCalls()

  private func call(_ name: String, _ work: () -> Int32) -> Int32 {
    before(name)
    return work() == 0 ? 0 : errno
  }

  func makeFolder(_ path: String) -> Int32 { call("mkdir") { mkdir(path, 0o777) } }

  func removeFolder(_ path: String) -> Int32 { call("rmdir") { rmdir(path) } }

  func remove(_ path: String) -> Int32 { call("unlink") { unlink(path) } }

  /// Over a file that stands at the target.
  func replace(_ target: String, by path: String) -> Int32 {
    call("rename") { rename(path, target) }
  }

  /// Gives a file a second name; a link itself where it is one.
  func link(_ path: String, to target: String) -> Int32 {
    guard canLink else { return EPERM }
    return call("link") { linkat(AT_FDCWD, path, AT_FDCWD, target, 0) }
  }

  /// Moves to where nothing stands: `EEXIST` where something does.
  func move(_ path: String, to target: String) -> Int32 {
    let code = call("move") { Self.renameSpecially(path, target, .keep) }
    guard [ENOSYS, EINVAL, ENOTSUP].contains(code) else { return code }
    if FileFacts(target) != nil { return EEXIST }
    return call("move") { rename(path, target) }
  }

  /// Lets two names change places at one moment; `ENOTSUP` where the file system cannot.
  func exchange(_ path: String, _ other: String) -> Int32 {
    guard canExchange else { return ENOTSUP }
    let code = call("exchange") { Self.renameSpecially(path, other, .exchange) }
    return [ENOSYS, EINVAL].contains(code) ? ENOTSUP : code
  }

  /// Asks the disk to keep the names in a folder; a file system that cannot is let be.
  func synchronize(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private enum Manner { case keep, exchange }

  #if canImport(Darwin)
    private static func renameSpecially(_ from: String, _ to: String, _ manner: Manner) -> Int32 {
      renamex_np(from, to, manner == .keep ? UInt32(RENAME_EXCL) : UInt32(RENAME_SWAP))
    }
  #else
    private typealias Rename =
      @convention(c) (
        Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
      ) -> Int32

    /// The C library has it; its header hides it from Swift.
    private static let renameat2 = dlopen(nil, RTLD_NOW).flatMap { dlsym($0, "renameat2") }
      .map { unsafeBitCast($0, to: Rename.self) }

    /// RENAME_NOREPLACE is 1 and RENAME_EXCHANGE 2 in the kernel's interface.
    private static func renameSpecially(_ from: String, _ to: String, _ manner: Manner) -> Int32 {
      guard let renameat2 else {
        errno = ENOSYS
        return -1
      }
      return renameat2(AT_FDCWD, from, AT_FDCWD, to, manner == .keep ? 1 : 2)
    }
  #endif
}
