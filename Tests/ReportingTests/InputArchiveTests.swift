import Foundation
import Testing

@testable import Reporting

@Suite("Copies of inputs")
struct InputArchiveTests {
  private func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let stream = try GzipStream()
    var made: [UInt8] = []
    stream.compress(bytes) { made += $0 }
    stream.finish { made += $0 }
    return made
  }

  @Test("an archive gives its files back, and tar reads it")
  func archive() throws {
    let files: [(String, [UInt8])] = [
      ("input.a.csv", Array("x,y\n1,2\n".utf8)), ("input.leeg.csv", []),
      ("input.b.yaml", [UInt8](repeating: 65, count: 1024)),
    ]
    let archive = files.flatMap { InputArchive.entry($0.0, $0.1) } + InputArchive.end
    let read = try #require(InputArchive.files(archive))
    #expect(read == Dictionary(uniqueKeysWithValues: files))
    #expect(Gunzip.bytes(try gzip(archive)) == archive)
    let scratch = try ScratchFolder()
    try Data(try gzip(archive)).write(to: URL(fileURLWithPath: scratch.path("inputs.tar.gz")))
    let tar = Process()
    tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    tar.arguments = ["tar", "-xzf", scratch.path("inputs.tar.gz"), "-C", scratch.path(".")]
    try tar.run()
    tar.waitUntilExit()
    #expect(tar.terminationStatus == 0)
    for (name, bytes) in files { #expect(try scratch.bytes(name) == bytes) }
  }

  @Test("what is cut off, changed or no archive gives nothing")
  func damaged() throws {
    let archive = InputArchive.entry("input.a.csv", [1, 2, 3]) + InputArchive.end
    #expect(InputArchive.files(Array(archive.prefix(600))) == nil)
    #expect(InputArchive.files([]) == nil)
    var other = archive
    other[1] ^= 1
    #expect(InputArchive.files(other) == nil)
    let packed = try gzip(archive)
    #expect(Gunzip.bytes(Array(packed.dropLast(4))) == nil)
    #expect(Gunzip.bytes(archive) == nil && Gunzip.bytes([]) == nil)
    #expect(Gunzip.bytes(packed, limit: 100) == nil)
  }

  @Test("a shell reads words back as they were")
  func words() throws {
    let words = ["a b", "it's", "", "é*$(x)", "--set", "x={ a: 1 }", "plain-1.yaml", "~", "#", "!"]
    let shell = Process()
    let output = Pipe()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", "printf '%s\\n' " + ShellWords.lines(words, width: 10)]
    shell.standardOutput = output
    try shell.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(text == words.joined(separator: "\n") + "\n")
    #expect(ShellWords.line(["run", "a.yaml", "--seed", "7"]) == "run a.yaml --seed 7")
  }
}

@Suite("Two folders of results")
struct FolderComparisonTests {
  private let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  private func write(_ name: String, _ files: [String: String]) throws {
    let folder = try RunFolder(at: scratch.path(name))
    for (file, text) in files { try folder.write(Array(text.utf8), as: file) }
    let manifest = ReportManifest(files: try folder.listing())
    try folder.write(RunFiles.json(manifest), as: "manifest.json")
    try folder.commit()
  }

  private func compare(_ a: [String: String], _ b: [String: String]) throws -> FolderComparison {
    try write("a", a)
    try write("b", b)
    return FolderComparison(scratch.path("a"), scratch.path("b"))
  }

  @Test("are equal when only times differ, and the manifest about them")
  func equal() throws {
    let found = try compare(
      ["x.csv": "1\n", "timings.json": "1"], ["x.csv": "1\n", "timings.json": "200"])
    #expect(found.isEqual, "\(found.findings)")
    #expect(found.lines(.en).last == "Everything is equal.")
  }

  @Test("differ at a line, a byte, at the end, or in a file that one lacks")
  func differs() throws {
    let long = String(repeating: "v", count: 100)
    let found = try compare(
      ["a.csv": "1\n\(long)2\(long)\n", "b.gz": "abc", "c.csv": "1\n", "d.csv": ""],
      ["a.csv": "1\n\(long)3\(long)\n", "b.gz": "abd", "c.csv": "1\n2\n", "e.csv": ""])
    let some = String(repeating: "v", count: 20)
    let after = String(repeating: "v", count: 39)
    let all = Dictionary(uniqueKeysWithValues: found.findings.map { ($0.name, $0.finding) })
    #expect(all["a.csv"] == .line(2, "...\(some)2\(after)...", "...\(some)3\(after)..."))
    #expect(all["b.gz"] == .byte(3))
    #expect(all["c.csv"] == .line(2, "", "2"))
    #expect(all["d.csv"] == .new && all["e.csv"] == .gone)
    #expect(!found.isEqual)
  }
}
