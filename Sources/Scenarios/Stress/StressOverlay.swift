import SociaalDomein

/// Lays the changes of a stress over the keys of a scenario.
///
/// A value under a key is set as in a file that extends the scenario, or changed as `StressChange` says.
/// `alle` in the place of a name stands for every name that there is; what is under it reaches only
/// mappings that stand. A number that is left out is changed from its default, where it has one and the
/// mapping that would hold it stands.
struct StressOverlay {
  /// What messages and sources call the stress.
  let name: String
  /// The source of what is set.
  let source: String
  /// Years for which a budget is given: those of the run and the one after.
  let years: ClosedRange<Int>
  /// Residents at the start; nil where they are not known.
  let residents: Double?
  let diagnostics: Diagnostics
  /// Whether `alle` reaches mappings that a scenario leaves out.
  var adds = false
  /// What changed, in the order of the stress.
  private(set) var changes: [ChangedKey] = []
  /// Why a change cannot be made on this scenario, though it is well said.
  var misfits: [String] = []

  /// The key that stands for all names.
  static let all = "alle"
  /// The key that says on which names of `alle` a stress acts.
  static let condition = "waar"

  init(
    name: String, source: String, years: ClosedRange<Int>, residents: Double?,
    diagnostics: Diagnostics, adds: Bool = false
  ) {
    self.name = name
    self.source = source
    self.years = years
    self.residents = residents
    self.diagnostics = diagnostics
    self.adds = adds
  }

  /// The content under the stress, without correlations about numbers that are certain now.
  mutating func laid(
    _ own: [YAMLEntry], over base: [YAMLEntry], _ declaration: SectionDeclaration
  ) -> [YAMLEntry] {
    certain(lay(own, over: base, declaration, path: [], chosen: false))
  }

  private mutating func lay(
    _ own: [YAMLEntry], over base: [YAMLEntry], _ declaration: SectionDeclaration?,
    path: [String], chosen: Bool
  ) -> [YAMLEntry] {
    var result = base
    for entry in own where !["source", Self.condition].contains(entry.key) {
      guard entry.key == Self.all, declaration?.names != nil else {
        put(entry, entry.key, into: &result, declaration, path: path, chosen: chosen)
        continue
      }
      let test = entry.value.entries?.first { $0.key == Self.condition }
      for name in base.map(\.key) where name != "source" {
        let inner = base.entries(under: name)
        if let test, !StressCondition(test, diagnostics).holds(in: inner) { continue }
        put(entry, name, into: &result, declaration, path: path, chosen: true)
      }
    }
    return result
  }

  private mutating func put(
    _ entry: YAMLEntry, _ key: String, into result: inout [YAMLEntry],
    _ declaration: SectionDeclaration?, path: [String], chosen: Bool
  ) {
    let index = result.firstIndex { $0.key == key }
    if entry.value.isNull {
      guard let index else { return }
      note(path + [key], before: result[index].value.flowText, after: "null", isCertain: true)
      result.remove(at: index)
      return
    }
    let old = index.map { result[$0] }
    let made = merged(
      entry, key, over: old, declaration, path: path + [key], chosen: chosen)
    guard let made else { return }
    if let index { result[index] = made } else { result.append(made) }
  }

  /// Nil where there is nothing to change.
  private mutating func merged(
    _ entry: YAMLEntry, _ key: String, over old: YAMLEntry?, _ declaration: SectionDeclaration?,
    path: [String], chosen: Bool
  ) -> YAMLEntry? {
    let form = declaration?.form(of: key)
    if let inner = entry.value.entries, form?.numbers.isEmpty ?? true {
      guard let standing = old?.value.entries ?? (chosen && !adds ? nil : []) else { return nil }
      let before = changes.count
      let made = lay(inner, over: standing, form?.section, path: path, chosen: chosen)
      guard changes.count > before else { return nil }
      return YAMLEntry(
        key: key, place: entry.place,
        value: YAMLValue(content: .mapping(made), place: entry.value.place),
        source: old?.source ?? entry.source)
    }
    if let years = entry.value.entries { return set(years, entry, key, over: old, path: path) }
    guard case .scalar(let text, quoted: _) = entry.value.content else { return nil }
    switch StressChange.read(text) {
    case .refused(let message):
      diagnostics.report(at: entry.value.place, message)
      return nil
    case .value: return set(entry.value, entry, key, over: old, path: path)
    case .change(let change):
      return changed(
        by: change, text, entry, key, over: old, declaration?.key(key), form, path: path)
    }
  }

  // MARK: What is noted

  mutating func note(_ path: [String], before: String, after: String, isCertain: Bool) {
    changes.append(
      ChangedKey(
        stress: name, key: path.joined(separator: "."), before: before, after: after,
        isCertain: isCertain))
  }

  /// The content without correlations about numbers that the stress made certain.
  private mutating func certain(_ content: [YAMLEntry]) -> [YAMLEntry] {
    let fixed = Set(changes.filter(\.isCertain).map(\.key))
    let all = content.entries(under: "correlaties")
    let kept = all.filter { entry in
      guard let inner = entry.value.entries else { return true }
      return !inner.contains { end in
        guard ["een", "ander"].contains(end.key), case .scalar(let path, _) = end.value.content
        else { return false }
        return fixed.contains(path)
      }
    }
    guard kept.count < all.count,
      let index = content.firstIndex(where: { $0.key == "correlaties" })
    else { return content }
    for entry in all where !kept.contains(where: { $0.key == entry.key }) {
      note(
        ["correlaties", entry.key], before: entry.value.flowText, after: "null", isCertain: false)
    }
    var result = content
    let old = content[index]
    if kept.isEmpty {
      result.remove(at: index)
    } else {
      result[index] = YAMLEntry(
        key: old.key, place: old.place,
        value: YAMLValue(content: .mapping(kept), place: old.value.place), source: old.source)
    }
    return result
  }
}
