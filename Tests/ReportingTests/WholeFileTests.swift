import Foundation
import Testing

@testable import Reporting

@Suite("A whole file")
struct WholeFileTests {
  private let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  @Test("stands in the folder, over one of before")
  func written() throws {
    _ = try folder.write("old", as: "a.txt")
    try WholeFile(in: folder.url.path).write(Array("a".utf8), as: "a.txt")
    #expect(try folder.text("a.txt") == "a")
    #expect(folder.content() == ["a.txt"])
  }

  @Test("leaves nothing when it cannot be put in its place")
  func noneOnFailure() throws {
    // A folder cannot be replaced by a file, and what was written beside it is taken away.
    _ = try folder.makeFolder("z.txt/inner")
    #expect(throws: RunFolderError.self) {
      try WholeFile(in: folder.url.path).write([1], as: "z.txt")
    }
    #expect(folder.content() == ["z.txt"])
  }

  @Test("a folder that is not there is said to be so")
  func noFolder() {
    #expect(throws: RunFolderError.cannotCreate(path: "/no/such", code: ENOENT)) {
      try WholeFile(in: "/no/such").write([1], as: "a.txt")
    }
  }

  @Test("what was half written is known by its name")
  func halfWritten() {
    #expect(WholeFile.target(ofHidden: ".cell-1.csv.partial-12") == "cell-1.csv")
    for name in ["cell-1.csv.partial-12", ".cell-1.csv.partial-", ".a.partial-1x", ".a"] {
      #expect(WholeFile.target(ofHidden: name) == nil)
    }
  }
}
