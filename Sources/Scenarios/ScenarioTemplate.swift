/// A scenario to start from, with the tables it reads and the schema for editors.
public struct ScenarioTemplate {
  /// The name of the new scenario.
  public let name: String

  /// Nil for a text that cannot name a scenario, see `ScenarioFormat.isName`.
  public init?(name: String) {
    guard ScenarioFormat.isName(name) else { return nil }
    self.name = name
  }

  /// The files by name, the scenario first.
  public var files: [(name: String, bytes: [UInt8])] {
    let tables = ["bevolking", "instituties", "sterfte", "geboorte", "profielen"]
      .map { $0 + ".csv" }
    let schema = Array(ScenarioSchema().text().utf8)
    return [(fileName, scenario)] + tables.map { ($0, PackageText.bytes($0)) }
      + [(ScenarioSchema.fileName, schema)]
  }

  public var fileName: String { "\(name).yaml" }

  /// The tables that hold for the whole country, and the schema for editors.
  public static var national: [(name: String, bytes: [UInt8])] {
    let tables = ["instituties.csv", "sterfte.csv", "geboorte.csv"]
    return tables.map { ($0, PackageText.bytes($0)) }
      + [(ScenarioSchema.fileName, Array(ScenarioSchema().text().utf8))]
  }

  private var scenario: [UInt8] {
    let text = String(decoding: PackageText.bytes("scenario.yaml"), as: UTF8.self)
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
