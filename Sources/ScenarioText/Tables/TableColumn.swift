import SociaalDomein

/// One column that a table has, for its reader, its messages and its documentation.
public struct TableColumn: Sendable, Equatable {
  /// What its cells hold.
  public enum Kind: Sendable, Equatable {
    /// A name or other text, never empty.
    case key
    /// A whole number within bounds.
    case integer(ClosedRange<Int>)
    /// A number within bounds.
    case number(ClosedRange<Double>)
    /// A single age, or a group of ages as a label such as `0 tot 15 jaar`.
    case ages
  }

  public let name: String
  public let kind: Kind
  /// What its numbers are measured in; nil for text, and where the table does not say.
  public let unit: Unit?
  /// Whether the column may be left out; when it is there, its cells are checked like any others.
  public let isOptional: Bool
  /// The columns that may stand in its place, all of them.
  public let orInstead: [String]
  /// What an empty cell stands for; nil where every row needs a value.
  public let whenEmpty: Double?
  /// What it holds, in one line.
  public let help: String

  public init(
    _ name: String, _ kind: Kind, unit: Unit? = nil, optional: Bool = false,
    orInstead: [String] = [], whenEmpty: Double? = nil, help: String = ""
  ) {
    self.name = name
    self.kind = kind
    self.unit = unit
    self.isOptional = optional
    self.orInstead = orInstead
    self.whenEmpty = whenEmpty
    self.help = help
  }

  /// Columns that every table may have, read by no one: they tell people where rows come from.
  public static let remarks = ["source", "toelichting"]
}

extension TableColumn {
  /// The bounds of its numbers; nil for text.
  package var range: ClosedRange<Double>? {
    switch kind {
    case .key: nil
    case .integer(let range): Double(range.lowerBound)...Double(range.upperBound)
    case .number(let range): range
    case .ages: 0...Double(WrittenAges.last)
    }
  }

  var isInteger: Bool {
    switch kind {
    case .integer, .ages: true
    case .key, .number: false
    }
  }

  /// `from 0 to 1`, or `a whole number from 0 to 150`.
  var rangeText: String {
    guard let range else { return "text" }
    let bounds = ParameterDeclaration(name, unit: .factor, range: range, help: "").rangeText
    return isInteger ? "a whole number \(bounds)" : bounds
  }

  /// Whether it holds ages in years.
  var isAge: Bool { isInteger && unit == .years }

  /// Other words by which people call it, in lower case.
  var otherWords: [String] {
    switch name {
    case "wijk": ["wijken en buurten", "wijkenenbuurten", "wijk/stadsdeel", "buurt"]
    case "aantal": ["bevolking (aantal)", "inwoners", "aantal inwoners", "aantalinwoners"]
    case "geslacht": ["sekse", "sexe", "sex", "gender"]
    case "leeftijd": ["leeftijdsgroep", "leeftijdsklasse", "leeftijdscategorie", "age"]
    default: []
    }
  }

  /// Whether people may write thousands in it; without a unit it may count anything.
  var countsInThousands: Bool { range != nil && !isInteger && unit?.countsInThousands ?? true }
}

/// What happens to columns that nobody declared.
public enum OtherColumns: Sendable {
  /// Refused, but for `source` and `toelichting`.
  case refused
  /// Allowed and not looked at.
  case ignored
}
