import Foundation
import Testing

@Suite("The screen")
struct ScreenTests {
  /// Ways past the one place that notices output which cannot be written.
  static let ways = [
    #"(?:^|[^\w.])(print|debugPrint|dump|puts|putchar|fputs|printf)\("#,
    #"(?:^|[^\w.])(stdout|stderr)\b"#, #"FileHandle\.standard(Output|Error)"#,
  ]

  @Test("text reaches it through Terminal alone", arguments: ways)
  func terminalAlone(way: String) throws {
    let expression = try Regex(way)
    for file in ImportsTests.layers.flatMap(PackageFiles.swiftFiles(of:)) {
      let text = SwiftText(try String(contentsOfFile: file, encoding: .utf8)).code
      #expect(text.firstMatch(of: expression) == nil, "\(file)")
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
  }
}
