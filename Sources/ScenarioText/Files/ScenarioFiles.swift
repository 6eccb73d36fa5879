import Foundation

/// The files of one scenario: the one that is asked for, over those it extends.
///
/// Mappings are laid over each other key by key, a number as one value with its distribution and
/// source; `null` takes a key away. Values set from outside come last.
package struct ScenarioFiles {
  /// Files that may extend one another in a row.
  static let depthLimit = 10

  package let file: String
  package let declaration: SectionDeclaration?
  package let diagnostics: Diagnostics
  /// Whether `null` may stand for a value, as in a file of values to set.
  package var keepsNulls = false
  package private(set) var folders: FileFolders
  /// The files that were read, in that order.
  package private(set) var inputs: [ReadInput] = []
  private let bytes: [UInt8]?
  private let kindred: [String]
  private let expand: Expansion

  /// Writes out what a file says in short, before it is laid over another.
  package typealias Expansion = (_ content: [YAMLEntry], _ diagnostics: Diagnostics) -> [YAMLEntry]

  /// The bytes of `file` are read from the disk where they are not given.
  ///
  /// - Parameter kindred: keys of other formats, by which a file of them is known as such.
  package init(
    file: String, bytes: [UInt8]? = nil, declaration: SectionDeclaration?, kindred: [String],
    expand: @escaping Expansion, diagnostics: Diagnostics
  ) {
    self.file = file
    self.bytes = bytes
    self.declaration = declaration
    self.kindred = kindred
    self.expand = expand
    self.diagnostics = diagnostics
    folders = FileFolders(main: file)
  }

  /// The keys of the file that is asked for, over those it extends; nil, with the errors reported,
  /// where there is none.
  package mutating func read() -> [YAMLEntry]? {
    let content = readFile(file, bytes, chain: [])
    return keepsNulls ? content : content.map(withoutNulls)
  }

  /// The keys of a funding system, which calls its own files from its own folder. Its bytes are read from
  /// the disk where they are not given.
  package mutating func read(system other: String, _ bytes: [UInt8]?) -> [YAMLEntry]? {
    if bytes == nil { folders.note(system: other) }
    return readFile(other, bytes, chain: []).map(withoutNulls)
  }

  /// The keys of a file with changes, in which `null` stands for a value that goes.
  package mutating func read(changes other: String, _ bytes: [UInt8]?) -> [YAMLEntry]? {
    readFile(other, bytes, chain: [])
  }

  // MARK: One file

  /// The keys of a file and of what it extends.
  private mutating func readFile(_ path: String, _ bytes: [UInt8]?, chain: [String])
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
    content = expand(content, diagnostics)
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
    let known = Set(declaration.keys.map(\.name) + ["source", "extends"] + kindred)
    return !entries.contains { known.contains($0.key) }
  }

  private func reportForeign(_ root: YAMLValue) {
    let allowed = listed(declaration?.keys.map(\.name) ?? [])
    diagnostics.report(
      at: root.place,
      "none of the keys of this file is one of \(declaration?.title ?? "the scenario"); allowed: "
        + "\(allowed); check the path, or the spelling")
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
  package func entries(under key: String) -> [YAMLEntry] {
    first { $0.key == key }?.value.entries ?? []
  }

  /// The source that a mapping states for what is in it.
  package var source: String? {
    guard let entry = first(where: { $0.key == "source" }),
      case .scalar(let text, _) = entry.value.content, !text.isEmpty
    else { return nil }
    return text
  }
}
