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

  init(
    path: String, place: SourcePlace, presence: Presence, content: [YAMLEntry] = [],
    inheritedSource: Source? = nil, context: ReadingContext
  ) {
    self.path = path
    self.place = place
    self.presence = presence
    self.content = content
    self.context = context
    self.inheritedSource = inheritedSource
    entryByKey = Dictionary(content.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    inputSource = readSource()
  }

  /// Reads a scenario file.
  ///
  /// A file that is not there is reported as `noInput`; one that is empty, too large (over 5 MB),
  /// not UTF-8 or not YAML as `badData`. The section is then empty and reports nothing further.
  public static func load(file: String, diagnostics: Diagnostics) -> Section {
    do {
      let bytes = try FileBytes.read(file, limit: YAMLText.sizeLimit)
      return parse(bytes, file: file, diagnostics: diagnostics)
    } catch {
      let place = SourcePlace(file: file)
      diagnostics.report(error.kind, at: place, error.message)
      let context = ReadingContext(diagnostics: diagnostics)
      return Section(path: "", place: place, presence: .refused, context: context)
    }
  }

  /// Reads the bytes of a scenario; `file` is the name for messages and the folder for its tables.
  public static func parse(_ bytes: [UInt8], file: String, diagnostics: Diagnostics) -> Section {
    let context = ReadingContext(diagnostics: diagnostics)
    let place = SourcePlace(file: file, line: 1, column: 1)
    var composition = YAMLComposition(file: file, diagnostics: diagnostics)
    if let text = YAMLText(bytes, file: file, diagnostics: diagnostics),
      let root = composition.compose(text)
    {
      if case .mapping(let entries) = root.content {
        return Section(
          path: "", place: place, presence: .given, content: entries, context: context)
      }
      if case .scalar = root.content {
        context.report(at: root.place, "the file holds no scenario; write 'key: value' lines in it")
      }
    }
    return Section(path: "", place: place, presence: .refused, context: context)
  }

  /// The source stated in this mapping or else in the nearest one around it.
  public var source: Source? { inputSource ?? inheritedSource }

  /// Whether the file has this key here; does not count as asking for it.
  public func has(_ key: String) -> Bool { entryByKey[key] != nil }

  /// Every number that was read for this scenario, defaults included, in reading order.
  public var parametersRead: [Parameter] { context.parameters }

  /// The tables that were read for this scenario, in reading order.
  public var tables: [ReadTable] { context.tables }

  /// Reports an error about a key of this section, at the key, or at the section when the key is
  /// not there.
  public func report(_ key: String, _ message: String) {
    guard presence != .refused else { return }
    context.report(at: entryByKey[key]?.place ?? place, message)
  }

  // MARK: Asking

  /// Marks keys as known without reading them.
  func allow(_ keys: [String]) {
    for key in keys where askedSet.insert(key).inserted { asked.append(key) }
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
  var title: String { path.isEmpty ? "the scenario" : "'\(path)'" }

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
    let nearest = NearestName(among: asked.filter { !has($0) } + asked.filter { has($0) })
    for entry in content where !askedSet.contains(entry.key) && entry.key != "source" {
      context.report(
        at: entry.place,
        "unknown key '\(entry.key)' in \(title); allowed: \(listed(asked + ["source"], limit: 30))"
          + nearest.suggestion(for: entry.key))
    }
  }
}
