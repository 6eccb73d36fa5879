/// On what a stress acts: keys that must stand, or numbers that must be above or below another.
///
/// `drijfveren.abonnementstarief`, `prikkels.afschalen > 1`; several with commas between, all of which
/// must hold. Of a distribution its mean counts.
struct StressCondition {
  private let entry: YAMLEntry
  private let diagnostics: Diagnostics

  init(_ entry: YAMLEntry, _ diagnostics: Diagnostics) {
    self.entry = entry
    self.diagnostics = diagnostics
  }

  /// Whether all hold among these keys.
  func holds(in content: [YAMLEntry]) -> Bool { failing(in: content) == nil }

  /// The first part that does not hold; nil where all do.
  func failing(in content: [YAMLEntry]) -> String? {
    guard case .scalar(let text, _) = entry.value.content, !text.isEmpty else {
      refuse()
      return nil
    }
    let parts = text.split(separator: ",").map { $0.split(separator: " ").map(String.init) }
    return parts.first { !holds($0, in: content) }?.joined(separator: " ")
  }

  private func holds(_ part: [String], in content: [YAMLEntry]) -> Bool {
    guard part.count == 1 || part.count == 3 else {
      refuse()
      return true
    }
    let value = value(at: part[0].split(separator: ".").map(String.init), in: content)
    guard part.count == 3 else {
      guard let value else { return false }
      guard case .scalar(let word, _) = value.content else { return true }
      return !["nee", "false", "null"].contains(word)
    }
    guard let bound = Double(part[2]), [">", "<"].contains(part[1]) else {
      refuse()
      return true
    }
    guard let value, let mean = ChangedNumber.mean(of: value) else { return false }
    return part[1] == ">" ? mean > bound : mean < bound
  }

  private func value(at path: [String], in content: [YAMLEntry]) -> YAMLValue? {
    var entries: [YAMLEntry]? = content
    var found: YAMLValue?
    for key in path {
      found = entries?.first { $0.key == key }?.value
      entries = found?.entries
    }
    return found
  }

  private func refuse() {
    diagnostics.report(
      at: entry.value.place,
      "'waar' says on what a stress acts; allowed: keys that must stand, or a number above or below "
        + "another, with commas between; write waar: prikkels.afschalen > 1")
  }
}
