import Foundation

/// The folder that a run leaves behind, there as a whole or not at all: the one place that writes.
///
/// Files go into a hidden folder beside the place, which `commit()` puts there. A folder that is
/// abandoned, or let go without a commit, leaves nothing. With `force` earlier results are replaced:
/// the files that their manifest lists and that are still as listed. Everything else in the folder
/// is kept, and nothing that cannot be kept is touched. The place is locked from the start to the
/// end. Not for use from several threads at once.
public final class RunFolder {
  /// The file that makes a folder one of results: it lists the program's files.
  public static let manifestName = "manifest.json"

  /// The place as it was asked for.
  public var path: String { place.shown }
  /// Where the files stand until the commit, to be read back.
  public let hiddenPath: String

  private let place: RunFolderPlace
  private let manner: RunFolderPlace.Manner
  private let tell: (LeftoverNotice) -> Void
  private var writers: [FileWriter] = []
  private var isOpen = true

  /// Opens a folder for results that will stand at `path`; folders above it are made where needed.
  ///
  /// - Parameters:
  ///   - inputs: files that are read, none of which may be in a folder that is replaced.
  ///   - expecting: names that will be written, so that a file of the user's under one of them is
  ///     told before the work.
  ///   - tell: hears what was done about folders that killed processes left here.
  /// - Throws: `exists` without force; with it `foreign`, `earlier`, `changed`, `collides`,
  ///   `cannotCarry` and `holdsInput`; `busy` and `foreignLock`; `cannotCreate`, or `cannotWrite`
  ///   for a full or read-only disk.
  public convenience init(
    at path: String, force: Bool = false, inputs: [String] = [], expecting: [String] = [],
    tell: @escaping (LeftoverNotice) -> Void = { _ in }
  ) throws(RunFolderError) {
    try self.init(
      at: path, force ? .replacing : .fresh, inputs: inputs, expecting: expecting, calls: .system,
      tell: tell)
  }

  /// Opens results that stand at `path` to write some of their files anew; the others stay as they
  /// are. Their manifest has to be among the files that are written.
  ///
  /// - Parameter names: files that are replaced, if the program wrote them or with `force`.
  /// - Throws: as for new results, and `notOurs`.
  public convenience init(
    updating path: String, _ names: [String], force: Bool = false,
    tell: @escaping (LeftoverNotice) -> Void = { _ in }
  ) throws(RunFolderError) {
    try self.init(
      at: path, .updating(names, force: force), inputs: [], expecting: [], calls: .system,
      tell: tell)
  }

  init(
    at path: String, _ manner: RunFolderPlace.Manner, inputs: [String], expecting: [String],
    calls: FolderCalls, tell: @escaping (LeftoverNotice) -> Void
  ) throws(RunFolderError) {
    self.manner = manner
    self.tell = tell
    place = try RunFolderPlace(path, calls: calls)
    for notice in try place.clearLeftovers() { tell(notice) }
    try place.check(manner, for: expecting)
    try RunInputs(paths: inputs).check(against: place.path, shown: path)
    hiddenPath = try place.makeNeighbour("partial")
    LiveFolders.add(hiddenPath)
  }

  deinit { abandon() }

  /// Whether a killed process left a hidden folder beside a place, which the next one there clears.
  static func isLeftHalfway(at path: String) -> Bool { RunFolderPlace.isLeftHalfway(at: path) }

  /// Writes a whole file, as far as the disk.
  ///
  /// Errors: `cannotWrite`.
  public func write(_ bytes: [UInt8], as name: String) throws(RunFolderError) {
    let writer = try stream(as: name)
    try writer.write(bytes)
    try writer.close()
  }

  /// Opens a file that is written in pieces; with `gzip` it is compressed on the way. One of
  /// the same name that was written before is replaced.
  ///
  /// The name is written as it stands: `.gz` is the caller's. Errors: `cannotWrite`.
  public func stream(as name: String, gzip: Bool = false) throws(RunFolderError) -> FileWriter {
    precondition(isOpen, "a run folder takes no files after it is closed")
    precondition(!name.isEmpty && !name.contains("/"), "a run folder holds files, not folders")
    let shown = place.shown + "/" + name
    let code = CreationJournal(folder: hiddenPath).note(name, place.calls)
    guard code == 0 else { throw .cannotWrite(path: shown, code: code) }
    place.calls.before("create")
    let writer = try FileWriter(name, in: hiddenPath, shown: shown, gzip: gzip)
    writers.removeAll { $0.name == name }
    writers.append(writer)
    return writer
  }

  /// Closes what is still open and lists every file by name, without the manifest.
  ///
  /// Errors: `cannotWrite`.
  public func listing() throws(RunFolderError) -> [ListedFile] {
    var files: [ListedFile] = []
    for writer in writers where writer.name != Self.manifestName {
      try writer.close()
      files.append(writer.listed())
    }
    return files.sorted { $0.name < $1.name }
  }

  /// Closes what is still open and puts the folder in its place.
  ///
  /// On an error nothing is left, and earlier results stand as they were. Errors: `cannotWrite`,
  /// `cannotCreate`, and those of the start where somebody came between.
  public func commit() throws(RunFolderError) {
    precondition(isOpen, "a run folder is closed once")
    let notices: [LeftoverNotice]
    do throws(RunFolderError) {
      for writer in writers { try writer.close() }
      notices = try LiveFolders.settle(hiddenPath) { () throws(RunFolderError) in
        try place.take(hiddenPath, manner: manner, names: writers.map(\.name))
      }
    } catch {
      abandon()
      throw error
    }
    isOpen = false
    place.release()
    for notice in notices { tell(notice) }
  }

  /// Removes all that was written, and the folders that were made above the place.
  public func abandon() {
    guard isOpen else { return }
    isOpen = false
    for writer in writers { writer.cancel() }
    LiveFolders.discard(hiddenPath)
    place.release()
  }
}
