import Foundation

/// `report.json`: the files of a report that stands outside the folder of its run.
struct ReportManifest: Codable {
  static let report = "report"
  static let name = "report.json"

  var program = "wijkraming"
  var version = Version.current
  var kind = ReportManifest.report
  let files: [ListedFile]
}

/// A folder of the user's into which a report goes, its files together: what was begun, the next
/// report there finishes.
///
/// All files are first written to a hidden folder; that folder is renamed when it is whole, and from
/// then on its files are moved out one by one, the manifest last. Only files that are listed in the
/// manifest there, and still as listed, are replaced, unless that is forced.
public final class ReportPlace {
  private let folder: String
  private let shown: String
  private let record: String
  private let force: Bool
  private let calls: FolderCalls
  private let locks: [FolderLock]

  private static let name = "report"

  /// Locks a folder for a report.
  ///
  /// - Parameters:
  ///   - isOfRun: whether the report is of the results in that very folder.
  ///   - names: the files that will be written.
  ///   - tell: hears what was done about what killed processes left here.
  /// - Throws: `cannotCreate` for a folder that is not there, `busy`, `foreignLock`, `notOurs` for a
  ///   file that would be replaced, `otherResults`.
  public convenience init(
    in folder: String, isOfRun: Bool = false, _ names: [String], force: Bool = false,
    tell: (LeftoverNotice) -> Void = { _ in }
  ) throws(RunFolderError) {
    try self.init(
      in: folder, isOfRun: isOfRun, names, force: force, calls: .system, tell: tell)
  }

  init(
    in folder: String, isOfRun: Bool, _ names: [String], force: Bool, calls: FolderCalls,
    tell: (LeftoverNotice) -> Void
  ) throws(RunFolderError) {
    shown = folder
    self.folder = RunFolderPlace.resolved(folder) ?? folder
    self.force = force
    self.calls = calls
    record = isOfRun ? RunFolder.manifestName : ReportManifest.name
    guard FileFacts(self.folder)?.isFolder == true else {
      throw .cannotCreate(path: folder, code: FileFacts(self.folder) == nil ? ENOENT : EEXIST)
    }
    guard access(self.folder, W_OK) == 0 else { throw .creating(folder, code: errno) }
    locks = try Self.lock(self.folder, isOfRun: isOfRun, shown: folder)
    for notice in Self.finish(in: self.folder, calls: calls) { tell(notice) }
    if !isOfRun, FolderManifest.read(in: self.folder) != .none,
      FolderManifest.read(in: self.folder) != .foreign
    {
      throw .otherResults(path: folder)
    }
    try check(names + (isOfRun ? [] : [record]))
  }

  deinit { for lock in locks { lock.release() } }

  /// Locks the folder, and the place of results too, unless nobody may replace those.
  private static func lock(
    _ folder: String, isOfRun: Bool, shown: String
  ) throws(RunFolderError) -> [FolderLock] {
    let own = try FolderLock("\(folder)/.\(name).lock", shown: shown)
    guard isOfRun, let slash = folder.lastIndex(of: "/") else { return [own] }
    let beside = "\(folder[..<slash])/.\(folder[folder.index(after: slash)...]).lock"
    do throws(RunFolderError) { return [own, try FolderLock(beside, shown: shown)] } catch {
      switch error {
      case .busy, .foreignLock: throw error
      default: return [own]
      }
    }
  }

  private func check(_ names: [String]) throws(RunFolderError) {
    for name in names where FileFacts("\(folder)/\(name)")?.isFolder == true {
      throw .cannotCreate(path: "\(shown)/\(name)", code: EISDIR)
    }
    guard !force else { return }
    for name in names where !Self.isOurs(name, in: folder, record) {
      throw .notOurs(path: "\(shown)/\(name)")
    }
  }

  /// Whether a name is free, or of a file that the program wrote.
  private static func isOurs(_ name: String, in folder: String, _ record: String) -> Bool {
    guard FileFacts("\(folder)/\(name)") != nil else { return true }
    guard case .ours(let manifest) = FolderManifest.read(in: folder, name: record) else {
      return false
    }
    return name == record || manifest[name]?.stands(in: folder) == true
  }

  /// Writes the files of a report with their manifest; gives the paths of the files.
  ///
  /// - Parameter record: of the results in the folder; nil for a report elsewhere.
  /// - Throws: `cannotWrite`, `cannotCreate`, `notOurs`.
  public func write(
    _ files: [(name: String, bytes: [UInt8])], of record: ReportRecord? = nil,
    in language: ScreenNumber.Language = .nl
  ) throws(RunFolderError) -> [String] {
    try check(files.map(\.name))
    let hidden = try makeHidden()
    LiveFolders.add(hidden)
    defer { LiveFolders.discard(hidden) }
    let listed = files.map { ListedFile(name: $0.name, content: $0.bytes) }
    for file in files { try write(file.bytes, as: file.name, in: hidden) }
    try write(basis, as: Self.basis, in: hidden)
    try write(manifest(listed, of: record, language), as: self.record, in: hidden)
    calls.synchronize(hidden)
    let name = hidden.dropFirst("\(folder)/.\(Self.name).partial-".count)
    let ready = "\(folder)/.\(Self.name).ready-\(name)"
    try LiveFolders.settle(hidden) { () throws(RunFolderError) in
      let code = calls.move(hidden, to: ready)
      if code != 0 { throw .creating(shown, code: code) }
      calls.synchronize(folder)
      let kept = Self.moveOut(ready, force: force, calls: calls)
      if let name = kept.first { throw .notOurs(path: "\(shown)/\(name)") }
    }
    return files.map { "\(shown)/\($0.name)" }
  }

  private func manifest(
    _ files: [ListedFile], of run: ReportRecord?, _ language: ScreenNumber.Language
  ) -> [UInt8] {
    if let run { return run.manifest(adding: files, in: language) }
    var listed = files
    if case .ours(let before) = FolderManifest.read(in: folder, name: record) {
      listed += before.files.filter { old in !files.contains { $0.name == old.name } }
    }
    return RunFiles.json(ReportManifest(files: listed.sorted { $0.name < $1.name }))
  }

  /// The hash of the manifest that the new one is to replace, by which it is known again.
  private var basis: [UInt8] { Array(Self.hash(record, in: folder).utf8) }

  private static let basis = "basis"

  private static func hash(_ name: String, in folder: String) -> String {
    ListedFile(name: name, in: folder)?.sha256 ?? "none"
  }

  private func makeHidden() throws(RunFolderError) -> String {
    for attempt in 0..<1000 {
      let path = "\(folder)/.\(Self.name).partial-\(getpid())-\(attempt)"
      let code = calls.makeFolder(path)
      if code == 0 { return path }
      if code != EEXIST { throw .creating(shown, code: code) }
    }
    throw .cannotCreate(path: shown, code: EEXIST)
  }

  private func write(_ bytes: [UInt8], as name: String, in hidden: String) throws(RunFolderError) {
    let code = CreationJournal(folder: hidden).note(name, calls)
    guard code == 0 else { throw .cannotWrite(path: "\(shown)/\(name)", code: code) }
    calls.before("create")
    let writer = try FileWriter(name, in: hidden, shown: "\(shown)/\(name)")
    try writer.write(bytes)
    try writer.close()
  }

  // MARK: What a killed process left

  /// Finishes or removes what was left in a folder of results; `busy` where a process is at work
  /// there.
  static func finish(
    in folder: String, shown: String, calls: FolderCalls
  ) throws(RunFolderError) -> [LeftoverNotice] {
    let isLeft = !left(in: folder).isEmpty
    let path = "\(folder)/.\(name).lock"
    guard isLeft || FileFacts(path) != nil else { return [] }
    do throws(RunFolderError) {
      let lock = try FolderLock(path, shown: shown)
      defer { lock.release() }
      return finish(in: folder, calls: calls)
    } catch {
      if case .foreignLock = error, !isLeft { return [] }
      throw error
    }
  }

  private static func left(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasPrefix(".\(name).ready-") || $0.hasPrefix(".\(name).partial-") }
      .filter { FileFacts("\(folder)/\($0)")?.isFolder == true }.sorted()
  }

  /// Puts reports that were whole in their place, and removes what was half made; only for the
  /// holder of a lock on the folder.
  private static func finish(in folder: String, calls: FolderCalls) -> [LeftoverNotice] {
    var notices: [LeftoverNotice] = []
    for name in left(in: folder) {
      let path = "\(folder)/\(name)"
      if name.hasPrefix(".\(Self.name).ready-") {
        let isCurrent = isCurrent(path, in: folder)
        let kept = moveOut(path, force: false, calls: calls)
        let done = isCurrent ? LeftoverNotice.finished(folder: folder) : .removed(path: path)
        notices.append(kept.isEmpty ? done : .kept(path: path, names: kept))
      } else {
        let kept = discard(path, calls)
        notices.append(kept.isEmpty ? .removed(path: path) : .kept(path: path, names: kept))
      }
    }
    return notices
  }

  /// Moves the files of a whole report to their folder, the manifest last; gives the names of those
  /// that had to stay.
  ///
  /// A report of results that are no longer there is removed.
  private static func moveOut(_ ready: String, force: Bool, calls: FolderCalls) -> [String] {
    guard let slash = ready.lastIndex(of: "/") else { return [] }
    let folder = String(ready[..<slash])
    let names = CreationJournal(folder: ready).names ?? []
    if let record = manifest(in: ready) {
      guard isCurrent(ready, in: folder) else { return discard(ready, calls) }
      let files = names.sorted().filter {
        $0 != record && $0 != Self.basis && FileFacts("\(ready)/\($0)") != nil
      }
      let others = files.filter { !force && !isOurs($0, in: folder, record) }
      guard others.isEmpty else { return others }
      for name in files {
        if calls.replace("\(folder)/\(name)", by: "\(ready)/\(name)") != 0 { return [name] }
      }
      calls.synchronize(folder)
      if calls.replace("\(folder)/\(record)", by: "\(ready)/\(record)") != 0 { return [record] }
      calls.synchronize(folder)
    }
    return discard(ready, calls)
  }

  /// The name of the manifest that waits in a folder; nil once it is in its place, after all others.
  private static func manifest(in ready: String) -> String? {
    [RunFolder.manifestName, ReportManifest.name].first { FileFacts("\(ready)/\($0)") != nil }
  }

  /// Whether a whole report is of the results that are still there.
  private static func isCurrent(_ ready: String, in folder: String) -> Bool {
    guard let record = manifest(in: ready) else { return true }
    let basis = FileManager.default.contents(atPath: "\(ready)/\(Self.basis)") ?? Data()
    return basis.elementsEqual(hash(record, in: folder).utf8)
  }

  /// Removes a hidden folder with the files that its journal says were made in it.
  private static func discard(_ hidden: String, _ calls: FolderCalls) -> [String] {
    let made = CreationJournal(folder: hidden).names ?? []
    for name in made { _ = calls.remove("\(hidden)/\(name)") }
    let left = (try? FileManager.default.contentsOfDirectory(atPath: hidden)) ?? []
    guard left.allSatisfy({ $0 == CreationJournal.name }) else { return left.sorted() }
    _ = CreationJournal(folder: hidden).end(calls)
    return calls.removeFolder(hidden) == 0 ? [] : ["?"]
  }
}
