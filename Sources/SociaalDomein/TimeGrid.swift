import NumericKernels

/// The steps of a run: whole calendar years from 1 January of the start year.
public struct TimeGrid: Sendable, Equatable {
  public let startYear: Int
  public let years: Int
  /// Steps in a year: 12 for months, 1 for published yearly models.
  public let stepsPerYear: Int

  /// The random stream addresses a step with 12 bits.
  public static let maximumSteps = 1 << 12
  public static let weeksPerYear = 365.25 / 7

  public init(startYear: Int, years: Int, stepsPerYear: Int = 12) {
    self.startYear = startYear
    self.years = years
    self.stepsPerYear = stepsPerYear
  }

  public var steps: Int { years * stepsPerYear }
  /// Length of a step in years.
  public var dt: Double { 1 / Double(stepsPerYear) }
  public var monthsPerStep: Double { 12 / Double(stepsPerYear) }
  public func yearIndex(_ step: Int) -> Int { step / stepsPerYear }
  public func year(_ step: Int) -> Int { startYear + yearIndex(step) }
  public func stepOfYear(_ step: Int) -> Int { step % stepsPerYear }
  /// Time in years at the opening of a step.
  public func time(_ step: Int) -> Double { Double(step) * dt }
  /// Multipliers of the care flow move here: at the start of a quarter, or of every longer step.
  public func isQuarterStart(_ step: Int) -> Bool {
    let number = stepOfYear(step)
    // The step in which a quarter begins: the first whose opening is in it.
    return number == 0 || number * 4 / stepsPerYear != (number - 1) * 4 / stepsPerYear
  }
  /// The period of a step: the month in which it starts, as "2021-03", or for steps shorter than a
  /// month its number in the year, as "2021-s017".
  public func label(_ step: Int) -> String {
    let number = stepsPerYear > 12 ? stepOfYear(step) + 1 : 1 + stepOfYear(step) * 12 / stepsPerYear
    let width = stepsPerYear > 12 ? 3 : 2
    let digits = "\(number)"
    let zeros = String(repeating: "0", count: max(0, width - digits.count))
    return "\(year(step))-\(stepsPerYear > 12 ? "s" : "")\(zeros)\(digits)"
  }

  /// The first step that starts in or after a month, counted from January of the start year; months
  /// before it give steps below 0.
  public func step(atMonth month: Int) -> Int {
    let numerator = month * stepsPerYear
    return numerator >= 0 ? (numerator + 11) / 12 : -(-numerator / 12)
  }

  /// Share of a step that falls within months `from ..< until`, counted from the start.
  public func overlap(step: Int, from: Int, until: Int) -> Double {
    let opening = Double(step) * monthsPerStep
    let closing = Double(step + 1) * monthsPerStep
    let shared = min(closing, Double(until)) - max(opening, Double(from))
    return min(1, max(0, shared / monthsPerStep))
  }
}

/// Which stock of a step is counted for cost and time in care.
public enum CountConvention: String, Sendable, CaseIterable {
  case opening
  case closing
  case mean

  /// Time of counting within a step, as a share of it; the moment to which money is discounted.
  public var moment: Double {
    switch self {
    case .opening: 0
    case .closing: 1
    case .mean: 0.5
    }
  }

  @inlinable public func count(opening: Double, closing: Double) -> Double {
    switch self {
    case .opening: opening
    case .closing: closing
    case .mean: 0.5 * (opening + closing)
    }
  }

  /// The same of many numbers side by side.
  public func count(opening: Vector, closing: Vector, into counted: Vector) {
    switch self {
    case .opening: counted.copy(opening)
    case .closing: counted.copy(closing)
    case .mean: counted.setToSum(opening, closing, times: 0.5)
    }
  }
}

/// When in a step those who start care come in.
public enum EntrantConvention: String, Sendable, CaseIterable {
  case begin
  case middle
  case end

  /// Probability of leaving before the close of the step of entry, from that of a whole step.
  public func leaveProbability(whole: Double) -> Double {
    switch self {
    case .begin: whole
    case .middle: 1 - (1 - whole).squareRoot()
    case .end: 0
    }
  }

  /// Expected share still there at the close, from the survival of a whole step.
  public func remaining(survival: Double) -> Double { 1 - leaveProbability(whole: 1 - survival) }
}

/// Present value of later money.
public struct Discounting: Sendable, Equatable {
  /// Rate per year; 0 leaves amounts as they are.
  public let rate: Double
  public init(rate: Double) { self.rate = rate }

  /// Present value of one euro after `years`: (1 + rate)^-years.
  public func factor(years: Double) -> Double {
    rate == 0 ? 1 : Elementary.power(1 + rate, -years)
  }
}
