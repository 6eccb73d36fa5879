import NumericKernels
import SociaalDomein

/// One number's declaration: everything that help, schema, checks and reports need, stated once.
///
/// `label` is the Dutch name for reports, `help` an English line.
/// `range` is in `unit`; infinite bounds mean no bound. With `aboveLowerBound` the lower bound
/// itself is not allowed. A number that the scenario leaves out takes `defaultValue` with
/// `defaultSource`; without a default it is required.
public struct ParameterDeclaration: Sendable, Equatable {
  public let name: String
  public let label: String
  public let unit: Unit
  public let range: ClosedRange<Double>
  public let aboveLowerBound: Bool
  public let defaultValue: Double?
  public let defaultSource: Source
  /// Whether it is behaviour that contracts are assumed to bring, which can be switched off.
  public let isIncentive: Bool
  /// Of a number by year: what holds before its first year where nothing is said of it; nil for a level,
  /// which must then be given.
  public let beforeFirstYear: Double?
  public let help: String

  public init(
    _ name: String, label: String = "", unit: Unit, range: ClosedRange<Double> = 0...(.infinity),
    aboveLowerBound: Bool = false, defaultValue: Double? = nil,
    defaultSource: Source = ParameterDeclaration.assumedDefault, isIncentive: Bool = false,
    beforeFirstYear: Double? = nil, help: String
  ) {
    self.name = name
    self.label = label.isEmpty ? name.replacing("_", with: " ") : label
    self.unit = unit
    self.range = range
    self.aboveLowerBound = aboveLowerBound
    self.defaultValue = defaultValue
    self.defaultSource = defaultSource
    self.isIncentive = isIncentive
    self.beforeFirstYear = beforeFirstYear ?? defaultValue
    self.help = help
  }

  /// The source of a default that nobody measured.
  public static let assumedDefault = Source("\(Source.estimate): default")

  /// The range in words: `from 0 to 1`, `0 or more`, `above 0`, `any number`.
  public var rangeText: String {
    let low = numberText(range.lowerBound)
    let high = numberText(range.upperBound)
    switch (range.lowerBound.isFinite, range.upperBound.isFinite) {
    case (true, true) where aboveLowerBound: return "above \(low), at most \(high)"
    case (true, true): return "from \(low) to \(high)"
    case (true, false): return aboveLowerBound ? "above \(low)" : "\(low) or more"
    case (false, true): return "at most \(high)"
    case (false, false): return "any number"
    }
  }

  /// `a number in euro/eenheid, 0 or more`.
  public var expectation: String { "a number in \(unit.rawValue), \(rangeText)" }

  /// The same declaration under another key.
  package func named(_ key: String, label: String = "") -> ParameterDeclaration {
    ParameterDeclaration(
      key, label: label.isEmpty ? self.label : label, unit: unit, range: range,
      aboveLowerBound: aboveLowerBound, defaultValue: defaultValue, defaultSource: defaultSource,
      isIncentive: isIncentive, beforeFirstYear: beforeFirstYear, help: help)
  }

  func allows(_ value: Double) -> Bool {
    range.contains(value) && !(aboveLowerBound && value == range.lowerBound)
  }

  /// A value that stands in for one that could not be read.
  var placeholder: Double {
    if let defaultValue { return defaultValue }
    if allows(1) { return 1 }
    if range.lowerBound.isFinite, range.upperBound.isFinite {
      return (range.lowerBound + range.upperBound) / 2
    }
    return range.lowerBound.isFinite ? range.lowerBound + 1 : min(range.upperBound, 0)
  }
}
