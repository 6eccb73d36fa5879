/// A scenario to start from, with the tables it reads and the schema for editors.
public struct ScenarioTemplate {
  /// How much of a scenario its author is to fill in.
  public enum Form: Sendable {
    /// Everything in one file.
    case full
    /// One page of what every gemeente knows, over a file of national assumptions.
    case small
  }

  /// The name of the new scenario.
  public let name: String
  public let form: Form

  /// Nil for a text that cannot name a scenario, see `ScenarioFormat.isName`, or that is the name of the
  /// file of national assumptions beside it.
  public init?(name: String, form: Form = .full) {
    guard ScenarioFormat.isName(name), form == .full || name != Self.assumptions else { return nil }
    self.name = name
    self.form = form
  }

  /// The files by name, the scenario first.
  public var files: [(name: String, bytes: [UInt8])] {
    let tables = ["instituties.csv", "sterfte.csv", "geboorte.csv"]
    let others =
      switch form {
      case .full: ["bevolking.csv"] + tables + ["profielen.csv"]
      case .small:
        ["\(Self.assumptions).yaml", "inwoners.csv"] + tables + ["profielen_productcategorie.csv"]
      }
    let schema = Array(ScenarioSchema().text().utf8)
    return [(fileName, scenario)] + others.map { ($0, PackageText.bytes($0)) }
      + [(ScenarioSchema.fileName, schema)]
  }

  public var fileName: String { "\(name).yaml" }

  /// The tables that hold for the whole country, and the schema for editors.
  public static var national: [(name: String, bytes: [UInt8])] {
    let tables = ["instituties.csv", "sterfte.csv", "geboorte.csv"]
    return tables.map { ($0, PackageText.bytes($0)) }
      + [(ScenarioSchema.fileName, Array(ScenarioSchema().text().utf8))]
  }

  /// The file of national assumptions of a small form, without its ending.
  private static let assumptions = "landelijk"

  private var scenario: [UInt8] {
    let file = form == .full ? "scenario.yaml" : "klein.yaml"
    let text = String(decoding: PackageText.bytes(file), as: UTF8.self)
    return Array(text.replacing(": NAAM", with: ": \(name)").utf8)
  }
}

extension ScenarioFormat {
  /// Whether a text can be the `naam` of a scenario: lower case letters, digits, `-` and `_`.
  public static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == 95 || $0 == 45
      }
  }
}
