import SociaalDomein

/// Voorzieningen that tell of their clients themselves, and what one costs a year: the few numbers that
/// every gemeente knows.
///
/// - `clienten` with `instroom`, `uitstroom`, `verblijfsduur` or `groei` are those of the toestand of the
///   same name, which need not be written, or may be written beside them for what it has more;
/// - `kosten_per_clientjaar` is a kostprijs of one unit a client-year.
///
/// A growth that nobody gives is that of other gemeenten, with their spread, and marked as an estimate; new
/// need is spread over ages by the profile of the productcategorie.
struct ConciseCare {
  static let clients = "clienten"
  static let cost = "kosten_per_clientjaar"
  /// What a voorziening may tell of its toestand, under the names that it has there.
  private static let flows = ["instroom", "uitstroom", "verblijfsduur", "groei"]
  private static let keys = [clients, cost] + flows

  let diagnostics: Diagnostics

  /// The content with every such voorziening written out.
  func expanded(_ content: [YAMLEntry]) -> [YAMLEntry] {
    var unknown = 0
    let voorzieningen = content.entries(under: "voorzieningen").map { understood($0, &unknown) }
    guard voorzieningen.contains(where: isConcise) else { return content }
    let hasProfiles = content.contains { $0.key == "profielen" && !$0.value.isNull }
    var states = content.entries(under: "toestanden")
    for voorziening in voorzieningen where tells(voorziening) {
      let place = states.firstIndex { $0.key == voorziening.key }
      let made = state(of: voorziening, beside: place.map { states[$0] }, hasProfiles)
      if let place { states[place] = made } else { states.append(made) }
    }
    var result = replaced("voorzieningen", voorzieningen.map(priced), in: content)
    if !states.isEmpty { result = replaced("toestanden", states, in: result) }
    return result
  }

  /// A voorziening with a misspelt key of these read as what was meant, which is told here: written out it
  /// is no key of the voorziening any more. Looked for no more often than errors are kept.
  private func understood(_ voorziening: YAMLEntry, _ unknown: inout Int) -> YAMLEntry {
    let declaration = SectionDeclaration.voorziening
    guard let entries = voorziening.value.entries,
      entries.contains(where: { declaration.key($0.key) == nil && $0.key != "source" })
    else { return voorziening }
    var taken = Set(entries.map(\.key))
    let read = entries.map { entry -> YAMLEntry in
      guard declaration.key(entry.key) == nil, entry.key != "source" else { return entry }
      unknown += 1
      guard unknown <= Diagnostics.limit,
        let meant = MeantKeys.nearest(to: entry.key, declaration, taken),
        Self.keys.contains(meant), taken.insert(meant).inserted
      else { return entry }
      diagnostics.report(
        at: entry.place,
        UnknownKey.message(
          entry.key, in: "'voorzieningen.\(voorziening.key)'", declaration.keys.map(\.name),
          nearest: meant))
      return YAMLEntry(key: meant, place: entry.place, value: entry.value, source: entry.source)
    }
    return YAMLEntry(
      key: voorziening.key, place: voorziening.place,
      value: YAMLValue(content: .mapping(read), place: voorziening.value.place),
      source: voorziening.source)
  }

  private func isConcise(_ voorziening: YAMLEntry) -> Bool {
    tells(voorziening) || voorziening.value.entries?.contains { $0.key == Self.cost } == true
  }

  private func tells(_ voorziening: YAMLEntry) -> Bool {
    voorziening.value.entries?.contains { ([Self.clients] + Self.flows).contains($0.key) } == true
  }

  // MARK: The toestand

  /// The toestand of a voorziening: what it tells, and what its own toestand says beside that.
  private func state(
    of voorziening: YAMLEntry, beside own: YAMLEntry?, _ hasProfiles: Bool
  ) -> YAMLEntry {
    let given = voorziening.value.entries ?? []
    let written = own?.value.entries ?? []
    var entries: [YAMLEntry] = []
    for (key, name) in [(Self.clients, "stand")] + Self.flows.map({ ($0, $0) }) {
      guard let told = given.first(where: { $0.key == key }), !told.value.isNull else { continue }
      if let twice = written.first(where: { $0.key == name }) {
        reportTwice(told, of: voorziening, twice)
        continue
      }
      diagnostics.name(
        "toestanden.\(voorziening.key).\(name)",
        asWritten: "voorzieningen.\(voorziening.key).\(told.key)")
      entries.append(
        YAMLEntry(key: name, place: told.place, value: told.value, source: told.source))
    }
    entries += written
    let has = { (keys: [String]) in entries.contains { keys.contains($0.key) } }
    let growthIsOpen =
      !has(["groei", "gegeven"])
      && has(["instroom"]) != has(["uitstroom", "verblijfsduur"])
    if growthIsOpen { entries.append(usualGrowth(voorziening.place)) }
    if hasProfiles, !has(["profiel"]) {
      entries.append(
        word("profiel", ConciseCare.category(of: voorziening), voorziening.place))
    }
    let place = own?.place ?? voorziening.place
    return YAMLEntry(
      key: voorziening.key, place: place,
      value: YAMLValue(content: .mapping(entries), place: place),
      source: own?.source ?? voorziening.source)
  }

  private func reportTwice(_ told: YAMLEntry, of voorziening: YAMLEntry, _ other: YAMLEntry) {
    diagnostics.report(
      at: other.place,
      "'toestanden.\(voorziening.key).\(other.key)' and 'voorzieningen.\(voorziening.key).\(told.key)' "
        + "say the same; keep one of them")
  }

  /// Growth of the number of Wmo clients a year, as 18 gemeenten had it.
  private func usualGrowth(_ place: SourcePlace) -> YAMLEntry {
    let source =
      "\(Source.estimate): Wmo clients of 18 gemeenten grew 3.3% a year in 2016-2020, sd 2.5%, the "
      + "abonnementstarief included (CBS 83262NED)"
    let number = { (key: String, text: String) in self.word(key, text, place) }
    let normal = YAMLValue(
      content: .mapping([number("mean", "0.03"), number("sd", "0.03")]), place: place)
    let growth: [YAMLEntry] = [
      YAMLEntry(key: "normal", place: place, value: normal, source: source),
      number("lower", "-0.06"), number("upper", "0.12"),
      word("source", source, place, quoted: true),
    ]
    return YAMLEntry(
      key: "groei", place: place, value: YAMLValue(content: .mapping(growth), place: place),
      source: source)
  }

  /// The productcategorie that a voorziening says or is called by; begeleiding where neither is one.
  private static func category(of voorziening: YAMLEntry) -> String {
    let known = ProductCategory.allCases.map(\.rawValue)
    let entries = voorziening.value.entries ?? []
    if case .scalar(let text, _)? = entries.first(where: { $0.key == "productcategorie" })?.value
      .content
    {
      return text
    }
    return known.contains(voorziening.key) ? voorziening.key : ProductCategory.begeleiding.rawValue
  }

  // MARK: The price

  /// A voorziening without what its toestand has taken over, and with the price of a client-year.
  private func priced(_ voorziening: YAMLEntry) -> YAMLEntry {
    guard isConcise(voorziening), var entries = voorziening.value.entries else {
      return voorziening
    }
    entries.removeAll { ([Self.clients] + Self.flows).contains($0.key) }
    if let index = entries.firstIndex(where: { $0.key == Self.cost }) {
      let cost = entries[index]
      let others = ["kostprijs", "eenheden_per_maand", "eenheid"]
      if let other = entries.first(where: { others.contains($0.key) && !$0.value.isNull }) {
        diagnostics.report(
          at: other.place,
          "'\(Self.cost)' is the whole cost of a client for a year, and '\(other.key)' is a part of it; "
            + "keep one of them: either \(Self.cost), or kostprijs with eenheden_per_maand")
      }
      diagnostics.name(
        "voorzieningen.\(voorziening.key).kostprijs",
        asWritten: "voorzieningen.\(voorziening.key).\(Self.cost)")
      entries.removeAll { others.contains($0.key) }
      entries.removeAll { $0.key == Self.cost }
      entries += [
        YAMLEntry(key: "kostprijs", place: cost.place, value: cost.value, source: cost.source),
        perMonth(cost.place), word("eenheid", "clientjaar", cost.place),
      ]
      if let category = categoryEntry(voorziening, entries) { entries.append(category) }
    }
    return YAMLEntry(
      key: voorziening.key, place: voorziening.place,
      value: YAMLValue(content: .mapping(entries), place: voorziening.value.place),
      source: voorziening.source)
  }

  /// A twelfth of a client-year a month.
  private func perMonth(_ place: SourcePlace) -> YAMLEntry {
    YAMLEntry(
      key: "eenheden_per_maand", place: place,
      value: YAMLValue(
        content: .mapping([
          word("value", "\(1.0 / 12)", place),
          word(
            "source", "by definition: a client-year has twelve months", place, quoted: true),
        ]), place: place))
  }

  /// The category that the key of a voorziening names, where it does not say one.
  private func categoryEntry(_ voorziening: YAMLEntry, _ entries: [YAMLEntry]) -> YAMLEntry? {
    guard !entries.contains(where: { $0.key == "productcategorie" }) else { return nil }
    return word("productcategorie", ConciseCare.category(of: voorziening), voorziening.place)
  }

  // MARK: Entries

  private func word(
    _ key: String, _ text: String, _ place: SourcePlace, quoted: Bool = false
  ) -> YAMLEntry {
    YAMLEntry(
      key: key, place: place, value: YAMLValue(content: .scalar(text, quoted: quoted), place: place)
    )
  }

  private func replaced(
    _ key: String, _ entries: [YAMLEntry], in content: [YAMLEntry]
  ) -> [YAMLEntry] {
    let index = content.firstIndex { $0.key == key }
    let old = index.map { content[$0] }
    let place = old?.place ?? content[0].place
    let made = YAMLEntry(
      key: key, place: place,
      value: YAMLValue(content: .mapping(entries), place: old?.value.place ?? place),
      source: old?.source)
    var result = content
    if let index { result[index] = made } else { result.append(made) }
    return result
  }
}
