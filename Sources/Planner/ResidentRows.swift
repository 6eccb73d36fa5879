import Scenarios

/// The table of residents that the sheet of the population comes down to.
struct ResidentRows {
  private(set) var lines = ScenarioLines()
  private(set) var total = 0.0

  init(_ form: FilledForm, _ wijken: FormNames, _ faults: FormFaults) {
    lines.add("wijk,leeftijd,aantal,source")
    let source = FormFigures(form: form, faults: faults).source("herkomst", "inwoners")
    // A source of the table is a word of CSV: quotes double where YAML has backslashes.
    let isEstimate = source.hasPrefix("\"estimate")
    let text = isEstimate ? "estimate" : Self.csv(form.text("herkomst", "inwoners", "bron") ?? "")
    for number in 1...PlannerForm.wijkCount {
      let row = "wijk.\(number)"
      let column = PlannerForm.residents(number)
      guard let wijk = wijken.rows.first(where: { $0.row == row }) else {
        Self.refuseNameless(form, column, row, faults)
        continue
      }
      add(form, wijk, column, text, faults)
    }
  }

  private mutating func add(
    _ form: FilledForm, _ wijk: NamedRow, _ column: String, _ source: String,
    _ faults: FormFaults
  ) {
    var missing: [CellPlace] = []
    for (group, ages) in PlannerForm.ageGroups.enumerated() {
      let row = PlannerForm.ages(group)
      let place = form.place("bevolking", row, column)
      guard let count = form.number("bevolking", row, column) else {
        if let place { missing.append(place) }
        continue
      }
      total += count
      lines.add("\(wijk.key),\(ages),\(FigureText.plain(count)),\(source)", from: place)
    }
    guard let first = missing.first else { return }
    let others = missing.count > 1 ? " (and \(missing.count - 1) more below it)" : ""
    faults.report(
      first,
      "the cell is empty and has to be filled in, for the wijk '\(wijk.name)'\(others); allowed: a "
        + "number of residents, 0 where nobody lives; fill it in")
  }

  /// Residents of a wijk without a name would be left out.
  private static func refuseNameless(
    _ form: FilledForm, _ column: String, _ row: String, _ faults: FormFaults
  ) {
    let filled = PlannerForm.ageGroups.indices.map(PlannerForm.ages).first {
      form.isFilled("bevolking", $0, column)
    }
    guard let filled else { return }
    let name = form.place("wijken", row, "naam").map { "\($0)" } ?? ""
    faults.report(
      form.place("bevolking", filled, column),
      "residents stand here of a wijk that has no name in \(name); allowed: columns of wijken with a "
        + "name; give it one, or clear the column")
  }

  private static func csv(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
