import Yams

/// What the YAML library could not read, in words for someone who does not know YAML.
package struct YAMLFault {
  package let line: Int
  package let column: Int
  package let message: String

  init(_ error: any Error, yaml: String) {
    let mark: Mark
    let problem: String
    switch error {
    case YamlError.scanner(let context, let text, let place, _),
      YamlError.parser(let context, let text, let place, _),
      YamlError.composer(let context, let text, let place, _):
      let began = Self.beginsAtContext(text) ? context?.mark : nil
      mark = began ?? place
      problem = text
    case YamlError.reader(_, let offset, _, _):
      (line, column) = Self.position(of: offset ?? 0, in: yaml)
      message = "the file holds a control character; only text and line ends are allowed; delete it"
      return
    default:
      (line, column) = (1, 1)
      message = "this is not YAML; write 'key: value' lines"
      return
    }
    line = mark.line
    column = mark.column
    message = Self.message(for: problem, at: Self.character(mark, in: yaml))
  }

  /// The character that a mark points at.
  private static func character(_ mark: Mark, in yaml: String) -> Character? {
    let lines = yaml.split(omittingEmptySubsequences: false) { $0.isNewline }
    guard lines.indices.contains(mark.line - 1) else { return nil }
    return lines[mark.line - 1].dropFirst(mark.column - 1).first
  }

  /// Problems that show at the end of the file, but began where the context stands.
  private static func beginsAtContext(_ problem: String) -> Bool {
    problem == "found unexpected end of stream" || problem == "found unexpected document indicator"
      || problem.hasPrefix("did not find expected ','") || problem == "could not find expected ':'"
  }

  private static func position(of offset: Int, in yaml: String) -> (line: Int, column: Int) {
    let before = yaml.prefix(offset)
    let line = before.count { $0.isNewline } + 1
    let start = before.lastIndex { $0.isNewline }.map { before.index(after: $0) }
    return (line, before[(start ?? before.startIndex)...].unicodeScalars.count + 1)
  }

  private static func message(for problem: String, at character: Character?) -> String {
    switch (problem, character) {
    case ("did not find expected key", "}"?), ("did not find expected key", "]"?):
      return "this '\(character ?? "}")' closes nothing; remove it, or open it with a '{' before"
    case ("found unexpected end of stream", "'"?), ("found unexpected document indicator", "'"?):
      return "this quote is never closed; add the closing quote; text that begins with an "
        + "apostrophe goes between double quotes"
    default: break
    }
    for (start, message) in known where problem.hasPrefix(start) { return message }
    return "this is not YAML (\(problem)); write 'key: value', one a line"
  }

  private static let known: [(String, String)] = [
    (
      "mapping values are not allowed",
      "a ':' where no key can stand; text with ': ' in it goes between quotes, keys of one "
        + "mapping in one column"
    ),
    (
      "could not find expected ':'",
      "this line is not 'key: value'; write a ':' and a space after the key"
    ),
    (
      "did not find expected key",
      "this line fits no mapping; keys of one mapping start in the same column; check the "
        + "indentation"
    ),
    (
      "found character that cannot start any token",
      "a value may not begin with this character; put the text between quotes"
    ),
    (
      "found unexpected end of stream",
      "this quote is never closed; add the closing quote"
    ),
    (
      "found unexpected document indicator",
      "this quote is never closed; add the closing quote"
    ),
    (
      "did not find expected ',' or '}'",
      "this '{' is not closed or misses a comma; write { key: value, key: value }"
    ),
    (
      "did not find expected ',' or ']'",
      "a list is not allowed, and this '[' is not closed; write a mapping 'key: value'"
    ),
    (
      "block sequence entries are not allowed",
      "a '-' begins a list, and a list is not allowed; write a value or a mapping 'key: value', or "
        + "leave the key out"
    ),
    (
      "did not find expected '-' indicator",
      "a list is not allowed, because every item needs a name; write a mapping 'key: value'"
    ),
    (
      "found undefined alias",
      "a word that begins with '*' is a YAML alias; a scenario has no aliases; put text between "
        + "quotes"
    ),
    (
      "but found another document",
      "a second document begins here; a file holds one scenario; remove this '---' line"
    ),
    (
      "Maximum nesting level reached",
      "mappings are nested deeper than \(YAMLComposition.depthLimit) levels; flatten this part"
    ),
    (
      "found unknown escape character",
      "a backslash between double quotes begins a code; write the text between single quotes"
    ),
    ("found a tab", "a tab where spaces are needed; YAML allows only spaces; use spaces"),
  ]
}
