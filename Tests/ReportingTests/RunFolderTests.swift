import Foundation
import Testing

@testable import Reporting

@Suite("A run folder")
struct RunFolderTests {
  let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  /// A manifest that lists files.
  static func manifest(_ files: [ListedFile] = []) -> [UInt8] {
    RunFiles.json(TestManifest(files: files))
  }

  private struct TestManifest: Encodable {
    var program = "wijkraming"
    var version = "0.1.0"
    let files: [ListedFile]
  }

  /// Writes results with one file that says `text`.
  private func writeRun(_ name: String, _ text: String, force: Bool = false) throws {
    let folder = try RunFolder(at: scratch.path(name), force: force)
    try folder.write(Array(text.utf8), as: "summary.csv")
    try folder.write(Self.manifest(try folder.listing()), as: RunFolder.manifestName)
    try folder.commit()
  }

  @Test("it appears as a whole when it is committed, and not before")
  func whole() throws {
    let folder = try RunFolder(at: scratch.path("run"))
    try folder.write(Array("a".utf8), as: "a.csv")
    let stream = try folder.stream(as: "b.csv")
    try stream.write(Array("b".utf8))
    #expect(!scratch.content().contains("run"))
    try folder.commit()
    #expect(scratch.content() == ["run"])
    #expect(scratch.content("run") == ["a.csv", "b.csv"])
    #expect(try scratch.text("run/a.csv") == "a")
    #expect(try scratch.text("run/b.csv") == "b")
    #expect(folder.path == scratch.path("run"))
  }

  @Test("abandoned it leaves nothing, and not the folders above it")
  func abandoned() throws {
    let folder = try RunFolder(at: scratch.path("deep/er/run"))
    try folder.write([1, 2, 3], as: "a")
    folder.abandon()
    folder.abandon()
    #expect(scratch.content().isEmpty)
  }

  @Test("let go without a commit it leaves nothing")
  func letGo() throws {
    do {
      let folder = try RunFolder(at: scratch.path("run"))
      try folder.stream(as: "a", gzip: true).write([1, 2, 3])
    }
    #expect(scratch.content().isEmpty)
  }

  @Test("while it is written it is among the live folders, and not thereafter")
  func live() throws {
    let folder = try RunFolder(at: scratch.path("run"))
    let above = try #require(realpath(scratch.path("."), nil))
    defer { free(above) }
    let prefix = String(cString: above) + "/"
    #expect(LiveFolders.all.filter { $0.hasPrefix(prefix) }.count == 1)
    try folder.commit()
    #expect(LiveFolders.all.filter { $0.hasPrefix(prefix) }.isEmpty)
  }

  @Test("folders above it are made")
  func parents() throws {
    try writeRun("runs/2021/north", "new")
    #expect(try scratch.text("runs/2021/north/summary.csv") == "new")
    try writeRun("runs/2021/south/", "new")
    #expect(scratch.content("runs/2021") == ["north", "south"])
  }

  @Test("an existing run is refused and stays as it is")
  func refused() throws {
    try writeRun("run", "old")
    #expect(throws: RunFolderError.exists(path: scratch.path("run"))) {
      try RunFolder(at: scratch.path("run"))
    }
    #expect(try scratch.text("run/summary.csv") == "old")
    #expect(scratch.content() == ["run"])
  }

  @Test("an existing file and an empty folder are refused too")
  func refusedOther() throws {
    let file = try scratch.write("mine", as: "file")
    let folder = try scratch.makeFolder("empty")
    for path in [file, folder] {
      #expect(throws: RunFolderError.exists(path: path)) { try RunFolder(at: path) }
    }
    #expect(try scratch.text("file") == "mine")
  }

  @Test("with force results are replaced, and nothing of the old ones stays")
  func replaced() throws {
    let old = try RunFolder(at: scratch.path("run"))
    for name in ["summary.csv", "draws.csv"] { try old.write([1], as: name) }
    try old.write(Self.manifest(try old.listing()), as: RunFolder.manifestName)
    try old.commit()
    try writeRun("run", "new", force: true)
    #expect(scratch.content() == ["run"])
    #expect(scratch.content("run") == ["manifest.json", "summary.csv"])
    #expect(try scratch.text("run/summary.csv") == "new")
  }

  @Test("with force an abandoned run leaves the old one as it was")
  func keptOld() throws {
    try writeRun("run", "old")
    let folder = try RunFolder(at: scratch.path("run"), force: true)
    try folder.write(Array("new".utf8), as: "summary.csv")
    #expect(try scratch.text("run/summary.csv") == "old")
    folder.abandon()
    #expect(try scratch.text("run/summary.csv") == "old")
    #expect(scratch.content() == ["run"])
  }

  @Test("with force an empty folder is taken, and a free place too")
  func forceEmpty() throws {
    _ = try scratch.makeFolder("empty")
    try writeRun("empty", "new", force: true)
    try writeRun("free", "new", force: true)
    #expect(scratch.content() == ["empty", "free"])
    #expect(try scratch.text("empty/summary.csv") == "new")
  }

  @Test(
    "with force a folder of another is never touched",
    arguments: [
      "{ \"program\": \"other\", \"uses\": \"wijkraming\" }", "\"wijkraming\"", "", nil,
      "{ \"program\": \"wijkraming\" }",
      "{ \"program\": \"wijkraming\", \"version\": \"1\", \"kind\": \"tool\", \"files\": [] }",
    ])
  func foreign(manifest: String?) throws {
    let path = try scratch.makeFolder("photos")
    _ = try scratch.write("mine", as: "photos/cat.jpg")
    if let manifest { _ = try scratch.write(manifest, as: "photos/manifest.json") }
    let before = scratch.content("photos")
    #expect(throws: RunFolderError.foreign(path: path)) { try RunFolder(at: path, force: true) }
    #expect(scratch.content("photos") == before)
    #expect(scratch.content() == ["photos"])
  }

  @Test("with force a file, or a link to nowhere, is never touched")
  func foreignFile() throws {
    let file = try scratch.write("mine", as: "file")
    let link = scratch.path("link")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: scratch.path("nowhere"))
    for path in [file, link] {
      #expect(throws: RunFolderError.foreign(path: path)) { try RunFolder(at: path, force: true) }
    }
    #expect(scratch.content() == ["file", "link"])
  }

  @Test("what came between the start and the commit is not overwritten", arguments: [true, false])
  func cameBetween(force: Bool) throws {
    let path = scratch.path("run")
    let folder = try RunFolder(at: path, force: force)
    try folder.write(Array("new".utf8), as: "summary.csv")
    _ = try scratch.makeFolder("run")
    _ = try scratch.write("mine", as: "run/cat.jpg")
    let error: RunFolderError = force ? .foreign(path: path) : .exists(path: path)
    #expect(throws: error) { try folder.commit() }
    #expect(scratch.content() == ["run"])
    #expect(scratch.content("run") == ["cat.jpg"])
  }

  @Test("a place has one run at a time: the second is told by whom it is held")
  func twoRuns() throws {
    let first = try RunFolder(at: scratch.path("run"))
    try first.write([1], as: "a")
    #expect(throws: RunFolderError.busy(path: scratch.path("run"), holder: getpid())) {
      try RunFolder(at: scratch.path("run"), force: true)
    }
    try first.commit()
    #expect(throws: RunFolderError.exists(path: scratch.path("run"))) {
      try RunFolder(at: scratch.path("run"))
    }
    #expect(try scratch.bytes("run/a") == [1])
    #expect(scratch.content() == ["run"])
  }
}
