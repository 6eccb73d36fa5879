/// A stress: what might go otherwise, as changes of a scenario in its own keys.
///
/// A value is set, as a file that extends the scenario would; or it is changed against what the scenario
/// says: `x 1.1`, `+ 0.03`, `2 jaar later` (see `StressChange`).
public struct StressFile: Sendable {
  /// The name of one that comes with the program, or of the file.
  public let name: String
  /// The path, or what messages call it.
  let file: String
  private let content: Content

  private enum Content: Sendable {
    case disk
    case bytes([UInt8])
    /// Made by the program: values by their keys, and whether mappings they need are added.
    case changes([StressAim], adds: Bool)
  }

  /// What messages write behind the name of one that comes with the program.
  static let mark = " (stress)"

  /// A file on disk, called as it is there.
  public init(path: String) {
    name = SystemFile(path: path).name
    file = path
    content = .disk
  }

  /// One that comes with the program.
  init(bundled name: String) {
    self.name = name
    file = name + Self.mark
    content = .bytes(PackageText.bytes("stress-\(name).yaml"))
  }

  /// Changes of single keys, in that order.
  ///
  /// - Parameter adds: whether `alle` reaches mappings that a scenario leaves out.
  public init(name: String, changing aims: [StressAim], adds: Bool = false) {
    self.name = name
    file = name
    content = .changes(aims, adds: adds)
  }

  /// Those that come with the program: prices and people first, then demand, then money.
  public static let bundled = [
    "lonen", "personeelstekort", "aanbieder_stopt", "abonnementstarief_eindigt",
    "inkomensafhankelijk",
    "ggz_sluitingen", "vergrijzing_hoog", "hoge_groei", "corona", "nieuwe_wijk", "herindicaties",
    "transformatie_later", "transformatie_mislukt", "accres",
  ].map { StressFile(bundled: $0) }

  public static var allowedNames: String { bundled.map(\.name).joined(separator: ", ") }

  /// The path of a file on disk; nil for any other.
  public var path: String? {
    if case .disk = content { file } else { nil }
  }

  /// The text of one that comes with the program.
  public var text: String? {
    if case .bytes(let bytes) = content { String(decoding: bytes, as: UTF8.self) } else { nil }
  }

  var bytes: [UInt8]? {
    if case .bytes(let bytes) = content { bytes } else { nil }
  }

  /// Changes that the program made, and whether they add mappings; nil for a file.
  var made: (aims: [StressAim], adds: Bool)? {
    if case .changes(let aims, let adds) = content { (aims, adds) } else { nil }
  }
}

/// A key with what it is to become, both as a file of a stress writes them.
public struct StressAim: Sendable, Equatable {
  /// Keys with dots between; `alle` stands for every name there is.
  public let key: String
  public let text: String

  public init(_ key: String, _ text: String) {
    self.key = key
    self.text = text
  }

  var path: [String] {
    key.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }
}

/// What a stress says about itself.
public struct StressHeader: Sendable, Equatable {
  /// Dutch, and English where it is given.
  public let title: String
  public let englishTitle: String
  /// What it stands for; empty where the file has nothing.
  public let description: String
  public let englishDescription: String
  /// How bad it is thought to be; empty where the file has nothing.
  public let severity: String
  public let englishSeverity: String
  public let source: String
  /// Measures that it is to raise (true) or lower, by name.
  public let directions: [(measure: String, rises: Bool)]

  public static func == (a: Self, b: Self) -> Bool {
    a.title == b.title && a.description == b.description && a.source == b.source
  }

  /// The keys of the header, beside those of a scenario.
  static let keys = [
    "titel", "title", "omschrijving", "description", "zwaarte", "severity", "bron", "richting",
    "waar",
  ]

  /// Of several at once.
  public static func together(_ headers: [StressHeader]) -> StressHeader {
    StressHeader(
      title: headers.map(\.title).joined(separator: " + "),
      englishTitle: headers.map(\.englishTitle).joined(separator: " + "),
      source: headers.map(\.source).joined(separator: "; "))
  }

  private init(title: String, englishTitle: String, source: String) {
    self.title = title
    self.englishTitle = englishTitle
    self.source = source
    description = ""
    englishDescription = ""
    severity = ""
    englishSeverity = ""
    directions = []
  }

  init(_ entries: [YAMLEntry]) {
    let text = { (key: String) -> String in
      guard let entry = entries.first(where: { $0.key == key }),
        case .scalar(let text, _) = entry.value.content
      else { return "" }
      return text
    }
    let either = { (first: String, other: String) in first.isEmpty ? other : first }
    title = text("titel")
    englishTitle = either(text("title"), text("titel"))
    description = text("omschrijving")
    englishDescription = either(text("description"), text("omschrijving"))
    severity = text("zwaarte")
    englishSeverity = either(text("severity"), text("zwaarte"))
    source = text("bron")
    directions = entries.entries(under: "richting").compactMap { entry in
      guard case .scalar(let word, _) = entry.value.content else { return nil }
      return (entry.key, word == "hoger")
    }
  }
}
