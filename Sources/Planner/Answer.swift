/// One cell that a planner fills in: what may stand there, and what the empty workbook shows.
public struct Answer: Sendable {
  public enum Kind: Sendable, Equatable {
    case text
    case year(ClosedRange<Int>)
    case whole(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case clients(ClosedRange<Double>)
    case euros(ClosedRange<Double>)
    /// Shown as a percentage: 0.05 is 5%.
    case share(ClosedRange<Double>)
    case choice([String])
    /// A name out of a column of a block.
    case name(block: String, column: String)
  }

  public enum Example: Sendable, Equatable {
    case none
    case text(String)
    case number(Double)
  }

  public let kind: Kind
  public let isRequired: Bool
  public let example: Example

  init(_ kind: Kind, required isRequired: Bool = false, _ example: Example = .none) {
    self.kind = kind
    self.isRequired = isRequired
    self.example = example
  }

  func showing(_ example: Example) -> Answer { Answer(kind, required: isRequired, example) }

  /// What may stand in the cell, as messages say it.
  var allowed: String {
    let text: String
    switch kind {
    case .text: text = "a text of at most \(FormReader.longestText) characters"
    case .year(let range): text = "a year from \(range.lowerBound) to \(range.upperBound), as 2026"
    case .whole(let range):
      text = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number(let range), .clients(let range):
      text =
        "a number from \(FigureText.plain(range.lowerBound)) to "
        + FigureText.plain(range.upperBound)
    case .euros(let range):
      text =
        "an amount in euros from \(FigureText.plain(range.lowerBound)) to "
        + FigureText.plain(range.upperBound)
    case .share(let range):
      text =
        "a percentage from \(FigureText.percent(range.lowerBound)) to "
        + FigureText.percent(range.upperBound)
    case .choice(let words): text = words.joined(separator: ", ")
    case .name(let block, _): text = "a name of the list '\(block)'"
    }
    return text
  }
}

/// One cell of the form, wherever it stands.
public struct AnswerKey: Hashable, Sendable {
  public let block: String
  public let row: String
  public let column: String

  public init(_ block: String, _ row: String, _ column: String) {
    self.block = block
    self.row = row
    self.column = column
  }
}

/// Words on the form, or a formula that repeats what was filled in elsewhere.
public enum FormLabel: Sendable, Equatable {
  case text(String)
  /// The content of another cell with words behind it, empty while that is empty.
  case echo(AnswerKey, suffix: String)
  /// The year so many after the first.
  case year(Int)
}

/// A column of answers.
public struct FormColumn: Sendable {
  public let key: String
  public let title: FormLabel
  /// In digits.
  public let width: Double

  init(_ key: String, _ title: String, width: Double = 14) {
    self.init(key, .text(title), width: width)
  }

  init(_ key: String, _ title: FormLabel, width: Double = 14) {
    self.key = key
    self.title = title
    self.width = width
  }
}

/// A row of answers; nil where a column asks nothing of this row.
public struct FormRow: Sendable {
  public let key: String
  public let label: FormLabel
  public let answers: [Answer?]
  public let note: String

  init(_ key: String, _ label: FormLabel, _ answers: [Answer?], note: String = "") {
    self.key = key
    self.label = label
    self.answers = answers
    self.note = note
  }

  init(_ key: String, _ label: String, _ answers: [Answer?], note: String = "") {
    self.init(key, .text(label), answers, note: note)
  }
}

/// Rows and columns of answers that belong together.
public struct FormBlock: Sendable {
  public let key: String
  public let title: String
  public let intro: String
  public let columns: [FormColumn]
  public let rows: [FormRow]
  /// Whether a row of sums stands below it.
  public var isSummed = false
  public var need = Need.always

  /// When what is required has to be there.
  public enum Need: Sendable {
    case always
    /// In the first row, and in every other of which a cell is filled in.
    case inUse
    /// As other sheets ask for it.
    case elsewhere
  }
}

/// One sheet of the workbook.
public struct FormSheet: Sendable {
  public let name: String
  public let title: String
  public let intro: String
  public let blocks: [FormBlock]
  /// Whether a workbook may do without it, as one that was made before it was there.
  public var isOptional = false
}
