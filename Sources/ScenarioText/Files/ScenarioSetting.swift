/// A value set from outside a scenario, as if it had been written in its file:
/// `contracten.centrum.budget.bedrag=4000000`.
public struct ScenarioSetting: Sendable {
  /// The keys that lead to the value.
  public let path: [String]
  /// The value as YAML; `null` takes the key away.
  public let value: String
  /// The value as a file other than the scenario gives it.
  private var tree: YAMLValue?

  /// Keys that may lead to a value: as deep as a file may be.
  public static let depthLimit = YAMLComposition.depthLimit

  /// Nil for a text without `=`, with an empty key before it, or with more keys than `depthLimit`.
  public init?(_ text: String) {
    guard let equals = text.firstIndex(of: "=") else { return nil }
    path = text[..<equals].split(separator: ".", omittingEmptySubsequences: false).map {
      $0.trimmingBlanks()
    }
    value = String(text[text.index(after: equals)...])
    guard path.allSatisfy({ !$0.isEmpty }), path.count <= Self.depthLimit else { return nil }
  }

  public init(_ key: String, _ value: String) {
    path = key.split(separator: ".").map(String.init)
    self.value = value
  }

  /// A value that stands in another file.
  package init(path: [String], tree: YAMLValue) {
    self.path = path
    value = tree.flowText
    self.tree = tree
  }

  /// As the command line takes it: `key=value`.
  public var argument: String { "\(path.joined(separator: "."))=\(value)" }

  /// How messages and origins call it.
  package var place: SourcePlace {
    let key = path.joined(separator: ".")
    let shown = value.utf8.count > 100 ? value.prefix(40) + "..." : value
    return tree?.place ?? SourcePlace(file: "\(FileFolders.settingPrefix)\(key)=\(shown)")
  }

  /// The value as a tree; nil, with the error reported, when it is not YAML.
  func compose(_ diagnostics: Diagnostics) -> YAMLValue? {
    if let tree { return tree }
    if value.allSatisfy({ $0 == " " }) {
      return YAMLValue(content: .scalar("", quoted: false), place: place)
    }
    let own = Diagnostics()
    let root = YAMLComposition.root(of: Array(value.utf8), file: "", diagnostics: own)
    for error in own.errors { diagnostics.report(at: place, error.message) }
    return own.hasErrors ? nil : root?.moved(to: place)
  }
}

extension YAMLValue {
  /// The value on one line, as YAML writes it.
  package var flowText: String {
    switch content {
    case .scalar(let text, _): text
    case .mapping(let entries):
      "{ " + entries.map { "\($0.key): \($0.value.flowText)" }.joined(separator: ", ") + " }"
    case .refused: ""
    }
  }

  /// The same with every place replaced by one.
  fileprivate func moved(to place: SourcePlace) -> YAMLValue {
    guard let entries else { return YAMLValue(content: content, place: place) }
    let moved = entries.map {
      YAMLEntry(key: $0.key, place: place, value: $0.value.moved(to: place))
    }
    return YAMLValue(content: .mapping(moved), place: place)
  }
}

extension Substring {
  fileprivate func trimmingBlanks() -> String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
