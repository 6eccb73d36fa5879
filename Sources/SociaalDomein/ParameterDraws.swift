import NumericKernels

/// The drawn parameters of a scenario and the correlations between them.
///
/// Parameters that stand in the correlation share a Gaussian copula; the others are independent.
public struct ParameterTable: Sendable {
  public let drawn: [Parameter]
  /// All that were given, which stay where they are as long as the table knows them.
  private let parameters: [Parameter]
  let rows: [String: Int]
  /// Row of each drawn parameter as it stands in the scenario, which is found sooner than a key.
  let known: [ObjectIdentifier: Int]
  let copula: CorrelatedDraws?
  /// Rows of `drawn` that the copula ties together, in the order of its matrix.
  let correlated: [Int]

  /// - Parameters:
  ///   - parameters: every parameter of the scenario; the fixed ones take no draw.
  ///   - correlation: keys in the order of the copula's matrix; each must be a drawn parameter.
  public init(
    _ parameters: [Parameter], correlation: (keys: [String], draws: CorrelatedDraws)? = nil
  ) {
    var drawn: [Parameter] = []
    var rows: [String: Int] = [:]
    var known: [ObjectIdentifier: Int] = [:]
    for parameter in parameters where parameter.distribution != nil {
      let row = rows[parameter.key] ?? drawn.count
      if row == drawn.count { drawn.append(parameter) }
      rows[parameter.key] = row
      known[ObjectIdentifier(parameter)] = row
    }
    self.drawn = drawn
    self.parameters = parameters
    self.known = known
    self.rows = rows
    copula = correlation?.draws
    correlated = correlation?.keys.compactMap { rows[$0] } ?? []
  }
}

/// The drawn values of a block of replications, of which one is in hand.
///
/// Parameters of a whole block are drawn together, so that those with correlations are one dense
/// product: normal scores times the Cholesky factor.
public final class ParameterDraws {
  public static let block = CorrelatedDraws.block

  public let table: ParameterTable
  /// Row per drawn parameter, of `block` replications.
  private let values: Vector
  private let normals: Vector
  private let uniforms: Vector
  private var inHand = 0

  public init(table: ParameterTable) {
    self.table = table
    values = Vector(table.drawn.count * Self.block)
    normals = Vector(table.correlated.count * Self.block)
    uniforms = Vector(table.correlated.count * Self.block)
  }

  /// Draws every parameter for replications `first ..< first + count`, of which the first is in hand;
  /// no more than a block.
  public func draw(from stream: RandomStream, firstReplication first: Int, count: Int) {
    precondition(count <= Self.block, "more replications than a block has")
    inHand = 0
    for (row, parameter) in table.drawn.enumerated() {
      stream.fillUniforms(
        values, from: row * Self.block, count: Self.block, firstReplication: first,
        at: .parameter(parameter.key))
    }
    if let copula = table.copula { correlate(copula) }
    for (row, parameter) in table.drawn.enumerated() {
      guard let distribution = parameter.distribution else { continue }
      for index in row * Self.block..<row * Self.block + count {
        values[index] = distribution.quantile(values[index])
      }
    }
  }

  private func correlate(_ copula: CorrelatedDraws) {
    for (variable, row) in table.correlated.enumerated() {
      for place in 0..<Self.block {
        normals[variable * Self.block + place] = NormalDistribution.quantile(
          values[row * Self.block + place])
      }
    }
    copula.uniforms(from: normals, into: uniforms)
    for (variable, row) in table.correlated.enumerated() {
      for place in 0..<Self.block {
        values[row * Self.block + place] = uniforms[variable * Self.block + place]
      }
    }
  }

  /// Takes a replication of the block in hand, by its place from 0.
  public func select(_ place: Int) { inHand = place }

  /// The value of a parameter in the replication in hand; a fixed one is the same in all.
  public subscript(parameter: Parameter) -> Double {
    guard parameter.distribution != nil else { return parameter.value }
    guard let row = table.known[ObjectIdentifier(parameter)] ?? table.rows[parameter.key] else {
      preconditionFailure("parameter '\(parameter.key)' is not in the parameter table")
    }
    return values[row * Self.block + inHand]
  }

  /// The value of a series in a year, in the replication in hand.
  public func value(_ series: ParameterSeries, _ year: Int) -> Double {
    // As `series.value`, without counting references.
    var index = series.steps.count - 1
    while index > 0 && series.steps[index].year > year { index -= 1 }
    return self[series.steps[index].parameter]
  }
}
