import Analysis
import Charts

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
            "Hoeveel scheelt elk stelsel de gemeente met \(first.label), en hoe zeker is dat?",
            "How much does every system differ for the gemeente from \(first.label), and how certain is "
              + "that?")), .chart(differenceChart(), differenceTable()), .paragraph(sharper()),
      ] + behaviour())
  }

  private var differenceTitle: String {
    pick(
      "Lasten van de gemeente tegen \(first.label), \(record.span)",
      "Net cost of the gemeente against \(first.label), \(record.span)")
  }

  private func differenceChart() -> Chart {
    let estimate = pick("verschil", "difference")
    let described = others.map { system in
      "\(system.label): \(difference(system).map { "\(more($0.mean)), \(interval($0))" } ?? "-")"
    }
    return Chart(
      title: differenceTitle,
      description: pick("Verschil met 95%-interval. ", "Difference with 95% interval. ")
        + described.joined(separator: "; ") + ".",
      labels: others.map(\.label),
      axisTitle: pick(
        "\(thousands), met 95%-interval", "\(thousands), with 95% interval"),
      shape: .intervals(
        estimate: Chart.Line(estimate, inThousands(others, .netCost, column: "difference")),
        interval: Chart.Band(
          "95%", lower: inThousands(others, .netCost, column: "lower"),
          upper: inThousands(others, .netCost, column: "upper"))))
  }

  private func differenceTable() -> ReportTable {
    let titles = [
      pick("verschil", "difference"), pick("95% van", "95% from"), pick("95% tot", "95% to"),
      pick("standaardfout, zelfde trekkingen", "standard error, same draws"),
      pick("standaardfout, eigen trekkingen", "standard error, draws of their own"),
      pick("zoveel keer minder trekkingen nodig", "times fewer draws needed"),
    ]
    return ReportTable(
      caption: "\(differenceTitle), \(thousands)", columns: columns(titles),
      rows: rows(others) { system in
        ["difference", "lower", "upper"].map {
          record.cell(system, .netCost, .difference, column: $0)
        }
          + [
            record.cell(system, .netCost, .thousands, column: "standard_error"),
            record.cell(system, .netCost, .thousands, column: "unpaired_standard_error"),
            record.cell(system, .netCost, .count(places: 1), column: "variance_ratio"),
          ]
      }, isFolded: false)
  }

  /// What running all systems on the same draws gains.
  private func sharper() -> String {
    let ratios = others.compactMap { system -> Double? in
      guard let error = record.difference(system, .netCost, column: "standard_error"), error > 0
      else { return nil }
      return record.difference(system, .netCost, column: "unpaired_standard_error")
        .map { $0 / error }
    }
    guard let least = ratios.min(), let most = ratios.max() else {
      return pick(
        "Alle stelsels kregen dezelfde trekkingen van vraag, prijzen en toeval.",
        "All systems had the same draws of demand, prices and chance.")
    }
    let ends = [least, most].map { number.text($0, places: 1) }
    let range =
      ends[0] == ends[1] ? ends[0] : pick("\(ends[0]) tot \(ends[1])", "\(ends[0]) to \(ends[1])")
    return pick(
      "Alle stelsels kregen dezelfde trekkingen van vraag, prijzen en toeval. Dat maakt de standaardfout "
        + "van een verschil \(range) keer zo klein als met eigen trekkingen per stelsel.",
      "All systems had the same draws of demand, prices and chance. That makes the standard error of a "
        + "difference \(range) times smaller than with draws of their own for every system.")
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
    let chart = Chart(
      title: title,
      description: pick(
        "Per stelsel het verschil in lasten met \(first.label), met en zonder aangenomen gedrag.",
        "By system the difference in net cost from \(first.label), with and without assumed behaviour."
      ),
      labels: others.map(\.label), axisTitle: thousands,
      shape: .bars([
        Chart.Line(names[0], inThousands(others, .netCost, column: "difference")),
        Chart.Line(names[1], inThousands(others, .netCost, column: "without_incentives")),
      ]))
    let table = ReportTable(
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
    return [.paragraph(remains()), .chart(chart, table)]
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
    let parts: [(ComparisonMeasure, String)] = [
      (.paidGemeente, "gemeente"), (.paidProvider, pick("aanbieders", "providers")),
      (.paidReserve, "reserve"), (.undelivered, pick("niet geleverd", "undelivered")),
    ]
    let drawn = parts.filter { part in record.systems.contains { mean($0, part.0).magnitude >= 0.5 }
    }
    let chartTitle = pick(
      "Wie betaalt voor alle behoefte, \(record.span)", "Who pays for all need, \(record.span)")
    let chart = Chart(
      title: chartTitle,
      description: pick(
        "Per stelsel wat gemeente, aanbieders en reserve betalen en wat niet geleverd wordt.",
        "By system what gemeente, providers and reserve pay and what is not delivered."),
      labels: record.systems.map(\.label), axisTitle: thousands,
      shape: .stackedBars(drawn.map { Chart.Line($0.1, inThousands(record.systems, $0.0)) }))
    let table = ReportTable(
      caption: "\(chartTitle), \(thousands)",
      columns: columns([pick("alle behoefte", "all need")] + parts.map(\.1)),
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
    return ReportSection(
      id: "betaalt", title: title, sheet: title,
      blocks: [.paragraph(pays()), .chart(chart, table)])
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
