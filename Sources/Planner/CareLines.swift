import Scenarios

/// Voorzieningen and groups of clients.
extension ScenarioWriter {
  func addVoorzieningen(_ lines: inout ScenarioLines) {
    lines.add(["", "# Blad Voorzieningen, in prijzen van het eerste jaar.", "voorzieningen:"])
    let block = "voorzieningen"
    for item in voorzieningen.rows {
      let row = item.row
      let units = figures.uncertain(block, row, ["eenheden_laag", "eenheden", "eenheden_hoog"])
      let price = FigureText.plain(form.number(block, row, "kostprijs") ?? 0)
      let place = place(block, row, "naam")
      requireUse(of: item, at: place)
      lines.add("  \(quoted(item.key)):", from: place)
      lines.add("    naam: \(quoted(item.name, always: true))", from: place)
      lines.add("    source: \(figures.source(block, row))", from: self.place(block, row, "bron"))
      lines.add(
        "    eenheid: \(form.text(block, row, "eenheid") ?? "uur")",
        from: self.place(block, row, "eenheid"))
      lines.add("    eenheden_per_maand: \(units)", from: self.place(block, row, "eenheden"))
      lines.add("    kostprijs: \(price)", from: self.place(block, row, "kostprijs"))
      lines.add("    index: lonen_en_prijzen")
      addContribution(row, &lines)
    }
  }

  /// What nobody receives would cost nothing without a word.
  private func requireUse(of item: NamedRow, at place: CellPlace?) {
    let isUsed = groups.rows.contains { group in
      ["voorziening_1", "voorziening_2"].contains { column in
        form.text("clienten", group.row, column).map { FormNames.key(of: $0) } == item.key
      }
    }
    guard !isUsed else { return }
    faults.report(
      place,
      "no group of sheet Clienten receives '\(item.name)', so that it would cost nothing; allowed: a "
        + "voorziening of at least one group; name it there, or clear the row")
  }

  private func addContribution(_ row: String, _ lines: inout ScenarioLines) {
    let block = "voorzieningen"
    switch (form.number(block, row, "bijdrage"), form.number(block, row, "betalend")) {
    case (nil, nil): return
    case (let amount?, let share?):
      let text =
        "per_maand: \(FigureText.plain(amount)), aandeel_betalend: \(FigureText.plain(share))"
      lines.add("    eigen_bijdrage: { \(text) }", from: place(block, row, "bijdrage"))
    case (let amount, _):
      faults.report(
        place(block, row, amount == nil ? "bijdrage" : "betalend"),
        "the cell is empty while the other of the eigen bijdrage and the part that pays it is filled "
          + "in; allowed: both or neither; fill it in, or clear the other")
    }
  }

  func addGroups(_ lines: inout ScenarioLines) {
    let block = "clienten"
    lines.add(["", "# Blad Clienten.", "toestanden:"])
    for group in groups.rows {
      let row = group.row
      lines.add("  \(quoted(group.key)):", from: place(block, row, "naam"))
      lines.add(
        "    naam: \(quoted(group.name, always: true))", from: place(block, row, "naam"))
      lines.add("    source: \(figures.source(block, row))", from: place(block, row, "bron"))
      lines.add(
        "    voorzieningen: { \(received(row)) }", from: place(block, row, "voorziening_1"))
      lines.add(
        "    profiel: \(form.text(block, row, "profiel") ?? "")", from: place(block, row, "profiel")
      )
      lines.add(
        "    stand: \(FigureText.plain(form.number(block, row, "stand") ?? 0))",
        from: place(block, row, "stand"))
      for key in ["uitstroom", "groei"] {
        let figure = figures.uncertain(block, row, ["\(key)_laag", key, "\(key)_hoog"])
        lines.add("    \(key): \(figure)", from: place(block, row, key))
      }
      addPassage(group, &lines)
    }
  }

  /// The voorzieningen of a group, as names of a mapping.
  private func received(_ row: String) -> String {
    let keys = ["voorziening_1", "voorziening_2"].compactMap { column -> String? in
      guard let name = form.text("clienten", row, column) else { return nil }
      guard let found = voorzieningen.row(named: name) else {
        refuse(name, voorzieningen, at: place("clienten", row, column), "Voorzieningen")
        return nil
      }
      return found.key
    }
    if keys.count == 2, keys[0] == keys[1] {
      faults.report(
        place("clienten", row, "voorziening_2"),
        "the same voorziening stands here as beside it; allowed: another, or an empty cell; clear it"
      )
    }
    return keys.map { "\(quoted($0)): " }.joined(separator: ", ")
  }

  private func refuse(_ name: String, _ names: FormNames, at place: CellPlace?, _ sheet: String) {
    let known = names.rows.map(\.name)
    faults.report(
      place,
      "'\(name)' is no name of sheet \(sheet); allowed: \(known.joined(separator: ", ")); choose one "
        + "of the list\(NearestName(among: known).suggestion(for: name))")
  }

  /// Those who come to need more.
  private func addPassage(_ group: NamedRow, _ lines: inout ScenarioLines) {
    let (block, row) = ("clienten", group.row)
    switch (form.text(block, row, "naar"), form.number(block, row, "overgang")) {
    case (nil, nil): return
    case (let name?, let share?):
      guard let found = groups.row(named: name) else {
        return refuse(name, groups, at: place(block, row, "naar"), "Clienten")
      }
      lines.add("    stromen:")
      lines.add(
        "      erbij: { naar: \(quoted(found.key)), soort: opschalen, per_jaar: "
          + "\(FigureText.plain(share)) }", from: place(block, row, "naar"))
    case (let name, _):
      faults.report(
        place(block, row, name == nil ? "naar" : "overgang"),
        "the cell is empty while the other of the group and the part that goes there is filled in; "
          + "allowed: both or neither; fill it in, or clear the other")
    }
  }
}
