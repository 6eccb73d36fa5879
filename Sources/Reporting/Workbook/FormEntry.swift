import Planner

/// How a cell to fill in looks, and what Excel lets one type there.
struct FormEntry {
  private let answer: Answer

  init(_ answer: Answer) { self.answer = answer }

  var style: CellStyle {
    var style = CellStyle(role: .entry(isRequired: answer.isRequired))
    switch answer.kind {
    case .text, .choice, .name: break
    case .year, .whole: style.numberFormat = "0"
    case .number, .clients: style.numberFormat = "General"
    case .euros: style.numberFormat = "#,##0.##"
    case .share: style.numberFormat = "0.0#%"
    }
    style.isRight = !style.numberFormat.isEmpty
    return style
  }

  func entry(row: Int, column: Int) -> CellEntry {
    CellEntry(
      row: row, column: column, rule: rule,
      message: (answer.isRequired ? "Verplicht. " : "Mag leeg blijven. ") + allowed,
      refusal: "Toegestaan: " + allowed)
  }

  private var rule: CellEntry.Rule {
    switch answer.kind {
    case .text: .anything
    case .year(let range), .whole(let range): .whole(range)
    case .number(let range), .clients(let range), .euros(let range), .share(let range):
      .number(range)
    case .choice(let words): .list(words)
    case .name(let block, let column): .range(FormLayout.range(block: block, column: column))
    }
  }

  /// What may stand there, in Dutch.
  private var allowed: String {
    let number = ScreenNumber(.nl)
    func bounds(_ range: ClosedRange<Double>) -> String {
      "van \(number.text(range.lowerBound)) tot en met \(number.text(range.upperBound))"
    }
    switch answer.kind {
    case .text: return "een tekst."
    case .year(let range):
      return "een jaar van \(range.lowerBound) tot en met \(range.upperBound), zoals 2026."
    case .whole(let range):
      return "een geheel getal van \(range.lowerBound) tot en met \(range.upperBound)."
    case .number(let range), .clients(let range):
      return "een getal \(bounds(range)), zonder eenheid."
    case .euros(let range):
      return range.upperBound > 1e9
        ? "een bedrag in hele euro, zoals 3.000.000: niet in duizenden."
        : "een bedrag in euro \(bounds(range))."
    case .share(let range):
      return "een percentage van \(number.percent(range.lowerBound)) tot en met "
        + "\(number.percent(range.upperBound)), zoals 5%."
    case .choice: return "een woord uit de lijst."
    case .name: return "een naam uit de lijst: van het blad waar die staat."
    }
  }

  /// The words beside a row: whether it has to be filled in, and what it is.
  static func note(_ row: FormRow, isAlways: Bool) -> String {
    let isRequired = isAlways && row.answers.contains { $0?.isRequired == true }
    return [isRequired ? "Verplicht." : "", row.note].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What the example has in a cell of text.
  static func exampleText(of key: AnswerKey) -> String? {
    for block in PlannerForm.sheets.flatMap(\.blocks) where block.key == key.block {
      guard let row = block.rows.first(where: { $0.key == key.row }),
        let index = block.columns.firstIndex(where: { $0.key == key.column }),
        case .text(let text)? = row.answers[index]?.example
      else { return nil }
      return text
    }
    return nil
  }
}
