/// Values set from outside, as by `--set`: laid over the scenario key by key.
extension ScenarioFiles {
  /// The content with values set one after another, as if they had been written in the file.
  package func applied(_ settings: [ScenarioSetting], to content: [YAMLEntry]) -> [YAMLEntry] {
    settings.reduce(content) { content, setting in
      guard let value = setting.compose(diagnostics) else { return content }
      return set(setting, value, in: content)
    }
  }

  /// The content with one value set, as if it had been written in the file.
  private func set(
    _ setting: ScenarioSetting, _ value: YAMLValue, in content: [YAMLEntry]
  ) -> [YAMLEntry] {
    guard setting.path.last != "extends" else {
      diagnostics.report(
        at: setting.place,
        "what a scenario or a contract extends stands in its file; allowed: setting any other key; write "
          + "'extends' in the file")
      return content
    }
    return set(setting, value, setting.path[...], in: content, under: "", source: nil)
  }

  private func set(
    _ setting: ScenarioSetting, _ value: YAMLValue, _ path: ArraySlice<String>,
    in content: [YAMLEntry], under parent: String, source around: String?
  ) -> [YAMLEntry] {
    guard let key = path.first else { return content }
    let shown = parent.isEmpty ? key : "\(parent).\(key)"
    let index = content.firstIndex { $0.key == key }
    let source = content.source ?? around
    var content = content
    var made = value
    if path.count == 1 {
      if value.isNull {
        if let index {
          content.remove(at: index)
        } else {
          let nearest = NearestName(among: content.map(\.key)).suggestion(for: key)
          diagnostics.report(
            at: setting.place, "there is no '\(shown)' to take away; check the key\(nearest)")
        }
        return content
      }
    } else {
      let inner = index.map { dated(setting, path, content[$0]) }
      guard inner?.entries != nil || inner == nil || inner?.isEmpty == true else {
        diagnostics.report(
          at: setting.place,
          "'\(shown)' is no mapping, so nothing can be set under it; set '\(shown)' as a whole: "
            + "--set '\(shown)=...'")
        return content
      }
      made = YAMLValue(
        content: .mapping(
          set(
            setting, value, path.dropFirst(), in: inner?.entries ?? [], under: shown,
            source: source)), place: setting.place)
    }
    let entry = YAMLEntry(
      key: key, place: setting.place, value: path.count == 1 ? made.sourced(source) : made,
      source: source)
    if let index { content[index] = entry } else { content.append(entry) }
    return content
  }

  /// What stands under a key of which one year is set: one number then holds before it.
  private func dated(
    _ setting: ScenarioSetting, _ path: ArraySlice<String>, _ entry: YAMLEntry
  ) -> YAMLValue {
    guard path.count == 2, let year = path.last, NumberByYear.isStep(year),
      NumberByYear.isOneNumber(entry.value),
      declaration?.form(along: setting.path.dropLast())?.isByYear == true
    else { return entry.value }
    return YAMLValue(content: .mapping(NumberByYear.started(entry)), place: entry.value.place)
  }
}
