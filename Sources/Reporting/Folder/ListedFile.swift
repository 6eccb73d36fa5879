import Foundation

/// A file of a folder as the folder's manifest lists it.
public struct ListedFile: Codable, Sendable, Equatable {
  public let name: String
  /// Its size.
  public let bytes: Int
  public let sha256: String

  public init(name: String, bytes: Int, sha256: String) {
    self.name = name
    self.bytes = bytes
    self.sha256 = sha256
  }

  public init(name: String, content: [UInt8]) {
    self.init(name: name, bytes: content.count, sha256: SHA256.hex(of: content))
  }

  /// The file as it stands on the disk; nil where no ordinary file stands or can be read.
  init?(name: String, in folder: String) {
    let descriptor = open("\(folder)/\(name)", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    var digest = SHA256()
    var (size, part) = (0, [UInt8](repeating: 0, count: 1 << 18))
    while true {
      let count = part.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { break }
      digest.update(count == part.count ? part : Array(part[..<count]))
      size += count
    }
    self.init(name: name, bytes: size, sha256: digest.finalize())
  }

  /// Whether the file stands in a folder with the content that is listed.
  func stands(in folder: String) -> Bool {
    guard FileFacts("\(folder)/\(name)")?.size == bytes else { return false }
    return ListedFile(name: name, in: folder) == self
  }
}

/// What the system tells of a name in a folder, links not followed; equal facts are of a file that
/// nobody has changed in between.
struct FileFacts: Equatable, Sendable {
  let device: UInt64
  let inode: UInt64
  let kind: UInt32
  let permissions: mode_t
  let size: Int
  private let changed: [Int]

  /// Nil where nothing stands.
  init?(_ path: String) {
    var facts = stat()
    guard lstat(path, &facts) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: facts.st_dev)
    inode = UInt64(facts.st_ino)
    kind = UInt32(facts.st_mode & S_IFMT)
    permissions = facts.st_mode & 0o7777
    size = Int(facts.st_size)
    #if canImport(Darwin)
      let times = [facts.st_mtimespec, facts.st_ctimespec]
    #else
      let times = [facts.st_mtim, facts.st_ctim]
    #endif
    changed = times.flatMap { [Int($0.tv_sec), Int($0.tv_nsec)] }
  }

  var isFile: Bool { kind == UInt32(S_IFREG) }
  var isLink: Bool { kind == UInt32(S_IFLNK) }
  var isFolder: Bool { kind == UInt32(S_IFDIR) }

  /// Whether both are names of one file.
  func isSameFile(as other: FileFacts?) -> Bool {
    device == other?.device && inode == other?.inode
  }
}
