import Foundation

/// Where a run folder is to stand: locked and checked before the work, taken after it.
final class RunFolderPlace {
  /// What may stand at the place when the folder is put there.
  enum Manner {
    /// Nothing.
    case fresh
    /// Results of this program, which the new ones replace.
    case replacing
    /// The results that the new folder has too; the names are of files that replace those of before,
    /// the user's too where that is forced.
    case updating([String], force: Bool)
  }

  /// The path as the user gave it, for messages.
  let shown: String
  /// The folder that holds the place, with links followed, and the name within it.
  let parent: String
  let name: String
  let calls: FolderCalls
  /// Folders above the place that were made for it, the outermost first.
  private let madeParents: [String]
  private var lock: FolderLock?
  private var known: FolderContent?

  var path: String { parent + "/" + name }

  /// Locks the place, and makes the folders above it.
  ///
  /// Errors: those of a lock, `cannotCreate`, and `cannotWrite` for a fault of the disk.
  init(_ path: String, calls: FolderCalls) throws(RunFolderError) {
    shown = path
    self.calls = calls
    var full = Self.resolved(path) ?? path
    while full.count > 1 && full.hasSuffix("/") { full.removeLast() }
    let cut = full.lastIndex(of: "/")
    let above = cut.map { $0 == full.startIndex ? "/" : String(full[..<$0]) } ?? "."
    let name = cut.map { String(full[full.index(after: $0)...]) } ?? full
    self.name = name
    madeParents = try Self.makeFolders(above, for: path)
    guard !["", ".", ".."].contains(name), let parent = Self.resolved(above) else {
      for folder in madeParents.reversed() { rmdir(folder) }
      throw .cannotCreate(path: path, code: name.isEmpty ? ENOENT : EINVAL)
    }
    self.parent = parent == "/" ? "" : parent
    do throws(RunFolderError) {
      lock = try FolderLock("\(self.parent)/.\(name).lock", shown: path)
    } catch {
      for folder in madeParents.reversed() { rmdir(folder) }
      throw error
    }
  }

  /// Finishes or undoes what a killed process had begun here.
  ///
  /// Errors: `busy` where another process writes a report into the folder.
  func clearLeftovers() throws(RunFolderError) -> [LeftoverNotice] {
    let journal = "\(path)/\(CreationJournal.name)"
    if FileFacts(journal)?.isFile == true { _ = calls.remove(journal) }
    return Leftovers(parent: parent, name: name, calls: calls).clear()
      + (try ReportPlace.finish(in: path, shown: shown, calls: calls))
  }

  /// Whether a killed process left a hidden folder beside a place.
  static func isLeftHalfway(at path: String) -> Bool {
    let parts = path.split(separator: "/")
    guard let name = parts.last else { return false }
    let above = parts.dropLast().joined(separator: "/")
    let parent = (path.hasPrefix("/") ? "/" : "./") + above
    return !Leftovers(parent: parent, name: String(name), calls: .system).paths.isEmpty
  }

  /// Refuses what stands at the place unless it may be replaced.
  ///
  /// Errors: `exists`, `foreign`, `earlier`, `changed`, `collides`, `cannotCarry`.
  func check(_ manner: Manner, for names: some Sequence<String>) throws(RunFolderError) {
    guard FileFacts(path) != nil else {
      if case .updating = manner { throw .foreign(path: shown) }
      return
    }
    switch manner {
    case .fresh: throw .exists(path: shown)
    case .replacing:
      let content = try FolderContent(of: path, shown: shown, known: known)
      try content.check(names, at: path, shown: shown)
      known = content
    case .updating(let replaced, let force):
      var content = try FolderContent(of: path, shown: shown, isUpdated: true)
      guard case .ours(let manifest) = FolderManifest.read(in: path) else {
        throw .foreign(path: shown)
      }
      for name in replaced where content.others.contains(name) {
        if FileFacts("\(path)/\(name)")?.isFolder == true {
          throw .cannotCreate(path: "\(shown)/\(name)", code: EISDIR)
        }
        guard force || manifest[name]?.stands(in: path) == true else {
          throw .notOurs(path: "\(shown)/\(name)")
        }
      }
      content.others.removeAll { replaced.contains($0) }
      try content.check(names, at: path, shown: shown)
      known = content
    }
  }

  /// A hidden neighbour of the place that does not exist yet, made as an empty folder.
  func makeNeighbour(_ purpose: String) throws(RunFolderError) -> String {
    for attempt in 0..<1000 {
      let path = "\(parent)/.\(name).\(purpose)-\(getpid())-\(attempt)"
      let code = calls.makeFolder(path)
      if code == 0 { return path }
      if code != EEXIST { throw .creating(shown, code: code) }
    }
    throw .cannotCreate(path: shown, code: EEXIST)
  }

  /// Puts a whole folder at the place, with what there is the user's; at every moment the old folder
  /// or the new one stands there, and nothing of the user's is without a name.
  ///
  /// Gives what could not be removed. On an error the old folder stands as it was.
  func take(
    _ folder: String, manner: Manner, names: [String]
  ) throws(RunFolderError) -> [LeftoverNotice] {
    try check(manner, for: names)
    guard let standing = FileFacts(path) else { return try appear(folder) }
    // Whom the user shut out stays out.
    chmod(folder, standing.permissions)
    // Files are under both folders before they change places; folders of the user's, which can have
    // one name only, follow after it.
    for name in known?.others ?? [] where FileFacts("\(path)/\(name)")?.isFolder == false {
      _ = calls.link("\(path)/\(name)", to: "\(folder)/\(name)")
    }
    try finish(folder)
    var old = folder
    switch calls.exchange(folder, path) {
    case 0: break
    case ENOTSUP: old = try replaceInTwoSteps(folder)
    case let code: throw .creating(shown, code: code)
    }
    calls.synchronize(parent.isEmpty ? "/" : parent)
    if case .updating(let replaced, force: true) = manner {
      for name in replaced { _ = calls.remove("\(old)/\(name)") }
    }
    return emptied(old)
  }

  /// Puts a folder where nothing stands.
  private func appear(_ folder: String) throws(RunFolderError) -> [LeftoverNotice] {
    // What a folder without a manifest holds, the journal alone tells until it stands there.
    let isListed = FileFacts("\(folder)/\(RunFolder.manifestName)") != nil
    if isListed { try finish(folder) }
    let code = calls.move(folder, to: path)
    if code == EEXIST { throw .exists(path: shown) }
    if code != 0 { throw .creating(shown, code: code) }
    if !isListed { try finish(path) }
    calls.synchronize(parent.isEmpty ? "/" : parent)
    return []
  }

  private func finish(_ folder: String) throws(RunFolderError) {
    calls.synchronize(folder)
    let code = CreationJournal(folder: folder).end(calls)
    if code != 0 { throw .creating(shown, code: code) }
  }

  /// Where two names cannot change places; the next process undoes this if it stops in between.
  private func replaceInTwoSteps(_ folder: String) throws(RunFolderError) -> String {
    let aside = try makeNeighbour("old")
    _ = calls.removeFolder(aside)
    var code = calls.move(path, to: aside)
    if code != 0 { throw .creating(shown, code: code) }
    code = calls.move(folder, to: path)
    guard code == 0 else {
      _ = calls.move(aside, to: path)
      throw .creating(shown, code: code)
    }
    return aside
  }

  /// Empties the folder that stood at the place.
  private func emptied(_ old: String) -> [LeftoverNotice] {
    let kept = Leftovers(parent: parent, name: name, calls: calls)
      .empty(old, own: known?.own ?? [:])
    calls.synchronize(path)
    return kept.isEmpty ? [] : [.kept(path: old, names: kept)]
  }

  /// Lets go of the place; folders that were made above it go where it stayed empty.
  func release() {
    guard let lock else { return }
    lock.release()
    self.lock = nil
    for folder in madeParents.reversed() { rmdir(folder) }
  }

  deinit { release() }

  /// The path with every link followed; nil where it does not exist.
  static func resolved(_ path: String) -> String? {
    guard let full = realpath(path, nil) else { return nil }
    defer { free(full) }
    return String(cString: full)
  }

  private static func makeFolders(_ path: String, for shown: String) throws(RunFolderError)
    -> [String]
  {
    var made: [String] = []
    var reached = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      reached += "/" + part
      if mkdir(reached, 0o777) == 0 {
        made.append(reached)
        continue
      }
      let code = errno
      if code != EEXIST && FileFacts(reached) == nil {
        for folder in made.reversed() { rmdir(folder) }
        throw .creating(shown, code: code)
      }
    }
    return made
  }
}
