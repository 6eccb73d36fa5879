/// All that is said of a result but its name and its evaluation: units, words, and how it adds up.
///
/// Files, screens, reports, workbooks and the page on results take it from here and nowhere else.
public struct ResultDeclaration: Sendable {
  public let unit: ResultUnit
  /// What tables call it. `{percent}` stands for a certainty, `{rest}` for what it leaves of 100%.
  public let label: BilingualText
  /// What it is called where the heading says what it is of; the label where there is none.
  public let short: BilingualText
  /// One sentence or two: what it is, over what it is averaged or summed, its sign.
  public let help: BilingualText
  public let adding: AddingUp
  public let formula: ResultFormula?

  public init(
    _ unit: ResultUnit, _ label: BilingualText, short: BilingualText? = nil, help: BilingualText,
    adding: AddingUp, formula: ResultFormula? = nil
  ) {
    self.unit = unit
    self.label = label
    self.short = short ?? label
    self.help = help
    self.adding = adding
    self.formula = formula
  }
}

/// What a metric is made of, draw by draw and year by year; one that a run does not keep counts as 0.
public struct ResultFormula: Sendable, Equatable {
  public let plus: [Metric]
  public let minus: [Metric]
  /// What the sum is divided by; nothing is left where that is 0.
  public let divisor: Metric?

  public init(_ plus: [Metric], less minus: [Metric] = [], over divisor: Metric? = nil) {
    self.plus = plus
    self.minus = minus
    self.divisor = divisor
  }

  /// As `a + b - c`, in the names of the metrics.
  public var text: String {
    let less = minus.map { "- \($0.rawValue)" }.joined(separator: " ")
    let sum = [plus.map(\.rawValue).joined(separator: " + "), less].filter { !$0.isEmpty }
      .joined(separator: " ")
    return divisor.map { "(\(sum)) / \($0.rawValue)" } ?? sum
  }
}

/// Of what, and in which runs, `summary.csv` has a metric.
public struct MetricPlace: Sendable {
  /// In which runs a metric is kept; in the order in which they follow each other in `summary.csv`.
  public enum Presence: Sendable, CaseIterable {
    case always
    /// Where contracts have a budget, keep people waiting or send them elsewhere.
    case queues
    /// Where the gemeente's own work costs something.
    case uitvoering
    /// Where the gemeente pays for the sociale basis.
    case socialBase
    /// Where people cost something once.
    case oneOff
    /// Where herindicaties are limited.
    case reviews
    /// In every run, of the gemeente and of what its contracts cover.
    case contracts
    case begroting
    /// Where a contract has a budget.
    case budgets
    /// Where a contract has a budget or keeps people waiting.
    case budgetsOrQueues
  }

  public let levels: [Level]
  public let isByVoorziening: Bool
  /// Whether `monthly.csv` has its course within the years.
  public let isMonthly: Bool
  public let presence: Presence

  init(
    _ levels: [Level], _ presence: Presence = .always, byVoorziening: Bool = false,
    monthly: Bool = false
  ) {
    self.levels = levels
    self.presence = presence
    isByVoorziening = byVoorziening
    isMonthly = monthly
  }

  /// The gemeente and all its parts.
  static func everywhere(
    _ presence: Presence = .always, byVoorziening: Bool = false, monthly: Bool = false
  ) -> MetricPlace {
    MetricPlace(
      [.gemeente, .perceel, .contract, .wijk], presence, byVoorziening: byVoorziening,
      monthly: monthly)
  }

  /// The gemeente and what its contracts cover.
  static func contracts(_ presence: Presence) -> MetricPlace {
    MetricPlace([.gemeente, .perceel, .contract], presence)
  }
}
