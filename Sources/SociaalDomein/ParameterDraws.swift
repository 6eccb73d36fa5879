import NumericKernels

/// How a drawn parameter moves with others that speak of the same: its normal score is the sum of theirs
/// by weight, scaled to a standard deviation of 1.
public struct SharedScore: Sendable {
  public struct Leader: Sendable {
    public let key: String
    public let weight: Double
    public init(key: String, weight: Double) {
      self.key = key
      self.weight = weight
    }
  }

  public let key: String
  public let leaders: [Leader]

  public init(key: String, leaders: [Leader]) {
    self.key = key
    self.leaders = leaders
  }
}

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
  /// The row whose score follows from those of others, with their weights.
  public private(set) var follower: (row: Int, leaders: [(row: Int, weight: Double)])?
  /// Values that stand in place of draws; nil where all are drawn.
  public private(set) var sample: ParameterSample?
  /// For each key of the sample its row in `drawn`.
  private(set) var sampledRows: [Int] = []

  /// - Parameters:
  ///   - parameters: every parameter of the scenario; the fixed ones take no draw.
  ///   - correlation: keys in the order of the copula's matrix; each must be a drawn parameter.
  ///   - shared: a parameter that moves with others, unless the correlation is about it.
  public init(
    _ parameters: [Parameter], correlation: (keys: [String], draws: CorrelatedDraws)? = nil,
    shared: SharedScore? = nil
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
    if let shared, let row = rows[shared.key], !correlated.contains(row) {
      follow(shared, row: row)
    }
  }

  /// The same, with values of a sample in place of draws; its keys are drawn parameters of the table.
  public func with(_ sample: ParameterSample) -> ParameterTable {
    var table = self
    table.sample = sample
    table.sampledRows = sample.keys.map { key in
      guard let row = rows[key] else { preconditionFailure("'\(key)' is no drawn parameter") }
      return row
    }
    return table
  }

  /// Scales the weights of the leaders, with the correlation there is between them.
  private mutating func follow(_ shared: SharedScore, row: Int) {
    let leaders = shared.leaders.compactMap { leader in
      rows[leader.key].map { (row: $0, weight: leader.weight) }
    }.filter { $0.weight != 0 }
    var variance = 0.0
    for one in leaders {
      for other in leaders {
        variance += one.weight * other.weight * correlation(one.row, other.row)
      }
    }
    guard variance > 0 else { return }
    let scale = 1 / variance.squareRoot()
    follower = (row, leaders.map { (row: $0.row, weight: $0.weight * scale) })
  }

  private func correlation(_ row: Int, _ other: Int) -> Double {
    if row == other { return 1 }
    guard let copula, let first = correlated.firstIndex(of: row),
      let second = correlated.firstIndex(of: other)
    else { return 0 }
    return copula.correlation[first, second]
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
    drawUniforms(from: stream, firstReplication: first, count: count)
    for (row, parameter) in table.drawn.enumerated() {
      guard let distribution = parameter.distribution else { continue }
      for index in row * Self.block..<row * Self.block + count {
        values[index] = distribution.quantile(values[index])
      }
    }
    if let sample = table.sample { take(sample, first: first, count: count) }
  }

  /// Puts the rows of a sample in the place of draws.
  private func take(_ sample: ParameterSample, first: Int, count: Int) {
    for (key, row) in table.sampledRows.enumerated() {
      for place in 0..<count {
        values[row * Self.block + place] = sample.value(key, replication: first + place)
      }
    }
  }

  /// The probabilities at which the distributions are read, for a block; no values yet.
  private func drawUniforms(from stream: RandomStream, firstReplication first: Int, count: Int) {
    precondition(count <= Self.block, "more replications than a block has")
    inHand = 0
    for (row, parameter) in table.drawn.enumerated() {
      stream.fillUniforms(
        values, from: row * Self.block, count: Self.block, firstReplication: first,
        at: .parameter(parameter.key))
    }
    if let copula = table.copula { correlate(copula) }
    if let follower = table.follower { follow(follower.leaders, follower.row) }
  }

  /// Normal scores of every drawn parameter before any sample: [parameter][replication - first].
  public func scores(
    from stream: RandomStream, firstReplication first: Int, count: Int
  ) -> [[Double]] {
    var scores = [[Double]](repeating: [], count: table.drawn.count)
    for start in stride(from: 0, to: count, by: Self.block) {
      let size = min(Self.block, count - start)
      drawUniforms(from: stream, firstReplication: first + start, count: size)
      for row in scores.indices {
        for place in 0..<size {
          scores[row].append(NormalDistribution.quantile(values[row * Self.block + place]))
        }
      }
    }
    return scores
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

  /// Sets the score of a row to the weighted sum of others; alone, a leader hands over its uniform.
  private func follow(_ leaders: [(row: Int, weight: Double)], _ row: Int) {
    for place in 0..<Self.block {
      if leaders.count == 1, leaders[0].weight > 0 {
        values[row * Self.block + place] = values[leaders[0].row * Self.block + place]
        continue
      }
      let score = leaders.reduce(0) {
        $0 + $1.weight * NormalDistribution.quantile(values[$1.row * Self.block + place])
      }
      values[row * Self.block + place] = min(1 - 0x1p-53, NormalDistribution.cdf(score))
    }
  }

  /// Gives every parameter its mean, in all replications.
  public func takeMeans() {
    for (row, parameter) in table.drawn.enumerated() {
      for place in 0..<Self.block { values[row * Self.block + place] = parameter.value }
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
