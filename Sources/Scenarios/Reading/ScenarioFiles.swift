import Foundation

/// The files of one scenario: the one that is asked for, over those it extends.
///
/// Mappings are laid over each other key by key, a number as one value with its distribution and
/// source; `null` takes a key away. Values set from outside come last.
struct ScenarioFiles {
  /// Files that may extend one another in a row.
  static let depthLimit = 10

  let file: String
  let declaration: SectionDeclaration?
  let diagnostics: Diagnostics
  /// Whether `null` may stand for a value, as in a file of values to set.
  var keepsNulls = false
  private(set) var folders: FileFolders
  /// The files that were read, in that order.
  private(set) var inputs: [ReadInput] = []
  private let bytes: [UInt8]?
  /// What might go otherwise, laid over everything else.
  var stresses: [StressFile] = []
  /// Residents at the start, where a stress counts by them.
  var residents: Double?
  /// What the stresses came down to.
  var reach = StressReach()

  /// The bytes of `file` are read from the disk where they are not given.
  init(
    file: String, bytes: [UInt8]? = nil, declaration: SectionDeclaration?, diagnostics: Diagnostics
  ) {
    self.file = file
    self.bytes = bytes
    self.declaration = declaration
    self.diagnostics = diagnostics
    folders = FileFolders(main: file)
  }

  /// The keys of the whole scenario; nil, with the errors reported, where there is none.
  ///
  /// - Parameters:
  ///   - system: a funding system in the place of the scenario's own.
  ///   - takeover: what the system takes over; nil for everything from the start.
  mutating func read(
    _ settings: [ScenarioSetting], system: SystemFile? = nil, takeover: Takeover? = nil
  ) -> [YAMLEntry]? {
    guard var content = readFile(file, bytes, chain: []) else { return nil }
    if !keepsNulls { content = withoutNulls(content) }
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
    return stressed(content)
  }

  // MARK: One file

  /// The keys of a file and of what it extends.
  mutating func readFile(_ path: String, _ bytes: [UInt8]?, chain: [String])
    -> [YAMLEntry]?
  {
    guard let read = bytes ?? load(path) else { return nil }
    let found = Diagnostics()
    let root = YAMLComposition.root(of: read, file: path, diagnostics: found)
    if let root, isForeign(root) {
      reportForeign(root)
      return nil
    }
    diagnostics.take(found)
    guard let root else { return nil }
    guard var content = root.sourced(nil).entries else {
      if case .scalar = root.content {
        diagnostics.report(
          at: root.place, "the file holds no scenario; write 'key: value' lines in it")
      }
      return nil
    }
    content = ContractBases(diagnostics: diagnostics).expanded(content)
    guard let extends = content.first(where: { $0.key == "extends" }) else { return content }
    let own = content.filter { $0.key != "extends" }
    guard let base = readBase(extends, of: path, chain: chain) else { return nil }
    let overlay = ScenarioOverlay(diagnostics: diagnostics)
    return overlay.lay(own, over: base, declaration)
  }

  /// Whether none of the keys of a file is one of a scenario. What stands in it is then none of the
  /// reader's business, and is not shown.
  private func isForeign(_ root: YAMLValue) -> Bool {
    guard let declaration, declaration.names == nil, let entries = root.entries, !entries.isEmpty
    else { return false }
    let known = Set(declaration.keys.map(\.name) + ["source", "extends", RegionFormat.gemeenten])
    return !entries.contains { known.contains($0.key) }
  }

  private func reportForeign(_ root: YAMLValue) {
    let allowed = listed(declaration?.keys.map(\.name) ?? [])
    diagnostics.report(
      at: root.place,
      "none of the keys of this file is one of \(declaration?.title ?? "the scenario"); allowed: "
        + "\(allowed); check the path, or the spelling")
  }

  // MARK: Funding systems

  /// The keys of a funding system.
  mutating func readSystem(_ system: SystemFile) -> [YAMLEntry]? {
    if system.bytes == nil { folders.note(system: system.file) }
    guard let content = readFile(system.file, system.bytes, chain: []).map(withoutNulls) else {
      return nil
    }
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

  private mutating func load(_ path: String) -> [UInt8]? {
    do {
      let bytes = try FileBytes.read(path, limit: YAMLText.sizeLimit)
      inputs += folders.inputs(
        FileBytes.name(path), at: SourcePlace(file: path), opened: path, bytes)
      return bytes
    } catch {
      diagnostics.report(error.kind, at: SourcePlace(file: path), error.message)
      return nil
    }
  }

  /// The keys of the scenario that a file extends, or nil with the error reported.
  private mutating func readBase(_ extends: YAMLEntry, of path: String, chain: [String])
    -> [YAMLEntry]?
  {
    if case .refused = extends.value.content { return nil }
    guard case .scalar(let written, _) = extends.value.content, !written.isEmpty,
      !extends.value.isNull
    else {
      diagnostics.report(
        at: extends.place,
        "'extends' must be the path of one scenario file; write it after the ':'")
      return nil
    }
    let chain = chain + [path]
    let base = FileFolders.shortest(FileBytes.path(written, besideFile: path))
    let place = extends.value.place
    if let first = chain.firstIndex(where: { FileBytes.isSameFile($0, base) }) {
      let circle = (chain[first...] + [base]).map { FileBytes.name($0) }
      diagnostics.report(
        at: place,
        "'extends' goes in a circle: \(circle.joined(separator: " -> ")); allowed: a row of files "
          + "that ends; remove one of the extends")
      return nil
    }
    guard chain.count <= Self.depthLimit else {
      diagnostics.report(
        at: place,
        "'extends' goes deeper than \(Self.depthLimit) files; allowed: at most so many in a row; "
          + "extend one of the first instead")
      return nil
    }
    do {
      let bytes = try FileBytes.read(base, limit: YAMLText.sizeLimit)
      folders.note(base, writtenAs: written, in: path)
      inputs += folders.inputs(written, at: SourcePlace(file: path), opened: base, bytes)
      return readFile(base, bytes, chain: chain)
    } catch {
      diagnostics.report(
        error.kind, at: place,
        "the scenario '\(written)' of 'extends' cannot be read: \(error.message) (looked for "
          + "\(base))")
      return nil
    }
  }

  /// The content without the word null, which is reported: there is nothing it takes away.
  private func withoutNulls(_ content: [YAMLEntry]) -> [YAMLEntry] {
    let others = content.filter { !$0.value.isNull }.map(\.key)
    return content.compactMap { entry in
      guard entry.value.isNull else {
        guard let inner = entry.value.entries else { return entry }
        let value = YAMLValue(content: .mapping(withoutNulls(inner)), place: entry.value.place)
        return YAMLEntry(key: entry.key, place: entry.place, value: value, source: entry.source)
      }
      diagnostics.report(
        at: entry.value.place,
        "'null' takes away a key of the scenario that a file extends, and there is no such "
          + "'\(entry.key)'; remove the line"
          + NearestName(among: others).suggestion(for: entry.key))
      return nil
    }
  }
}

extension [YAMLEntry] {
  /// The entries of the mapping under a key; none where there is no such mapping.
  func entries(under key: String) -> [YAMLEntry] {
    first { $0.key == key }?.value.entries ?? []
  }

  /// The source that a mapping states for what is in it.
  var source: String? {
    guard let entry = first(where: { $0.key == "source" }),
      case .scalar(let text, _) = entry.value.content, !text.isEmpty
    else { return nil }
    return text
  }
}
