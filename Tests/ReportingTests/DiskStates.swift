import Foundation
import Synchronization

@testable import Reporting

/// What stood on the disk before every call that changes it: each is what a process leaves that is
/// killed there.
final class DiskStates: Sendable {
  struct State: Sendable {
    /// The call that was about to be made.
    let call: String
    let folder: String
  }

  private let source: String
  private let target: String
  private let taken = Mutex<[State]>([])

  /// Copies `source` into folders under `target`.
  init(of source: String, under target: String) {
    self.source = source
    self.target = target
  }

  var all: [State] { taken.withLock { $0 } }

  /// Copies the tree with its links of both kinds, as the next call finds it.
  func take(_ call: String) {
    taken.withLock { states in
      let folder = "\(target)/\(states.count)-\(call)"
      _ = try? Tool.run("cp", ["-a", source, folder])
      states.append(State(call: call, folder: folder))
    }
  }

  func calls(canExchange: Bool = true, canLink: Bool = true) -> FolderCalls {
    FolderCalls(before: { self.take($0) }, canExchange: canExchange, canLink: canLink)
  }
}

/// Results of a test, and what a user has put among them.
struct Results {
  let scratch: ScratchFolder
  let place: String

  /// Makes the folder `disk/run`.
  init(_ scratch: ScratchFolder) throws {
    self.scratch = scratch
    place = try scratch.makeFolder("disk") + "/run"
  }

  static let names = ["risk.csv", "summary.csv"]

  func write(_ text: String, to folder: RunFolder) throws {
    for name in Self.names { try folder.write(Array(text.utf8), as: name) }
    let manifest = RunFolderTests.manifest(try folder.listing())
    try folder.write(manifest, as: RunFolder.manifestName)
  }

  /// Writes results that say `text` in every file.
  func write(_ text: String) throws {
    let folder = try RunFolder(at: place)
    try write(text, to: folder)
    try folder.commit()
  }

  /// Puts a note, a folder and a link of the user's among them.
  func addOthers() throws {
    _ = try scratch.write("mine", as: "disk/run/notes.txt")
    _ = try scratch.makeFolder("disk/run/deeper/folder")
    _ = try scratch.write("mine too", as: "disk/run/deeper/folder/a")
    try FileManager.default.createSymbolicLink(
      atPath: place + "/link", withDestinationPath: "notes.txt")
  }

  static func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// What the results in a folder say, if they are whole and of one moment; nil if not.
  static func saying(_ folder: String) -> String? {
    guard case .ours(let manifest) = FolderManifest.read(in: folder),
      manifest.files.allSatisfy({ $0.stands(in: folder) })
    else { return nil }
    let texts = Set(names.map { text("\(folder)/\($0)") })
    return texts.count == 1 ? texts.first ?? nil : nil
  }

  static func hasOthers(_ folder: String) -> Bool {
    text(folder + "/notes.txt") == "mine" && text(folder + "/deeper/folder/a") == "mine too"
      && (try? FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link")) != nil
  }

  /// How many of the two files of the user's are under a folder, at whatever depth.
  static func count(of content: String, under folder: String) throws -> Int {
    try Tool.run("grep", ["-rlx", content, folder]).split(separator: "\n").count
  }

  static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}
