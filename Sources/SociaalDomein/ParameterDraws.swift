import NumericKernels

/// The drawn parameters of a scenario and the correlations between them.
///
/// Parameters that stand in the correlation share a Gaussian copula; the others are independent.
public struct ParameterTable: Sendable {
  public let drawn: [Parameter]
  let rows: [String: Int]
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
    for parameter in parameters where parameter.distribution != nil && rows[parameter.key] == nil {
      rows[parameter.key] = drawn.count
      drawn.append(parameter)
    }
    self.drawn = drawn
    self.rows = rows
    copula = correlation?.draws
    correlated = correlation?.keys.compactMap { rows[$0] } ?? []
  }
}

/// The drawn values of one batch: a row per drawn parameter, a lane per replication.
public final class ParameterDraws {
  public let table: ParameterTable
  let values: LaneMatrix
  private let normals: LaneMatrix
  private let uniforms: LaneMatrix

  public init(table: ParameterTable, lanes: Int) {
    self.table = table
    values = LaneMatrix(rows: table.drawn.count, lanes: lanes)
    normals = LaneMatrix(rows: table.correlated.count, lanes: lanes)
    uniforms = LaneMatrix(rows: table.correlated.count, lanes: lanes)
  }

  public var lanes: Int { values.lanes }

  /// Draws every parameter for replications `first ..< first + lanes`.
  public func draw(from stream: RandomStream, firstReplication first: Int) {
    for (row, parameter) in table.drawn.enumerated() {
      let lanes = values[row]
      stream.fillUniforms(lanes, firstReplication: first, at: .parameter(parameter.key))
    }
    if let copula = table.copula { correlate(copula) }
    for (row, parameter) in table.drawn.enumerated() {
      guard let distribution = parameter.distribution else { continue }
      let lanes = values[row]
      for lane in lanes.indices { lanes[lane] = distribution.quantile(lanes[lane]) }
    }
  }

  private func correlate(_ copula: CorrelatedDraws) {
    for (variable, row) in table.correlated.enumerated() {
      let source = values[row]
      let normal = normals[variable]
      for lane in source.indices { normal[lane] = NormalDistribution.quantile(source[lane]) }
    }
    copula.uniforms(from: normals, into: uniforms)
    for (variable, row) in table.correlated.enumerated() {
      let source = uniforms[variable]
      let target = values[row]
      for lane in source.indices { target[lane] = source[lane] }
    }
  }

  /// The value of a parameter in one lane; a fixed one is the same in all.
  public func value(_ parameter: Parameter, lane: Int) -> Double {
    guard let row = row(of: parameter) else { return parameter.value }
    return values[row][lane]
  }

  /// Writes a parameter's value per lane.
  public func copy(_ parameter: Parameter, into target: LaneMatrix.Row) {
    guard let row = row(of: parameter) else { return target.update(repeating: parameter.value) }
    let source = values[row]
    for lane in target.indices { target[lane] = source[lane] }
  }

  private func row(of parameter: Parameter) -> Int? {
    guard parameter.distribution != nil else { return nil }
    guard let row = table.rows[parameter.key] else {
      preconditionFailure("parameter '\(parameter.key)' is not in the parameter table")
    }
    return row
  }
}
