import Foundation
import Reporting
import Testing

/// Expected digests are the examples that NIST publishes with FIPS 180-4.
@Suite("SHA-256")
struct SHA256Tests {
  static let twoBlocks =
    "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
    + "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"

  @Test(
    "the examples of NIST come out",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (twoBlocks, "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"),
    ])
  func examples(text: String, digest: String) {
    #expect(SHA256.hex(of: Array(text.utf8)) == digest)
  }

  @Test("a million times the letter a comes out, at once and in pieces")
  func million() {
    let digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(SHA256.hex(of: [UInt8](repeating: 0x61, count: 1_000_000)) == digest)
    var pieces = SHA256()
    for _ in 0..<1000 { pieces.update([UInt8](repeating: 0x61, count: 1000)) }
    #expect(pieces.finalize() == digest)
  }

  @Test(
    "pieces of any size give the digest of the whole",
    arguments: [1, 3, 7, 55, 56, 63, 64, 65, 127, 128, 129, 191])
  func pieces(size: Int) {
    let bytes = (0..<1003).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 / 256) }
    var digest = SHA256()
    for start in stride(from: 0, to: bytes.count, by: size) {
      digest.update(Array(bytes[start..<min(start + size, bytes.count)]))
      digest.update([])
    }
    #expect(digest.finalize() == SHA256.hex(of: bytes))
  }

  @Test("every length around the end of a block is padded as sha256sum does")
  func lengths() throws {
    let folder = try ScratchFolder()
    let lengths = Array(50...70) + Array(117...130)
    let texts = lengths.map { String(repeating: "w", count: $0) }
    for (length, text) in zip(lengths, texts) { _ = try folder.write(text, as: "\(length)") }
    let said = try Tool.run("sha256sum", lengths.map { folder.path("\($0)") })
    let expected = said.split(separator: "\n").map { String($0.prefix(64)) }
    #expect(texts.map { SHA256.hex(of: Array($0.utf8)) } == expected)
  }
}
