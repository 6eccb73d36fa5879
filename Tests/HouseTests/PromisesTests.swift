import Foundation
import Testing

@Suite("What you can rely on")
struct PromisesTests {
  @Test("every test that the page names is there")
  func namesTests() throws {
    let page = try String(
      contentsOfFile: PackageFiles.sources + "/wijkraming/wijkraming.docc/Promises.md",
      encoding: .utf8)
    let named = Set(page.matches(of: /`(\w+Tests)`/).map { String($0.1) })
    #expect(named.count > 15)
    let tests = PackageFiles.root.appendingPathComponent("Tests").path
    let code = try PackageFiles.paths(under: tests).filter { $0.hasSuffix("Tests.swift") }
      .map { try String(contentsOfFile: tests + "/" + $0, encoding: .utf8) }.joined()
    let there = Set(code.matches(of: /(?:struct|class) (\w+Tests)/).map { String($0.1) })
    #expect(named.subtracting(there).isEmpty)
  }
}
