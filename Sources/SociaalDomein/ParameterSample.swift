/// Rows of values for drawn parameters, in place of draws from their distributions: replication r takes row
/// (r - 1) mod `rows`, whole, so that what the rows know of correlation is kept.
public struct ParameterSample: Sendable, Equatable {
  /// Keys of the parameters, each once.
  public let keys: [String]
  public let rows: Int
  /// [row * keys + key], on the scale of the parameter.
  public let values: [Double]

  /// - Parameter values: row by row, `keys.count` numbers each, at least one row.
  public init(keys: [String], values: [Double]) {
    precondition(!keys.isEmpty && !values.isEmpty, "a sample has a parameter and a row")
    precondition(values.count.isMultiple(of: keys.count), "a row has a value for each parameter")
    self.keys = keys
    self.values = values
    rows = values.count / keys.count
  }

  /// The value of a parameter, by its place among the keys, in a replication that counts from 1.
  public func value(_ key: Int, replication: Int) -> Double {
    values[(replication - 1) % rows * keys.count + key]
  }

  /// All values of a parameter, by row.
  public func column(_ key: Int) -> [Double] {
    (0..<rows).map { values[$0 * keys.count + key] }
  }
}
