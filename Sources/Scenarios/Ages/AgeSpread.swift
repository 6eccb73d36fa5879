/// What was assumed to give groups of ages of a table their single ages: for whoever reads the results.
public struct AgeSpread: Sendable, Equatable {
  /// Whose shape the groups were given.
  public enum Shape: Sendable, Equatable {
    /// The Netherlands in these years.
    case national(ClosedRange<Int>)
    /// A table that the scenario names.
    case given(path: String)
  }

  /// The key of the table: `bevolking.aantallen`.
  public let key: String
  public let shape: Shape
  /// Wijken of which ages or sexes were spread, and all wijken.
  public let wijken: Int
  public let allWijken: Int
  /// Whether rows tell men and women together.
  public let dividesSexes: Bool
  /// Persons of 75 and older, in the first year of the table, who were told in a group that begins younger.
  public let elderly: Double
}
