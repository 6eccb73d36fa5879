import Testing

@testable import ScenarioText
@testable import Scenarios

@Suite("The text of a scenario file")
struct ScenarioTextTests {
  @Test(
    "is refused with one clear message",
    arguments: [
      ("", "s.yaml:1:1: the file holds no scenario; write 'key: value' lines in it"),
      ("# only\n", "s.yaml:1:1: the file holds no scenario; write 'key: value' lines in it"),
      ("just text", "s.yaml:1:1: the file holds no scenario; write 'key: value' lines in it"),
      (
        "a:\n\tb: 1",
        "s.yaml:2:1: a tab in the indentation; YAML allows only spaces; use two spaces a level"
      ),
      ("a: \u{0}", "s.yaml:1:4: the file holds a null byte; save it as plain UTF-8 text"),
      (
        "a: \u{1}",
        "s.yaml:1:4: the file holds a control character; only text and line ends are allowed; "
          + "delete it"
      ),
      (
        "a: b: c",
        "s.yaml:1:5: a ':' where no key can stand; text with ': ' in it goes between quotes, "
          + "keys of one mapping in one column"
      ),
      (
        "a:\n  b: 1\n c: 2",
        "s.yaml:3:2: this line fits no mapping; keys of one mapping start in the same column; "
          + "check the indentation"
      ),
      (
        "a: 'x",
        "s.yaml:1:4: this quote is never closed; add the closing quote; text that begins with an "
          + "apostrophe goes between double quotes"
      ),
      ("a: \"x", "s.yaml:1:4: this quote is never closed; add the closing quote"),
      (
        "a: {b: 1} }",
        "s.yaml:1:11: this '}' closes nothing; remove it, or open it with a '{' before"
      ),
      (
        "a:\n\u{A0} b: 1",
        "s.yaml:2:1: a hard space in the indentation; YAML allows only ordinary spaces; type them "
          + "anew"
      ),
      (
        "a: {b: 1",
        "s.yaml:1:4: this '{' is not closed or misses a comma; write { key: value, key: value }"
      ),
      (
        "a: @x",
        "s.yaml:1:4: a value may not begin with this character; put the text between quotes"
      ),
      (
        "a: 1\n---\nb: 2",
        "s.yaml:2:1: a second document begins here; a file holds one scenario; remove this "
          + "'---' line"
      ),
      ("? {a: 1}\n: 2", "s.yaml:1:3: a key must be one word, not a mapping or a list"),
      ("'': 1", "s.yaml:1:1: a key is empty; write a word before the ':'"),
      (
        "\"a\\tb\": 1",
        "s.yaml:1:1: a key is longer than 200 characters or holds a line end or a "
          + "character that does not show; write one short word"
      ),
      (
        "\(String(repeating: "x", count: 201)): 1",
        "s.yaml:1:1: a key is longer than 200 characters or holds a line end or a "
          + "character that does not show; write one short word"
      ),
      (
        "a: \"\\q\"",
        "s.yaml:1:5: a backslash between double quotes begins a code; "
          + "write the text between single quotes"
      ),
    ])
  func refused(text: String, message: String) {
    #expect(messages(text) == message)
  }

  @Test("may hold no list, wherever it stands")
  func lists() {
    let list =
      "a list is not allowed, because every item needs a name; write a mapping 'key: value'"
    #expect(messages("- a\n- b") == "s.yaml:1:1: \(list)")
    #expect(messages("a: [1, 2]") { _ = $0.text("a") } == "s.yaml:1:4: \(list)")
    #expect(
      messages("a:\n  b: [1]\n  c:\n    - d") { $0.section("a").allow(["b", "c"]) }
        == "s.yaml:2:6: \(list)\ns.yaml:4:5: \(list)")
  }

  @Test("may hold no anchors, aliases or tags")
  func references() {
    #expect(
      messages("x: &a 1\ny: *a")
        == "s.yaml:2:4: '*a' is a YAML alias; a scenario has no aliases; write the value itself "
        + "here"
    )
    #expect(
      messages("a: *b")
        == "s.yaml:1:4: a word that begins with '*' is a YAML alias; a scenario has no aliases; "
        + "put text "
        + "between quotes")
    #expect(
      messages("a: &b 1") { _ = $0.text("a") }
        == "s.yaml:1:4: '&b' is a YAML anchor; a scenario has no anchors; remove it")
    #expect(
      messages("a: !!int 1") { _ = $0.text("a") }
        == "s.yaml:1:4: '!!int' is a YAML tag; a scenario has no tags; remove it")
    #expect(messages("a: zorg & welzijn * 2") { _ = $0.text("a") } == "")
  }

  @Test("of nested aliases is refused before they are expanded")
  func aliasBomb() {
    var text = "a0: &a0 x\n"
    for level in 1...30 {
      text += "a\(level): &a\(level) {l: *a\(level - 1), r: *a\(level - 1)}\n"
    }
    text += "? *a30\n: 1\n"
    #expect(messages(text).split(separator: "\n").count == 31)
  }

  @Test("with keys that stand twice names both places of each, and is read on")
  func duplicates() {
    let text = "a: 1\nb: {c: 1, c: 2}\na: 2\ntarief: 1,5\n\"a\": 3"
    let found = messages(text) { scenario in
      scenario.allow(["a"])
      scenario.section("b").allow(["c"])
      _ = scenario.parameter(.tarief)
    }
    #expect(
      found == """
        s.yaml:2:11: key 'c' stands twice in this mapping, first on line 2; remove one of the two
        s.yaml:3:1: key 'a' stands twice in this mapping, first on line 1; remove one of the two
        s.yaml:4:9: 'tarief': '1,5' is not a number here: it has a decimal comma; write 1.5
        s.yaml:5:1: key 'a' stands twice in this mapping, first on line 1; remove one of the two
        """)
  }

  @Test("nests at most 32 levels deep")
  func depth() {
    func nested(_ levels: Int) -> String {
      String(repeating: "{a: ", count: levels) + "1" + String(repeating: "}", count: levels)
    }
    let deep = "mappings are nested deeper than 32 levels; flatten this part"
    #expect(messages(nested(32)) { $0.allow(["a"]) } == "")
    #expect(messages(nested(33)) { $0.allow(["a"]) } == "s.yaml:1:129: \(deep)")
    #expect(messages(nested(900)) { $0.allow(["a"]) } == "s.yaml:1:129: \(deep)")
    #expect(messages(nested(100_000)).hasSuffix(deep))
  }

  @Test("is UTF-8, with or without byte order mark and carriage returns")
  func encoding() {
    let latin: [UInt8] = Array("a: 1\nb: caf".utf8) + [0xE9]
    #expect(
      messages(latin)
        == "s.yaml:2:7: these bytes are not UTF-8; save the file as UTF-8 (in the editor: Save "
        + "as, encoding)"
    )
    let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + Array("a: één\r\nb: 2\r\n".utf8)
    let found = messages(marked) { scenario in
      #expect(scenario.text("a") == "één")
      #expect(scenario.integer("b", in: 0...5) == 2)
    }
    #expect(found == "")
  }

  @Test("comes from a file that is there, is a file and is not too large")
  func files() throws {
    try withFolder(["large.yaml": String(repeating: "# long\n", count: 800_000)]) { folder in
      func error(_ file: String) -> (ScenarioError.Kind?, String) {
        let diagnostics = Diagnostics()
        let scenario = Section.load(file: file, diagnostics: diagnostics)
        _ = scenario.parameter(.tarief)
        _ = scenario.section("a").text("b")
        scenario.finish()
        return (
          diagnostics.errors.first?.kind,
          diagnostics.errors.map(\.description).joined(separator: "\n")
        )
      }
      #expect(
        error("\(folder)/no.yaml")
          == (.noInput, "\(folder)/no.yaml: there is no such file; check the path"))
      #expect(
        error(folder)
          == (.noInput, "\(folder): this is a folder, not a file; name a file in it"))
      #expect(
        error("\(folder)/large.yaml") == (
          .badData, "\(folder)/large.yaml: the file is too large (5 MB); at most 5 MB can be read"
        ))
    }
  }
}
