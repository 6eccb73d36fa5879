import SociaalDomein

/// The percelen and contracts of a scenario of which a funding system takes over a part: the own ones as
/// they stay, end or cover less, and those of the system under keys of their own.
struct TakenContracts {
  static let suffix = "_rest"

  let takeover: Takeover
  let system: SystemFile
  let diagnostics: Diagnostics
  /// Keys of the scenario's own, which no other may have.
  let own: [YAMLEntry]

  private var percelen: [YAMLEntry] { own.entries(under: "percelen").filter { $0.key != "source" } }
  private var contracts: [YAMLEntry] { own.entries(under: "contracten") }

  /// The keys of the system, with the percelen and contracts of both.
  func merged(_ content: [YAMLEntry]) -> [YAMLEntry] {
    let years = takeover.grid.startYear + takeover.grid.years - takeover.from
    let system = RelativeYears(start: takeover.from, horizon: years, diagnostics: diagnostics)
      .anchored(content, ScenarioFormat.root)
    let taken = systemPercelen(system)
    let left = leftContracts()
    let made = systemContracts(system, percelen: taken)
    let rest = system.filter { !SystemFile.replacedKeys.contains($0.key) }
    let place =
      system.first { $0.key == "contracten" }?.place ?? SourcePlace(file: self.system.file)
    return rest.map(withPrefixes) + [
      entry("percelen", mapping(leftPercelen(left) + taken, place), place),
      entry("contracten", mapping(sources + left + made, place), place),
    ]
  }

  /// Keys of own contracts that are still there.
  func staying() -> Set<String> { Set(leftContracts().map(\.key)) }

  private var sources: [YAMLEntry] { contracts.filter { $0.key == "source" } }

  // MARK: The own contracts

  private func leftContracts() -> [YAMLEntry] {
    let fates = Dictionary(
      takeover.contracts.map { ($0.key, ($0, takeover.fate(of: $0))) },
      uniquingKeysWith: { first, _ in first })
    let all = contracts.filter { $0.key != "source" }
    let left = all.flatMap { contract -> [YAMLEntry] in
      guard let (known, fate) = fates[contract.key] else { return [contract] }
      return leftOf(contract, known, fate)
    }
    let before = Set(all.compactMap { word("terugval", in: $0) })
    let still = Set(left.compactMap { word("terugval", in: $0) })
    return left.filter { !before.contains($0.key) || still.contains($0.key) }
  }

  private func leftOf(
    _ contract: YAMLEntry, _ known: OwnContract, _ fate: Takeover.Fate
  ) -> [YAMLEntry] {
    let whole = placed(contract, known.perceel)
    let end = "\(CalendarMonth(year: takeover.from).advanced(by: -1))"
    switch fate {
    case .stays: return [whole]
    case .leaves: return []
    case .ends: return [dated(whole, "tot", end)]
    case .narrows: return [placed(contract, restKey(known.perceel))]
    case .splits:
      let from = "\(CalendarMonth(year: takeover.from))"
      let goesOn = dated(placed(contract, restKey(known.perceel)), "van", from)
      return [dated(whole, "tot", end), renamed(goesOn, free(contract.key + Self.suffix))]
    case .refused(let why):
      diagnostics.report(
        at: contract.place,
        "the own contract '\(contract.key)' \(why)")
      return [whole]
    }
  }

  /// Percelen that a contract is still for, and what is left of those that were narrowed.
  private func leftPercelen(_ left: [YAMLEntry]) -> [YAMLEntry] {
    let used = Set(left.compactMap { word("perceel", in: $0) })
    let fallbacks = Set(left.compactMap { word("terugval", in: $0) })
    let isUnnamed = left.contains {
      word("perceel", in: $0) == nil && !fallbacks.contains($0.key)
    }
    var kept = percelen.filter { used.contains($0.key) || isUnnamed }
    let implicit = "alles"
    if percelen.isEmpty, used.contains(implicit) {
      let place = SourcePlace(file: system.file)
      let all = covering(takeover.known.map(\.key), takeover.allWijken, place)
      kept = [entry(implicit, mapping(all, place), place)]
    }
    var seen: Set<String> = []
    for contract in takeover.contracts where seen.insert(contract.perceel).inserted {
      guard used.contains(restKey(contract.perceel)), let rest = rest(of: contract.perceel) else {
        continue
      }
      kept.append(restPerceel(contract.perceel, rest))
    }
    return kept
  }

  private func rest(of perceel: String) -> Takeover.Rest? {
    for contract in takeover.contracts where contract.perceel == perceel {
      switch takeover.fate(of: contract) {
      case .narrows(let rest), .splits(let rest): return rest
      default: continue
      }
    }
    return nil
  }

  private func restPerceel(_ key: String, _ rest: Takeover.Rest) -> YAMLEntry {
    let given = percelen.first { $0.key == key }
    let place = given?.place ?? SourcePlace(file: system.file)
    let name = given.flatMap { word("naam", in: $0) } ?? key
    return entry(
      restKey(key),
      mapping(
        [entry("naam", scalar("\(name), rest", place, quoted: true), place)]
          + covering(rest.voorzieningen, rest.wijken, place), place), place)
  }

  /// What a perceel covers; wijken are only named where they are not all.
  private func covering(
    _ voorzieningen: [String], _ wijken: [String], _ place: SourcePlace
  ) -> [YAMLEntry] {
    [chosen("voorzieningen", voorzieningen, place)]
      + (wijken.count == takeover.allWijken.count ? [] : [chosen("wijken", wijken, place)])
  }

  private func restKey(_ perceel: String) -> String {
    free(perceel + Self.suffix, among: percelen.map(\.key))
  }

  // MARK: Those of the system

  /// Percelen of the system as far as it takes over, under their new keys.
  private func systemPercelen(_ content: [YAMLEntry]) -> [YAMLEntry] {
    let place = content.first { $0.key == "contracten" }?.place ?? SourcePlace(file: system.file)
    let given = content.entries(under: "percelen").filter { $0.key != "source" }
    let implicit = mapping([entry("naam", scalar(system.name, place, quoted: true), place)], place)
    let all = given.isEmpty ? [entry("alles", implicit, place)] : given
    return all.compactMap { perceel -> YAMLEntry? in
      let entries = perceel.value.entries ?? []
      let layers = names("lagen", in: entries, Layer.allCases.map(\.rawValue))
      let categories = names(
        "productcategorieen", in: entries, ProductCategory.allCases.map(\.rawValue))
      let named = names("voorzieningen", in: entries, takeover.known.map(\.key))
      let covered = takeover.known.filter {
        layers.contains($0.layer.rawValue) && categories.contains($0.category.rawValue)
          && named.contains($0.key) && takeover.voorzieningen.contains($0.key)
      }.map(\.key)
      let places = names("wijken", in: entries, takeover.allWijken)
      let wijken = takeover.wijken.filter(places.contains)
      guard !covered.isEmpty, !wijken.isEmpty else { return nil }
      let kept = entries.filter { ["naam", "source"].contains($0.key) }
      return renamed(
        YAMLEntry(
          key: perceel.key, place: perceel.place,
          value: mapping(kept + covering(covered, wijken, perceel.place), perceel.place),
          source: perceel.source), key(perceel.key))
    }
  }

  /// Contracts of the system for percelen in which there is something, from when it takes over.
  private func systemContracts(_ content: [YAMLEntry], percelen: [YAMLEntry]) -> [YAMLEntry] {
    let given = content.entries(under: "percelen").filter { $0.key != "source" }.map(\.key)
    let only = given.count > 1 ? nil : given.first ?? "alles"
    let all = content.entries(under: "contracten").filter { $0.key != "source" }
    let fallbacks = Set(all.compactMap { word("terugval", in: $0) })
    return all.compactMap { contract -> YAMLEntry? in
      let isFallback = fallbacks.contains(contract.key)
      let name = word("perceel", in: contract) ?? (isFallback ? nil : only)
      if let name, given.contains(name) || given.isEmpty,
        !percelen.contains(where: { $0.key == key(name) })
      {
        return nil
      }
      if !isFallback, endsBefore(contract) { return nil }
      var made = name.map { placed(contract, key($0)) } ?? contract
      if let next = word("terugval", in: contract) {
        made = replaced(made, "terugval", scalar(key(next), contract.place))
      }
      if word("naam", in: contract) == nil {
        made = replaced(made, "naam", scalar(contract.key, contract.place, quoted: true))
      }
      if !isFallback, !takeover.isFromStart, startsBefore(contract) {
        made = dated(made, "van", "\(CalendarMonth(year: takeover.from))")
      }
      return renamed(made, key(contract.key))
    }
  }

  private func month(_ key: String, _ contract: YAMLEntry) -> CalendarMonth? {
    let term = contract.value.entries?.entries(under: "looptijd").first { $0.key == key }
    guard case .scalar(let text, _)? = term?.value.content else { return nil }
    return CalendarMonth(text: text)
  }

  private func startsBefore(_ contract: YAMLEntry) -> Bool {
    month("van", contract).map { $0 < CalendarMonth(year: takeover.from) } ?? true
  }

  private func endsBefore(_ contract: YAMLEntry) -> Bool {
    month("tot", contract).map { $0 < CalendarMonth(year: takeover.from) } ?? false
  }

  /// What the system says of its own contracts by their path, such as a correlation.
  private func withPrefixes(_ entry: YAMLEntry) -> YAMLEntry {
    guard entry.key == "correlaties", let all = entry.value.entries else { return entry }
    let made = all.map { correlation -> YAMLEntry in
      ["een", "ander"].reduce(correlation) { made, end in
        guard let path = word(end, in: made), path.hasPrefix("contracten.") else { return made }
        let rest = path.dropFirst("contracten.".count)
        return replaced(made, end, scalar("contracten.\(key(String(rest)))", made.place))
      }
    }
    return YAMLEntry(
      key: entry.key, place: entry.place, value: mapping(made, entry.value.place),
      source: entry.source)
  }

  private func key(_ name: String) -> String {
    var prefix = Takeover.prefix
    while (percelen + contracts).contains(where: { $0.key.hasPrefix(prefix) }) { prefix += "_" }
    return prefix + name
  }
}
