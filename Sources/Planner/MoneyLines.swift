import Scenarios

/// What makes demand grow, prices, contracts and the begroting.
extension ScenarioWriter {
  private static let range = ["laag", "waarschijnlijk", "hoog"]

  /// An assumption with its source.
  private func assumed(_ row: String, percent: Bool = false) -> String {
    figures.sourced(
      figures.uncertain("aannames", row, Self.range, percent: percent), "aannames", row)
  }

  private func assumption(_ row: String) -> CellPlace? { place("aannames", row, "waarschijnlijk") }

  private func likely(_ row: String) -> Double {
    form.number("aannames", row, "waarschijnlijk") ?? 0
  }

  func addDrivers(_ lines: inout ScenarioLines) {
    lines.add(["", "# Blad Aannames: wat de vraag laat groeien.", "drijfveren:"])
    lines.add(
      "  langer_thuis: { daling: \(assumed("langer_thuis")) }", from: assumption("langer_thuis"))
    lines.add("  onverklaarde_groei:")
    lines.add(
      "    venster: { van: \(FigureText.plain(likely("venster_van"))), tot: "
        + "\(FigureText.plain(likely("venster_tot"))) }", from: assumption("venster_van"))
    lines.add("    uitdoving: \(assumed("uitdoving"))", from: assumption("uitdoving"))
    lines.add(["", "# Toevallige bewegingen om de verwachting heen.", "schokken:", "  groepen:"])
    for key in ["instroom", "uitstroom"] {
      let row = "toeval_\(key)"
      lines.add(
        "    \(key): { op: \(key), sd: \(FigureText.plain(likely(row))), source: "
          + "\(figures.source("aannames", row)) }", from: assumption(row))
    }
    lines.add(
      "  wijken: { sd: \(FigureText.plain(likely("toeval_wijken"))), source: "
        + "\(figures.source("aannames", "toeval_wijken")) }", from: assumption("toeval_wijken"))
  }

  /// In percent a year, as scenario files have indexes.
  func addIndex(_ lines: inout ScenarioLines) {
    lines.add([
      "", "# Lonen en prijzen, in procenten per jaar.", "indexen:", "  lonen_en_prijzen:",
      "    ova:",
    ])
    lines.add(
      "      \(start): \(assumed("ova_eerste", percent: true))", from: assumption("ova_eerste"))
    if horizon > 1 {
      lines.add(
        "      \(start + 1): \(assumed("ova_later", percent: true))", from: assumption("ova_later"))
    }
    lines.add("    ppc: \(assumed("ppc", percent: true))", from: assumption("ppc"))
  }

  func addContract(_ lines: inout ScenarioLines) {
    let vorm = form.text("contract", "vorm", "antwoord") ?? ""
    let isPerUnit = vorm == PlannerForm.forms[0]
    let name = form.text("contract", "naam", "antwoord") ?? ""
    lines.add(["", "# Blad Contracten.", "contracten:", "  alles:"])
    lines.add(
      "    naam: \(quoted(name, always: true))", from: place("contract", "naam", "antwoord"))
    lines.add("    vorm: \(vorm)", from: place("contract", "vorm", "antwoord"))
    lines.add("    index: lonen_en_prijzen")
    addRates(isRequired: isPerUnit, &lines)
    let amounts = years(of: "budget", isRequired: !isPerUnit, vorm)
    guard !isPerUnit else {
      if form.isFilled("contract", "afhaken", "antwoord") {
        refuseUnused(place("contract", "afhaken", "antwoord"), vorm)
      }
      return
    }
    lines.add(["    budget:", "      index: lonen_en_prijzen", "      bedrag:"])
    for amount in amounts { lines.add("        \(amount.line)", from: amount.place) }
    if let share = form.number("contract", "afhaken", "antwoord") {
      lines.add(
        "    wachten: { afhaken: \(FigureText.plain(share)) }",
        from: place("contract", "afhaken", "antwoord"))
    }
  }

  private func refuseUnused(_ place: CellPlace?, _ vorm: String) {
    faults.report(
      place,
      "'\(vorm)' does not use this cell; allowed: an empty cell, or another vorm (lumpsum or "
        + "subsidie); clear it, or change the vorm")
  }

  private func addRates(isRequired: Bool, _ lines: inout ScenarioLines) {
    var rates: [(line: String, place: CellPlace?)] = []
    for number in 1...PlannerForm.voorzieningCount {
      let row = "tarief.\(number)"
      let item = voorzieningen.rows.first { $0.row == "voorziening.\(number)" }
      let cell = place("tarieven", row, "tarief")
      switch (form.number("tarieven", row, "tarief"), item) {
      case (nil, nil): break
      case (nil, let item?):
        guard isRequired else { break }
        faults.report(
          cell,
          "the cell is empty and has to be filled in, for the voorziening '\(item.name)'; allowed: a "
            + "tarief in euros per unit; fill it in")
      case (_?, nil):
        faults.report(
          cell,
          "a tarief stands here of a voorziening that has no name on sheet Voorzieningen; allowed: an "
            + "empty cell; clear it, or name the voorziening")
      case (let rate?, let item?):
        let figure = figures.sourced(FigureText.plain(rate), "tarieven", row)
        rates.append(("\(quoted(item.key)): \(figure)", cell))
      }
    }
    if !rates.isEmpty { lines.add("    tarieven:") }
    for rate in rates { lines.add("      \(rate.line)", from: rate.place) }
  }

  func addBudget(_ lines: inout ScenarioLines) {
    lines.add(["", "# Blad Begroting, in prijzen van het eerste jaar.", "begroting:", "  bedrag:"])
    for amount in years(of: "begroting", isRequired: true, "") {
      lines.add("    \(amount.line)", from: amount.place)
    }
    lines.add("  index: lonen_en_prijzen")
    let row = "weerstandscapaciteit"
    if let capacity = form.number("weerstand", row, "bedrag") {
      let figure = figures.sourced(FigureText.plain(capacity), "weerstand", row)
      lines.add("\(row): \(figure)", from: place("weerstand", row, "bedrag"))
    }
  }

  /// Euros a client and year below which an amount looks as if it is in thousands: an assumption.
  private static let leastPerClient = 100.0

  private func warnOfThousands(_ amount: Double, _ place: CellPlace?) {
    guard amount > 0, amount < Self.leastPerClient * clients else { return }
    let each = (amount / clients).rounded()
    faults.warn(
      place,
      "\(FigureText.plain(amount)) euros a year is \(FigureText.plain(each)) for each of the "
        + "\(FigureText.plain(clients)) clients; allowed: whole euros, no thousands; check the amount"
    )
  }

  /// The amounts of the years of the run, every one of them and no other.
  private func years(of block: String, isRequired: Bool, _ vorm: String)
    -> [(line: String, place: CellPlace?)]
  {
    (1...PlannerForm.yearCount).compactMap { number in
      let row = "jaar.\(number)"
      let cell = place(block, row, "bedrag")
      let year = start + number - 1
      let isAsked = isRequired && number <= horizon
      switch form.number(block, row, "bedrag") {
      case nil where isAsked:
        faults.report(
          cell,
          "the cell is empty and has to be filled in, for \(year); allowed: an amount in euros for each "
            + "of the \(horizon) years of sheet Gemeente; fill it in, or make the run shorter")
      case let amount? where isAsked:
        warnOfThousands(amount, cell)
        return ("\(year): \(figures.sourced(FigureText.plain(amount), block, row))", cell)
      case _? where !isRequired: refuseUnused(cell, vorm)
      case _? where number > horizon:
        faults.report(
          cell,
          "an amount stands here for \(year), after the \(horizon) years of sheet Gemeente; allowed: an "
            + "empty cell; clear it, or make the run longer")
      default: break
      }
      return nil
    }
  }
}
