import Scenarios

/// The lines of a file that is made from a workbook, each with the cell it came from.
struct ScenarioLines {
  private(set) var lines: [String] = []
  /// By the number of a line, from 1.
  private(set) var origins: [Int: CellPlace] = [:]

  mutating func add(_ line: String, from place: CellPlace? = nil) {
    lines.append(line)
    if let place { origins[lines.count] = place }
  }

  mutating func add(_ lines: [String]) { self.lines += lines }

  var bytes: [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }
}

/// Figures and sources of a form as YAML.
struct FormFigures {
  let form: FilledForm
  let faults: FormFaults

  /// A number, or where a low and a high one stand beside it, the three as a distribution.
  ///
  /// - Parameter columns: low, likely, high.
  func uncertain(_ block: String, _ row: String, _ columns: [String], percent: Bool = false)
    -> String
  {
    let values = columns.map { form.number(block, row, $0) }
    guard let mode = values[1] else { return "0" }
    let text = percent ? FigureText.hundredfold : FigureText.plain
    switch (values[0], values[2]) {
    case (nil, nil): return text(mode)
    case (let low?, let high?):
      guard low <= mode, mode <= high, low < high else {
        faults.report(
          form.place(block, row, columns[1]),
          "low, likely and high are \(FigureText.plain(low)), \(FigureText.plain(mode)) and "
            + "\(FigureText.plain(high)); allowed: low below high, and the likely one between them; put "
            + "them in order, or clear low and high")
        return "0"
      }
      return "{ pert: { min: \(text(low)), mode: \(text(mode)), max: \(text(high)) } }"
    default:
      let empty = values[0] == nil ? 0 : 2
      faults.report(
        form.place(block, row, columns[empty]),
        "the cell is empty while the other of low and high is filled in; allowed: both or neither; fill "
          + "it in, or clear the other")
      return "0"
    }
  }

  /// A figure with its source, on one line.
  func sourced(_ figure: String, _ block: String, _ row: String) -> String {
    let inner =
      figure.hasPrefix("{ ") ? String(figure.dropFirst(2).dropLast(2)) : "value: \(figure)"
    return "{ \(inner), source: \(source(block, row)) }"
  }

  /// The source of a row, quoted: an assumption where none or only that of the example is given.
  func source(_ block: String, _ row: String) -> String {
    guard let text = form.text(block, row, "bron") else {
      let place = form.place(block, row, "bron").map { " (\($0))" } ?? ""
      return quoted("estimate: geen bron genoemd in het werkboek\(place)", always: true)
    }
    if Self.isExample(text) {
      return quoted("estimate: voorbeeld uit het werkboek, nog te vervangen", always: true)
    }
    for word in ["schatting", "aanname", "estimate"] where text.lowercased().hasPrefix(word) {
      let rest = text.dropFirst(word.count).drop { $0 == ":" || $0.isWhitespace }
      return quoted("estimate: \(rest.isEmpty ? "zonder toelichting" : rest)", always: true)
    }
    return quoted(text, always: true)
  }

  static func isExample(_ text: String) -> Bool {
    text.lowercased().hasPrefix(PlannerForm.exampleWord)
  }
}
