import NumericKernels
import SociaalDomein

/// Need of a wijk relative to what its ages alone predict, normalised to sum need x E = sum E.
public enum WijkNeed: Sendable {
  /// Every wijk as its ages predict.
  case equal
  /// need = (O + kappa) / (E + kappa) from observed clients O, [state][wijk], with E scaled to the
  /// sum of O; kappa pools small wijken.
  case observed(clients: [[Double]], kappa: Double)
  /// need = exp(x b) from indicators x of the wijk and coefficients b from their joint normal.
  case indicators(IndicatorModel)

  /// Coefficients of wijk indicators: low income, severe psychiatric disorder, single households.
  public struct IndicatorModel: Sendable {
    /// Wijken by indicators, each usually in deviation from the gemeente.
    public let indicators: Matrix
    public let mean: [Double]
    /// Lower Cholesky factor of the covariance of the coefficients.
    public let factor: Matrix
    public init(indicators: Matrix, mean: [Double], factor: Matrix) {
      self.indicators = indicators
      self.mean = mean
      self.factor = factor
    }
  }

  /// Writes need per place, given expected need at the opening.
  ///
  /// - Parameter drawn: need of each wijk by its indicators; without it, that at the mean coefficients.
  func write(expected: ExpectedNeed, drawn: [Double]? = nil, into need: Vector) {
    let wijken = expected.setting.wijken.count
    switch self {
    case .equal:
      need.fill(1)
      return
    case .observed(let clients, let kappa):
      for (state, observed) in clients.enumerated() {
        pool(observed, kappa: kappa, ageNeed(state, expected), state: state, into: need)
      }
    case .indicators(let model):
      let byWijk = drawn ?? model.atMeans
      for place in need.indices { need[place] = byWijk[place % wijken] }
    }
    for state in expected.setting.states.indices {
      normalise(state, ageNeed(state, expected), need)
    }
  }

  private func pool(
    _ observed: [Double], kappa: Double, _ ages: [Double], state: Int, into need: Vector
  ) {
    let total = observed.reduce(0, +)
    let sum = ages.reduce(0, +)
    for wijk in observed.indices {
      let predicted = sum > 0 ? ages[wijk] / sum * total : 0
      let isNeutral = total == 0 || predicted + kappa == 0
      need[state * observed.count + wijk] =
        isNeutral ? 1 : (observed[wijk] + kappa) / (predicted + kappa)
    }
  }

  private func normalise(_ state: Int, _ ages: [Double], _ need: Vector) {
    let first = state * ages.count
    var weighted = 0.0
    for wijk in ages.indices { weighted += ages[wijk] * need[first + wijk] }
    guard weighted > 0 else { return }
    let factor = ages.reduce(0, +) / weighted
    for wijk in ages.indices { need[first + wijk] *= factor }
  }

  /// Expected need of a state by age alone, per wijk.
  private func ageNeed(_ state: Int, _ expected: ExpectedNeed) -> [Double] {
    let setting = expected.setting
    return setting.wijken.indices.map { wijk in
      setting.bands.indices.reduce(0) {
        $0 + expected.opening[setting.cell(state: state, band: $1, wijk: wijk)]
      }
    }
  }
}

extension WijkNeed.IndicatorModel {
  /// exp(x b) at the means of the coefficients, per wijk.
  var atMeans: [Double] {
    (0..<indicators.rows).map { wijk in
      Elementary.exp(mean.indices.reduce(0) { $0 + indicators[wijk, $1] * mean[$1] })
    }
  }
}

/// Need of wijken by indicators, for a block of replications: two dense products, of the Cholesky factor
/// with normals and of indicators with drawn coefficients.
final class IndicatorDraws {
  private static let block = ParameterDraws.block
  private let model: WijkNeed.IndicatorModel
  private let normals: Vector
  private let coefficients: Vector
  private let needs: Vector

  init(_ model: WijkNeed.IndicatorModel) {
    self.model = model
    normals = Vector(model.mean.count * Self.block)
    coefficients = Vector(model.mean.count * Self.block)
    needs = Vector(model.indicators.rows * Self.block)
  }

  /// b = mean + L z, then exp(x b), for a block of replications from the first.
  func draw(from stream: RandomStream, firstReplication: Int) {
    for index in model.mean.indices {
      stream.fillUniforms(
        normals, from: index * Self.block, count: Self.block, firstReplication: firstReplication,
        at: DrawAddress(.needCoefficient, subject: UInt32(index)))
    }
    for index in normals.indices { normals[index] = NormalDistribution.quantile(normals[index]) }
    MatrixProduct.multiply(model.factor, normals, width: Self.block, into: coefficients)
    for index in coefficients.indices { coefficients[index] += model.mean[index / Self.block] }
    MatrixProduct.multiply(model.indicators, coefficients, width: Self.block, into: needs)
    VectorMath.exponentiate(needs)
  }

  /// Need of each wijk in a replication, by its place in the block.
  func need(_ place: Int) -> [Double] {
    (0..<model.indicators.rows).map { needs[$0 * Self.block + place] }
  }
}
