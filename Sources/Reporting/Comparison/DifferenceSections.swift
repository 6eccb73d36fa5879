import Analysis
import Charts
import Simulation

/// How much systems differ, what that rests on, and who pays.
extension ComparisonReport {
  // MARK: Differences

  func differences() -> ReportSection {
    let title = pick("Verschillen", "Differences")
    return ReportSection(
      id: "verschillen", title: title, sheet: title,
      blocks: [
        .paragraph(
          pick(
            "Hoeveel scheelt elk stelsel de gemeente met \(first.label), hoe ver lopen de trekkingen daarin "
              + "uiteen, en in hoeveel ervan is een stelsel goedkoper?",
            "How much does every system differ for the gemeente from \(first.label), how far do the draws "
              + "lie apart in that, and in how many of them is a system cheaper?")),
        differenceBlock(),
      ] + behaviour())
  }

  private var differenceTitle: String {
    pick(
      "Lasten van de gemeente tegen \(first.label), \(record.span)",
      "Net cost of the gemeente against \(first.label), \(record.span)")
  }

  private func differenceBlock() -> ReportBlock {
    let table = differenceTable()
    return .chart(differenceChart(of: table), table, from: .columns([1, 2, 3]))
  }

  private func differenceChart(of table: ReportTable) -> Chart {
    let estimate = pick("verschil", "difference")
    let texts = others.map { system in
      "\(system.label): \(difference(system).map { described($0) } ?? "-")"
    }
    return Chart(
      title: differenceTitle,
      description: pick(
        "Verschil met de spreiding over de trekkingen. ",
        "Difference with its spread over the draws. ")
        + texts.joined(separator: "; ") + ".",
      labels: others.map(\.label),
      axisTitle: pick(
        "\(thousands), met waar 90% van de trekkingen ligt",
        "\(thousands), with where 90% of the draws lie"),
      shape: .intervals(
        estimate: Chart.Line(estimate, table.values(column: 1)),
        interval: Chart.Band(
          pick("90% van de trekkingen", "90% of the draws"),
          lower: table.values(column: 2), upper: table.values(column: 3))))
  }

  /// `EUR 402.000 minder, 90% van de trekkingen EUR 326.000 tot 479.000 minder, in 98% goedkoper`
  private func described(_ found: Difference) -> String {
    pick(
      "\(more(found.mean)), 90% van de trekkingen \(spread(found)), in \(cheaper(found)) goedkoper",
      "\(more(found.mean)), 90% of the draws \(spread(found)), cheaper in \(cheaper(found))")
  }

  /// In how many draws a system is cheaper (0) or dearer (1) than the first.
  func shareCell(_ system: System, _ place: Int) -> ReportCell {
    guard let found = difference(system) else { return .empty }
    return record.cell(
      system, .netCost, .part(percent: found.shares.percents[place]),
      column: place == 0 ? "p_less" : "p_more")
  }

  /// In how many draws it is as dear, which no file tells.
  private func equalCell(_ system: System) -> ReportCell {
    guard let found = difference(system) else { return .empty }
    guard found.equal > 0 else { return .text(number.percent(0, places: 0)) }
    return .text(found.isNone ? number.percent(1, places: 0) : found.shares.text(2, number))
  }

  private func differenceTable() -> ReportTable {
    let showsEqual = others.contains { (difference($0)?.equal ?? 0) > 0 }
    return ReportTable(
      caption: "\(differenceTitle), \(thousands)",
      columns: columns(
        [
          pick("verschil", "difference"), "5%", "95%",
          pick("goedkoper in", "cheaper in"), pick("duurder in", "dearer in"),
        ] + (showsEqual ? [pick("even duur in", "as dear in")] : [])),
      rows: rows(others) { system in
        ["difference", "difference_p5", "difference_p95"].map {
          record.cell(system, .netCost, .difference, column: $0)
        }
          + [0, 1].map { shareCell(system, $0) } + (showsEqual ? [equalCell(system)] : [])
      }, note: spreadNote, isFolded: false)
  }

  /// What stands under tables with the spread of a difference.
  var spreadNote: String {
    pick(
      "5% en 95%: van het verschil per trekking blijft 5% onder het eerste getal en komt 5% boven het "
        + "tweede. Goedkoper en duurder: in dat deel van de trekkingen, tegen \(first.label).",
      "5% and 95%: of the differences draw by draw 5% stay below the first figure and 5% pass the second. "
        + "Cheaper and dearer: in that part of the draws, against \(first.label).")
  }

  // MARK: Behaviour

  private func behaviour() -> [ReportBlock] {
    guard record.splitsBehaviour else { return [.paragraph(withoutSplit())] }
    let names = [
      pick("met aangenomen gedrag", "with assumed behaviour"),
      pick("zonder aangenomen gedrag", "without assumed behaviour"),
    ]
    let title = pick(
      "Wat van het verschil rust op aangenomen gedrag, \(record.span)",
      "What of the difference rests on assumed behaviour, \(record.span)")
    let table = behaviourTable(title, names)
    let chart = Chart(
      title: title,
      description: pick(
        "Per stelsel het verschil in lasten met \(first.label), met en zonder aangenomen gedrag.",
        "By system the difference in net cost from \(first.label), with and without assumed behaviour."
      ),
      labels: others.map(\.label), axisTitle: thousands,
      shape: .bars([
        Chart.Line(names[0], table.values(column: 1)),
        Chart.Line(names[1], table.values(column: 2)),
      ]))
    return [.paragraph(remains()), .chart(chart, table, from: .columns([1, 2]))]
  }

  private func behaviourTable(_ title: String, _ names: [String]) -> ReportTable {
    ReportTable(
      caption: "\(title), \(thousands)",
      columns: columns(names + [pick("door aangenomen gedrag", "from assumed behaviour")]),
      rows: rows(others) { system in
        ["difference", "without_incentives", "from_incentives"].map {
          record.cell(system, .netCost, .difference, column: $0)
        }
      },
      note: isFirstAssumed
        ? pick(
          "Ook het gedrag onder \(first.label) telt mee: zonder aannames wordt het zonder gedrag gerekend, "
            + "net als de andere.",
          "The behaviour under \(first.label) counts too: without assumptions it is run without behaviour, as "
            + "the others are.") : "", isFolded: false)
  }

  /// Whether the system that others are held against has assumed behaviour itself.
  private var isFirstAssumed: Bool {
    record.assumptions.rows.contains {
      record.assumptions.text($0, "system") == first.name
        && record.assumptions.text($0, "incentive") == "ja"
    }
  }

  private func withoutSplit() -> String {
    if record.contracts.rows.contains(where: { record.contracts.text($0, "incentives") == "ja" }) {
      return pick(
        "Eén trekking zegt niet wat van een verschil rust op aangenomen gedrag.",
        "A single draw does not tell what of a difference rests on assumed behaviour.")
    }
    return record.manifest.incentives == "on"
      ? pick(
        "Geen van de stelsels heeft aangenomen gedrag: de verschillen rusten op de contracten zelf.",
        "No system has assumed behaviour: the differences rest on the contracts themselves.")
      : pick(
        "Deze vergelijking is gemaakt zonder prikkels (--incentives off). Wat wachten doet en hoe ver een "
          + "aanbieder terughoudt blijven aannames.",
        "This comparison was made without incentives (--incentives off). What waiting does and how far a "
          + "provider holds back are still assumed.")
  }

  /// Which system is the cheapest without assumptions, and whose difference changes side.
  private func remains() -> String {
    let bare = { (system: System) in
      record.difference(system, .netCost, column: "without_incentives") ?? 0
    }
    let best = record.systems.min { bare($0) < bare($1) } ?? first
    let isSame = best.name == least(.netCost).name
    var text =
      best.name == first.name
      ? pick(
        "Zonder aangenomen gedrag kost geen stelsel de gemeente minder dan \(first.label)",
        "Without assumed behaviour no system costs the gemeente less than \(first.label)")
      : pick(
        "Zonder aangenomen gedrag kost \(best.label) de gemeente het minst, \(more(bare(best))) dan "
          + "\(first.label)",
        "Without assumed behaviour \(best.label) costs the gemeente least, \(more(bare(best))) than "
          + "\(first.label)")
    text += isSame ? pick("; ook met dat gedrag is dat zo.", "; with it that holds too.") : "."
    let turned = others.filter { system in
      let all = difference(system)?.mean ?? 0
      return all * bare(system) < 0 && max(all.magnitude, bare(system).magnitude) >= 500
    }
    if !turned.isEmpty {
      text += pick(
        " Het verschil van \(list(turned.map(\.label))) krijgt zonder dat gedrag het andere teken.",
        " The difference of \(list(turned.map(\.label))) changes sign without it.")
    }
    return text
  }

  // MARK: Who pays

  func payers() -> ReportSection {
    let title = pick("Wie betaalt", "Who pays")
    let parts = [
      ComparisonMeasure.paidGemeente, .paidProvider, .paidReserve, .undelivered,
    ].map { ($0, words.head($0.declaration)) }
    let drawn = parts.indices.filter { part in
      record.systems.contains { mean($0, parts[part].0).magnitude >= 0.5 }
    }
    let chartTitle = pick(
      "Wie betaalt voor alle behoefte, \(record.span)", "Who pays for all need, \(record.span)")
    let table = ReportTable(
      caption: "\(chartTitle), \(thousands)",
      columns: columns([words.head(ComparisonMeasure.needCost.declaration)] + parts.map(\.1)),
      rows: rows(record.systems) { system in
        [record.cell(system, .needCost, .thousands)]
          + parts.map { record.cell(system, $0.0, .thousands) }
      },
      note: pick(
        "Alle behoefte = gemeente + aanbieders + reserve + niet geleverd. Gemeente: betalingen en pgb, nog "
          + "zonder eigen bijdragen en uitvoering. Aanbieders betalen met een verlies; onder nul houden zij "
          + "over. Niet geleverd: wachten en afhaken, tegen kostprijs.",
        "All need = gemeente + providers + reserve + undelivered. Gemeente: payments and pgb, before own "
          + "contributions and uitvoering. Providers pay by a loss; below zero they have a surplus. "
          + "Undelivered: waiting and giving up, at cost."), isFolded: false)
    let chart = Chart(
      title: chartTitle,
      description: pick(
        "Per stelsel wat gemeente, aanbieders en reserve betalen en wat niet geleverd wordt.",
        "By system what gemeente, providers and reserve pay and what is not delivered."),
      labels: record.systems.map(\.label), axisTitle: thousands,
      shape: .stackedBars(drawn.map { Chart.Line(parts[$0].1, table.values(column: $0 + 2)) }))
    return ReportSection(
      id: "betaalt", title: title, sheet: title,
      blocks: [
        .paragraph(pays()), .chart(chart, table, from: .columns(drawn.map { $0 + 2 })),
      ])
  }

  private func pays() -> String {
    let (least, most) = (least(.socialCost), most(.paidProvider))
    var text = pick(
      "Wie betaalt voor alle behoefte: de gemeente, de aanbieders, een reserve, of de mensen die niets "
        + "krijgen? Alles bij elkaar, wie ook betaalt, kost \(least.label) het minst.",
      "Who pays for all need: the gemeente, the providers, a reserve, or the people who get nothing? All "
        + "together, whoever pays, \(least.label) costs least.")
    if mean(most, .paidProvider) >= 500 {
      text += pick(
        " Het meest leggen aanbieders toe onder \(most.label): \(euros(mean(most, .paidProvider))).",
        " Providers lose most under \(most.label): \(euros(mean(most, .paidProvider))).")
    } else {
      text += pick(
        " Onder geen stelsel leggen aanbieders er naar verwachting op toe.",
        " Under no system are providers expected to lose.")
    }
    return text
  }
}
