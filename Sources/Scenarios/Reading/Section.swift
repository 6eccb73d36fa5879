import SociaalDomein

/// One mapping of a scenario file, read key by key.
///
/// Reading never throws: what is wrong goes to the `Diagnostics` given to `load`, and the reader
/// gets a harmless placeholder. Every key that is asked for counts as known; `finish()` reports
/// the keys that nobody asked for. Not `Sendable`: one scenario is read by one thread.
public final class Section {
  /// Where the mapping came from, which decides what is said about keys it misses.
  enum Presence {
    /// It stands in the file.
    case given
    /// It does not; all of its keys take their defaults.
    case defaulted
    /// It should have been there; the keys it needs are collected for one message.
    case missing
    /// It could not be read, which has been reported: silence from here.
    case refused
  }

  /// The keys that lead here, with dots: `contracten.centrum`; empty for the whole file.
  public let path: String
  /// Where the key of this mapping stands.
  public let place: SourcePlace

  /// What may stand here; nil for a mapping outside the format, whose keys nobody declared.
  let declaration: SectionDeclaration?
  let presence: Presence
  let content: [YAMLEntry]
  let context: ReadingContext
  private let entryByKey: [String: YAMLEntry]
  private let inheritedSource: Source?
  private var inputSource: Source?

  /// Keys asked for, in that order.
  var asked: [String] = []
  private var askedSet: Set<String> = []
  var children: [String: Section] = [:]
  var childOrder: [String] = []
  var defaults: [ResolvedDefault] = []
  private var needed: [String] = []
  private var isFinished = false
  /// Whether a word or number of this mapping could not be read.
  var isInDoubt = false

  init(
    path: String, place: SourcePlace, presence: Presence, content: [YAMLEntry] = [],
    inheritedSource: Source? = nil, declaration: SectionDeclaration? = nil,
    context: ReadingContext
  ) {
    self.path = path
    self.place = place
    self.presence = presence
    self.declaration = declaration
    self.content = content
    self.context = context
    self.inheritedSource = inheritedSource
    entryByKey = Dictionary(content.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    inputSource = readSource()
  }

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
    files.stresses = stresses
    files.residents = residents
    return read(files, settings: settings, system: system, takeover: takeover)
  }

  /// Reads the bytes of a scenario; `file` is the name for messages and the folder for its tables.
  public static func parse(
    _ bytes: [UInt8], file: String, settings: [ScenarioSetting] = [],
    declaration: SectionDeclaration? = nil, diagnostics: Diagnostics
  ) -> Section {
    read(
      ScenarioFiles(file: file, bytes: bytes, declaration: declaration, diagnostics: diagnostics),
      settings: settings)
  }

  private static func read(
    _ files: ScenarioFiles, settings: [ScenarioSetting], system: SystemFile? = nil,
    takeover: Takeover? = nil
  ) -> Section {
    var files = files
    let content = files.read(settings, system: system, takeover: takeover)
    let context = ReadingContext(diagnostics: files.diagnostics, folders: files.folders)
    for input in files.inputs { context.note(input) }
    let meant = MeantKeys(files.declaration, path: "", context).read(content ?? [])
    return Section(
      path: "", place: SourcePlace(file: files.file, line: 1, column: 1),
      presence: content == nil ? .refused : .given, content: meant,
      declaration: files.declaration, context: context)
  }

  /// The source stated in this mapping or else in the nearest one around it.
  public var source: Source? { inputSource ?? inheritedSource }

  /// Whether the file has this key here; does not count as asking for it.
  public func has(_ key: String) -> Bool { entryByKey[key] != nil }

  /// Every number that was read for this scenario, defaults included, in reading order.
  public var parametersRead: [ReadParameter] { context.parameters }

  /// The numbers that are given by year, in reading order.
  public var seriesRead: [ReadSeries] { context.series }

  /// The tables that were read for this scenario, in reading order.
  public var tables: [ReadTable] { context.tables }

  /// The files that were read, each once by every root that leads to it.
  public var inputs: [ReadInput] { context.inputs }

  /// Reports an error about a key of this section, at the key, or at the section when the key is
  /// not there.
  public func report(_ key: String, _ message: String) {
    guard presence != .refused else { return }
    context.report(at: entryByKey[key]?.place ?? place, message)
  }

  /// Warns about a key of this section, at the key.
  func warn(_ key: String, _ message: String) {
    context.diagnostics.warn(at: entryByKey[key]?.place ?? place, message)
  }

  /// Where a key of this section stands, or the section when the key is not there.
  func place(of key: String) -> SourcePlace { entryByKey[key]?.place ?? place }

  // MARK: Asking

  /// Marks keys as known without reading them.
  func allow(_ keys: [String]) {
    for key in keys where askedSet.insert(key).inserted { asked.append(key) }
  }

  /// What the format says of a key; nil for a section outside the format.
  ///
  /// A key of which the format says nothing, or nothing that fits, is a mistake of the decoder.
  func declared(_ key: String, as isExpected: (ValueForm) -> Bool) -> KeyDeclaration? {
    guard let declaration else { return nil }
    guard let form = declaration.form(of: key), form.alternatives.contains(where: isExpected) else {
      preconditionFailure("the format has no such key '\(key)' in \(title)")
    }
    return declaration.key(key)
  }

  /// The entry of a key, which is known from now on.
  func lookup(_ key: String) -> YAMLEntry? {
    allow([key])
    return entryByKey[key]
  }

  /// The entry of a key that must be there; reports when it is not.
  func required(_ key: String, _ expectation: String) -> YAMLEntry? {
    if let entry = lookup(key) { return entry }
    switch presence {
    case .given, .defaulted:
      context.report(
        at: place,
        "key '\(key)' is missing in \(title); it must be \(expectation); add '\(key): ...'")
    case .missing:
      if !needed.contains(key) { needed.append(key) }
    case .refused: break
    }
    return nil
  }

  /// Entries nobody asked for yet, all known from now on; `source` is never among them.
  func remaining() -> [YAMLEntry] {
    let rest = content.filter { !askedSet.contains($0.key) && $0.key != "source" }
    allow(rest.map(\.key))
    return rest
  }

  func keyPath(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// How messages call this section.
  var title: String { path.isEmpty ? declaration?.title ?? "the scenario" : "'\(path)'" }

  private func readSource() -> Source? {
    guard let entry = entryByKey["source"] else { return nil }
    guard case .scalar(let text, _) = entry.value.content, !text.isEmpty else {
      if case .refused = entry.value.content { return nil }
      context.report(
        at: entry.place, "'\(keyPath("source"))' has no text; say where the numbers come from")
      return nil
    }
    return Source(text)
  }

  // MARK: Finishing

  /// Whether there are keys that nobody asked for.
  var hasUnknownKeys: Bool {
    content.contains { !askedSet.contains($0.key) && $0.key != "source" }
  }

  /// Reports the keys nobody asked for, here and in all sections read from here, and the missing
  /// sections.
  public func finish() {
    guard !isFinished else { return }
    isFinished = true
    for key in childOrder { children[key]?.finish() }
    if presence == .missing {
      let needs = needed.isEmpty ? "" : " with \(listed(needed))"
      context.report(at: place, "section '\(path)' is missing; write a mapping\(needs) under it")
    }
    for entry in content where !askedSet.contains(entry.key) && entry.key != "source" {
      if let key = declaration?.key(entry.key) {
        reportIdle(entry, key)
      } else {
        reportUnknown(entry)
      }
    }
  }

  /// Reports a key of the format that means nothing beside the others of its mapping; not where one
  /// of those is wrong, as that may be why.
  private func reportIdle(_ entry: YAMLEntry, _ key: KeyDeclaration) {
    guard !isInDoubt else { return }
    context.report(
      at: entry.place,
      "'\(keyPath(entry.key))' has no effect beside the other keys of \(title) (\(key.help)); remove it, "
        + "or choose what it belongs to")
  }

  /// Reports the keys that the format does not know, whatever was asked.
  func reportUndeclared() {
    for entry in content where declaration?.form(of: entry.key) == nil && entry.key != "source" {
      reportUnknown(entry)
    }
  }

  private func reportUnknown(_ entry: YAMLEntry) {
    context.report(at: entry.place, unknown(entry))
  }

  private func unknown(_ entry: YAMLEntry) -> String {
    let keys = declaration?.keys.map(\.name) ?? asked
    let known = keys + asked.filter { !keys.contains($0) }
    let nearest = NearestName(among: known.filter { !has($0) } + known.filter { has($0) })
    return UnknownKey.message(entry.key, in: title, known, nearest: nearest.to(entry.key))
  }
}
