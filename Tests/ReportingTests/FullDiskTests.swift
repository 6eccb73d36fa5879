import Foundation
import Reporting
import Testing

/// A disk of some kilobytes in memory, where the test may mount one.
final class TinyDisk {
  let folder: ScratchFolder

  /// - Parameter options: of tmpfs, such as its size or its number of files.
  init(_ options: String) throws {
    folder = try ScratchFolder()
    _ = try Tool.run("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder.path(".")])
  }

  /// A second look at the same disk may only read.
  func makeReadOnly() throws {
    _ = try Tool.run("mount", ["-o", "remount,ro", folder.path(".")])
  }

  deinit { _ = try? Tool.run("umount", [folder.path(".")]) }

  static let isPossible = (try? TinyDisk("size=64k")) != nil
}

@Suite(
  "A disk that is full",
  .enabled(if: TinyDisk.isPossible, "mounting a disk in memory takes Linux and its superuser"))
struct FullDiskTests {
  @Test("a full disk is a write error that leaves nothing", arguments: [false, true])
  func full(gzip: Bool) throws {
    let disk = try TinyDisk("size=64k")
    let path = disk.folder.path("deep/run")
    let folder = try RunFolder(at: path)
    #expect(throws: RunFolderError.cannotWrite(path: path + "/draws", code: ENOSPC)) {
      let stream = try folder.stream(as: "draws", gzip: gzip)
      for _ in 0..<40 { try stream.write((0..<50_000).map { _ in .random(in: 0...255) }) }
      try stream.close()
    }
    folder.abandon()
    #expect(disk.folder.content().isEmpty)
  }

  @Test("bytes that are still gathered fail at the commit, which leaves nothing")
  func fullAtCommit() throws {
    let disk = try TinyDisk("size=64k")
    let path = disk.folder.path("run")
    let folder = try RunFolder(at: path)
    let stream = try folder.stream(as: "draws")
    try stream.write([UInt8](repeating: 1, count: 200_000))
    #expect(throws: RunFolderError.cannotWrite(path: path + "/draws", code: ENOSPC)) {
      try folder.commit()
    }
    #expect(disk.folder.content().isEmpty)
  }

  @Test("an earlier run stands as it was when the new one does not fit")
  func keepsOld() throws {
    let disk = try TinyDisk("size=64k")
    let path = disk.folder.path("run")
    let old = try RunFolder(at: path)
    try old.write(RunFolderTests.manifest(), as: RunFolder.manifestName)
    try old.commit()
    let new = try RunFolder(at: path, force: true)
    #expect(throws: RunFolderError.self) {
      try new.write([UInt8](repeating: 1, count: 200_000), as: "draws")
    }
    new.abandon()
    #expect(disk.folder.content() == ["run"])
    #expect(try disk.folder.bytes("run/manifest.json") == RunFolderTests.manifest())
  }

  @Test("a disk without room for one more folder is a write error", arguments: ["run", "deep/run"])
  func noRoomForFolders(name: String) throws {
    let disk = try TinyDisk("nr_inodes=1")
    let path = disk.folder.path(name)
    #expect(throws: RunFolderError.cannotWrite(path: path, code: ENOSPC)) {
      try RunFolder(at: path)
    }
  }

  @Test("a disk that can only be read is a write error", arguments: ["run", "deep/run"])
  func readOnly(name: String) throws {
    let disk = try TinyDisk("size=64k")
    try disk.makeReadOnly()
    let path = disk.folder.path(name)
    #expect(throws: RunFolderError.cannotWrite(path: path, code: EROFS)) {
      try RunFolder(at: path)
    }
  }
}
