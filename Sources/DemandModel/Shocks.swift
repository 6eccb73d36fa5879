import NumericKernels
import SociaalDomein

/// Correlated log-shocks over time, per group of effects and per wijk.
///
/// z(t) = rho * z(t-1) + sqrt(1 - rho^2) * L * e(t) with L the Cholesky factor of the correlation,
/// z(0) stationary; the factor is exp(sd * z - sd^2 / 2), so that its mean is 1.
public struct ShockModel: Sendable {
  /// What a shock multiplies.
  public enum Target: Sendable, Equatable {
    case inflow
    case transition(TransitionClass)
    case price
  }
  public struct Group: Sendable {
    public let key: String
    public let target: Target
    /// Stationary standard deviation of the log.
    public let sd: Parameter
    public init(key: String, target: Target, sd: Parameter) {
      self.key = key
      self.target = target
      self.sd = sd
    }
  }

  public let groups: [Group]
  /// Lower factor of the correlation between groups.
  public let correlation: Matrix
  /// Shock on new need per wijk; nil for none.
  public let wijkSD: Parameter?
  /// Lower factor of the correlation between wijken; empty without shocks per wijk.
  public let wijkCorrelation: Matrix
  /// Autocorrelation over a month, of groups and wijken alike.
  public let rho: Parameter

  public init(
    groups: [Group], correlation: Matrix, wijkSD: Parameter?, wijkCorrelation: Matrix,
    rho: Parameter
  ) {
    self.groups = groups
    self.correlation = correlation
    self.wijkSD = wijkSD
    self.wijkCorrelation = wijkCorrelation
    self.rho = rho
  }

  public static let none = ShockModel(
    groups: [], correlation: .empty, wijkSD: nil, wijkCorrelation: .empty, rho: .fixed(0))
}

/// The shocks of one batch in the running step.
public final class Shocks {
  let model: ShockModel
  /// Factor per group.
  public let factors: LaneMatrix
  /// Factor on new need per wijk.
  public let wijkFactors: LaneMatrix
  private let groups: AutoregressiveNormals
  private let wijken: AutoregressiveNormals
  private let sd: LaneMatrix

  public init(model: ShockModel, wijken count: Int, lanes: Int) {
    self.model = model
    factors = LaneMatrix(rows: model.groups.count, lanes: lanes)
    wijkFactors = LaneMatrix(rows: count, lanes: lanes)
    groups = AutoregressiveNormals(factor: model.correlation, point: .shock, lanes: lanes)
    wijken = AutoregressiveNormals(
      factor: model.wijkCorrelation, point: .wijkShock, lanes: lanes)
    sd = LaneMatrix(rows: 2, lanes: lanes)
    wijkFactors.fill(1)
  }

  /// Moves to the step (step 0 draws the stationary start) and sets the factors: those of groups
  /// from the stream that a region shares, those of wijken from the gemeente's own.
  public func advance(_ draw: StepDraw, grid: TimeGrid, draws: ParameterDraws) {
    let (step, first) = (draw.step, draw.firstReplication)
    let rho = sd[1]
    draws.copy(model.rho, into: rho)
    for lane in rho.indices where grid.monthsPerStep != 1 {
      rho[lane] = Elementary.power(rho[lane], grid.monthsPerStep)
    }
    groups.advance(step: step, rho: rho, stream: draw.shared, firstReplication: first)
    for (index, group) in model.groups.enumerated() {
      draws.copy(group.sd, into: sd[0])
      Shocks.writeFactor(sd[0], groups.values[index], into: factors[index])
    }
    guard let wijkSD = model.wijkSD else { return }
    wijken.advance(step: step, rho: rho, stream: draw.stream, firstReplication: first)
    draws.copy(wijkSD, into: sd[0])
    for wijk in 0..<wijkFactors.rows {
      Shocks.writeFactor(sd[0], wijken.values[wijk], into: wijkFactors[wijk])
    }
  }

  /// Multiplies `target` by every shock on the given effect.
  public func multiply(_ effect: ShockModel.Target, into target: LaneMatrix.Row) {
    for (index, group) in model.groups.enumerated() where group.target == effect {
      target.multiply(by: factors[index])
    }
  }

  private static func writeFactor(
    _ sd: LaneMatrix.Row, _ z: LaneMatrix.Row, into target: LaneMatrix.Row
  ) {
    for lane in target.indices {
      let s = sd[lane]
      target[lane] = Elementary.exp(s * z[lane] - 0.5 * s * s)
    }
  }
}

/// Standard normals with autocorrelation rho per step and a given correlation between rows.
final class AutoregressiveNormals {
  let values: LaneMatrix
  private let factor: Matrix
  private let independent: LaneMatrix
  private let fresh: LaneMatrix
  private let point: DecisionPoint

  init(factor: Matrix, point: DecisionPoint, lanes: Int) {
    self.factor = factor
    self.point = point
    values = LaneMatrix(rows: factor.rows, lanes: lanes)
    independent = LaneMatrix(rows: factor.rows + factor.rows % 2, lanes: lanes)
    fresh = LaneMatrix(rows: factor.rows, lanes: lanes)
  }

  func advance(step: Int, rho: LaneMatrix.Row, stream: RandomStream, firstReplication: Int) {
    guard values.rows > 0 else { return }
    for pair in 0..<(values.rows + 1) / 2 {
      let address = DrawAddress(point, subject: UInt32(pair), month: step)
      stream.fillNormalPairs(
        independent[2 * pair], independent[2 * pair + 1], firstReplication: firstReplication,
        at: address)
    }
    MatrixProduct.multiply(factor, independent, into: fresh)
    for row in 0..<values.rows {
      let z = values[row]
      let e = fresh[row]
      for lane in z.indices {
        let r = step == 0 ? 0 : rho[lane]
        z[lane] = r * z[lane] + (1 - r * r).squareRoot() * e[lane]
      }
    }
  }
}
