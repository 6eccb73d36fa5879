import Foundation

/// Where a run folder is to stand: checked before the work, taken after it.
struct RunFolderPlace {
  /// The path as the user gave it, for messages.
  let shown: String
  /// The folder that holds the place, with links followed, and the name within it.
  let parent: String
  let name: String
  /// What may stand at the place when the folder is put there.
  let replaces: Bool
  /// Folders above the place that were made for it, the outermost first.
  let madeParents: [String]

  var path: String { parent + "/" + name }

  /// Checks the place and makes the folders above it.
  ///
  /// Errors: `exists`, `foreign`, `cannotCreate`, and `cannotWrite` for a fault of the disk.
  init(_ path: String, replacing: Bool) throws(RunFolderError) {
    shown = path
    replaces = replacing
    try Self.check(path, replacing: replacing)
    var full = Self.resolved(path) ?? path
    while full.count > 1 && full.hasSuffix("/") { full.removeLast() }
    let cut = full.lastIndex(of: "/")
    let above = cut.map { $0 == full.startIndex ? "/" : String(full[..<$0]) } ?? "."
    name = cut.map { String(full[full.index(after: $0)...]) } ?? full
    madeParents = try Self.makeFolders(above, for: path)
    guard !["", ".", ".."].contains(name), let parent = Self.resolved(above) else {
      for folder in madeParents.reversed() { rmdir(folder) }
      throw .cannotCreate(path: path, code: name.isEmpty ? ENOENT : EINVAL)
    }
    self.parent = parent == "/" ? "" : parent
  }

  /// A hidden neighbour of the place that does not exist yet, made as an empty folder.
  func makeNeighbour(_ purpose: String) throws(RunFolderError) -> String {
    for attempt in 0..<1000 {
      let path = "\(parent)/.\(name).\(purpose)-\(getpid())-\(attempt)"
      if mkdir(path, 0o777) == 0 { return path }
      if errno != EEXIST { throw .creating(shown, code: errno) }
    }
    throw .cannotCreate(path: shown, code: EEXIST)
  }

  /// Moves `folder` to the place; what stood there is back if that fails, and gone if not.
  ///
  /// A rename onto a folder that holds files fails, so the old one is first moved aside.
  func take(_ folder: String) throws(RunFolderError) {
    try Self.check(path, replacing: replaces, shown: shown)
    guard replaces, Self.exists(path) else { return try move(folder, to: path) }
    let aside = try makeNeighbour("old")
    do throws(RunFolderError) {
      try move(path, to: aside)
    } catch {
      rmdir(aside)
      throw error
    }
    do throws(RunFolderError) {
      try move(folder, to: path)
    } catch {
      rename(aside, path)
      throw error
    }
    try? FileManager.default.removeItem(atPath: aside)
  }

  private func move(_ from: String, to target: String) throws(RunFolderError) {
    if rename(from, target) != 0 { throw .creating(shown, code: errno) }
  }

  /// Refuses what stands at `path`, unless it may be replaced and is a run or an empty folder.
  private static func check(_ path: String, replacing: Bool, shown: String? = nil)
    throws(RunFolderError)
  {
    guard exists(path) else { return }
    guard replacing else { throw .exists(path: shown ?? path) }
    let content = try? FileManager.default.contentsOfDirectory(atPath: path)
    guard let content, content.isEmpty || isRun(path) else {
      throw .foreign(path: shown ?? path)
    }
  }

  /// Whether the manifest in a folder names this program.
  private static func isRun(_ path: String) -> Bool {
    let manifest = FileManager.default.contents(atPath: path + "/" + RunFolder.manifestName)
    return manifest?.range(of: Data("\"wijkraming\"".utf8)) != nil
  }

  /// Whether anything stands at a path, a link to nowhere included.
  private static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// The path with every link followed; nil where it does not exist.
  private static func resolved(_ path: String) -> String? {
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
      if code != EEXIST && !exists(reached) {
        for folder in made.reversed() { rmdir(folder) }
        throw .creating(shown, code: code)
      }
    }
    return made
  }
}
