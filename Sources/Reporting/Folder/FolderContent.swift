import Foundation

/// What stands at a place that is to be replaced: the program's files, and those of the user.
struct FolderContent {
  /// Listed in the manifest, and still as listed, with what the system told of them then.
  var own: [String: FileFacts] = [:]
  /// Everything else but the manifest.
  var others: [String] = []

  /// Looks at a folder.
  ///
  /// - Parameters:
  ///   - shown: the place in messages.
  ///   - isUpdated: whether listed files stay, whatever is in them.
  ///   - known: an earlier look, of which unchanged files are not read again.
  /// - Throws: `foreign` for what is no result of this program, `earlier`, and `changed` for a
  /// listed file that is not as listed.
  init(
    of path: String, shown: String, isUpdated: Bool = false, known: FolderContent? = nil
  ) throws(RunFolderError) {
    guard FileFacts(path)?.isFolder == true,
      let names = try? FileManager.default.contentsOfDirectory(atPath: path)
    else { throw .foreign(path: shown) }
    if names.isEmpty { return }
    let manifest: FolderManifest
    switch FolderManifest.read(in: path) {
    case .none, .foreign: throw .foreign(path: shown)
    case .earlier: throw .earlier(path: shown)
    case .ours(let read): manifest = read
    }
    for name in names.sorted() where name != RunFolder.manifestName {
      guard !isUpdated, let listed = manifest[name] else {
        others.append(name)
        continue
      }
      let facts = FileFacts("\(path)/\(name)")
      guard let facts, facts == known?.own[name] || listed.stands(in: path) else {
        throw .changed(path: shown, file: name)
      }
      own[name] = facts
    }
  }

  /// Refuses a new file under the name of one of the user's, and what cannot be carried over.
  func check(_ newNames: some Sequence<String>, at path: String, shown: String)
    throws(RunFolderError)
  {
    let new = Set(newNames)
    for name in others {
      if new.contains(name) { throw .collides(path: shown, file: name) }
      let facts = FileFacts("\(path)/\(name)")
      let isFixed = facts?.isFolder == true && access("\(path)/\(name)", W_OK) != 0
      guard let facts, !isFixed, facts.device == FileFacts(path)?.device else {
        throw .cannotCarry(path: shown, file: name)
      }
    }
  }
}

/// Files that a run reads, which no result may take the place of.
struct RunInputs {
  let paths: [String]

  /// Refuses a folder that holds one of them, however deep.
  func check(against folder: String, shown: String) throws(RunFolderError) {
    guard let place = FileFacts(folder) else { return }
    var clear: Set<String> = []
    for path in paths {
      guard let full = RunFolderPlace.resolved(path),
        clear.insert(String(full[..<(full.lastIndex(of: "/") ?? full.startIndex)])).inserted
      else { continue }
      if Self.lies(full, in: place) { throw .holdsInput(path: shown, input: path) }
    }
  }

  /// Whether a folder is one of those above a path without links.
  static func lies(_ path: String, in folder: FileFacts) -> Bool {
    var above = path[...]
    while let slash = above.lastIndex(of: "/") {
      above = above[..<slash]
      let facts = FileFacts(above.isEmpty ? "/" : String(above))
      if facts?.isSameFile(as: folder) == true { return true }
    }
    return false
  }
}
