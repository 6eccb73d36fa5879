/// The JSON Schema (draft 7) of a scenario or region file, for editors: made from the format, never by
/// hand.
///
/// A file with the key `gemeenten` is a region, and every other a scenario.
/// A scenario that extends another may leave out anything and take keys away with `null`; one that
/// does not must have all that is required. What needs more than one place to judge (names, sums,
/// contracts that fit) is left to the reader.
public struct ScenarioSchema {
  /// The name under which scenarios point to it.
  public static let fileName = "wijkraming.schema.json"

  public init() {}

  /// The schema as JSON, ending in a line feed.
  public func text() -> String { json.text() + "\n" }

  private var json: JSONText {
    .object([
      ("$schema", .string("http://json-schema.org/draft-07/schema#")),
      ("title", .string("wijkraming scenario")),
      ("if", .object([("required", .strings([RegionFormat.gemeenten]))])),
      ("then", all(of: ["region", "required_of_region"])),
      (
        "else",
        .object([
          ("allOf", .array([reference("scenario")])),
          ("if", .object([("required", .strings(["extends"]))])),
          ("else", reference("required")),
        ])
      ),
      (
        "definitions",
        .object(
          [
            ("scenario", SchemaForm.section(ScenarioFormat.root)),
            ("required", SchemaForm.required(ScenarioFormat.root) ?? .boolean(true)),
            ("region", SchemaForm.section(RegionFormat.root)),
            ("required_of_region", SchemaForm.required(RegionFormat.root) ?? .boolean(true)),
          ] + SchemaForm.definitions + SchemaDistribution.definitions)
      ),
    ])
  }

  private func all(of names: [String]) -> JSONText {
    .object([("allOf", .array(names.map { reference($0) }))])
  }

  private func reference(_ name: String) -> JSONText { SchemaForm.reference(name) }
}
