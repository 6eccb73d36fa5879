import Foundation

/// The folder that a run leaves behind, there as a whole or not at all: the one place that writes.
///
/// Files go into a hidden folder beside the place, which `commit()` renames to it. A folder that is
/// abandoned, or let go without a commit, leaves nothing. With `force` an earlier run is replaced,
/// and only a run (its `manifest.json` names the program) or an empty folder. Not for use from
/// several threads at once.
public final class RunFolder {
  /// The file that makes a folder a run; it must hold the string "wijkraming" as a JSON value.
  public static let manifestName = "manifest.json"

  /// The place as it was asked for.
  public var path: String { place.shown }

  private let place: RunFolderPlace
  private let temporary: String
  private var writers: [FileWriter] = []
  private var isOpen = true

  /// Opens a folder for results that will stand at `path`; folders above it are made where needed.
  ///
  /// Errors: `exists` without force; `foreign` with force where something else than a run stands;
  /// `cannotCreate`, or `cannotWrite` for a full or read-only disk.
  public init(at path: String, force: Bool = false) throws(RunFolderError) {
    place = try RunFolderPlace(path, replacing: force)
    do throws(RunFolderError) {
      temporary = try place.makeNeighbour("partial")
    } catch {
      for folder in place.madeParents.reversed() { rmdir(folder) }
      throw error
    }
    LiveFolders.add(temporary)
  }

  deinit { abandon() }

  /// Writes a whole file, as far as the disk.
  ///
  /// Errors: `cannotWrite`.
  public func write(_ bytes: [UInt8], as name: String) throws(RunFolderError) {
    let writer = try stream(as: name)
    try writer.write(bytes)
    try writer.close()
  }

  /// Opens a file that is written in pieces; with `gzip` it is compressed on the way.
  ///
  /// The name is written as it stands: `.gz` is the caller's. Errors: `cannotWrite`.
  public func stream(as name: String, gzip: Bool = false) throws(RunFolderError) -> FileWriter {
    precondition(isOpen, "a run folder takes no files after it is closed")
    precondition(!name.isEmpty && !name.contains("/"), "a run folder holds files, not folders")
    let writer = try FileWriter(
      at: temporary + "/" + name, shown: place.shown + "/" + name, gzip: gzip)
    writers.append(writer)
    return writer
  }

  /// Closes what is still open and puts the folder in its place.
  ///
  /// On an error nothing is left, and an earlier run stands as it was. Errors: `cannotWrite`,
  /// `cannotCreate`; `exists` or `foreign` where another program came between.
  public func commit() throws(RunFolderError) {
    precondition(isOpen, "a run folder is closed once")
    do throws(RunFolderError) {
      for writer in writers { try writer.close() }
      synchronize(temporary)
      try LiveFolders.settle(temporary) { () throws(RunFolderError) in
        try place.take(temporary)
      }
    } catch {
      abandon()
      throw error
    }
    isOpen = false
    synchronize(place.parent.isEmpty ? "/" : place.parent)
  }

  /// Removes all that was written, and the folders that were made above the place.
  public func abandon() {
    guard isOpen else { return }
    isOpen = false
    for writer in writers { writer.cancel() }
    LiveFolders.discard(temporary)
    for folder in place.madeParents.reversed() { rmdir(folder) }
  }

  /// Asks the disk to keep the names in a folder; a file system that cannot is let be.
  private func synchronize(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
