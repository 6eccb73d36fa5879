import Synchronization

/// Copies that stand in for the files of the disk, so that results are made again from what they were
/// made of.
///
/// While copies are served nothing else is read: a scenario that asks for another file finds none.
public enum StoredInputs {
  private static let files = Mutex<[String: [UInt8]]?>(nil)

  /// Serves copies, by path, to all of this process.
  ///
  /// - Parameter places: where the copies stand, which no result may take the place of.
  public static func serve(_ copies: [String: [UInt8]], from places: [String]) {
    let known = Dictionary(
      copies.map { (FileFolders.shortened($0.key), $0.value) },
      uniquingKeysWith: { _, last in last })
    files.withLock { $0 = known }
    for place in places { InputFiles.note(place) }
  }

  /// What is served.
  package enum Found {
    case copy([UInt8])
    case none
  }

  /// Nil where the disk is read.
  static func find(_ path: String) -> Found? {
    files.withLock { files in
      files.map { known in known[FileFolders.shortened(path)].map { .copy($0) } ?? .none }
    }
  }

  /// Whether there is such a copy; nil where the disk is read.
  public static func has(_ path: String) -> Bool? {
    files.withLock { files in files.map { $0[FileFolders.shortened(path)] != nil } }
  }
}
