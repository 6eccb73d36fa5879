import Foundation

/// What the next process at a place did about a hidden folder that a killed one left.
public enum LeftoverNotice: Sendable, Equatable, CustomStringConvertible {
  /// All of it was the program's, or stands at the place now.
  case removed(path: String)
  /// It was moved back to the place, where nothing stood.
  case restored(path: String, place: String)
  /// Files in it are not the program's to remove, and cannot be moved to the place.
  case kept(path: String, names: [String])
  /// A report that was whole was put in its folder.
  case finished(folder: String)
  /// A cell of a design is not as it was written, and is made again.
  case damagedCell(path: String)

  public var description: String {
    switch self {
    case .removed(let path): "removed \(path), which a killed process left"
    case .restored(let path, let place):
      "moved \(path) back to \(place): the process that was to replace it was killed"
    case .kept(let path, let names):
      "\(path) was left by a killed process and holds \(names.joined(separator: ", ")), which "
        + "is not the program's to remove: take out what you need, and remove the folder"
    case .finished(let folder):
      "finished the report in \(folder), whose process was killed between its files"
    case .damagedCell(let path):
      "\(path) is not as it was written: this cell is run again"
    }
  }
}

/// The hidden folders beside a place that dead processes left; only for the holder of its lock.
struct Leftovers {
  let parent: String
  let name: String
  let calls: FolderCalls

  private var place: String { "\(parent)/\(name)" }

  /// Paths of the folders, those that were moved aside first.
  var paths: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: parent + "/")) ?? []
    return ["old", "partial"].flatMap { purpose in
      names.filter { isNeighbour($0, purpose) }.sorted().map { "\(parent)/\($0)" }
    }.filter { FileFacts($0)?.isFolder == true }
  }

  /// `.NAME.PURPOSE-PID-NUMBER`
  private func isNeighbour(_ candidate: String, _ purpose: String) -> Bool {
    let prefix = ".\(name).\(purpose)-"
    guard candidate.hasPrefix(prefix) else { return false }
    let numbers = candidate.dropFirst(prefix.count).split(
      separator: "-", omittingEmptySubsequences: false)
    return numbers.count == 2 && numbers.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
  }

  /// Finishes or undoes what was begun, and removes what is the program's.
  func clear() -> [LeftoverNotice] {
    paths.map { path in
      if isAside(path), FileFacts(place) == nil, calls.move(path, to: place) == 0 {
        return .restored(path: path, place: place)
      }
      let kept = empty(path)
      return kept.isEmpty ? .removed(path: path) : .kept(path: path, names: kept)
    }
  }

  private func isAside(_ path: String) -> Bool { path.hasPrefix("\(parent)/.\(name).old-") }

  /// Empties a hidden folder and removes it; gives the names that had to stay.
  ///
  /// Removed is what its manifest lists and is still as listed, what its journal says was being
  /// made, and what has its other name at the place. Anything else is moved to the place, if the
  /// place holds results and has no such name. The manifest and the journal go last.
  ///
  /// - Parameter own: files that were found to be as listed, with what the system told of them then.
  func empty(_ folder: String, own: [String: FileFacts] = [:]) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? ["?"]
    let journal = CreationJournal(folder: folder).names
    var manifest: FolderManifest?
    if case .ours(let read) = FolderManifest.read(in: folder) { manifest = read }
    var last: [String] = []
    var kept: [String] = []
    for name in names.sorted() {
      if name == CreationJournal.name && journal != nil
        || name == RunFolder.manifestName && manifest != nil
      {
        last.append(name)
        continue
      }
      let facts = FileFacts("\(folder)/\(name)")
      let isMade = journal?.contains(name) == true && facts?.isFile == true
      let isKnown = facts != nil && facts == own[name]
      if isMade || isKnown || hasTwin(name, in: folder)
        || manifest?[name]?.stands(in: folder) == true
      {
        if calls.remove("\(folder)/\(name)") != 0 { kept.append(name) }
      } else if !moveToPlace(name, from: folder) {
        kept.append(name)
      }
    }
    guard kept.isEmpty else { return kept }
    for name in last where calls.remove("\(folder)/\(name)") != 0 { return [name] }
    return calls.removeFolder(folder) == 0 ? [] : ["?"]
  }

  /// Whether the place has the same file under the same name.
  private func hasTwin(_ name: String, in folder: String) -> Bool {
    guard let facts = FileFacts("\(folder)/\(name)"), !facts.isFolder else { return false }
    return facts.isSameFile(as: FileFacts("\(place)/\(name)"))
  }

  private func moveToPlace(_ name: String, from folder: String) -> Bool {
    guard case .ours = FolderManifest.read(in: place) else { return false }
    return calls.move("\(folder)/\(name)", to: "\(place)/\(name)") == 0
  }
}
