import Foundation

/// A file put into a folder that stands already, as a whole.
///
/// It is first written to a hidden neighbour as far as the disk, and only then renamed.
struct WholeFile {
  private let folder: String

  init(in folder: String) { self.folder = folder }

  /// Writes the file, over one of the same name.
  ///
  /// Errors: `cannotCreate` for a folder that is not there or not to be written to, `cannotWrite`.
  func write(_ bytes: [UInt8], as name: String) throws(RunFolderError) {
    let path = "\(folder)/\(name)"
    guard FileFacts(folder + "/.")?.isFolder == true else {
      throw .cannotCreate(path: folder, code: FileFacts(folder) == nil ? ENOENT : EEXIST)
    }
    guard access(folder, W_OK) == 0 else { throw .creating(path, code: errno) }
    let hidden = ".\(name)\(Self.mark)\(getpid())"
    defer { unlink("\(folder)/\(hidden)") }
    let writer = try FileWriter(hidden, in: folder, shown: path)
    try writer.write(bytes)
    try writer.close()
    if rename("\(folder)/\(hidden)", path) != 0 { throw .creating(path, code: errno) }
  }

  private static let mark = ".partial-"

  /// The name of the file that a hidden neighbour was to become; nil for another name.
  static func target(ofHidden name: String) -> String? {
    guard name.hasPrefix("."), let cut = name.range(of: mark, options: .backwards) else {
      return nil
    }
    let process = name[cut.upperBound...]
    guard !process.isEmpty, process.allSatisfy(\.isNumber) else { return nil }
    return String(name[name.index(after: name.startIndex)..<cut.lowerBound])
  }
}
