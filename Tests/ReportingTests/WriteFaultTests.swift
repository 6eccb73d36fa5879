import Foundation
import Reporting
import Testing

@Suite("Results that cannot be written")
struct WriteFaultTests {
  let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  @Test("a file in the place of a folder above is an error that names the output")
  func fileAsParent() throws {
    _ = try scratch.write("mine", as: "file")
    for name in ["file/run", "file/deep/run"] {
      let path = scratch.path(name)
      #expect(throws: RunFolderError.cannotCreate(path: path, code: ENOTDIR)) {
        try RunFolder(at: path)
      }
    }
    #expect(scratch.content() == ["file"])
  }

  @Test("a name that is too long leaves no folders above it")
  func longName() throws {
    let path = scratch.path("deep/er/" + String(repeating: "w", count: 300))
    #expect(throws: RunFolderError.cannotCreate(path: path, code: ENAMETOOLONG)) {
      try RunFolder(at: path)
    }
    #expect(scratch.content().isEmpty)
  }

  @Test("no place at all is refused", arguments: ["", "/", ".", ".."])
  func noPlace(path: String) {
    #expect(throws: RunFolderError.self) { try RunFolder(at: path) }
    #expect(throws: RunFolderError.self) { try RunFolder(at: path, force: true) }
  }

  #if os(Linux)
    @Test("where no folder may be made, the reason of the system is given and not another")
    func forbidden() throws {
      let error = #expect(throws: RunFolderError.self) {
        try RunFolder(at: "/sys/wijkraming/run")
      }
      let text = try #require(error).description
      #expect(!text.contains(String(cString: strerror(ENOENT))), "\(text)")
    }
  #endif

  @Test("every error names the path and a remedy")
  func descriptions() {
    let errors: [(RunFolderError, String)] = [
      (.exists(path: "out"), "--force"), (.foreign(path: "out"), "choose another --output"),
      (.earlier(path: "out"), "remove the folder yourself"),
      (.changed(path: "out", file: "a.csv"), "move the file elsewhere"),
      (.collides(path: "out", file: "a.csv"), "rename it"),
      (.cannotCarry(path: "out", file: "a"), "move it elsewhere"),
      (.holdsInput(path: "out", input: "a.yaml"), "choose another --output"),
      (.busy(path: "out", holder: 12), "process 12: wait"),
      (.busy(path: "out", holder: nil), "another process: wait"),
      (.foreignLock(path: "out"), "rename it"), (.notOurs(path: "out"), "--force"),
      (.otherResults(path: "out"), "choose another --output"),
      (.cannotCreate(path: "out", code: EACCES), "choose an --output"),
      (.cannotWrite(path: "out", code: ENOSPC), "free some space"),
      (.cannotWrite(path: "out", code: EFBIG), "ulimit -f"),
      (.cannotWrite(path: "out", code: EROFS), "can be written"),
      (.cannotKeep(path: "out", code: ENOSPC), "cells that were finished are kept"),
      (.cannotWrite(path: "out", code: ENOMEM), "close other programs"),
    ]
    for (error, remedy) in errors {
      #expect(error.description.contains("out"))
      #expect(error.description.contains(remedy))
      #expect(!error.description.contains("\n"))
    }
  }

  @Test("a file above the limit on sizes is a write error that leaves nothing")
  func sizeLimit() async throws {
    await #expect(processExitsWith: .success) {
      let scratch = try ScratchFolder()
      limitFileSize(to: 16_384)
      let path = scratch.path("deep/run")
      let folder = try RunFolder(at: path)
      try folder.write([1, 2, 3], as: "small.csv")
      #expect(throws: RunFolderError.cannotWrite(path: path + "/large.csv", code: EFBIG)) {
        try folder.write([UInt8](repeating: 0x61, count: 1_000_000), as: "large.csv")
      }
      folder.abandon()
      #expect(scratch.content().isEmpty)
    }
  }

  @Test("a compressed file above the limit on sizes is the same write error")
  func gzipSizeLimit() async throws {
    await #expect(processExitsWith: .success) {
      let scratch = try ScratchFolder()
      limitFileSize(to: 16_384)
      let path = scratch.path("run")
      let folder = try RunFolder(at: path)
      #expect(throws: RunFolderError.cannotWrite(path: path + "/draws.gz", code: EFBIG)) {
        let stream = try folder.stream(as: "draws.gz", gzip: true)
        for _ in 0..<40 { try stream.write((0..<50_000).map { _ in .random(in: 0...255) }) }
        try stream.close()
      }
      folder.abandon()
      #expect(scratch.content().isEmpty)
    }
  }

  @Test("after a file that failed, a commit fails too and leaves nothing")
  func failedFile() async throws {
    await #expect(processExitsWith: .success) {
      let scratch = try ScratchFolder()
      limitFileSize(to: 16_384)
      let folder = try RunFolder(at: scratch.path("run"))
      try folder.write([1, 2, 3], as: "small.csv")
      try? folder.write([UInt8](repeating: 0x61, count: 1_000_000), as: "large.csv")
      #expect(throws: RunFolderError.self) { try folder.commit() }
      #expect(scratch.content().isEmpty)
    }
  }

  @Test("a program gzip in the working folder or on PATH is never started")
  func foreignGzip() async throws {
    await #expect(processExitsWith: .success) {
      let scratch = try ScratchFolder()
      let mark = scratch.path("started")
      let program = try scratch.write("#!/bin/sh\n: > '\(mark)'\n", as: "gzip")
      chmod(program, 0o755)
      try #require(FileManager.default.changeCurrentDirectoryPath(scratch.path(".")))
      for search in ["", ":/usr/bin", scratch.path(".")] {
        setenv("PATH", search, 1)
        let folder = try RunFolder(at: scratch.path("run"), force: true)
        try folder.stream(as: "draws.gz", gzip: true).write([1, 2, 3])
        try folder.commit()
        #expect(try scratch.bytes("run/draws.gz").starts(with: [0x1F, 0x8B]))
        try FileManager.default.removeItem(atPath: scratch.path("run"))
      }
      #expect(!FileManager.default.fileExists(atPath: mark))
    }
  }
}

/// For this process and those it starts: a write beyond fails with an error, not with a signal.
private func limitFileSize(to bytes: UInt) {
  signal(SIGXFSZ, SIG_IGN)
  var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
  #if os(Linux)
    setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
  #else
    setrlimit(RLIMIT_FSIZE, &limit)
  #endif
}
