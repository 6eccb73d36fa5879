import Foundation
import NumericKernels
import Testing

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
