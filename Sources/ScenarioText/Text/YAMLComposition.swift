import Yams

/// Turns the text of a scenario into a tree of mappings and scalars; the only place that knows
/// the YAML library.
///
/// Sequences, anchors, aliases, tags, duplicate keys, keys that are not words, texts that are too long
/// or hold what no text needs, and nesting deeper than 32 levels are refused here, each with its
/// place.
package struct YAMLComposition {
  static let depthLimit = 32
  /// Characters of a key; the YAML library itself writes none over 1,024 that it reads again.
  static let keyLimit = 200
  /// Characters of any other text.
  static let textLimit = 2_000
  /// After so many repeated keys the rest of the file is not looked at.
  private static let duplicateLimit = 50
  /// A large file is read again for fewer of them: together for so many bytes.
  private static let rereadLimit = 10_000_000

  private let file: String
  private let diagnostics: Diagnostics
  /// Keys that were renamed in the text because they stand twice, by their stand-in.
  private var renamed: [String: String] = [:]

  init(file: String, diagnostics: Diagnostics) {
    self.file = file
    self.diagnostics = diagnostics
  }

  /// The tree of a file's bytes; nil, and an error reported, when they are not YAML or hold nothing.
  package static func root(
    of bytes: [UInt8], file: String, diagnostics: Diagnostics
  ) -> YAMLValue? {
    guard let text = YAMLText(bytes, file: file, diagnostics: diagnostics) else { return nil }
    var composition = YAMLComposition(file: file, diagnostics: diagnostics)
    return composition.compose(text)
  }

  /// The tree of a text; nil, and an error reported, when the text is not YAML or holds nothing.
  mutating func compose(_ text: YAMLText) -> YAMLValue? {
    var yaml = text.text
    let rounds = min(Self.duplicateLimit, max(2, Self.rereadLimit / max(1, yaml.utf8.count)))
    for _ in 0..<rounds {
      do {
        // The parser owns the anchors, which the nodes only point to weakly.
        let parser = try Parser(yaml: yaml, resolver: .basic, encoding: .utf8)
        let root = try parser.singleRoot()
        defer { withExtendedLifetime(parser) {} }
        guard let root else { return reportEmpty() }
        return value(root, depth: 0)
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        guard let next = rename(keys.first ?? "", at: context.mark, in: yaml) else {
          report(context.mark, "this key stands twice in its mapping; remove one of the two")
          return nil
        }
        yaml = next
      } catch {
        let fault = YAMLFault(error, yaml: yaml)
        diagnostics.report(at: place(fault.line, fault.column), fault.message)
        return nil
      }
    }
    diagnostics.report(
      at: place(1, 1), "the file repeats more than \(rounds) keys; remove the copies")
    return nil
  }

  private func reportEmpty() -> YAMLValue? {
    diagnostics.report(
      at: place(1, 1), "the file holds no scenario; write 'key: value' lines in it")
    return nil
  }

  // MARK: Values

  private func value(_ node: Node, depth: Int) -> YAMLValue {
    let place = place(of: node)
    guard isPlain(node, at: place) else { return YAMLValue(content: .refused, place: place) }
    switch node {
    case .scalar(let scalar):
      guard isText(scalar.string, at: place) else {
        return YAMLValue(content: .refused, place: place)
      }
      let quoted = scalar.style != .plain && scalar.style != .any
      return YAMLValue(content: .scalar(scalar.string, quoted: quoted), place: place)
    case .mapping(let mapping):
      guard depth < Self.depthLimit else { return refuseDepth(at: place) }
      return YAMLValue(content: .mapping(entries(mapping, depth: depth)), place: place)
    case .sequence, .alias:
      diagnostics.report(
        at: place,
        "a list is not allowed, because every item needs a name; write a mapping 'key: value'")
      return YAMLValue(content: .refused, place: place)
    }
  }

  /// Reports a text that is too long, or holds what no text needs.
  private func isText(_ text: String, at place: SourcePlace) -> Bool {
    if let fault = InertText.fault(in: text) {
      diagnostics.report(
        at: place,
        "this text holds \(fault); allowed: characters that show, and line ends; take it out")
      return false
    }
    guard text.unicodeScalars.prefix(Self.textLimit + 1).count > Self.textLimit else { return true }
    diagnostics.report(
      at: place,
      "this text is longer than \(Self.textLimit) characters; allowed: at most so many; shorten it")
    return false
  }

  private func refuseDepth(at place: SourcePlace) -> YAMLValue {
    diagnostics.report(
      at: place, "mappings are nested deeper than \(Self.depthLimit) levels; flatten this part")
    return YAMLValue(content: .refused, place: place)
  }

  /// Reports an anchor or a tag.
  private func isPlain(_ node: Node, at place: SourcePlace) -> Bool {
    if let anchor = node.anchor {
      diagnostics.report(
        at: place, "'&\(anchor.rawValue)' is a YAML anchor; a scenario has no anchors; remove it")
      return false
    }
    let tag = node.tag.rawValue
    let untagged: [Tag.Name] = [.implicit, .str, .map, .seq, .nonSpecific]
    guard !untagged.contains(where: { $0.rawValue == tag }) else { return true }
    let name = tag.replacing("tag:yaml.org,2002:", with: "!!")
    diagnostics.report(
      at: place, "'\(name)' is a YAML tag; a scenario has no tags; remove it")
    return false
  }

  private func entries(_ mapping: Node.Mapping, depth: Int) -> [YAMLEntry] {
    var firstLine: [String: Int] = [:]
    var entries: [YAMLEntry] = []
    var commas = YAMLComma()
    for (keyNode, valueNode) in mapping {
      if commas.takes(keyNode, valueNode, renamed: renamed) { continue }
      let keyPlace = place(of: keyNode)
      guard let key = key(keyNode, at: keyPlace) else { continue }
      if let line = firstLine[key] {
        diagnostics.report(
          at: keyPlace,
          "key '\(key)' stands twice in this mapping, first on line \(line); remove one of the two")
        continue
      }
      firstLine[key] = keyPlace.line
      commas.note(valueNode, of: entries.count)
      entries.append(
        YAMLEntry(key: key, place: keyPlace, value: value(valueNode, depth: depth + 1)))
    }
    commas.refuse(in: &entries, diagnostics)
    return entries
  }

  private func key(_ node: Node, at place: SourcePlace) -> String? {
    guard case .scalar(let scalar) = node else {
      diagnostics.report(at: place, "a key must be one word, not a mapping or a list")
      return nil
    }
    guard isPlain(node, at: place) else { return nil }
    guard !scalar.string.isEmpty else {
      diagnostics.report(at: place, "a key is empty; write a word before the ':'")
      return nil
    }
    let key = renamed[scalar.string] ?? scalar.string
    guard key.unicodeScalars.count <= Self.keyLimit, key.unicodeScalars.allSatisfy(Self.isVisible)
    else {
      diagnostics.report(
        at: place,
        "a key is longer than \(Self.keyLimit) characters or holds a line end or a character that does "
          + "not show; write one short word")
      return nil
    }
    return key
  }

  /// Whether a character shows on one line.
  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 32 && !InertText.isHidden(scalar)
  }

  // MARK: Repeated keys

  /// The text with the first of two equal keys renamed, so that the library reads on and both
  /// places are known.
  private mutating func rename(_ key: String, at mark: Mark, in yaml: String) -> String? {
    let length = key.unicodeScalars.count
    var scalars = Array(yaml.unicodeScalars)
    guard length > 0, let start = Self.offset(of: mark, in: scalars),
      start + length <= scalars.count,
      scalars[start..<start + length].elementsEqual(key.unicodeScalars),
      let number = Unicode.Scalar(0xE000 + UInt32(renamed.count))
    else { return nil }
    var standIn = [number]
    standIn += [Unicode.Scalar](repeating: "\u{F8FF}", count: length - 1)
    scalars.replaceSubrange(start..<start + length, with: standIn)
    let name = String(String.UnicodeScalarView(standIn))
    renamed[name] = renamed[key] ?? key
    return String(String.UnicodeScalarView(scalars))
  }

  private static func offset(of mark: Mark, in scalars: [Unicode.Scalar]) -> Int? {
    var line = 1
    var start = 0
    while line < mark.line {
      guard let end = scalars[start...].firstIndex(of: "\n") else { return nil }
      start = end + 1
      line += 1
    }
    return start + mark.column - 1
  }

  // MARK: Places

  private func place(_ line: Int, _ column: Int) -> SourcePlace {
    SourcePlace(file: file, line: line, column: column)
  }

  private func place(of node: Node) -> SourcePlace {
    place(node.mark?.line ?? 1, node.mark?.column ?? 1)
  }

  private func report(_ mark: Mark, _ message: String) {
    diagnostics.report(at: place(mark.line, mark.column), message)
  }
}
