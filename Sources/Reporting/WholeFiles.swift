import Foundation

/// Files put into a folder that stands already, each of them whole.
///
/// All are first written to hidden neighbours as far as the disk, and only then renamed: nothing is
/// replaced before everything could be written.
public struct WholeFiles {
  private let folder: String

  public init(in folder: String) { self.folder = folder }

  /// Writes the files, over those of the same names; gives their paths.
  ///
  /// Errors: `cannotCreate` for a folder that is not there or not to be written to, `cannotWrite`.
  public func write(_ files: [(name: String, bytes: [UInt8])]) throws(RunFolderError) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder),
      isFolder.boolValue
    else { throw .cannotCreate(path: folder, code: isFolder.boolValue ? EEXIST : ENOENT) }
    var written: [(temporary: String, path: String)] = []
    defer { for file in written { unlink(file.temporary) } }
    for file in files {
      let path = "\(folder)/\(file.name)"
      let temporary = "\(folder)/.\(file.name).partial-\(getpid())"
      written.append((temporary, path))
      try write(file.bytes, to: temporary, shown: path)
    }
    for file in written where rename(file.temporary, file.path) != 0 {
      throw .creating(file.path, code: errno)
    }
    return written.map(\.path)
  }

  private func write(
    _ bytes: [UInt8], to path: String, shown: String
  ) throws(RunFolderError) {
    guard access(folder, W_OK) == 0 else { throw .creating(shown, code: errno) }
    let writer = try FileWriter(at: path, shown: shown, gzip: false)
    try writer.write(bytes)
    try writer.close()
  }
}
