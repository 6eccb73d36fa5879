import Foundation
import NumericKernels
import Testing

@testable import ScenarioText
@testable import Scenarios

/// Inputs that `script/fuzz` found, each with what the reader says of it now.
@Suite("What fuzzing found")
struct FoundByFuzzingTests {
  struct Found: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let message: String

    init(_ what: String, _ text: String, message: String) {
      testDescription = what
      self.text = text
      self.message = message
    }
  }

  static let distributions = [
    Found(
      "weights of which the sum is too large a number, so that no probability was left",
      "tarief: { discrete: { 1: 1e308, 2: 1e308 } }",
      message: "s.yaml:1:11: the discrete of 'tarief' cannot be: the sum of the weights must be a "
        + "finite number"),
    Found(
      "a gamma so narrow that its series had no end",
      "tarief: { gamma: { shape: 1e20, scale: 1e-10 }, lower: 1e10, upper: 1.1e10 }",
      message: "s.yaml:1:11: the gamma of 'tarief' cannot be: shape must be at most 1000000000.0 "
        + "and is 1e+20; so narrow a distribution is a fixed number"),
    Found(
      "a beta so narrow that its mean took seconds",
      "kans: { beta: { alpha: 1e12, beta: 1e12 }, upper: 0.5 }",
      message: "s.yaml:1:9: the beta of 'kans' cannot be: alpha must be at most 1000000000.0 and "
        + "is 1000000000000.0; so narrow a distribution is a fixed number"),
  ]

  @Test("a distribution that cannot be computed is refused", arguments: distributions)
  func distribution(found: Found) {
    let said = messages(found.text) { scenario in
      scenario.allow(["tarief", "kans"])
      for declaration in [ParameterDeclaration.tarief, .kans] where scenario.has(declaration.name) {
        _ = scenario.parameter(declaration)
      }
    }
    #expect(said == found.message)
  }

  private static func levels(_ line: (_ own: Int, _ before: Int) -> String) -> String {
    (1...30).map { line($0, $0 - 1) }.joined()
  }

  /// Every level holds the one before it twice, and the last is a key.
  static let aliasBombs = [
    "a0: !!str &a0 x\n"
      + levels { "a\($0): !!map &a\($0) {l: *a\($1), r: *a\($1)}\n" } + "? *a30\n: 1\n",
    "z: {\"a0\":&a0 x,\n"
      + levels { "\"a\($0)\":&a\($0) {\"l\":*a\($1), 'r':*a\($1)},\n" } + "? *a30\n: 1}\n",
  ]

  @Test("aliases are refused before they are expanded, whatever comes first", arguments: aliasBombs)
  func aliases(text: String) {
    // One message a name, with how often it stands.
    #expect(messages(text).split(separator: "\n").count == 31)
  }

  @Test("a column that is missing is missing for everyone who asks for it")
  func columnTwice() throws {
    try withFolder(["w.csv": "waarde\n1\n2\n"]) { folder in
      let number = "{ empirical: { table: w.csv, column: fout } }"
      let diagnostics = Diagnostics()
      let section = Section.parse(
        Array("a: { kans: \(number) }\nb: { kans: \(number) }".utf8), file: folder + "/s.yaml",
        diagnostics: diagnostics)
      for key in ["a", "b"] { _ = section.section(key).parameter(.kans) }
      #expect(diagnostics.errors.count == 1)
    }
  }

  @Test("words with '&' and '*' in a text are no aliases")
  func marksInText() {
    let text = """
      a: "Q&A over Wmo *A en R&D*D"
      # **let op**: kosten & baten * 2
      b: P&O, 50% &
      c: https://voorbeeld.nl/?x=1&y=2 *y
      """
    #expect(messages(text) { $0.allow(["a", "b", "c"]) } == "")
  }

  @Test("a long line of anchors and aliases is read in one pass")
  func longLine() {
    let anchors = messages("x: [" + String(repeating: "&a,", count: 100_000) + "]")
    #expect(anchors.contains("\ns.yaml:1:4: a list is not allowed"))
    let said = messages("x: &a 1\ny: [" + String(repeating: "*a,", count: 20_000) + "]")
    #expect(
      said
        == "s.yaml:2:5: '*a' is a YAML alias; a scenario has no aliases; write the value itself here "
        + "(and in 19999 more places)")
  }

  @Test("the narrowest distribution that is read is computed at once")
  func narrow() throws {
    let gamma = try Distribution(.gamma(shape: 1e9, scale: 1e-9), lower: 0.9999, upper: 1)
    #expect(gamma.mean < 1 && gamma.mean > 0.9999)
    let beta = try Distribution(.beta(alpha: 1e9, beta: 1e9, min: 0, max: 1), upper: 0.5)
    #expect(beta.mean < 0.5 && beta.mean > 0.4999)
  }

  /// To the kernel a regular file of size 0; it has 8 bytes for every page that can be addressed.
  private static let endless = "/proc/self/pagemap"

  @Test(
    "a file without end is read up to the limit",
    .enabled(if: FileManager.default.isReadableFile(atPath: endless)))
  func endlessFile() {
    let diagnostics = Diagnostics()
    _ = Section.load(file: Self.endless, diagnostics: diagnostics)
    #expect(
      diagnostics.errors.map(\.description) == [
        "\(Self.endless): the file is too large (more than 5 MB); at most 5 MB can be read"
      ])
  }

  @Test("a file that says nothing of its size is read whole")
  func unknownSize() throws {
    guard FileManager.default.isReadableFile(atPath: "/proc/self/status") else { return }
    let bytes = try FileBytes.read("/proc/self/status", limit: 1_000_000)
    #expect(bytes.starts(with: Array("Name:".utf8)))
  }
}
