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

  /// Writes need, row state * wijken + wijk, given expected need at the opening; without a draw the
  /// coefficients of indicators are their means.
  func write(expected: ExpectedNeed, draw: StepDraw?, into need: LaneMatrix) {
    switch self {
    case .equal:
      need.fill(1)
      return
    case .observed(let clients, let kappa):
      for (state, observed) in clients.enumerated() {
        pool(observed, kappa: kappa, state: state, expected: expected, into: need)
      }
    case .indicators(let model):
      model.write(states: expected.setting.states.count, draw: draw, into: need)
    }
    for state in expected.setting.states.indices { normalise(state, expected: expected, need) }
  }

  private func pool(
    _ observed: [Double], kappa: Double, state: Int, expected: ExpectedNeed, into need: LaneMatrix
  ) {
    let total = observed.reduce(0, +)
    let wijken = observed.count
    for lane in 0..<need.lanes {
      let ages = (0..<wijken).map { ageNeed(state, $0, lane, expected) }
      let sum = ages.reduce(0, +)
      for wijk in 0..<wijken {
        let predicted = sum > 0 ? ages[wijk] / sum * total : 0
        let neutral = total == 0 || predicted + kappa == 0
        need[state * wijken + wijk][lane] =
          neutral ? 1 : (observed[wijk] + kappa) / (predicted + kappa)
      }
    }
  }

  private func normalise(_ state: Int, expected: ExpectedNeed, _ need: LaneMatrix) {
    let wijken = expected.setting.wijken.count
    for lane in 0..<need.lanes {
      var ages = 0.0
      var weighted = 0.0
      for wijk in 0..<wijken {
        let predicted = ageNeed(state, wijk, lane, expected)
        ages += predicted
        weighted += predicted * need[state * wijken + wijk][lane]
      }
      guard weighted > 0 else { continue }
      for wijk in 0..<wijken { need[state * wijken + wijk][lane] *= ages / weighted }
    }
  }

  private func ageNeed(_ state: Int, _ wijk: Int, _ lane: Int, _ expected: ExpectedNeed) -> Double {
    let setting = expected.setting
    return setting.bands.indices.reduce(0) { sum, band in
      sum + expected.opening[setting.cell(state: state, band: band, wijk: wijk)][lane]
    }
  }
}

extension WijkNeed.IndicatorModel {
  /// b = mean + L z, then one product of indicators by drawn coefficients for all lanes.
  func write(states: Int, draw: StepDraw?, into need: LaneMatrix) {
    let count = mean.count
    let normals = LaneMatrix(rows: count, lanes: need.lanes)
    let coefficients = LaneMatrix(rows: count, lanes: need.lanes)
    if let draw {
      for index in 0..<count {
        let address = DrawAddress(.needCoefficient, subject: UInt32(index))
        draw.stream.fillNormals(
          normals[index], firstReplication: draw.firstReplication, at: address)
      }
    }
    MatrixProduct.multiply(factor, normals, into: coefficients)
    for index in 0..<count {
      let row = coefficients[index]
      for lane in row.indices { row[lane] += mean[index] }
    }
    MatrixProduct.multiply(indicators, coefficients, into: need)
    for wijk in 0..<indicators.rows {
      let first = need[wijk]
      for lane in first.indices { first[lane] = Elementary.exp(first[lane]) }
      for state in 1..<max(1, states) { need[state * indicators.rows + wijk].copy(first) }
    }
  }
}
