import SociaalDomein

/// Judging only what could be read: a placeholder is no ground for a second message.
extension ScenarioDecoder {
  /// What was read; nil when something in it was reported.
  func sound<T>(_ read: () -> T) -> T? {
    let before = diagnostics.reportCount
    let made = read()
    return diagnostics.reportCount == before ? made : nil
  }

  /// Holds keys to the word they go with: `uses` says which keys go with each word of `key`.
  ///
  /// Reports those that go with another word; a nil word could not be read, and then none is.
  func checkUse(
    _ section: Section, _ key: String, is word: String?, uses: KeyValuePairs<String, [String]>
  ) {
    let mine = uses.filter { $0.key == word }.flatMap(\.value)
    for other in Set(uses.flatMap(\.value)).subtracting(mine).sorted() where section.has(other) {
      section.allow([other])
      guard let word else { continue }
      let words = uses.filter { $0.value.contains(other) }.map { "'\(key): \($0.key)'" }
      section.report(
        other,
        "'\(section.keyPath(other))' goes with \(words.joined(separator: " or ")), and '\(key)' is "
          + "'\(word)'; remove it, or change '\(key)'")
    }
  }

  /// Reports a section of the scenario in which no names stand, unless it could not be read.
  func reportNone(of what: String, in section: Section, _ key: String) {
    guard section.presence != .refused, section.content.allSatisfy({ $0.key == "source" }) else {
      return
    }
    root.report(key, "a scenario has at least one \(what); write one under '\(key)'")
  }

  /// Stops where what comes next would only repeat that there is nothing to refer to.
  func stopWithout(_ nothing: Bool) throws(ScenarioErrors) {
    guard nothing else { return }
    root.reportUndeclared()
    try diagnostics.throwIfAny()
  }
}

extension Section {
  /// The last of some keys as they stand: that of the file that extends another, where both have
  /// some. Empty when there is none.
  func lastWritten(of keys: [String]) -> String {
    content.last { keys.contains($0.key) }?.key ?? ""
  }
}
