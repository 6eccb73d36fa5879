@testable import ScenarioText
@testable import Scenarios

/// Columns as the scenario reader declares them, one set for every kind of column and strictness.
struct DeclaredTable {
  let columns: [TableColumn]
  let others: OtherColumns

  static let all = [
    DeclaredTable(
      columns: [
        TableColumn("wijk", .key), TableColumn("leeftijd", .number(0...150)),
        TableColumn("geslacht", .key), TableColumn("aantal", .number(0...1e9)),
      ], others: .ignored),
    DeclaredTable(
      columns: [
        TableColumn("jaar", .integer(-1_000_000...1_000_000)), TableColumn("wijk", .key),
        TableColumn("aantal", .number(-1e9...1e9)),
      ], others: .refused),
    DeclaredTable(
      columns: [
        TableColumn("van", .key), TableColumn("naar", .key, optional: true),
        TableColumn("kans", .number(0...1), optional: true),
      ], others: .refused),
    DeclaredTable(
      columns: [TableColumn("waarde", .number(-Double.greatestFiniteMagnitude ... .infinity))],
      others: .ignored),
    DeclaredTable(columns: TableDeclaration.aantallen.columns, others: .ignored),
  ]
}
