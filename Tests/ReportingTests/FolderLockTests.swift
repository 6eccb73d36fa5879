import Foundation
import Testing

@testable import Reporting

@Suite("The lock of a place")
struct FolderLockTests {
  let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  private func lock() throws -> FolderLock { try FolderLock(scratch.path(".x.lock"), shown: "x") }

  @Test("is held by one at a time, who is named, and leaves no file")
  func held() throws {
    let first = try lock()
    #expect(try scratch.text(".x.lock") == "wijkraming \(getpid())\n")
    #expect(throws: RunFolderError.busy(path: "x", holder: getpid())) { try lock() }
    first.release()
    #expect(scratch.content().isEmpty)
    try lock().release()
  }

  @Test("of a process that has ended is taken over")
  func dead() throws {
    _ = try scratch.write("wijkraming 1\n", as: ".x.lock")
    let taken = try lock()
    #expect(try scratch.text(".x.lock") == "wijkraming \(getpid())\n")
    taken.release()
    #expect(scratch.content().isEmpty)
  }

  @Test("never takes the place of a file of another", arguments: ["mine", "wijkraming x\n"])
  func foreign(text: String) throws {
    let path = try scratch.write(text, as: ".x.lock")
    #expect(throws: RunFolderError.foreignLock(path: path)) { try lock() }
    #expect(try scratch.text(".x.lock") == text)
  }

  @Test("never follows a link, and never takes a folder")
  func link() throws {
    let target = try scratch.write("", as: "mine")
    let path = scratch.path(".x.lock")
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    #expect(throws: RunFolderError.foreignLock(path: path)) { try lock() }
    try FileManager.default.removeItem(atPath: path)
    _ = try scratch.makeFolder(".x.lock")
    #expect(throws: RunFolderError.foreignLock(path: path)) { try lock() }
    #expect(scratch.content() == [".x.lock", "mine"])
  }

  @Test("is held by at most one of many that come and go")
  func many() async throws {
    let path = scratch.path(".x.lock")
    let inside = scratch.path("inside")
    let clashes = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          var clashes = 0
          for _ in 0..<200 {
            guard let lock = try? FolderLock(path, shown: "x") else { continue }
            if mkdir(inside, 0o777) != 0 { clashes += 1 }
            rmdir(inside)
            lock.release()
          }
          return clashes
        }
      }
      return await group.reduce(0, +)
    }
    #expect(clashes == 0)
    #expect(scratch.content().isEmpty)
  }
}
