import Foundation
import Reporting
import Testing

@Suite("Compressed files")
struct GzipStreamTests {
  let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  /// Text of some megabytes, more than a pipe or a buffer holds.
  static let text = (0..<200_000).map { "\($0),wijk,\($0 &* 7919 % 1013)\n" }.joined()

  private func write(_ text: String, to name: String, pieces: Int) throws {
    let folder = try RunFolder(at: scratch.path(name))
    let stream = try folder.stream(as: "draws.csv.gz", gzip: true)
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: pieces) {
      try stream.write(Array(bytes[start..<min(start + pieces, bytes.count)]))
    }
    try stream.close()
    try stream.close()
    try folder.commit()
  }

  @Test("what goes in comes out", arguments: [4096, 65_537, 10_000_000])
  func roundTrip(pieces: Int) throws {
    try write(Self.text, to: "run", pieces: pieces)
    let path = scratch.path("run/draws.csv.gz")
    #expect(try Tool.run("gzip", ["-dc", path]) == Self.text)
    #expect(try scratch.bytes("run/draws.csv.gz").count < Self.text.utf8.count / 2)
  }

  @Test("nothing goes in and nothing comes out")
  func empty() throws {
    try write("", to: "run", pieces: 1)
    #expect(try Tool.run("gzip", ["-dc", scratch.path("run/draws.csv.gz")]).isEmpty)
  }

  @Test("the same bytes give the same file, whatever the time, the name and the pieces")
  func sameBytes() throws {
    try write(Self.text, to: "first", pieces: 1000)
    Thread.sleep(forTimeInterval: 1.1)
    try write(Self.text, to: "second", pieces: 300_000)
    #expect(
      try scratch.bytes("first/draws.csv.gz") == scratch.bytes("second/draws.csv.gz"))
    let header = try scratch.bytes("first/draws.csv.gz").prefix(8)
    #expect(Array(header) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
  }

  @Test("a commit closes what is still open")
  func commitCloses() throws {
    let folder = try RunFolder(at: scratch.path("run"))
    let stream = try folder.stream(as: "a.gz", gzip: true)
    try stream.write(Array("hallo\n".utf8))
    try folder.commit()
    #expect(try Tool.run("gzip", ["-dc", scratch.path("run/a.gz")]) == "hallo\n")
  }

  @Test("two compressed files are written side by side")
  func sideBySide() throws {
    let folder = try RunFolder(at: scratch.path("run"))
    let streams = try ["a.gz", "b.gz"].map { try folder.stream(as: $0, gzip: true) }
    for piece in 0..<100 {
      for (index, stream) in streams.enumerated() {
        try stream.write([UInt8](repeating: 0x61 + UInt8(index), count: 1000 + piece))
      }
    }
    try folder.commit()
    for (name, letter) in [("a.gz", "a"), ("b.gz", "b")] {
      let text = try Tool.run("gzip", ["-dc", scratch.path("run/" + name)])
      #expect(text == String(repeating: letter, count: 104_950))
    }
  }
}
