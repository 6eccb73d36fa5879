import Foundation
import Testing

@testable import ScenarioText
@testable import Scenarios

/// Bytes by which a text would do something to a terminal, or show as what it is not.
private func codes(in text: String) -> [Unicode.Scalar] {
  text.unicodeScalars.filter { InertText.isHidden($0) && $0 != "\u{200D}" }
}

@Suite("Text that people wrote")
struct InertTextTests {
  @Test(
    "shows what would not show",
    arguments: [
      ("gewoon", "gewoon"), ("é 🏡\tb\nc", "é 🏡\tb\nc"), ("", ""),
      ("\u{1B}]0;titel\u{7}", "\\u{1B}]0;titel\\u{7}"), ("\u{9B}31m", "\\u{9B}31m"),
      ("a\u{202E}b\u{2066}c\u{200F}\u{61C}", "a\\u{202E}b\\u{2066}c\\u{200F}\\u{61C}"),
      ("\u{7F}\u{0}\u{85}", "\\u{7F}\\u{0}\\u{85}"), ("a\u{2028}b\u{2029}", "a\\u{2028}b\\u{2029}"),
      ("a\u{200B}\u{FEFF}\u{200D}", "a\\u{200B}\\u{FEFF}\\u{200D}"),
      ("\u{FFFE}\u{1FFFF}", "\\u{FFFE}\\u{1FFFF}"),
    ])
  func shown(text: String, written: String) {
    #expect(InertText.shown(text) == written)
  }

  @Test("stays on its line where it must")
  func line() {
    #expect(InertText.line("a\nb\r\nc\td") == "a\\u{A}b\\u{D}\\u{A}c\\u{9}d")
    #expect(
      ScenarioError(.badData, at: SourcePlace(file: "a\nb"), "c\u{1B}").description
        == "a\\u{A}b: c\\u{1B}")
  }

  /// How YAML writes them, and what the message calls them.
  static let kinds = [
    (#""\e]0;titel\a""#, "U+001B, a control character"),
    (#""a\x9b31m""#, "U+009B, a control character"),
    (#""a\u202eb""#, "U+202E, a mark that turns the direction of text"),
    (#""a\uFFFEb""#, "U+FFFE, which is no character"),
    (#""a\u2028b""#, "U+2028, a separator that does not show"),
    (#""a\x7f""#, "U+007F, a control character"),
  ]

  @Test("is refused with its place where it holds what no text needs", arguments: kinds)
  func refused(text: String, what: String) {
    #expect(
      messages("naam: \(text)") { _ = $0.text("naam") }
        == "s.yaml:1:7: this text holds \(what); allowed: characters that show, and line ends; take it out"
    )
    #expect(messages("\(text): 1").hasPrefix("s.yaml:1:1: a key is longer"))
  }

  @Test("may be any letter, a smile of several and a block of lines")
  func allowed() {
    let scenario = parsed("naam: Súdwest-Fryslân 👨‍👩‍👧 \u{AD}\nsource: |\n  een\n  twee\n")
    #expect(scenario.text("naam").contains("👨‍👩‍👧"))
    #expect(scenario.source?.text == "een\ntwee\n")
  }

  @Test("is no longer than can be read")
  func long() {
    let name = String(repeating: "n", count: 201)
    #expect(
      messages("naam: \(name)") { _ = $0.text("naam") }
        == "s.yaml:1:1: 'naam' is longer than a name can be; allowed: at most 200 characters on one line; shorten it"
    )
    let source = String(repeating: "s", count: 2001)
    #expect(
      messages("source: \(source)").hasPrefix(
        "s.yaml:1:9: this text is longer than 2000 characters"))
  }

  /// One place in a scenario for every key of the format.
  private static func places() throws -> [(file: String, path: [String])] {
    var seen: Set<String> = []
    return try FormatTests.files.flatMap { file in
      let diagnostics = Diagnostics()
      let root = Section.load(
        file: file, declaration: ScenarioFormat.root, diagnostics: diagnostics)
      _ = try ScenarioDecoder(root: root, diagnostics: diagnostics, options: .init()).decode()
      return places(of: root, [], "", &seen).map { (file, $0) }
    }
  }

  private static func places(
    of section: Section, _ path: [String], _ form: String, _ seen: inout Set<String>
  ) -> [[String]] {
    var found: [[String]] = []
    for entry in section.content where entry.key != "extends" {
      let name = section.declaration?.key(entry.key) == nil ? "<>" : entry.key
      if seen.insert("\(form).\(name)").inserted { found.append(path + [entry.key]) }
      guard let child = section.children[entry.key] else { continue }
      found += places(of: child, path + [entry.key], "\(form).\(name)", &seen)
    }
    return found
  }

  @Test("does nothing but show, under whatever key it stands")
  func everyKey() throws {
    let places = try Self.places()
    #expect(places.count > 150)
    // Keys of one depth of a file do not stand within each other, and are read together.
    let layers = Dictionary(grouping: places) { "\($0.path.count) \($0.file)" }
    for layer in layers.values {
      for start in stride(from: 0, to: layer.count, by: 40) {
        try expectRefused(layer[start..<min(start + 40, layer.count)])
      }
    }
  }

  private func expectRefused(_ places: ArraySlice<(file: String, path: [String])>) throws {
    let file = try #require(places.first).file
    let given = places.enumerated().map { ($1, Self.kinds[$0 % Self.kinds.count]) }
    var options = Scenario.Options()
    options.settings = given.map { ScenarioSetting(path: $0.path, text: $1.0) }
    let errors = #expect(throws: ScenarioErrors.self, "\(file)") {
      try Scenario.load(file: file, options: options)
    }
    let said = (errors?.errors ?? []).map { "\($0)" }
    #expect(said.allSatisfy { codes(in: $0).isEmpty })
    for (place, (_, what)) in given {
      let own = said.filter { $0.hasPrefix("--set \(place.path.joined(separator: "."))=") }
      #expect(own.contains { $0.contains(what) }, "\(place.path): \(own)")
    }
  }
}

extension ScenarioSetting {
  fileprivate init(path: [String], text: String) {
    self.init(path.joined(separator: "."), text)
  }
}

@Suite("Files that are no scenario")
struct ForeignFileTests {
  static let secrets = [
    "root:x:0:0:root:/root:/bin/bash\ndaemon:*:1:1\n", "-----BEGIN KEY-----\nc2VjcmV0\n",
    "password: hunter2\ntoken: { geheim: 40,5 }\n", "geheim\n", "- geheim\n",
    "{ \"geheim\": [hunter2] }\n",
    "geheim: 1\ngeheim: 2\n", "root\tgeheim\n",
  ]
  private static let words = ["root", "daemon", "hunter2", "geheim", "password", "c2Vj", "BEGIN"]

  @Test("tell their place, and none of what stands in them", arguments: secrets)
  func scenario(content: String) throws {
    try withFolder(["mine.yaml": "extends: other", "other": content]) { folder in
      let diagnostics = Diagnostics()
      _ = Section.load(
        file: "\(folder)/mine.yaml", declaration: ScenarioFormat.root, diagnostics: diagnostics)
      let said = diagnostics.errors.map(\.description).joined(separator: "\n")
      #expect(said.contains("/other:1:") || said.contains("/other:2:"), "\(said)")
      for word in Self.words { #expect(!said.contains(word), "\(said)") }
    }
  }

  @Test("tell none of it as tables either", arguments: secrets.dropLast())
  func table(content: String) throws {
    try withFolder(["other": content]) { folder in
      let diagnostics = Diagnostics()
      let reader = TableReader(
        path: "\(folder)/other", bytes: Array(content.utf8),
        columns: [TableColumn("wijk", .key), TableColumn("leeftijd", .key)], otherColumns: .refused,
        diagnostics: diagnostics)
      #expect(reader.read() == nil)
      let said = diagnostics.errors.map(\.description).joined(separator: "\n")
      #expect(said.contains("/other:1:1: "))
      for word in Self.words { #expect(!said.contains(word), "\(said)") }
    }
  }
}
