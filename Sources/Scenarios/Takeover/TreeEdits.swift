/// Small changes of a tree of keys.
extension TakenContracts {
  func scalar(_ text: String, _ place: SourcePlace, quoted: Bool = false) -> YAMLValue {
    YAMLValue(content: .scalar(text, quoted: quoted), place: place)
  }

  func mapping(_ entries: [YAMLEntry], _ place: SourcePlace) -> YAMLValue {
    YAMLValue(content: .mapping(entries), place: place)
  }

  func entry(_ key: String, _ value: YAMLValue, _ place: SourcePlace) -> YAMLEntry {
    YAMLEntry(key: key, place: place, value: value)
  }

  /// A mapping with names as its keys.
  func chosen(_ key: String, _ names: [String], _ place: SourcePlace) -> YAMLEntry {
    entry(key, mapping(names.map { entry($0, scalar("", place), place) }, place), place)
  }

  /// The names that a key chooses: all without it or with `alle`, one, or those of a mapping.
  func names(_ key: String, in entries: [YAMLEntry], _ known: [String]) -> Set<String> {
    guard let given = entries.first(where: { $0.key == key }) else { return Set(known) }
    switch given.value.content {
    case .scalar(let word, _): return word == "alle" || word.isEmpty ? Set(known) : [word]
    case .mapping(let chosen):
      return Set(
        chosen.filter { name in
          guard case .scalar(let word, _) = name.value.content else { return true }
          return !["nee", "false"].contains(word)
        }.map(\.key))
    case .refused: return []
    }
  }

  /// The word under a key of a mapping.
  func word(_ key: String, in mapping: YAMLEntry) -> String? {
    guard
      case .scalar(let word, _)? = mapping.value.entries?.first(where: { $0.key == key })?.value
        .content, !word.isEmpty
    else { return nil }
    return word
  }

  func renamed(_ entry: YAMLEntry, _ key: String) -> YAMLEntry {
    YAMLEntry(key: key, place: entry.place, value: entry.value, source: entry.source)
  }

  /// A mapping with another value under one key.
  func replaced(_ entry: YAMLEntry, _ key: String, _ value: YAMLValue) -> YAMLEntry {
    var entries = entry.value.entries ?? []
    let made = YAMLEntry(key: key, place: entry.place, value: value, source: entry.source)
    if let index = entries.firstIndex(where: { $0.key == key }) {
      entries[index] = made
    } else {
      entries.append(made)
    }
    return YAMLEntry(
      key: entry.key, place: entry.place, value: mapping(entries, entry.value.place),
      source: entry.source)
  }

  func placed(_ contract: YAMLEntry, _ perceel: String) -> YAMLEntry {
    replaced(contract, "perceel", scalar(perceel, contract.place))
  }

  /// A contract that starts (`van`) or ends (`tot`) in a month.
  func dated(_ contract: YAMLEntry, _ key: String, _ month: String) -> YAMLEntry {
    let given = contract.value.entries?.first { $0.key == "looptijd" }
    let term = given ?? entry("looptijd", mapping([], contract.place), contract.place)
    let made = replaced(term, key, scalar(month, contract.place))
    return replaced(contract, "looptijd", made.value)
  }

  /// A key that no contract of the scenario has.
  func free(_ key: String) -> String {
    free(key, among: own.entries(under: "contracten").map(\.key))
  }

  func free(_ key: String, among taken: [String]) -> String {
    var made = key
    while taken.contains(made) { made += "_" }
    return made
  }
}
