import Foundation
import Testing

/// The pages of the package: README and the like, and those of the documentation.
@Suite("Pages")
struct PageTests {
  static let pages = Page.all

  @Test("there are pages, README and the documentation among them")
  func some() {
    #expect(Self.pages.map(\.path).contains("README.md"))
    #expect(Self.pages.count { $0.isDocumentation } > 25)
  }

  @Test("a link leads to a page, a heading or a file that is there", arguments: pages)
  func links(page: Page) {
    for link in page.links where !page.leads(to: link) {
      Issue.record("\(page.path): nothing is at \(link)")
    }
  }

  @Test(
    "a path between backticks is there; what changed tells of what was",
    arguments: pages.filter { $0.path != "CHANGELOG.md" })
  func paths(page: Page) {
    for path in page.namedPaths where !Page.exists(path) {
      Issue.record("\(page.path): there is no \(path)")
    }
  }

  @Test("README leads to what is documented, and is short")
  func readme() throws {
    let readme = try #require(Self.pages.first { $0.path == "README.md" })
    #expect(readme.text.split(separator: "\n", omittingEmptySubsequences: false).count <= 100)
    #expect(readme.links.contains("CONTRIBUTING.md"))
  }

  @Test("a link that leads nowhere is seen, of every kind")
  func broken() {
    let page = Page(
      path: "\(Page.documentation)/Model.md",
      text: "## One-off costs\n<doc:Nowhere> [a](#no-heading) [b](Glossary.md) "
        + "`Sources/Nowhere/A.swift`"
    )
    #expect(page.links.count == 3 && page.links.allSatisfy { !page.leads(to: $0) })
    #expect(page.namedPaths == ["Sources/Nowhere/A.swift"])
    #expect(!Page.exists("Sources/Nowhere/A.swift") && Page.exists("Scenarios/NAME.yaml"))
    #expect(page.leads(to: "#One-off-costs") && page.leads(to: "doc:Contracts"))
  }
}

/// A Markdown file of the package.
struct Page: CustomTestStringConvertible {
  static let documentation = "Sources/wijkraming/wijkraming.docc"

  /// From the root of the package on.
  let path: String
  let text: String

  var testDescription: String { path }
  var isDocumentation: Bool { path.hasPrefix(Self.documentation + "/") }

  /// Every page of the package, builds and what is fetched left out.
  static let all: [Page] = {
    let root = PackageFiles.root.path
    let top = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    let folders = ["Sources", "Tests", "Benchmarks/peers", "notebooks-data"]
    let deeper = folders.flatMap { folder in
      PackageFiles.paths(under: root + "/" + folder).map { folder + "/" + $0 }
    }
    return (top.sorted() + deeper).filter { $0.hasSuffix(".md") && !$0.contains("/.build") }
      .compactMap { path in
        (try? String(contentsOfFile: root + "/" + path, encoding: .utf8))
          .map { Page(path: path, text: $0) }
      }
  }()

  /// Where its links lead, those to other sites left out: `[a](path#heading)`, `<doc:Page>`.
  var links: [String] {
    let written = text.matches(of: /\]\(([^)\s]+)\)/).map { String($0.1) }
    let references = text.matches(of: /<(doc:[^>\s]+)>/).map { String($0.1) }
    return (written + references).filter { !$0.contains("://") && !$0.hasPrefix("mailto:") }
  }

  /// Files and folders of the package that it names between backticks.
  var namedPaths: [String] {
    text.matches(
      of: /`((?:Sources|Tests|Scenarios|Benchmarks|script|notebooks-data)\/[\w.\/+-]+)`/
    ).map { String($0.1) }
  }

  /// In the documentation pages are named and never addressed: an address of a file leads nowhere on its site.
  func leads(to link: String) -> Bool {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    var target: Page? = self
    if parts[0].hasPrefix("doc:") {
      let file = "\(Self.documentation)/\(parts[0].dropFirst(4)).md"
      target = Self.all.first { $0.path == file }
      if target == nil { return false }
    } else if !parts[0].isEmpty {
      if isDocumentation { return isImage(parts[0]) }
      let file = URL(fileURLWithPath: path, relativeTo: PackageFiles.root)
        .deletingLastPathComponent().appendingPathComponent(String(parts[0])).standardizedFileURL
      guard FileManager.default.fileExists(atPath: file.path) else { return false }
      target = Self.all.first { file.path.hasSuffix("/" + $0.path) }
    }
    return parts.count == 1 || target?.headings.contains(Self.anchor(parts[1])) == true
  }

  private func isImage(_ name: Substring) -> Bool {
    PackageFiles.paths(under: PackageFiles.root.path + "/\(Self.documentation)/Resources")
      .contains { $0.hasPrefix(name + ".") }
  }

  private var headings: Set<String> {
    Set(text.matches(of: #/(?m)^#+ +(.+)$/#).map { Self.anchor($0.1) })
  }

  /// A heading as an address tells it: letters, digits and hyphens.
  private static func anchor(_ heading: Substring) -> String {
    heading.lowercased().replacing(" ", with: "-")
      .filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
  }

  /// Whether something stands at a path; NAME and what it is part of stand for what is to be made.
  static func exists(_ path: String) -> Bool {
    let made = path.split(separator: "/").prefix { !$0.contains("NAME") }.joined(separator: "/")
    return FileManager.default.fileExists(atPath: PackageFiles.root.path + "/" + made)
  }
}
