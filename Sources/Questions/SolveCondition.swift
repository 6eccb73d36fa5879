import Analysis

/// What a figure of a run has to be: `p_overrun <= 0.10`.
public struct SolveCondition: Sendable, Equatable {
  public enum Sign: String, Sendable, CaseIterable {
    case atMost = "<="
    case below = "<"
    case atLeast = ">="
    case above = ">"

    /// Whether less is better.
    var isUpper: Bool { self == .atMost || self == .below }
  }

  public let measure: QuestionMeasure
  public let sign: Sign
  public let bound: Double

  public init(_ measure: QuestionMeasure, _ sign: Sign, _ bound: Double) {
    self.measure = measure
    self.sign = sign
    self.bound = bound
  }

  public var text: String {
    "\(measure.name) \(sign.rawValue) \(bound == bound.rounded() && abs(bound) < 1e15 ? "\(Int(bound))" : "\(bound)")"
  }

  /// Whether a value meets it.
  func isMet(_ value: Double) -> Bool {
    switch sign {
    case .atMost: value <= bound
    case .below: value < bound
    case .atLeast: value >= bound
    case .above: value > bound
    }
  }

  /// By how much a value passes what is allowed, in bounds; negative where it is met.
  func excess(_ value: Double) -> Double {
    let scale = bound == 0 ? 1 : abs(bound)
    return (sign.isUpper ? value - bound : bound - value) / scale
  }
}

/// What was found at one value of the key.
public struct SolvePoint: Sendable {
  /// What a condition came to.
  public struct Outcome: Sendable {
    public let condition: SolveCondition
    public let value: Double
    public let lower: Double
    public let upper: Double

    public init(_ condition: SolveCondition, value: Double, lower: Double, upper: Double) {
      self.condition = condition
      self.value = value
      self.lower = lower
      self.upper = upper
    }

    public var isMet: Bool { condition.isMet(value) }

    /// The end of the interval that is the best, and the worst, for the condition.
    var best: Double { condition.sign.isUpper ? lower : upper }
    var worst: Double { condition.sign.isUpper ? upper : lower }
  }

  /// Which value of a figure counts: its own, or an end of its interval.
  enum View {
    case own
    case best
    case worst
  }

  public let x: Double
  public let outcomes: [Outcome]

  public init(x: Double, outcomes: [Outcome]) {
    self.x = x
    self.outcomes = outcomes
  }

  /// Whether all conditions are met.
  public var isMet: Bool { isMet(.own) }

  func isMet(_ view: View) -> Bool {
    outcomes.allSatisfy { $0.condition.isMet(figure($0, view)) }
  }

  /// The largest excess over all conditions.
  func excess(_ view: View) -> Double {
    outcomes.map { $0.condition.excess(figure($0, view)) }.max() ?? 0
  }

  private func figure(_ outcome: Outcome, _ view: View) -> Double {
    switch view {
    case .own: outcome.value
    case .best: outcome.best
    case .worst: outcome.worst
    }
  }
}
