import Charts

/// What a report says, before it is a page or a workbook; the same for both.
public struct ReportDocument: Sendable {
  public let title: String
  /// Lines under the title: what was simulated, with how many draws.
  public let subtitle: [String]
  public let language: ScreenNumber.Language
  public let sections: [ReportSection]

  public init(
    title: String, subtitle: [String], language: ScreenNumber.Language, sections: [ReportSection]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.language = language
    self.sections = sections
  }
}

/// One question with its answer: a chapter of the page, a sheet of the workbook.
public struct ReportSection: Sendable {
  /// Name in links: lower case letters and `-`.
  public let id: String
  public let title: String
  /// Name of its sheet: at most 31 characters, without `[]:*?/\`.
  public let sheet: String
  public let blocks: [ReportBlock]

  public init(id: String, title: String, sheet: String, blocks: [ReportBlock]) {
    self.id = id
    self.title = title
    self.sheet = sheet
    self.blocks = blocks
  }
}

/// A part of a section, in reading order.
public enum ReportBlock: Sendable {
  case paragraph(String)
  /// What was found, a sentence each: the answer that stands out.
  case findings([String])
  /// Short answers, each with the figure it is about: shown large.
  case answers([ReportAnswer])
  case table(ReportTable)
  /// A chart with the table behind it, and which cells of that it draws; none of a chart whose values the
  /// table does not have.
  case chart(Chart, ReportTable, from: ChartCells? = nil)
  /// Small charts of the same kind next to each other, with one table behind them; where they share
  /// the axis, a height is the same value in all.
  case smallMultiples([Chart], ReportTable, sharesAxis: Bool = false)
  /// Text to be copied as it stands, such as a command.
  case code(String)
}

/// A question with its answer in one figure and one sentence.
public struct ReportAnswer: Sendable {
  public let question: String
  public let figure: ReportCell
  public let sentence: String

  public init(question: String, figure: ReportCell, sentence: String) {
    self.question = question
    self.figure = figure
    self.sentence = sentence
  }
}

/// Rows of cells under columns with names.
public struct ReportTable: Sendable {
  public struct Column: Sendable {
    public let title: String
    /// Whether it holds numbers, which stand to the right.
    public let isNumber: Bool
    /// The title over two lines, where columns are narrow.
    public let lines: [String]
    /// Whether a terminal, which has less room, leaves it out.
    public let isDetail: Bool

    public init(
      _ title: String, isNumber: Bool = true, lines: [String]? = nil, isDetail: Bool = false
    ) {
      self.title = title
      self.isNumber = isNumber
      self.lines = lines ?? ["", title]
      self.isDetail = isDetail
    }
  }

  public struct Row: Sendable {
    public enum Style: Sendable {
      case normal
      /// A sum or result.
      case strong
      /// A detail of the row above it.
      case faint
    }

    public let cells: [ReportCell]
    public let style: Style
    /// By which charts know it; empty for a row that none draws.
    public let name: String
    /// Whether a terminal, which has less room, leaves it out.
    public let isDetail: Bool

    public init(
      _ cells: [ReportCell], style: Style = .normal, name: String = "", isDetail: Bool = false
    ) {
      self.cells = cells
      self.style = style
      self.name = name
      self.isDetail = isDetail
    }
  }

  public let caption: String
  public let columns: [Column]
  public let rows: [Row]
  /// A line under the table.
  public let note: String
  /// Whether the page folds it away where it stands behind a chart.
  public let isFolded: Bool

  public init(
    caption: String, columns: [Column], rows: [Row], note: String = "", isFolded: Bool = true
  ) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.note = note
    self.isFolded = isFolded
  }
}

/// One cell of a table.
public enum ReportCell: Sendable, Equatable {
  case text(String)
  /// `key` names the figure in the files of the run: `summary/gemeente/haarlem/totaal/net_cost/2022/mean`.
  case number(Double, NumberForm, key: String)
  /// A figure that does not exist, which is not zero.
  case empty

  /// How a number is shown; the value itself is never rounded.
  public enum NumberForm: Sendable, Equatable {
    /// Euros, shown in thousands: 2906123 is `2.906`.
    case thousands
    /// Euros as a result, in thousands with V (0 or more) or N (below 0) behind it: `294 V`.
    case result
    /// Euros more (`+237`) or less (`-402`), in thousands.
    case difference
    case euros
    /// People or other counts, with so many decimals.
    case count(places: Int)
    /// A share, shown as a percentage.
    case percent(places: Int)
    /// A share of a whole in the whole percents by which its parts add up to 100.
    case part(percent: Int)
    /// A probability in whole percents, never 0% or 100%: `<1%`, `35%`, `>99%`.
    case chance
    /// A plain number with so many decimals.
    case plain(places: Int)
  }
}
