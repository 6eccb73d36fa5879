import NumericKernels

/// What a number of a scenario is measured in; a scenario may state it, and then it must be this one.
public enum Unit: String, Sendable, CaseIterable {
  case persons = "personen"
  case personsPerYear = "personen/jaar"
  case clients = "clienten"
  case places = "plaatsen"
  case fte
  case perYear = "per jaar"
  case perStep = "kans per stap"
  case years = "jaar"
  case months = "maanden"
  case weeks = "weken"
  case days = "dagen"
  case euros = "euro"
  case eurosPerUnit = "euro/eenheid"
  case eurosPerMonth = "euro/maand"
  case eurosPerTrajectory = "euro/traject"
  case eurosPerPerson = "euro/inwoner"
  case eurosPerClient = "euro/client"
  case unitsPerMonth = "eenheden/maand"
  case hoursPerMonth = "uren/maand"
  case hoursPerUnit = "uren/eenheid"
  case unitsPerYear = "eenheden/jaar"
  case percentPerYear = "procent/jaar"
  case share = "aandeel"
  case factor = "factor"
  case relative = "verhouding"
  case perThousand = "per 1.000 inwoners"
  case logDeviation = "sd van de log"
}

/// Where a number comes from; without measured evidence it is an assumption wherever it shows.
public struct Source: Sendable, Equatable {
  /// What stands behind a number.
  public enum Standing: String, Sendable, CaseIterable {
    /// Something that measured it or fixed it.
    case evidence
    /// Nobody measured it.
    case assumption
    /// It says that there is nothing of its kind, such as no reserve or no discounting: the scenario left
    /// it out and claims nothing.
    case standard = "default"
  }

  public let text: String
  public init(_ text: String) { self.text = text }

  /// The source of a default by which there is nothing of its kind.
  public static func standard(_ text: String) -> Source {
    Source("\(Standing.standard.rawValue): \(text)")
  }

  /// The word with which a scenario marks a figure nobody measured.
  public static let estimate = "estimate"

  /// By the word that the text begins with: `estimate`, `default`, or anything else.
  public var standing: Standing {
    let lower = text.lowercased()
    if lower.hasPrefix(Source.estimate) { return .assumption }
    let word = Standing.standard.rawValue
    return lower == word || lower.hasPrefix(word + ":") ? .standard : .evidence
  }
}

/// A number of a scenario: fixed, or drawn once per replication from its distribution.
///
/// For a drawn parameter `value` is the mean of its distribution, on which the opening balance is
/// solved. The key is the dotted path in the scenario; it also addresses the draw, so that two
/// scenarios with the same key share their draws. Immutable; it is a class because rules of contracts ask
/// for its value every month, and a copy of its texts would cost more than they do.
public final class Parameter: Sendable, Equatable {
  public let key: String
  public let unit: Unit
  public let value: Double
  public let distribution: Distribution?
  public let source: Source?

  public init(
    key: String, unit: Unit, value: Double, distribution: Distribution? = nil,
    source: Source? = nil
  ) {
    self.key = key
    self.unit = unit
    self.value = value
    self.distribution = distribution
    self.source = source
  }

  /// A fixed number without a place in a scenario, for models built in code.
  public static func fixed(_ value: Double, unit: Unit = .factor) -> Parameter {
    Parameter(key: "", unit: unit, value: value)
  }

  /// A figure without a source, or with the source `estimate`, is an assumption.
  public var standing: Source.Standing { source?.standing ?? .assumption }
  public var isAssumption: Bool { standing == .assumption }

  public static func == (a: Parameter, b: Parameter) -> Bool {
    a === b
      || a.key == b.key && a.unit == b.unit && a.value == b.value
        && a.distribution == b.distribution && a.source == b.source
  }
}
