import Foundation
import Testing

@Suite("The screen")
struct ScreenTests {
  /// Ways past the one place that notices output which cannot be written.
  static let ways = [
    #"(?:^|[^\w.])(print|debugPrint|dump|puts|putchar|fputs|printf)\("#,
    #"(?:^|[^\w.])(stdout|stderr)\b"#, #"FileHandle\.standard(Output|Error)"#,
  ]

  /// One of these stands in every such way; a file without them need not be looked at closely.
  static let words = ["print", "dump(", "put", "stdout", "stderr", "FileHandle"]

  @Test("text reaches it through Terminal alone")
  func terminalAlone() throws {
    let expressions = try Self.ways.map { try Regex($0) }
    for file in ImportsTests.layers.flatMap(PackageFiles.swiftFiles(of:)) {
      let text = try String(contentsOfFile: file, encoding: .utf8)
      guard Self.words.contains(where: { text.contains($0) }) else { continue }
      for line in SwiftText(text).code.split(separator: "\n")
      where Self.words.contains(where: { line.contains($0) }) {
        #expect(expressions.allSatisfy { line.firstMatch(of: $0) == nil }, "\(file): \(line)")
      }
    }
  }

  @Test(
    "the ways are recognised",
    arguments: [
      "print(1)", " fputs(\"a\", stderr)", "FileHandle.standardOutput.write(data)",
      "fflush(stdout)",
    ])
  func recognised(line: String) throws {
    #expect(try Self.ways.contains { line.contains(try Regex($0)) })
    #expect(Self.words.contains { line.contains($0) })
  }
}
