/// Reading of stresses, and what they come down to on a scenario.
extension StressFile {
  /// Keys of a scenario that no stress may change: what it is held against would be another.
  public static let held = [
    "extends", "naam", "start", "horizon", "step", "steps_per_year", "replications", "seed",
    "wijken",
    "leeftijdsgroepen", "sporen", "zekerheid", "tolerantie",
  ]

  /// What the stress says about itself.
  ///
  /// - Throws: `ScenarioErrors` for a file that is no stress.
  public func header() throws(ScenarioErrors) -> StressHeader {
    let diagnostics = Diagnostics()
    var files = ScenarioFiles(
      file: file, bytes: bytes, declaration: ScenarioFormat.root, diagnostics: diagnostics)
    let content = files.readStress(self) ?? []
    try diagnostics.throwIfAny()
    return StressHeader(content)
  }

  /// What the stresses, one over the other, change of a scenario.
  ///
  /// - Throws: `ScenarioErrors` for what is wrong in one of the files.
  public static func reach(
    of stresses: [StressFile], file: String, options: Scenario.Options
  ) throws(ScenarioErrors) -> StressReach {
    let diagnostics = Diagnostics()
    var files = ScenarioFiles(
      file: file, declaration: ScenarioFormat.root, diagnostics: diagnostics)
    var laid = LaidStresses(stresses, residents: options.residents)
    _ = files.read(
      options.settings, system: options.system, takeover: options.takeover, stresses: &laid)
    try diagnostics.throwIfAny()
    return laid.reach
  }
}

/// What stresses change of a scenario.
public struct StressReach: Sendable {
  public internal(set) var changes: [ChangedKey] = []
  /// Why they do not fit this scenario.
  public internal(set) var misfits: [StressMisfit] = []

  public init() {}

  /// Whether there is anything to act on.
  public var acts: Bool { !changes.isEmpty && misfits.isEmpty }
}

/// Stresses that are laid over a scenario, and what they came down to.
struct LaidStresses {
  let files: [StressFile]
  /// Residents at the start, where a stress counts by them.
  let residents: Double?
  var reach = StressReach()

  init(_ files: [StressFile] = [], residents: Double? = nil) {
    self.files = files
    self.residents = residents
  }
}

/// Why a stress has no place in a scenario.
public enum StressMisfit: Sendable, Equatable {
  /// What it acts on, and the scenario does not have.
  case missing(String)
  /// None of its keys stands there with a number that it would move.
  case nothing
  /// A number that cannot be changed so; why.
  case unchangeable(String)
}

extension ScenarioFiles {
  /// The keys of a stress with its header; nil, with the errors reported, where there is none.
  mutating func readStress(_ stress: StressFile) -> [YAMLEntry]? {
    if let made = stress.made { return made.aims.reduce([]) { Self.put($1, into: $0) } }
    guard let content = read(changes: stress.file, stress.bytes) else { return nil }
    let place = SourcePlace(file: stress.file, line: 1, column: 1)
    for key in ["titel", "bron"] where !content.contains(where: { $0.key == key }) {
      diagnostics.report(
        at: place,
        "the stress '\(stress.name)' has no '\(key)'; it needs titel and bron, and the keys that it changes; "
          + "add \(key)")
    }
    let known = ScenarioFormat.root.keys.map(\.name) + StressHeader.keys + ["source"]
    for entry in content {
      if StressFile.held.contains(entry.key) {
        diagnostics.report(
          at: entry.place,
          "a stress cannot change '\(entry.key)': it is held against the scenario draw by draw and year "
            + "by year; allowed: any other key of a scenario; remove it")
      } else if !known.contains(entry.key) {
        diagnostics.report(
          at: entry.place,
          "unknown key '\(entry.key)' in the stress '\(stress.name)'; allowed: "
            + "\(listed(StressHeader.keys)), and the keys of a scenario"
            + NearestName(among: known).suggestion(for: entry.key))
      }
    }
    checkDirections(content)
    return content
  }

  private func checkDirections(_ content: [YAMLEntry]) {
    for entry in content.entries(under: "richting") {
      if case .scalar(let word, _) = entry.value.content, ["hoger", "lager"].contains(word) {
        continue
      }
      diagnostics.report(
        at: entry.value.place,
        "'richting.\(entry.key)' says where the stress moves a result; allowed: hoger, lager")
    }
  }

  /// Adds a value under its keys.
  private static func put(_ aim: StressAim, into content: [YAMLEntry]) -> [YAMLEntry] {
    let place = SourcePlace(file: "\(FileFolders.settingPrefix)\(aim.key)=\(aim.text)")
    let value = YAMLValue(content: .scalar(aim.text, quoted: false), place: place)
    return put(aim.path[...], value, into: content)
  }

  private static func put(
    _ path: ArraySlice<String>, _ value: YAMLValue, into content: [YAMLEntry]
  ) -> [YAMLEntry] {
    guard let key = path.first else { return content }
    var content = content
    let index = content.firstIndex { $0.key == key }
    let inner = index.flatMap { content[$0].value.entries } ?? []
    let rest = path.dropFirst()
    let made =
      rest.isEmpty
      ? value : YAMLValue(content: .mapping(put(rest, value, into: inner)), place: value.place)
    let entry = YAMLEntry(key: key, place: value.place, value: made)
    if let index { content[index] = entry } else { content.append(entry) }
    return content
  }

  /// The content under the stresses, one over the other; notes what they reach.
  mutating func stressed(_ content: [YAMLEntry], by laid: inout LaidStresses) -> [YAMLEntry] {
    var content = content
    for stress in laid.files {
      guard let own = readStress(stress) else { continue }
      let condition = own.first { $0.key == StressOverlay.condition }
      if let condition,
        let missing = StressCondition(condition, diagnostics).failing(in: content)
      {
        laid.reach.misfits.append(.missing(missing))
        continue
      }
      let bron = StressHeader(own).source
      let source = bron.isEmpty ? "estimate: set by '\(stress.name)'" : bron
      var overlay = StressOverlay(
        name: stress.name, source: source, years: yearsOfBudgets(content),
        residents: laid.residents, diagnostics: diagnostics, adds: stress.made?.adds ?? false)
      let isFile = stress.made == nil
      let body = own.filter { !isFile || !StressHeader.keys.contains($0.key) }
        .map { $0.sourced(source) }
      // Years that the stress counts from the start become calendar years before they are laid over others.
      let anchored = RelativeYears(of: content + body, diagnostics: diagnostics)
        .anchored(body, declaration)
      content = overlay.laid(anchored, over: content, ScenarioFormat.root)
      laid.reach.changes += overlay.changes
      laid.reach.misfits += overlay.misfits.map { .unchangeable($0) }
      if overlay.changes.isEmpty, overlay.misfits.isEmpty {
        laid.reach.misfits.append(.nothing)
      }
    }
    return content
  }

  /// The years of the run and the one after, of which the begroting says what the end comes to.
  private func yearsOfBudgets(_ content: [YAMLEntry]) -> ClosedRange<Int> {
    let number = { (key: String) -> Int? in
      guard case .scalar(let text, _)? = content.first(where: { $0.key == key })?.value.content
      else { return nil }
      return Int(text)
    }
    let start = number("start") ?? 2000
    let horizon = number("horizon") ?? ScenarioFormat.standardHorizon
    return start...start + min(max(1, horizon), 100)
  }
}
