import Scenarios

/// Writes the answers of a form as a scenario.
struct ScenarioWriter {
  let form: FilledForm
  let faults: FormFaults
  let figures: FormFigures
  let wijken: FormNames
  let voorzieningen: FormNames
  let groups: FormNames
  let title: String
  let name: String
  let start: Int
  let horizon: Int

  init(_ form: FilledForm, _ faults: FormFaults) {
    self.form = form
    self.faults = faults
    figures = FormFigures(form: form, faults: faults)
    wijken = FormNames(form, block: "wijken", faults)
    voorzieningen = FormNames(form, block: "voorzieningen", faults)
    groups = FormNames(form, block: "clienten", faults)
    title = form.text("gemeente", "naam", "antwoord") ?? ""
    name = FormNames.key(of: title, joinedBy: "-")
    start = form.number("gemeente", "start", "antwoord").map { Int($0) } ?? 0
    horizon = form.number("gemeente", "horizon", "antwoord").map { Int($0) } ?? 1
    if name.isEmpty {
      faults.report(
        form.place("gemeente", "naam", "antwoord"),
        "'\(title)' cannot name a scenario; allowed: a name with letters or digits; choose another")
    }
  }

  func scenario() -> ScenarioLines {
    var lines = ScenarioLines()
    addHead(&lines)
    addPlaces(&lines)
    addVoorzieningen(&lines)
    addGroups(&lines)
    lines.add([""] + ScenarioTemplate.lines(of: "algemene_stromen"))
    addDrivers(&lines)
    addIndex(&lines)
    addContract(&lines)
    addBudget(&lines)
    return lines
  }

  private func addHead(_ lines: inout ScenarioLines) {
    let place = form.place("gemeente", "naam", "antwoord")
    lines.add([
      "# yaml-language-server: $schema=\(ScenarioSchema.fileName)", "#",
      "# Gemaakt door `wijkraming import` uit een werkboek van `wijkraming template`. Verander het werkboek",
      "# en lees het opnieuw in, of ga hier verder: kijk na elke verandering met `wijkraming check`.",
    ])
    lines.add("naam: \(quoted(name, always: true))", from: place)
    lines.add("titel: \(quoted(title, always: true))", from: place)
    lines.add([
      "source: \"estimate: uit het sjabloon van het werkboek\"", "",
    ])
    lines.add("start: \(start)", from: form.place("gemeente", "start", "antwoord"))
    lines.add("horizon: \(horizon)", from: form.place("gemeente", "horizon", "antwoord"))
    lines.add(["replications: 10000", "seed: 1", ""])
  }

  private func addPlaces(_ lines: inout ScenarioLines) {
    lines.add(["# Blad Gemeente.", "wijken:"])
    for wijk in wijken.rows {
      lines.add(
        "  \(quoted(wijk.key)): { naam: \(quoted(wijk.name, always: true)) }",
        from: form.place("wijken", wijk.row, "naam"))
    }
    let mortality = figures.sourced(
      FigureText.plain(form.number("aannames", "sterfte", "waarschijnlijk") ?? 0), "aannames",
      "sterfte")
    lines.add([
      "",
      "# Blad Bevolking: groepen van leeftijden, die als in Nederland over leeftijden worden verdeeld. De andere",
      "# tabellen zijn landelijke schattingen.", "bevolking:",
      "  aantallen: bevolking.csv", "  instituties: instituties.csv", "  verloop: cohort",
    ])
    lines.add(
      "  sterfte: { tabel: sterfte.csv, verbetering: \(mortality) }",
      from: form.place("aannames", "sterfte", "waarschijnlijk"))
    lines.add([
      "  geboorte: { tabel: geboorte.csv }", "", "profielen: profielen.csv", "", "sporen:",
      "  ondersteuning: { naam: Begeleiding en dagbesteding }",
    ])
  }

  /// Clients of all groups together.
  var clients: Double {
    groups.rows.reduce(0) { $0 + (form.number("clienten", $1.row, "stand") ?? 0) }
  }

  func place(_ block: String, _ row: String, _ column: String) -> CellPlace? {
    form.place(block, row, column)
  }
}
