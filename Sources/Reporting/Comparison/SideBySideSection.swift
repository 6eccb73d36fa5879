import Analysis
import Scenarios
import Simulation

/// The answer of a comparison: what every system costs, how often it is cheaper, and who waits.
extension ComparisonReport {
  func sideBySide() -> ReportSection {
    let title = pick("De stelsels naast elkaar", "The systems side by side")
    return ReportSection(
      id: "stelsels", title: title, sheet: pick("Stelsels", "Systems"),
      blocks: [
        .paragraph(
          pick(
            "Welk stelsel kost de gemeente over \(record.span) het minst, in hoeveel van de trekkingen is dat "
              + "zo, en wie wacht of betaalt ervoor?",
            "Which system costs the gemeente least over \(record.span), in how many of the draws does it, and "
              + "who waits or pays for it?")),
        .findings([cheapest(), often(), waits()] + likeWithLike()), .table(systemsTable()),
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
      ", gemiddeld \(more(found.mean)) dan \(system.label) (90% van de trekkingen: \(spread(found)))",
      ", on average \(more(found.mean)) than \(system.label) (90% of the draws: \(spread(found)))")
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

  /// What was replaced and from when, and what else differs.
  private func likeWithLike() -> [String] {
    let like = LikeWithLike(words: words, number: number)
    let contracts = record.contracts
    let agreed = record.systems.map { system in
      LikeWithLike.Agreed(
        label: system.label,
        contracts: contracts.rows.filter { contracts.text($0, "system") == system.name }.map {
          .init(
            key: contracts.text($0, "contract"),
            codes: contracts.text($0, "terms").split(separator: " ").map(String.init),
            ends: !contracts.text($0, "to").isEmpty)
        })
    }
    let takeover = record.manifest.takeover
    return [like.replaced(takeover, firstYear: record.years[0])] + like.others(agreed, takeover)
  }

  /// In how many draws each system is cheaper than the first, those that nearly always are first.
  private func often() -> String {
    let found = others.compactMap { system in
      difference(system).map { (label: system.label, found: $0) }
    }
    guard !found.isEmpty else {
      return pick(
        "Eén trekking zegt niet hoe een verschil over de trekkingen uiteenloopt.",
        "A single draw does not tell how a difference spreads over the draws.")
    }
    let equal = found.filter(\.found.isNone)
    let cheaper = found.filter(\.found.isMostlyLess)
    let dearer = found.filter(\.found.isMostlyMore)
    var sentences: [String] = []
    if !equal.isEmpty {
      sentences.append(
        pick(
          "\(list(equal.map(\.label))) en \(first.label) kosten de gemeente in elke trekking hetzelfde.",
          "\(list(equal.map(\.label))) and \(first.label) cost the gemeente the same in every draw."
        ))
    }
    if !cheaper.isEmpty {
      let named = cheaper.map { "\($0.label) (\(self.cheaper($0.found)))" }
      sentences.append(
        pick(
          "In bijna alle trekkingen goedkoper dan \(first.label): \(list(named)).",
          "Cheaper than \(first.label) in nearly all draws: \(list(named))."))
    }
    if !dearer.isEmpty {
      let named = dearer.map { "\($0.label) (\(self.dearer($0.found)))" }
      sentences.append(
        pick(
          "In bijna alle trekkingen duurder dan \(first.label): \(list(named)).",
          "Dearer than \(first.label) in nearly all draws: \(list(named))."))
    }
    let rest = found.filter { !$0.found.isNone && !$0.found.isMostlyLess && !$0.found.isMostlyMore }
    return (sentences + turning(rest)).joined(separator: " ")
  }

  /// Systems of which the draws decide whether they are cheaper.
  private func turning(_ found: [(label: String, found: Difference)]) -> [String] {
    guard !found.isEmpty else { return [] }
    let named = found.map { system in
      let (less, more) = (cheaper(system.found), dearer(system.found))
      guard system.found.equal > 0 else {
        return pick(
          "\(system.label) is in \(less) van de trekkingen goedkoper en in \(more) duurder",
          "\(system.label) is cheaper in \(less) of the draws and dearer in \(more)")
      }
      let same = system.found.shares.text(2, number)
      return pick(
        "\(system.label) is in \(less) van de trekkingen goedkoper, in \(more) duurder en in \(same) even "
          + "duur",
        "\(system.label) is cheaper in \(less) of the draws, dearer in \(more) and as dear in \(same)"
      )
    }
    return [
      pick(
        "Het verschilt per trekking tegen \(first.label): \(named.joined(separator: "; ")).",
        "It differs by draw against \(first.label): \(named.joined(separator: "; ")).")
    ]
  }

  // MARK: Table

  private func systemsTable() -> ReportTable {
    let hasBegroting = record.hasBegroting
    let titles =
      [
        words.head(ComparisonMeasure.netCost.declaration), pick("verschil", "difference"),
        "5%", "95%", pick("goedkoper in", "cheaper in"),
      ]
      + (hasBegroting
        ? [
          words.head(ComparisonMeasure.overrun.declaration) + words.moreThan(record.tolerance)
        ] : [])
      + [ComparisonMeasure.providerResult, .waiting, .undelivered].map {
        words.head($0.declaration)
      }
    let rows = rows(record.systems) { system in
      [record.cell(system, .netCost, .thousands)]
        + ["difference", "difference_p5", "difference_p95"].map {
          record.cell(system, .netCost, .difference, column: $0)
        } + [shareCell(system, 0)]
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
      note: spreadNote
        + pick(
          " V is voordeel, N is nadeel van de aanbieders. Wachtenden: mensen, gemiddeld.",
          " V is a surplus, N a deficit of the providers. People waiting: on average.") + atCost())
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
