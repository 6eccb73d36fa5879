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

/// The shocks of one replication over all steps.
public final class Shocks {
  let model: ShockModel
  private let steps: Int
  private let targets: [ShockModel.Target]
  /// Factor per group and per wijk, each over the steps.
  private let factors: Vector
  private let wijkFactors: Vector
  private let groups: AutoregressiveNormals
  private let wijken: AutoregressiveNormals

  public init(model: ShockModel, wijken count: Int, steps: Int) {
    self.model = model
    self.steps = steps
    targets = model.groups.map(\.target)
    groups = AutoregressiveNormals(factor: model.correlation, point: .shock, steps: steps)
    wijken = AutoregressiveNormals(
      factor: model.wijkCorrelation, point: .wijkShock, steps: steps)
    factors = Vector(groups.rows * steps)
    wijkFactors = Vector(model.wijkSD == nil ? 0 : count * steps)
  }

  /// Draws all shocks of a replication: those of groups from the stream that a region shares, those of
  /// wijken from the gemeente's own.
  public func open(_ draw: StepDraw, grid: TimeGrid, draws: ParameterDraws) {
    var rho = draws[model.rho]
    if grid.monthsPerStep != 1 { rho = Elementary.power(rho, grid.monthsPerStep) }
    groups.draw(rho: rho, stream: draw.shared, replication: draw.number)
    for (row, group) in model.groups.enumerated() {
      write(groups.values, row, sd: draws[group.sd], into: factors)
    }
    VectorMath.exponentiate(factors)
    guard let wijkSD = model.wijkSD else { return }
    wijken.draw(rho: rho, stream: draw.stream, replication: draw.number)
    for row in 0..<wijken.rows { write(wijken.values, row, sd: draws[wijkSD], into: wijkFactors) }
    VectorMath.exponentiate(wijkFactors)
  }

  /// sd z - sd^2 / 2 over the steps of a row, of which the exponential has mean 1.
  private func write(_ normals: Vector, _ row: Int, sd: Double, into logs: Vector) {
    for index in row * steps..<(row + 1) * steps {
      logs[index] = sd * normals[index] - 0.5 * sd * sd
    }
  }

  /// Factor of all shocks on an effect in a step.
  public func factor(_ effect: ShockModel.Target, step: Int) -> Double {
    var factor = 1.0
    for row in targets.indices where targets[row] == effect {
      factor *= factors[row * steps + step]
    }
    return factor
  }

  /// Factor on new need of a wijk in a step.
  public func wijkFactor(_ wijk: Int, step: Int) -> Double {
    model.wijkSD == nil ? 1 : wijkFactors[wijk * steps + step]
  }
}

/// Standard normals over the steps of a run, with autocorrelation rho per step and a given correlation
/// between rows: one dense product of the factor with all innovations of a replication.
final class AutoregressiveNormals {
  let rows: Int
  /// Row by row, each over the steps.
  let values: Vector
  private let factor: Matrix
  private let independent: Vector
  private let point: DecisionPoint
  private let steps: Int
  /// Whether rows are independent, so that there is nothing to multiply.
  private let isDiagonal: Bool

  init(factor: Matrix, point: DecisionPoint, steps: Int) {
    self.factor = factor
    self.point = point
    self.steps = steps
    rows = factor.rows
    isDiagonal = factor == .identity(factor.rows)
    values = Vector(rows * steps)
    independent = Vector(rows * steps)
  }

  func draw(rho: Double, stream: RandomStream, replication: UInt32) {
    guard rows > 0 else { return }
    for pair in 0..<(rows + 1) / 2 {
      let second = 2 * pair + 1 < rows ? (2 * pair + 1) * steps : nil
      stream.fillNormalPairs(
        independent, rows: (2 * pair * steps, second), moments: steps, replication: replication,
        decision: point.rawValue, subject: UInt32(pair))
    }
    if isDiagonal {
      values.copy(independent)
    } else {
      MatrixProduct.multiply(factor, independent, width: steps, into: values)
    }
    let fresh = (1 - rho * rho).squareRoot()
    for row in 0..<rows {
      var z = values[row * steps]
      for index in row * steps + 1..<(row + 1) * steps {
        z = rho * z + fresh * values[index]
        values[index] = z
      }
    }
  }
}
