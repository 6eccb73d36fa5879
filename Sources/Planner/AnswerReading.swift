import Scenarios
import Spreadsheet

/// Reads one cell as the answer that is asked there, and never as another.
struct AnswerReading {
  struct Fault: Error {
    let message: String
  }

  private let answer: Answer
  private let cell: SheetCell

  init(_ answer: Answer, _ cell: SheetCell) {
    self.answer = answer
    self.cell = cell
  }

  func value() -> Result<FilledForm.Value, Fault> {
    switch cell.value {
    case .missing:
      return refused(
        "the formula has no result in the file",
        "open the workbook in Excel or LibreOffice and save it")
    case .error(let word):
      return refused(
        "the formula gives the error \(word)", "mend the formula, or type the value itself")
    case .boolean(let isTrue):
      return refused("\(isTrue ? "TRUE" : "FALSE") stands here", "type what is asked")
    case .text(let text): return text.isEmpty ? refused("nothing", "fill it in") : read(text)
    case .number(let number): return read(number)
    }
  }

  private func refused(_ what: String, _ remedy: String) -> Result<FilledForm.Value, Fault> {
    .failure(Fault(message: "\(what); allowed: \(answer.allowed); \(remedy)"))
  }

  // MARK: Text

  private func read(_ written: String) -> Result<FilledForm.Value, Fault> {
    let words = written.split(whereSeparator: \.isWhitespace)
    let text = words.joined(separator: " ")
    switch answer.kind {
    case .text, .name: return named(text)
    case .choice(let words):
      guard let word = words.first(where: { $0.lowercased() == text.lowercased() }) else {
        return refused(
          "'\(shown(text))' is none of the list",
          "choose one of the list\(NearestName(among: words).suggestion(for: text))")
      }
      return .success(.text(word))
    case .year, .whole, .number, .clients, .euros, .share:
      return refused(
        "'\(shown(text))' is text and no number",
        "clear the cell and type the number with the digits alone, in a cell that is not formatted as "
          + "text")
    }
  }

  private func named(_ text: String) -> Result<FilledForm.Value, Fault> {
    guard text.count <= FormReader.longestText else {
      return refused("the text has \(text.count) characters", "make it shorter")
    }
    guard !text.unicodeScalars.contains(where: { InertText.isHidden($0) }) else {
      return refused("'\(shown(text))' holds a character that does not show", "type it anew")
    }
    return .success(.text(text))
  }

  private func shown(_ text: String) -> String {
    InertText.line(text.count <= 60 ? text : "\(text.prefix(60))...")
  }

  // MARK: Numbers

  private func read(_ number: Double) -> Result<FilledForm.Value, Fault> {
    let shown = cell.form == .percent ? FigureText.percent(number) : FigureText.plain(number)
    guard cell.form != .date else {
      return refused(
        "a date stands here", "give the cell the format Number and type what is asked")
    }
    switch answer.kind {
    case .text, .name:
      guard number == number.rounded(), abs(number) < 1e9, cell.form == .plain else {
        return refused("\(shown) is a number", "type a text")
      }
      return .success(.text(FigureText.plain(number)))
    case .choice: return refused("\(shown) is none of the list", "choose one of the list")
    case .year(let range), .whole(let range):
      return whole(number, shown, in: range)
    case .number(let range):
      return cell.form == .plain ? within(range, number, shown) : percentage(shown)
    case .clients(let range), .euros(let range):
      guard cell.form == .plain else { return percentage(shown) }
      return hasThousands(shown) ? thousands(number, shown) : within(range, number, shown)
    case .share(let range): return share(number, shown, in: range)
    }
  }

  private func share(_ number: Double, _ shown: String, in range: ClosedRange<Double>)
    -> Result<FilledForm.Value, Fault>
  {
    guard cell.form == .percent else {
      return refused(
        "\(shown) stands in a cell that is no longer formatted as a percentage, so that it may be "
          + "\(shown)% or \(FigureText.percent(number))",
        "give the cell the format Percentage and type the number with %")
    }
    return within(range, number, shown)
  }

  /// Whether a dot stands before exactly three digits: Excel in English reads 1.289 so.
  private func hasThousands(_ shown: String) -> Bool {
    !cell.isFormula && shown.firstMatch(of: #/^-?[1-9][0-9]{0,2}\.[0-9]{3}$/#) != nil
  }

  private func thousands(_ number: Double, _ shown: String) -> Result<FilledForm.Value, Fault> {
    refused(
      "\(shown) may be meant as \(FigureText.plain((number * 1000).rounded()))",
      "type it without a mark for thousands, or with two decimals at most")
  }

  private func percentage(_ shown: String) -> Result<FilledForm.Value, Fault> {
    refused(
      "\(shown) is a percentage", "give the cell the format Number and type what is asked")
  }

  private func whole(_ number: Double, _ shown: String, in range: ClosedRange<Int>)
    -> Result<FilledForm.Value, Fault>
  {
    guard cell.form == .plain else { return percentage(shown) }
    guard let value = Int(exactly: number), range.contains(value) else {
      return refused("\(shown) is none", "type one within these")
    }
    return .success(.number(number))
  }

  private func within(_ range: ClosedRange<Double>, _ number: Double, _ shown: String)
    -> Result<FilledForm.Value, Fault>
  {
    guard range.contains(number) else {
      return refused("\(shown) is outside the bounds", "type one within these")
    }
    return .success(.number(number))
  }
}
