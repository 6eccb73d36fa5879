/// A funding system in a file of its own: percelen, contracts and the indexes they name, to stand in
/// the place of a scenario's.
///
/// The file may also be a whole scenario, of which only these count.
public struct SystemFile: Sendable {
  /// The name of a preset, or of the file.
  public let name: String
  /// The path, or for a preset what messages call it.
  let file: String
  /// Of a preset.
  let bytes: [UInt8]?

  /// What messages write behind the name of a preset.
  static let mark = " (preset)"

  /// The name of a scenario's own contracts among funding systems.
  public static let own = "eigen"

  /// A file on disk, called as it is there.
  public init(path: String) {
    var name = FileBytes.name(path)
    if let dot = name.lastIndex(of: "."), dot != name.startIndex { name = String(name[..<dot]) }
    self.init(path: path, name: Self.key(name))
  }

  /// A name that can stand in tables and in names of files.
  private static func key(_ name: String) -> String {
    let key = name.lowercased().map { character -> Character in
      ScenarioFormat.isName(String(character)) ? character : "_"
    }
    return String(key.prefix(60))
  }

  /// A file on disk with a name of its own.
  init(path: String, name: String) {
    self.name = name
    file = path
    bytes = nil
  }

  /// One that comes with the program.
  init(preset name: String) {
    self.name = name
    file = name + Self.mark
    bytes = PackageText.bytes(name + ".yaml")
  }

  /// Funding forms, from the most open to the most closed.
  public static let forms = [
    "inspanningsgericht", "outputgericht", "lumpsum", "populatiebekostiging", "taakgericht",
    "subsidie",
  ].map { SystemFile(preset: $0) }

  /// Each layer its own form.
  static let layered = SystemFile(preset: "gelaagd")

  /// The funding systems that come with the program: the forms, and how gemeenten put them together.
  public static let presets = forms + [layered] + gemeenten

  /// The names of presets, for messages.
  public static let allowedNames =
    (forms + [layered]).map(\.name).joined(separator: ", ")
    + ", a gemeente such as groningen-2019 ('wijkraming systems' lists them)"

  /// A preset by its name.
  public static func preset(_ name: String) -> SystemFile? { presets.first { $0.name == name } }

  /// The path of a file on disk; nil for a preset.
  public var path: String? { bytes == nil ? file : nil }

  /// The text of a preset; nil for a file on disk.
  public var text: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

  /// The keys that take the place of those of a scenario.
  static let replacedKeys = ["percelen", "contracten"]
  /// What else it may say, beside the keys of a scenario.
  static let ownKeys = ["omschrijving"]

  /// What a system says about itself.
  public struct Header: Sendable, Equatable {
    public let title: String
    /// One sentence; empty where there is none.
    public let description: String
    public let source: String

    public init(title: String, description: String = "", source: String = "") {
      self.title = title
      self.description = description
      self.source = source
    }
  }

  /// Reads what the system says about itself.
  ///
  /// - Throws: `ScenarioErrors` for a file that is no funding system.
  public func header() throws(ScenarioErrors) -> Header {
    let diagnostics = Diagnostics()
    var files = ScenarioFiles(
      file: file, bytes: bytes, declaration: ScenarioFormat.root, diagnostics: diagnostics)
    let content = files.readSystem(self) ?? []
    try diagnostics.throwIfAny()
    let text = { (key: String) -> String? in
      guard let entry = content.first(where: { $0.key == key }),
        case .scalar(let text, _) = entry.value.content, !text.isEmpty
      else { return nil }
      return text
    }
    return Header(
      title: text("titel") ?? text("naam") ?? name, description: text("omschrijving") ?? "",
      source: text("source") ?? "")
  }
}

extension ScenarioError {
  /// Whether it is about a funding system that comes with the program.
  public var isOfPreset: Bool { file.hasSuffix(SystemFile.mark) }
}
