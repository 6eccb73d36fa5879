import Analysis
import Scenarios

/// The answer of a comparison: what every system costs, who waits, and what is not certain.
extension ComparisonReport {
  func sideBySide() -> ReportSection {
    let title = pick("De stelsels naast elkaar", "The systems side by side")
    return ReportSection(
      id: "stelsels", title: title, sheet: pick("Stelsels", "Systems"),
      blocks: [
        .paragraph(
          pick(
            "Welk stelsel kost de gemeente over \(record.span) het minst, hoe zeker is dat, en wie wacht "
              + "of betaalt ervoor?",
            "Which system costs the gemeente least over \(record.span), how certain is that, and who "
              + "waits or pays for it?")),
        .findings([cheapest(), waits(), uncertain()]), .table(systemsTable()),
      ])
  }

  // MARK: Findings

  private func cheapest() -> String {
    let best = least(.netCost)
    let cost = euros(mean(best, .netCost))
    var text = pick(
      "\(best.label) kost de gemeente naar verwachting het minst: \(cost) over \(record.span)",
      "\(best.label) is expected to cost the gemeente least: \(cost) over \(record.span)")
    if best.name != first.name {
      text += against(first, difference(best))
    } else if let next = others.min(by: { mean($0, .netCost) < mean($1, .netCost) }) {
      text += pick("; daarna komt \(next.label)", "; \(next.label) is next")
      text += against(first, difference(next))
    }
    return text + "." + hindsight(best)
  }

  private func against(_ system: System, _ found: Difference?) -> String {
    guard let found else { return "" }
    return pick(
      ", \(more(found.mean)) dan \(system.label) (95%-interval: \(interval(found)))",
      ", \(more(found.mean)) than \(system.label) (95% interval: \(interval(found)))")
  }

  /// How often the cheapest on average is the cheapest, and which system is so more often.
  private func hindsight(_ best: System) -> String {
    guard let share = record.regret(best, .netCost, column: "p_best") else { return "" }
    var text = pick(
      " In \(chance(share)) van de trekkingen is geen stelsel goedkoper",
      " In \(chance(share)) of the draws no system is cheaper")
    let shares = record.systems.map { record.regret($0, .netCost, column: "p_best") ?? 0 }
    if let highest = shares.max(), highest > share, let index = shares.firstIndex(of: highest) {
      let label = record.systems[index].label
      text += pick(
        "; \(label) is vaker het goedkoopst (\(chance(highest)))",
        "; \(label) is the cheapest more often (\(chance(highest)))")
    }
    return text + "."
  }

  private func waits() -> String {
    guard hasWaiting else {
      return pick("Onder geen van de stelsels wachten mensen.", "Nobody waits under any system.")
    }
    let longest = most(.waiting)
    let best = least(.netCost)
    let undelivered = euros(mean(longest, .undelivered))
    let text = pick(
      "De meeste mensen wachten onder \(longest.label): gemiddeld \(people(longest)) na hun besluit; daar "
        + "blijft \(undelivered) aan ondersteuning ongeleverd",
      "Most people wait under \(longest.label): \(people(longest)) on average after their besluit; "
        + "\(undelivered) of support stays undelivered there")
    if longest.name == best.name {
      return text
        + pick(". Dat is ook het goedkoopste stelsel.", ". It is the cheapest system too.")
    }
    return text
      + pick(
        ". Onder \(best.label), het goedkoopste, wachten er \(people(best)).",
        ". Under \(best.label), the cheapest, \(people(best)) wait.")
  }

  private func people(_ system: System) -> String {
    let value = mean(system, .waiting)
    return number.text(value, places: value < 5 ? 1 : 0)
  }

  private func uncertain() -> String {
    let found = others.compactMap { system in difference(system).map { (system.label, $0) } }
    guard !found.isEmpty else {
      return pick(
        "Eén trekking zegt niet hoe zeker een verschil is.",
        "A single draw does not tell how certain a difference is.")
    }
    let equal = found.filter(\.1.isNone).map(\.0)
    let open = found.filter { !$0.1.isCertain && !$0.1.isNone }.map(\.0)
    var sentences: [String] = []
    if !equal.isEmpty {
      sentences.append(
        pick(
          "\(list(equal)) en \(first.label) kosten de gemeente in elke trekking hetzelfde.",
          "\(list(equal)) and \(first.label) cost the gemeente the same in every draw."))
    }
    if open.isEmpty {
      if found.count > equal.count {
        sentences.append(
          pick(
            "Elk\(equal.isEmpty ? "" : " ander") verschil met \(first.label) is zeker: geen 95%-interval "
              + "bevat 0.",
            "Every\(equal.isEmpty ? "" : " other") difference from \(first.label) is certain: no 95% "
              + "interval holds 0."))
      }
    } else {
      sentences.append(
        pick(
          "Niet zeker is het verschil tussen \(first.label) en \(list(open)): het 95%-interval bevat 0.",
          "Not certain is the difference between \(first.label) and \(list(open)): the 95% interval "
            + "holds 0."))
    }
    return sentences.joined(separator: " ")
  }

  // MARK: Table

  private func systemsTable() -> ReportTable {
    let hasBegroting = record.hasBegroting
    let titles =
      [
        pick("lasten gemeente", "net cost"), pick("verschil", "difference"),
        pick("95% van", "95% from"), pick("95% tot", "95% to"),
      ] + (hasBegroting ? [pick("kans op overschrijding", "chance of overrun")] : [])
      + [
        pick("resultaat aanbieders", "result of providers"), pick("wachtenden", "people waiting"),
        pick("niet geleverd", "undelivered"),
      ]
    let rows = rows(record.systems) { system in
      [record.cell(system, .netCost, .thousands)]
        + ["difference", "lower", "upper"].map {
          record.cell(system, .netCost, .difference, column: $0)
        }
        + (hasBegroting
          ? [record.riskCell(system, "p_overrun", record.span, .chance)] : [])
        + [
          record.cell(system, .providerResult, .result),
          record.cell(system, .waiting, .count(places: 1)),
          record.cell(system, .undelivered, .thousands),
        ]
    }
    return ReportTable(
      caption: pick(
        "Per stelsel over \(record.span), \(thousands), verschil met \(first.label)",
        "By system over \(record.span), \(thousands), difference from \(first.label)"),
      columns: columns(titles), rows: rows,
      note: pick(
        "Het 95%-interval is dat van het gemiddelde verschil over de trekkingen; één toekomst kan er verder "
          + "van af liggen. V is voordeel, N is nadeel van de aanbieders. Wachtenden: mensen, gemiddeld.",
        "The 95% interval is that of the mean difference over the draws; one future may lie further off. "
          + "V is a surplus, N a deficit of the providers. People waiting: on average.") + atCost())
  }

  /// What own contracts pay beside the kostprijs is in their difference with presets.
  private func atCost() -> String {
    let names = record.systems.map(\.name)
    guard names.contains(SystemFile.own), names.contains(where: { SystemFile.preset($0) != nil })
    else { return "" }
    return pick(
      " Stelsels die bij het programma horen betalen de kostprijs: wat eigen contracten meer of minder "
        + "betalen zit in het verschil.",
      " Systems that come with the program pay the kostprijs: what own contracts pay more or less is in "
        + "the difference.")
  }
}
