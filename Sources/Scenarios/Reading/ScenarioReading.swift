/// The files of a scenario, with what a funding system from outside takes the place of.
extension ScenarioFiles {
  /// A scenario, region or design, or a funding system.
  init(
    file: String, bytes: [UInt8]? = nil, declaration: SectionDeclaration?, diagnostics: Diagnostics
  ) {
    self.init(
      file: file, bytes: bytes, declaration: declaration, kindred: [RegionFormat.gemeenten],
      expand: { ContractBases(diagnostics: $1).expanded($0) }, diagnostics: diagnostics)
  }

  /// The keys of the whole scenario; nil, with the errors reported, where there is none.
  ///
  /// - Parameters:
  ///   - system: a funding system in the place of the scenario's own.
  ///   - takeover: what the system takes over; nil for everything from the start.
  ///   - stresses: what might go otherwise, laid over all of this.
  mutating func read(
    _ settings: [ScenarioSetting], system: SystemFile? = nil, takeover: Takeover? = nil,
    stresses: inout LaidStresses
  ) -> [YAMLEntry]? {
    guard var content = read() else { return nil }
    var settings = settings
    if let system {
      guard var funding = readSystem(system) else { return nil }
      var staying: Set<String> = []
      if let takeover, !takeover.isWhole {
        // What is set of own contracts holds before they are divided, and the rest after.
        let (own, all) = (content, settings)
        settings = all.filter { !isOfOwn($0, own) }
        content = applied(all.filter { isOfOwn($0, own) }, to: content)
        let taken = TakenContracts(
          takeover: takeover, system: system, diagnostics: diagnostics, own: content)
        staying = taken.staying()
        funding = taken.merged(funding)
      }
      content = replaced(content, by: funding, of: system, staying: staying)
    }
    content = ConciseCare(diagnostics: diagnostics).expanded(applied(settings, to: content))
    content = RelativeYears(of: content, diagnostics: diagnostics).anchored(content, declaration)
    return stressed(content, by: &stresses)
  }

  /// Whether a value is one of a perceel or contract that the scenario has itself.
  func isOfOwn(_ setting: ScenarioSetting, _ content: [YAMLEntry]) -> Bool {
    guard setting.path.count > 1, SystemFile.replacedKeys.contains(setting.path[0]) else {
      return false
    }
    return content.entries(under: setting.path[0]).contains { $0.key == setting.path[1] }
  }

  /// The keys of a funding system.
  mutating func readSystem(_ system: SystemFile) -> [YAMLEntry]? {
    guard let content = read(system: system.file, system.bytes) else { return nil }
    if !content.contains(where: { $0.key == "contracten" }) {
      diagnostics.report(
        at: SourcePlace(file: system.file, line: 1, column: 1),
        "'\(system.name)' is no funding system: it has no contracten; add contracten, and percelen "
          + "where there is more than one")
      return nil
    }
    let known = ScenarioFormat.root.keys.map(\.name) + SystemFile.ownKeys + ["source"]
    for entry in content where !known.contains(entry.key) {
      diagnostics.report(
        at: entry.place,
        "unknown key '\(entry.key)' in the funding system '\(system.name)'; allowed: naam, titel, "
          + "omschrijving, source, percelen, contracten, indexen"
          + NearestName(among: known).suggestion(for: entry.key))
    }
    return content
  }

  /// A scenario with the percelen and contracts of a funding system, and with the indexes and
  /// correlations that it brings.
  private func replaced(
    _ content: [YAMLEntry], by system: [YAMLEntry], of file: SystemFile, staying: Set<String>
  ) -> [YAMLEntry] {
    let own = system.filter { SystemFile.replacedKeys.contains($0.key) }
    var result = content.filter { !SystemFile.replacedKeys.contains($0.key) } + own
    for key in ["indexen", "correlaties"] {
      let given = result.entries(under: key)
      let brought = system.entries(under: key)
      for entry in brought {
        guard let other = given.first(where: { $0.key == entry.key }),
          other.value.flowText != entry.value.flowText
        else { continue }
        diagnostics.report(
          at: entry.place,
          "'\(key).\(entry.key)' of the funding system '\(file.name)' is another than that of the "
            + "scenario; allowed: names that the scenario lacks, or the same; rename it")
      }
      let added = brought.filter { entry in !given.contains { $0.key == entry.key } }
      let kept = key == "correlaties" ? given.filter { isLeft($0, in: file, staying) } : given
      result.removeAll { $0.key == key }
      guard let place = (content + system).first(where: { $0.key == key })?.place,
        !(kept + added).isEmpty
      else { continue }
      let value = YAMLValue(content: .mapping(kept + added), place: place)
      result.append(YAMLEntry(key: key, place: place, value: value))
    }
    return result
  }

  /// Whether a correlation speaks of no contract that another system has taken the place of; says so
  /// where it does.
  private func isLeft(
    _ correlation: YAMLEntry, in system: SystemFile, _ staying: Set<String>
  ) -> Bool {
    let ends = ["een", "ander"].compactMap { key -> String? in
      guard let entry = correlation.value.entries?.first(where: { $0.key == key }),
        case .scalar(let path, _) = entry.value.content
      else { return nil }
      return path
    }
    let contracts = ends.filter { $0.hasPrefix("contracten.") }.map {
      String($0.split(separator: ".").dropFirst().first ?? "")
    }
    guard contracts.contains(where: { !staying.contains($0) }) else { return true }
    diagnostics.warn(
      at: correlation.place,
      "'correlaties.\(correlation.key)' is left out under the funding system '\(system.name)': it is "
        + "about the scenario's own contracts")
    return false
  }
}

extension Section {
  /// Reads a scenario file with those it extends, and sets values from outside.
  ///
  /// A file that is not there is reported as `noInput`; one that is empty, too large (over 5 MB),
  /// not UTF-8 or not YAML as `badData`. The section is then empty and reports nothing further.
  public static func load(
    file: String, settings: [ScenarioSetting] = [], system: SystemFile? = nil,
    takeover: Takeover? = nil, stresses: [StressFile] = [], residents: Double? = nil,
    declaration: SectionDeclaration? = nil, keepsNulls: Bool = false, diagnostics: Diagnostics
  ) -> Section {
    var files = ScenarioFiles(file: file, declaration: declaration, diagnostics: diagnostics)
    files.keepsNulls = keepsNulls
    var laid = LaidStresses(stresses, residents: residents)
    let content = files.read(settings, system: system, takeover: takeover, stresses: &laid)
    return whole(content, of: files)
  }

  /// Reads the bytes of a scenario; `file` is the name for messages and the folder for its tables.
  public static func parse(
    _ bytes: [UInt8], file: String, settings: [ScenarioSetting] = [],
    declaration: SectionDeclaration? = nil, diagnostics: Diagnostics
  ) -> Section {
    var files = ScenarioFiles(
      file: file, bytes: bytes, declaration: declaration, diagnostics: diagnostics)
    var laid = LaidStresses()
    let content = files.read(settings, stresses: &laid)
    return whole(content, of: files)
  }
}
