import Foundation

/// The names of the files that are being made in a hidden folder, written down before each is.
///
/// It tells what of a folder that was left half made may be removed: nothing that it does not name.
struct CreationJournal {
  static let name = ".wijkraming-writing"

  let folder: String

  private var path: String { "\(folder)/\(Self.name)" }

  /// Writes a name down; gives 0 or the system's error number.
  func note(_ name: String, _ calls: FolderCalls) -> Int32 {
    calls.before("journal")
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return errno }
    defer { close(descriptor) }
    let line = Array("\(name)\n".utf8)
    return Foundation.write(descriptor, line, line.count) == line.count ? 0 : max(errno, EIO)
  }

  /// The names; nil where the folder has no journal.
  var names: Set<String>? {
    guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
    // A line without its end was cut before its file was made.
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
    return Set(lines.map { String(decoding: $0, as: UTF8.self) })
  }

  /// Ends the making: the folder is whole, and its manifest tells what is in it.
  func end(_ calls: FolderCalls) -> Int32 {
    let code = calls.remove(path)
    return code == ENOENT ? 0 : code
  }
}
