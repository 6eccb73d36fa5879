/// How a cell looks; equal styles share one format of the workbook.
struct CellStyle: Hashable {
  enum Role: Hashable {
    case document
    case title
    case small
    case paragraph
    case question
    case figure
    case sentence
    case caption
    case heading
    case body(ReportTable.Row.Style)
    case code
    /// A cell to fill in.
    case entry(isRequired: Bool)
    /// A cell in a row or column of such, in which nothing is asked.
    case closed
  }

  let role: Role
  var isRight = false
  /// Room at the side where the text begins, in steps of Excel's own.
  var indent = 0
  /// Whether it stands in a row of several lines, where it begins at the top.
  var isTall = false
  /// Excel's format of a number, in its own (English) marks; empty for text.
  var numberFormat = ""

  var size: Double {
    switch role {
    case .document: 18
    case .title: 15
    case .figure: 14
    case .caption: 12
    case .small, .code: 10
    default: 11
    }
  }

  var isBold: Bool {
    switch role {
    case .document, .title, .figure, .caption, .heading, .question, .body(.strong): true
    default: false
    }
  }

  /// What a cell takes beside its text, in digits.
  var margin: Double { 1.6 + 1.4 * Double(indent) }

  /// Height of one line, in points.
  var lineHeight: Double { size * 1.38 }
}

extension ReportCell.NumberForm {
  /// The format that shows the value this way, whatever the language of the reader's Excel.
  var excelFormat: String {
    switch self {
    case .thousands: "#,##0,"
    case .result: "#,##0,\" V\";#,##0,\" N\""
    case .difference: "+#,##0,;-#,##0,;0"
    case .euros: "#,##0"
    case .count(let places): "#,##0" + Self.decimals(places)
    case .percent(let places): "0" + Self.decimals(places) + "%"
    case .part(let percent): Self.excelFormat(ofPart: percent)
    case .chance: "[<0.01]\"<1%\";[>0.99]\">99%\";0%"
    case .plain(let places): "0" + Self.decimals(places)
    }
  }

  /// As text, since Excel rounds each share by itself.
  private static func excelFormat(ofPart percent: Int) -> String {
    if percent <= 0 { return "[=0]\"0%\";\"<1%\"" }
    if percent >= 100 { return "[=1]\"100%\";\">99%\"" }
    return "\"\(percent)%\""
  }

  private static func decimals(_ places: Int) -> String {
    places > 0 ? "." + String(repeating: "0", count: min(places, 15)) : ""
  }

  /// About what Excel shows, to know how wide it is.
  func shown(_ value: Double, _ number: ScreenNumber) -> String {
    switch self {
    case .thousands: number.thousands(ofEuros: value)
    case .result: number.thousands(ofEuros: value) + " V"
    case .difference: "+" + number.thousands(ofEuros: value)
    case .euros: number.text(value)
    case .count(let places), .plain(let places): number.text(value, places: places)
    case .percent(let places): number.percent(value, places: places)
    case .part(let percent): number.percent(Double(percent) / 100, places: 0)
    case .chance: Words(language: number.language).chance(value, number)
    }
  }
}
