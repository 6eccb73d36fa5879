import Foundation
import Testing

/// The lists of CONTRIBUTING.md against the dummies in Tests/Contributing, which script/test-contributing builds.
@Suite("What a change takes")
struct ContributingTests {
  static let kinds = ["driver", "clause", "metric", "command", "chart"]

  /// The files in the table under `### I want to add a KIND`, by their paths.
  private func listed(_ kind: String) throws -> [String] {
    let page = try #require(PageTests.pages.first { $0.path == "CONTRIBUTING.md" })
    let start = try #require(page.text.firstRange(of: "### I want to add a \(kind)\n")?.upperBound)
    let section = page.text[start...].prefix(
      upTo: page.text[start...].firstRange(of: "\n##")?
        .lowerBound ?? page.text.endIndex)
    return section.matches(of: #/(?m)^\| `([^`]+)` \|/#).map { String($0.1) }
  }

  @Test("is the list of files that the dummy touches", arguments: kinds)
  func dummy(kind: String) throws {
    let file = PackageFiles.root.appendingPathComponent("Tests/Contributing/\(kind).patch")
    let patch = try String(contentsOf: file, encoding: .utf8)
    let touched = patch.matches(of: #/(?m)^\+\+\+ b/(.+)$/#)
      .map { String($0.1).replacing(/(?i)proef(?=\.swift|Command|Keys)/, with: "NAME") }
    #expect(!touched.isEmpty)
    #expect(try listed(kind).sorted() == touched.sorted())
  }

  @Test("is at most five files for a gemeente, each as a gemeente has it")
  func gemeente() throws {
    let files = try listed("gemeente")
    #expect(files.count == 5)
    let names = ["leiden-2020", "leiden", "Leiden"]
    for file in files {
      #expect(names.contains { Page.exists(file.replacing("NAME", with: $0)) }, "\(file)")
    }
  }
}
