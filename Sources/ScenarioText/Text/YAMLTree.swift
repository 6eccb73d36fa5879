/// One value of a scenario file: a scalar or a mapping, with the place where it stands.
package struct YAMLValue: Sendable {
  package enum Content: Sendable {
    /// The raw text, and whether it stood between quotes or in a block of text.
    case scalar(String, quoted: Bool)
    /// Keys with their values, in the order of the file.
    case mapping([YAMLEntry])
    /// Something that a scenario may not hold, reported when the file was read.
    case refused
  }

  package let content: Content
  package let place: SourcePlace

  package init(content: Content, place: SourcePlace) {
    self.content = content
    self.place = place
  }

  /// The entries of a mapping; nil for anything else.
  package var entries: [YAMLEntry]? {
    if case .mapping(let entries) = content { return entries }
    return nil
  }

  /// The word that takes a key of an extended scenario away.
  package var isNull: Bool {
    if case .scalar(let text, quoted: false) = content { return text == "null" || text == "~" }
    return false
  }

  /// The same with the source that holds for every entry, from those its file states.
  package func sourced(_ around: String?) -> YAMLValue {
    guard let entries else { return self }
    let own = entries.first { $0.key == "source" }.flatMap { entry -> String? in
      if case .scalar(let text, _) = entry.value.content, !text.isEmpty { return text }
      return nil
    }
    return YAMLValue(content: .mapping(entries.map { $0.sourced(own ?? around) }), place: place)
  }

  /// Nothing after the colon.
  package var isEmpty: Bool {
    if case .scalar("", quoted: false) = content { return true }
    return false
  }
}

/// One key of a mapping with its value.
package struct YAMLEntry: Sendable {
  package let key: String
  package let place: SourcePlace
  package let value: YAMLValue
  /// The source that its own file states for it: beside it, or in the nearest mapping around it.
  package var source: String?

  package init(key: String, place: SourcePlace, value: YAMLValue, source: String? = nil) {
    self.key = key
    self.place = place
    self.value = value
    self.source = source
  }

  /// The same under the sources of its file, of which `around` is the nearest outside it.
  package func sourced(_ around: String?) -> YAMLEntry {
    YAMLEntry(key: key, place: place, value: value.sourced(around), source: around)
  }
}
