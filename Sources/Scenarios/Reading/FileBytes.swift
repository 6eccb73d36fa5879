import Foundation

/// Reads whole files, and says in words why one cannot be read.
enum FileBytes {
  /// Why a file could not be read.
  struct Fault: Error {
    let kind: ScenarioError.Kind
    let message: String
  }

  /// The bytes of a regular file of at most `limit` bytes.
  ///
  /// - Throws: `noInput` for a file that is not there, is a folder or device, or may not be read;
  /// `badData` above the limit.
  static func read(_ path: String, limit: Int) throws(Fault) -> [UInt8] {
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
    guard Int(facts.st_size) <= limit else {
      let size = "\(Int(facts.st_size) / 1_000_000) MB"
      throw Fault(
        kind: .badData,
        message: "the file is too large (\(size)); at most \(limit / 1_000_000) MB can be read")
    }
    guard let data = FileManager.default.contents(atPath: path), data.count <= limit else {
      throw Fault(kind: .noInput, message: "the file cannot be read; check its permissions")
    }
    return [UInt8](data)
  }

  /// Whether two paths lead to one file.
  static func isSameFile(_ a: String, _ b: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard stat(a, &first) == 0, stat(b, &second) == 0 else { return a == b }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// The name of a file without its folder.
  static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// A path as written in `file`, seen from where the program runs.
  static func path(_ path: String, besideFile file: String) -> String {
    guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
    return String(file[...slash]) + path
  }
}
