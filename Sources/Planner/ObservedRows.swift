import Scenarios

/// `realisatie.csv`, which the sheet of what happened comes down to.
///
/// Columns `level,name,voorziening,metric,period,value,unit,source`, as results are named.
struct ObservedRows {
  /// The name of the file.
  static let fileName = "realisatie.csv"

  private(set) var lines = ScenarioLines()
  /// Rows that were filled in.
  private(set) var count = 0

  private let form: FilledForm
  private let writer: ScenarioWriter
  private let faults: FormFaults
  private var known: [String: String] = [:]

  init(_ form: FilledForm, _ writer: ScenarioWriter, _ faults: FormFaults) {
    self.form = form
    self.writer = writer
    self.faults = faults
    lines.add("level,name,voorziening,metric,period,value,unit,source")
    for number in 1...PlannerForm.observationCount { add("realisatie.\(number)") }
  }

  private mutating func add(_ row: String) {
    let columns = ["wijk", "voorziening", "maat", "jaar", "deel", "waarde", "bron"]
    guard let first = columns.first(where: { form.isFilled("realisatie", row, $0) }) else { return }
    for column in ["maat", "jaar", "waarde"] where !form.isFilled("realisatie", row, column) {
      let used = form.place("realisatie", row, first).map { "\($0)" } ?? ""
      faults.report(
        place(row, column),
        "the cell is empty and has to be filled in, as \(used) is; allowed: what is counted, its year and its "
          + "value in every row that is used; fill it in, or clear the row")
    }
    let words = form.text("realisatie", row, "maat")
    guard let measure = PlannerForm.measures.first(where: { $0.words == words }),
      let year = form.number("realisatie", row, "jaar"),
      let value = form.number("realisatie", row, "waarde"),
      let wijk = named(row, "wijk", writer.wijken),
      let voorziening = named(row, "voorziening", writer.voorzieningen)
    else { return }
    let part = form.text("realisatie", row, "deel")
    let mark = PlannerForm.periods.first { $0.words == part }?.mark ?? ""
    let subject = [
      wijk.isEmpty ? "gemeente" : "wijk", wijk.isEmpty ? writer.name : wijk,
      voorziening.isEmpty ? "totaal" : voorziening, measure.metric, "\(Int(year))\(mark)",
    ].joined(separator: ",")
    let cell = place(row, "waarde")
    if let other = known.updateValue(cell?.description ?? "", forKey: subject) {
      faults.report(
        cell,
        "this figure stands in \(other) as well; allowed: one of a wijk, voorziening, count and period; clear "
          + "one of the two rows")
    }
    count += 1
    let source = form.text("realisatie", row, "bron") ?? "werkboek, zonder bron"
    let text = "\"\(source.replacing("\"", with: "\"\""))\""
    lines.add("\(subject),\(FigureText.plain(value)),\(measure.unit),\(text)", from: cell)
  }

  /// The key of a name; empty for none, nil for one that is not known, which is reported.
  private func named(_ row: String, _ column: String, _ names: FormNames) -> String? {
    guard let name = form.text("realisatie", row, column) else { return "" }
    if let found = names.row(named: name) { return found.key }
    faults.report(
      place(row, column),
      "'\(name)' is on no list; allowed: \(names.rows.map(\.name).joined(separator: ", ")), or an empty "
        + "cell for all together; choose one")
    return nil
  }

  private func place(_ row: String, _ column: String) -> CellPlace? {
    form.place("realisatie", row, column)
  }
}
