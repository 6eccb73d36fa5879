import Foundation
import Reporting
import Testing

@Suite("Whole files")
struct WholeFilesTests {
  private let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  private let files: [(name: String, bytes: [UInt8])] = [
    ("a.txt", Array("a".utf8)), ("b.txt", Array("b".utf8)),
  ]

  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.url.path)) ?? []).sorted()
  }

  @Test("all stand in the folder, over those of before")
  func written() throws {
    _ = try folder.write("old", as: "a.txt")
    let paths = try WholeFiles(in: folder.url.path).write(files)
    #expect(paths == [folder.path("a.txt"), folder.path("b.txt")])
    #expect(try String(contentsOfFile: paths[0], encoding: .utf8) == "a")
    #expect(names == ["a.txt", "b.txt"])
  }

  @Test("none stands there when one cannot be written")
  func noneOnFailure() throws {
    // A folder cannot be replaced by a file, and what was written beside it is taken away.
    _ = try folder.makeFolder("z.txt/inner")
    #expect(throws: RunFolderError.self) {
      try WholeFiles(in: folder.url.path).write([("z.txt", [1])])
    }
    #expect(names == ["z.txt"])
  }

  @Test("a folder that is not there is said to be so")
  func noFolder() {
    #expect(throws: RunFolderError.cannotCreate(path: "/no/such", code: ENOENT)) {
      try WholeFiles(in: "/no/such").write(files)
    }
  }
}
