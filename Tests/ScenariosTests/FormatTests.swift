import Foundation
import Testing

@testable import ScenarioText
@testable import Scenarios

@Suite("The format of a scenario")
struct FormatTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Scenarios that between them hold every key.
  static let files: [String] = {
    let folders = ["Scenarios", "Tests/SimulationTests/Cases", "Tests/ScenariosTests/Format"]
    return folders.flatMap { folder -> [String] in
      let path = root.appendingPathComponent(folder).path
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(path)/\($0)" }
    }
  }()

  /// The keys that the decoder asked of a file and found there.
  private static func found(in file: String) throws -> Set<String> {
    let diagnostics = Diagnostics()
    let section = Section.load(
      file: file, declaration: ScenarioFormat.root, diagnostics: diagnostics)
    _ = try ScenarioDecoder(root: section, diagnostics: diagnostics, options: .init()).decode()
    var found: Set<String> = []
    collect(section, under: "", into: &found)
    return found
  }

  private static func collect(
    _ section: Section, under path: String, into found: inout Set<String>
  ) {
    guard let declaration = section.declaration else { return }
    let shown = { (key: String) -> String in
      let name = declaration.key(key) == nil ? "<\(declaration.names?.what ?? "?")>" : key
      return path.isEmpty ? name : "\(path).\(name)"
    }
    for entry in section.content where section.asked.contains(entry.key) {
      found.insert(shown(entry.key))
    }
    for (key, child) in section.children { collect(child, under: shown(key), into: &found) }
  }

  private static func keys(
    of section: SectionDeclaration, under path: String = ""
  ) -> [String] {
    let shown = { (name: String) in path.isEmpty ? name : "\(path).\(name)" }
    var keys = section.keys.flatMap { key in
      [shown(key.name)] + (key.form.section.map { Self.keys(of: $0, under: shown(key.name)) } ?? [])
    }
    if let names = section.names {
      let name = shown("<\(names.what)>")
      keys += [name] + (names.form.section.map { Self.keys(of: $0, under: name) } ?? [])
    }
    return keys
  }

  @Test("has no key that nothing reads")
  func coverage() throws {
    let found = try Self.files.reduce(into: Set<String>()) { $0.formUnion(try Self.found(in: $1)) }
    let unread = Self.keys(of: ScenarioFormat.root).filter { !found.contains($0) }
    let short = [
      "clienten", "kosten_per_clientjaar", "instroom", "uitstroom", "verblijfsduur", "groei",
    ]
    // Laid over others, or written out, before anything is decoded.
    let earlier =
      ["extends", "contracten.<contract>.extends"]
      + short.map { "voorzieningen.<voorziening>.\($0)" }
    // A table that `calibrate` makes for one scenario; CalibrateCommandTests run with it.
    let made = ["kalibratie"]
    #expect(Set(unread) == Set(earlier + made), "keys no scenario of these holds: \(unread)")
  }

  @Test("names each key of a mapping once, and never 'source'")
  func unique() {
    let keys = Self.keys(of: ScenarioFormat.root)
    #expect(Set(keys).count == keys.count)
    #expect(!keys.contains { $0.split(separator: ".").last == "source" })
  }

  @Test("has a help line, a label and a default in range for every number")
  func numbers() {
    for parameter in ScenarioFormat.parameters {
      let declaration = parameter.declaration
      #expect(!declaration.help.isEmpty && !declaration.label.isEmpty, "\(parameter.path)")
      #expect(declaration.label.first?.isUppercase == true, "\(parameter.path)")
      if let value = declaration.defaultValue {
        #expect(declaration.allows(value), "\(parameter.path)")
      }
    }
    #expect(
      Set(ScenarioFormat.parameters.map { "\($0.path) \($0.declaration.unit)" }).count
        == ScenarioFormat.parameters.count)
  }

  @Test("gives the schema that stands beside the scenarios")
  func schema() throws {
    let file = Self.root.appendingPathComponent("Scenarios/\(ScenarioSchema.fileName)")
    let text = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    #expect(text == ScenarioSchema().text(), "write it anew: wijkraming schema > \(file.path)")
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(json?["definitions"] != nil)
  }
}
