/// The targets of a Package.swift, read from its text: `swift package` cannot be asked while it runs the tests.
struct Manifest {
  struct Target: Equatable {
    let name: String
    /// Targets and products by name, whatever they are conditional on.
    let dependencies: [String]
    /// The folder, where it is not the one that the name says.
    let path: String?
    let isTest: Bool
  }

  let targets: [Target]

  /// Reads all calls in the list `targets:` that make a target: `layer("A", [...])`, `.target(name: "A", ...)`, `tests(...)`.
  init(_ text: String) {
    let code = Self.withoutComments(text)
    let start = code.firstRange(of: #/\n  targets: (?=\[)/#)?.upperBound ?? code.startIndex
    targets = Self.elements(of: code[start...]).compactMap(Self.target)
  }

  private static func target(_ call: Substring) -> Target? {
    guard let open = call.firstIndex(of: "(") else { return nil }
    let arguments = elements(of: call[open...])
    guard let name = arguments.first.map(literals)?.first else { return nil }
    let list = arguments.first { $0.hasPrefix("dependencies:") || $0.hasPrefix("[") }
    let dependencies = list.map { elements(of: $0.drop { $0 != "[" }) } ?? []
    let path = arguments.first { $0.hasPrefix("path:") }.flatMap { literals($0).first }
    let kind = call[..<open]
    return Target(
      name: name, dependencies: dependencies.compactMap { literals($0).first }, path: path,
      isTest: kind == "tests" || kind == ".testTarget")
  }

  /// The parts between commas of the bracket that a text starts with; brackets within stay whole.
  static func elements(of text: Substring) -> [Substring] {
    guard !text.isEmpty else { return [] }
    var depth = 0
    var isText = false
    var start = text.index(after: text.startIndex)
    var found: [Substring] = []
    for at in text.indices {
      if text[at] == "\"" { isText.toggle() }
      if isText { continue }
      if "([{".contains(text[at]) { depth += 1 }
      if ")]}".contains(text[at]) { depth -= 1 }
      if depth == 0 || (depth == 1 && text[at] == ",") {
        found.append(trimmed(text[start..<at]))
        start = text.index(after: at)
      }
      if depth == 0 { break }
    }
    return found.filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let head = text.drop(while: \.isWhitespace)
    return head.lastIndex { !$0.isWhitespace }.map { head[...$0] } ?? ""
  }

  private static func literals(_ text: Substring) -> [String] {
    text.matches(of: /"([^"]*)"/).map { String($0.1) }
  }

  private static func withoutComments(_ text: String) -> String {
    text.replacing(/(?m)^\s*\/\/.*$/, with: "")
  }
}
