/// Keys that are not what their author meant, read as what was meant.
///
/// A key that the format does not know stands in for the nearest one that is absent, a name with
/// characters that it cannot have for the name without them. Both are reported; that what was meant is
/// missing would follow from it, and what else is wrong under them shows too.
package struct MeantKeys {
  private let declaration: SectionDeclaration?
  private let title: String
  private let context: ReadingContext

  init(_ declaration: SectionDeclaration?, path: String, _ context: ReadingContext) {
    self.declaration = declaration
    title = path.isEmpty ? declaration?.title ?? "the scenario" : "'\(path)'"
    self.context = context
  }

  package func read(_ content: [YAMLEntry]) -> [YAMLEntry] {
    guard let declaration else { return content }
    var taken = Set(content.map(\.key))
    // What is meant by a key is looked for among all of the format: no more often than errors are kept.
    var unknown = 0
    return content.map { entry in
      if declaration.key(entry.key) == nil, declaration.names == nil { unknown += 1 }
      guard unknown <= Diagnostics.limit, let (key, message) = meant(entry, declaration, taken),
        taken.insert(key).inserted
      else {
        return entry
      }
      context.report(at: entry.place, message)
      return YAMLEntry(key: key, place: entry.place, value: entry.value, source: entry.source)
    }
  }

  private func meant(
    _ entry: YAMLEntry, _ declaration: SectionDeclaration, _ taken: Set<String>
  ) -> (key: String, message: String)? {
    guard entry.key != "source", declaration.key(entry.key) == nil else { return nil }
    if let names = declaration.names {
      guard !names.areDotted else { return nil }
      let proposal = ChosenKey.proposal(for: entry.key)
      guard !ChosenKey.isOne(entry.key), !proposal.isEmpty else { return nil }
      return (proposal, ChosenKey.refusal(of: entry.key, in: title))
    }
    return Self.nearest(to: entry.key, declaration, taken).map { nearest in
      let known = declaration.keys.map(\.name)
      return (nearest, UnknownKey.message(entry.key, in: title, known, nearest: nearest))
    }
  }

  /// The key of the format, not taken by another, that one it does not know is nearest to.
  package static func nearest(
    to key: String, _ declaration: SectionDeclaration, _ taken: Set<String>
  ) -> String? {
    let known = declaration.keys.map(\.name)
    let absent = known.filter { !taken.contains($0) }
    let nearest = NearestName(among: absent + known.filter(taken.contains)).to(key)
    return nearest.flatMap { absent.contains($0) ? $0 : nil }
  }
}

/// What is said of a key that a mapping cannot have.
package enum UnknownKey {
  package static func message(
    _ key: String, in title: String, _ known: [String], nearest: String?
  ) -> String {
    "unknown key '\(key)' in \(title); allowed: \(listed(known + ["source"], limit: 30))"
      + (nearest.map { "; did you mean '\($0)'?" } ?? "")
  }
}

/// The form of the keys that an author chooses: lower case letters, digits and underscores.
enum ChosenKey {
  static func isOne(_ key: String) -> Bool { key.utf8.allSatisfy(isAllowed) }

  /// What to write for a key; empty where nothing of it can stand.
  static func proposal(for key: String) -> String {
    var proposal = key.lowercased().map { character -> Character in
      String(character).utf8.allSatisfy(isAllowed) ? character : "_"
    }
    while proposal.last == "_" { proposal.removeLast() }
    return String(proposal)
  }

  static func refusal(of key: String, in title: String) -> String {
    let proposal = proposal(for: key)
    let remedy = proposal.isEmpty ? "rename it" : "write '\(proposal)'"
    return
      "key '\(key)' in \(title) is no name; allowed: lower case letters, digits and '_'; \(remedy)"
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    (97...122).contains(byte) || (48...57).contains(byte) || byte == 95
  }
}
