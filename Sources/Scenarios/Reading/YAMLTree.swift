/// One value of a scenario file: a scalar or a mapping, with the place where it stands.
struct YAMLValue: Sendable {
  enum Content: Sendable {
    /// The raw text, and whether it stood between quotes or in a block of text.
    case scalar(String, quoted: Bool)
    /// Keys with their values, in the order of the file.
    case mapping([YAMLEntry])
    /// Something that a scenario may not hold, reported when the file was read.
    case refused
  }

  let content: Content
  let place: SourcePlace

  /// Nothing after the colon.
  var isEmpty: Bool {
    if case .scalar("", quoted: false) = content { return true }
    return false
  }
}

/// One key of a mapping with its value.
struct YAMLEntry: Sendable {
  let key: String
  let place: SourcePlace
  let value: YAMLValue
}
