import Scenarios

/// How the value that is looked for enters a scenario.
public enum SolveManner: String, Sendable, CaseIterable {
  /// The number itself, in the place of what stands there.
  case value
  /// Times what the scenario says, in every year.
  case factor
  /// Added to what the scenario says, in every year.
  case add

  func text(_ x: Double) -> String {
    switch self {
    case .value: Self.number(x)
    case .factor: "x \(Self.number(x))"
    case .add: "+ \(Self.number(x))"
    }
  }

  /// A number as a scenario file has it, which no reader takes for thousands.
  static func number(_ x: Double) -> String {
    var text = "\(x)"
    if text.hasSuffix(".0") { text.removeLast(2) }
    let decimals = text.split(separator: ".").dropFirst().first ?? ""
    return decimals.count == 3 && !decimals.contains("e") ? text + "0" : text
  }
}

/// A question of which value of a key just meets conditions.
public struct SolveQuestion: Sendable {
  /// Keys that take the value together, with dots between; `alle` stands for every name there is.
  public let keys: [String]
  public let manner: SolveManner
  /// What is set beside them.
  public let beside: [StressAim]
  /// Whether `alle` reaches mappings that the scenario leaves out.
  public let adds: Bool
  public let conditions: [SolveCondition]
  public let range: ClosedRange<Double>
  public let period: Range<Int>

  public init(
    keys: [String], manner: SolveManner, beside: [StressAim] = [], adds: Bool = false,
    conditions: [SolveCondition], range: ClosedRange<Double>, period: Range<Int>
  ) {
    self.keys = keys
    self.manner = manner
    self.beside = beside
    self.adds = adds
    self.conditions = conditions
    self.range = range
    self.period = period
  }

  /// The changes of a scenario by which the key has a value.
  public func change(_ x: Double) -> StressFile {
    StressFile(
      name: "solve", changing: keys.map { StressAim($0, manner.text(x)) } + beside, adds: adds)
  }
}

/// What was found for a question.
public struct SolveAnswer: Sendable {
  public let question: SolveQuestion
  /// Years of the ramp that a frontier is drawn over; nil for a question alone.
  public let rampYears: Int?
  public let finding: RootSearch.Finding
  /// Every key as it is at the value that was found.
  public let changes: [ChangedKey]

  public init(
    question: SolveQuestion, rampYears: Int?, finding: RootSearch.Finding, changes: [ChangedKey]
  ) {
    self.question = question
    self.rampYears = rampYears
    self.finding = finding
    self.changes = changes
  }
}
