import Foundation

/// Reads whole files, and says in words why one cannot be read.
package enum FileBytes {
  /// Why a file could not be read.
  package struct Fault: Error {
    package let kind: ScenarioError.Kind
    package let message: String
  }

  /// The bytes of a regular file of at most `limit` bytes.
  ///
  /// Never waits and never reads on beyond the limit, whatever the file says of its size: what the
  /// kernel offers as files (`/proc`) is of size 0, may have no end, and may have no content yet.
  ///
  /// - Throws: `noInput` for a file that is not there, is a folder or device, or may not be read;
  /// `badData` above the limit.
  package static func read(_ path: String, limit: Int) throws(Fault) -> [UInt8] {
    if let found = StoredInputs.find(path) { return try copy(found, limit: limit) }
    var facts = stat()
    guard !path.utf8.contains(0), stat(path, &facts) == 0 else {
      throw Fault(kind: .noInput, message: "there is no such file; check the path")
    }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR:
      throw Fault(kind: .noInput, message: "this is a folder, not a file; name a file in it")
    default:
      throw Fault(kind: .noInput, message: "this is a device, not a file; name an ordinary file")
    }
    let size = Int(facts.st_size)
    guard size <= limit else { throw tooLarge("\(size / 1_000_000) MB", limit) }
    guard let bytes = fileContent(path, size: size, limit: limit) else {
      throw Fault(kind: .noInput, message: "the file cannot be read; check its permissions")
    }
    guard bytes.count <= limit else {
      throw tooLarge("more than \(limit / 1_000_000) MB", limit)
    }
    InputFiles.note(path)
    return bytes
  }

  /// Why a path is no folder that can be looked into; nil where it is one.
  ///
  /// - Parameters:
  ///   - remedy: what to do where there is none.
  ///   - otherwise: what to do for a file.
  package static func faultOfFolder(
    _ path: String, remedy: String, otherwise: String
  ) -> String? {
    if StoredInputs.has(path) != nil { return nil }
    var facts = stat()
    guard !path.utf8.contains(0), stat(path, &facts) == 0 else {
      return "there is no such folder; check the path, or \(remedy)"
    }
    return facts.st_mode & S_IFMT == S_IFDIR
      ? nil : "this is a file, not a folder; name the folder, or \(otherwise)"
  }

  /// What stands in for a file of the disk.
  private static func copy(_ found: StoredInputs.Found, limit: Int) throws(Fault) -> [UInt8] {
    guard case .copy(let bytes) = found else {
      throw Fault(kind: .noInput, message: "the results hold no copy of this file")
    }
    guard bytes.count <= limit else { throw tooLarge("\(bytes.count / 1_000_000) MB", limit) }
    return bytes
  }

  private static func tooLarge(_ size: String, _ limit: Int) -> Fault {
    Fault(
      kind: .badData,
      message: "the file is too large (\(size)); at most \(limit / 1_000_000) MB can be read")
  }

  /// Whether two paths lead to one file.
  static func isSameFile(_ a: String, _ b: String) -> Bool {
    if StoredInputs.has(a) != nil { return FileFolders.shortened(a) == FileFolders.shortened(b) }
    var (first, second) = (stat(), stat())
    guard stat(a, &first) == 0, stat(b, &second) == 0 else { return a == b }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// The name of a file without its folder.
  package static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// A path as written in `file`, seen from where the program runs.
  package static func path(_ path: String, besideFile file: String) -> String {
    guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
    return String(file[...slash]) + path
  }
}

/// The bytes of a file, of which there are some too many when it is longer than the limit; nil when
/// it cannot be read, or not without waiting. Read in whole parts: some files of the kernel refuse
/// others.
private func fileContent(_ path: String, size: Int, limit: Int) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(min(size, limit) + 1)
  var part = [UInt8](repeating: 0, count: 1 << 16)
  while bytes.count <= limit {
    let count = part.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    if count < 0 && errno == EINTR { continue }
    guard count >= 0 else { return nil }
    if count == 0 { break }
    bytes += part[..<count]
  }
  return bytes
}
