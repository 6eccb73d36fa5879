import SociaalDomein

/// What the report rests on: the opening, assumptions, certainty, and how to make it again.
extension RunReport {
  func opening(_ folder: RunRecord.Folder) -> ReportSection {
    let title = pick("Openingsbalans", "Opening balance")
    let columns = [
      ReportTable.Column(pick("Toestand, per jaar", "State, a year"), isNumber: false),
      ReportTable.Column(pick("stand", "stock")),
      ReportTable.Column(pick("van buiten", "from outside")),
      ReportTable.Column(pick("doorstroom", "from other care")),
      ReportTable.Column(pick("uitstroom", "outflow")), ReportTable.Column(pick("groei", "growth")),
    ]
    let opening = folder.opening
    let rows = opening.rows.map { row -> ReportTable.Row in
      let key = opening.text(row, "toestand")
      let cell = { (column: String, form: ReportCell.NumberForm) -> ReportCell in
        opening.number(row, column).map { .number($0, form, key: "opening/\(key)/\(column)") }
          ?? .empty
      }
      return ReportTable.Row([
        .text(opening.text(row, "name")), cell("stock", .count(places: 1)),
        cell("inflow", .count(places: 1)), cell("from_other_states", .count(places: 1)),
        cell("outflow", .count(places: 1)), cell("growth", .percent(places: 1)),
      ])
    }
    return ReportSection(
      id: "openingsbalans", title: title, sheet: title,
      blocks: [
        .table(
          ReportTable(
            caption: title, columns: columns, rows: rows,
            note: pick(
              "Stand, instroom, uitstroom en groei zijn samen kloppend gemaakt voordat de simulatie begint.",
              "Stock, inflow, outflow and growth are made to balance before the simulation starts.")
          ))
      ])
  }

  // MARK: Assumptions

  func assumptions(_ folder: RunRecord.Folder) -> ReportSection {
    let title = pick("Aannames en bronnen", "Assumptions and sources")
    let parameters = folder.parameters
    let columns =
      [
        pick("Getal", "Number"), pick("Sleutel", "Key"), pick("Waarde", "Value"), "10%", "90%",
        pick("Eenheid", "Unit"), pick("Status", "Status"), pick("Bron", "Source"),
      ].enumerated().map { ReportTable.Column($1, isNumber: (2...4).contains($0)) }
    let rows = parameters.rows.map { row -> ReportTable.Row in
      let key = parameters.text(row, "key")
      let value = parameters.number(row, "value") ?? 0
      let form = ReportCell.NumberForm.plain(
        places: abs(value) >= 1000 ? 0 : abs(value) >= 10 ? 1 : 3)
      let isUncertain = parameters.text(row, "p10") != parameters.text(row, "p90")
      let cell = { (column: String) -> ReportCell in
        guard let figure = parameters.number(row, column), column == "value" || isUncertain else {
          return .empty
        }
        return .number(figure, form, key: "parameters/\(key)/\(column)")
      }
      return ReportTable.Row([
        .text(parameters.text(row, "label")), .text(key), cell("value"), cell("p10"), cell("p90"),
        .text(parameters.text(row, "unit")),
        .text(standing(parameters.text(row, "status"))),
        .text(parameters.text(row, "source")),
      ])
    }
    return ReportSection(
      id: "aannames", title: title, sheet: pick("Aannames", "Assumptions"),
      blocks: [
        .paragraph(
          pick(
            "\(record.standings.sentence(words)). Een aanname is een getal zonder bron, of een met de bron "
              + "'estimate'; standaard is wat het scenario weglaat en waarvan er dan niets is, zoals geen "
              + "reserve. Bij een onzeker getal staat de verwachting, met de waarden waar "
              + "10% van de trekkingen onder en boven ligt.",
            "\(record.standings.sentence(words)). An assumption is a number without a source, or one whose "
              + "source is 'estimate'; a default is what the scenario leaves out and of which there is then "
              + "nothing, such as no reserve. For an uncertain number its mean is given, with the values "
              + "that 10% of the draws stay below and pass."))
      ] + spreadAges(folder) + [.table(ReportTable(caption: title, columns: columns, rows: rows))])
  }

  /// How groups of ages were given single ages: an assumption that is no number.
  private func spreadAges(_ folder: RunRecord.Folder) -> [ReportBlock] {
    (folder.manifest.spreadAges ?? []).map { note in
      let elderly = note.elderlySentence(words, number)
      return .paragraph(
        pick("Leeftijdsgroepen in ", "Groups of ages in ") + note.sentence(words, number)
          + (elderly.map { "; \($0)" } ?? "") + ".")
    }
  }

  private func standing(_ code: String) -> String {
    switch Source.Standing(rawValue: code) {
    case .assumption: pick("aanname", "assumption")
    case .standard: pick("standaard", "default")
    case .evidence, nil: pick("bron", "evidence")
    }
  }

  // MARK: Certainty

  func certainty() -> ReportSection {
    let title = pick("Hoe zeker zijn de cijfers", "How certain the figures are")
    let metrics = [
      (words.netCost, "net_cost", ReportCell.NumberForm.thousands),
      (words.meanPersons, "persons", .count(places: 1)),
    ]
    let years = [record.planning[0], record.planning[record.planning.count - 1]]
    let rows = metrics.flatMap { label, metric, form in
      years.map { year -> ReportTable.Row in
        ReportTable.Row([
          .text("\(label) \(year)"), record.cell(metric, year, form),
          record.cell(metric, year, form, column: "sd"),
          record.cell(metric, year, form, column: "mcse"),
        ])
      }
    }
    let columns = [
      ReportTable.Column(pick("Cijfer", "Figure"), isNumber: false),
      ReportTable.Column(pick("verwachting", "expected")),
      ReportTable.Column(pick("spreiding over trekkingen (sd)", "spread over draws (sd)")),
      ReportTable.Column(pick("rekenfout (Monte Carlo)", "Monte Carlo error")),
    ]
    let count = record.replications
    return ReportSection(
      id: "zekerheid", title: title, sheet: pick("Zekerheid", "Certainty"),
      blocks: [
        .paragraph(certaintyText(count)),
        .table(ReportTable(caption: title, columns: columns, rows: rows)),
      ])
  }

  private func certaintyText(_ count: Int) -> String {
    var text = pick(
      "De spreiding komt van onzekere getallen, schokken en toeval, en wordt met meer trekkingen niet "
        + "kleiner. De rekenfout komt van het aantal trekkingen (\(number.text(Double(count)))); een cijfer "
        + "meer achter de komma vraagt er honderd keer zoveel: \(number.text(Double(count) * 100)).",
      "The spread comes from uncertain numbers, shocks and chance, and more draws do not make it smaller. "
        + "The Monte Carlo error comes from the number of draws (\(number.text(Double(count)))); one more "
        + "digit takes a hundred times as many: \(number.text(Double(count) * 100)).")
    if let low = record.risk("p_overrun", record.span, column: "lower"),
      let high = record.risk("p_overrun", record.span, column: "upper")
    {
      text += pick(
        " Zoveel trekkingen laten de kans op overschrijding over \(record.span) open tussen "
          + "\(number.percent(low)) en \(number.percent(high)) (95%-interval).",
        " So many draws leave the probability of an overrun over \(record.span) open between "
          + "\(number.percent(low)) and \(number.percent(high)) (95% interval).")
    }
    if let sketch = record.folder?.manifest.quantileSketch {
      let (limit, error) = (
        sketch.aboveReplications, number.percent(sketch.relativeError, places: 1)
      )
      text += pick(
        " Boven \(number.text(Double(limit))) trekkingen kloppen kwantielen van onderdelen op \(error).",
        " Above \(number.text(Double(limit))) draws quantiles of details are within \(error).")
    }
    return text
  }

  // MARK: Reproduction

  func reproduction(_ folder: RunRecord.Folder) -> ReportSection {
    let manifest = folder.manifest
    return reproduction(
      id: "herhalen", title: pick("Hoe dit te herhalen is", "How to make this again"),
      sheet: pick("Herhalen", "Again"), command: manifest.commandLine,
      facts: [
        (pick("Programma", "Program"), "\(manifest.program) \(manifest.version)"),
        (pick("Scenario", "Scenario"), manifest.scenario),
        (
          pick("SHA-256 van scenario en tabellen", "SHA-256 of scenario and tables"),
          manifest.scenarioSHA256
        ),
        (pick("Startgetal", "Seed"), "\(manifest.seed)"),
        (pick("Trekkingen", "Replications"), "\(manifest.replications)"),
      ])
  }
}
