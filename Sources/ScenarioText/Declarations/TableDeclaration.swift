import SociaalDomein

/// One table's declaration: everything that its reader, its messages and its documentation need,
/// stated once.
///
/// Other columns than those declared may stand in the file and are not looked at.
public struct TableDeclaration: Sendable, Equatable {
  public let name: String
  /// What its rows say, in one line.
  public let help: String
  public let columns: [TableColumn]
  /// The columns that together identify a row; no two rows have the same in all of them.
  public let key: [String]

  public init(_ name: String, key: [String], columns: [TableColumn], help: String) {
    self.name = name
    self.help = help
    self.columns = columns
    self.key = key
  }

  /// The first column that does not identify the row: what the row says.
  public var value: String { columns.first { !key.contains($0.name) }?.name ?? "" }

  /// That column where it counts people, so that its rows can be added up.
  package var count: String? {
    let counted: Set<Unit?> = [.persons, .personsPerYear, .clients]
    return columns.first { $0.name == value && counted.contains($0.unit) }?.name
  }

  /// Its columns in a line: `leeftijd (or leeftijd_van, leeftijd_tot)`.
  var columnText: String {
    let others = columns.flatMap(\.orInstead)
    return columns.filter { !others.contains($0.name) }.map { column in
      let instead = column.orInstead.joined(separator: ", ")
      return column.name + (instead.isEmpty ? "" : " (or \(instead))")
    }.joined(separator: ", ")
  }

  /// The same table with more columns.
  package func with(_ more: [TableColumn]) -> TableDeclaration {
    TableDeclaration(name, key: key, columns: columns + more, help: help)
  }
}
