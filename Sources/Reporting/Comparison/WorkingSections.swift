import Analysis
import Scenarios
import Simulation

/// Regret and dominance, how the systems work, and how to make it all again.
extension ComparisonReport {
  // MARK: Regret

  func regret() -> ReportSection {
    let title = pick("Spijt en dominantie", "Regret and dominance")
    let measures: [(ComparisonMeasure, String)] = [
      (.netCost, pick("gemeente", "gemeente")),
      (.socialCost, words.head(ComparisonMeasure.socialCost.declaration)),
    ]
    let titles = measures.flatMap { _, who in
      [
        pick("spijt \(who), gemiddeld", "regret \(who), mean"),
        pick("spijt \(who), 95%", "regret \(who), 95%"),
        pick("\(who): kans de beste", "\(who): chance to be best"),
      ]
    }
    let table = ReportTable(
      caption: pick(
        "Spijt over \(record.span), \(thousands)", "Regret over \(record.span), \(thousands)"),
      columns: columns(titles),
      rows: rows(record.systems) { system in
        measures.flatMap { measure, _ in
          ["mean", "p95"].map { record.regretCell(system, measure, .thousands, column: $0) }
            + [record.regretCell(system, measure, .chance, column: "p_best")]
        }
      },
      note: pick(
        "Gemeente: de lasten van de gemeente. Samen: de lasten van de gemeente, met wat aanbieders en "
          + "reserves bijleggen of overhouden en wat niet geleverd wordt. 95%: in 5% van de trekkingen is de "
          + "spijt groter. Kans de beste: trekkingen waarin geen stelsel goedkoper is.",
        "Gemeente: the net cost of the gemeente. Together: that net cost, with what providers and reserves "
          + "add or keep and what is not delivered. 95%: in 5% of the draws the regret is larger. Chance "
          + "to be best: draws in which no system is cheaper."))
    return ReportSection(
      id: "spijt", title: title, sheet: pick("Spijt", "Regret"),
      blocks: [
        .paragraph(
          pick(
            "Hoeveel duurder is een keuze dan het stelsel dat achteraf het goedkoopst was? Die spijt is per "
              + "trekking geteld.",
            "How much dearer is a choice than the system that was the cheapest in hindsight? That regret is "
              + "counted draw by draw.")), .table(table), .paragraph(dominance()),
      ])
  }

  private func dominance() -> String {
    let table = record.dominances
    let labels = Dictionary(uniqueKeysWithValues: record.systems.map { ($0.name, $0.label) })
    let sentences = table.rows.compactMap { row -> String? in
      guard table.text(row, "period") == record.span, let share = table.number(row, "share"),
        let one = labels[table.text(row, "system")], let other = labels[table.text(row, "over")]
      else { return nil }
      return pick(
        "\(one) is in \(chance(share)) van de trekkingen nergens slechter dan \(other) (lasten, resultaat "
          + "van aanbieders, wachtenden, niet geleverd) en ergens beter.",
        "\(one) is in \(chance(share)) of the draws nowhere worse than \(other) (net cost, result of "
          + "providers, waiting, undelivered) and somewhere better.")
    }
    let least = number.percent(ComparisonResults.shownShare, places: 0)
    return sentences.isEmpty
      ? pick(
        "Geen stelsel domineert een ander: nergens slechter (lasten, resultaat van aanbieders, wachtenden, "
          + "niet geleverd) en ergens beter in minstens \(least) van de trekkingen.",
        "No system dominates another: nowhere worse (net cost, result of providers, waiting, undelivered) "
          + "and somewhere better in at least \(least) of the draws.")
      : sentences.joined(separator: " ")
  }

  // MARK: Outlines

  func outlines() -> ReportSection {
    let title = pick("Hoe de stelsels werken", "How the systems work")
    let names = OutlineWords(words.language)
    let headings = [
      pick("Stelsel", "System"), pick("Laag", "Layer"), pick("Betaling", "Payment"),
      "Budget", pick("Toegang", "Access"), "Volume", pick("Inzet", "Intensity"),
      pick("Prijs", "Price"),
    ]
    let table = record.contracts
    let hasTerms = table.rows.contains {
      table.text($0, "from") + table.text($0, "to") != ""
    }
    let coverages = table.rows.map { row in
      Coverage(layers: table.text(row, "layers"), categories: table.text(row, "categories"))
    }
    let rows = zip(table.rows, coverages).map { row, coverage -> ReportTable.Row in
      let cell = { (column: String) in table.text(row, column) }
      let ofSystem = zip(table.rows, coverages).filter {
        table.text($0.0, "system") == cell("system")
      }.map(\.1)
      let texts =
        [contractLabel(cell("system"), cell("name")), names.coverage(coverage, among: ofSystem)]
        + [
          names.payment(
            code: cell("payment"), fixedShare: table.number(row, "fixed_share") ?? 0, number),
          names.budget(code: cell("budget")),
          names.access(code: cell("access")),
        ] + ["volume_risk", "intensity_risk", "price_risk"].map { names.carrier(code: cell($0)) }
        + (hasTerms ? [term(from: cell("from"), to: cell("to"))] : [])
      return ReportTable.Row(texts.map { .text($0) })
    }
    return ReportSection(
      id: "werking", title: title, sheet: pick("Werking", "Working"),
      blocks: [
        .paragraph(
          pick(
            "Wie wordt waarvoor betaald, wie beslist over de start, en wie draagt welk risico?",
            "Who is paid for what, who decides on the start, and who carries which risk?")),
        .table(
          ReportTable(
            caption: title,
            columns: (headings + (hasTerms ? [pick("Looptijd", "Term")] : [])).map {
              ReportTable.Column($0, isNumber: false)
            },
            rows: rows,
            note: pick(
              "Volume, inzet en prijs: wie draagt dat er meer cliënten komen, dat zij meer krijgen, en dat "
                + "lonen en prijzen stijgen.",
              "Volume, intensity and price: who carries that more clients come, that they get more, and "
                + "that wages and prices rise."))),
      ] + descriptions().map { .paragraph($0) })
  }

  private func term(from: String, to: String) -> String {
    switch (from.isEmpty, to.isEmpty) {
    case (true, true): pick("hele looptijd", "whole term")
    case (true, false): pick("tot en met \(to)", "to \(to)")
    case (false, true): pick("vanaf \(from)", "from \(from)")
    case (false, false): pick("\(from) tot en met \(to)", "\(from) to \(to)")
    }
  }

  func label(_ name: String) -> String {
    record.systems.first { $0.name == name }?.label ?? name
  }

  /// A contract under another name than its system is named too.
  private func contractLabel(_ system: String, _ contract: String) -> String {
    let label = label(system)
    return contract.isEmpty || contract == label ? label : "\(label): \(contract)"
  }

  /// What every system says about itself, and where it comes from.
  private func descriptions() -> [String] {
    let table = record.contracts
    var known: Set<String> = []
    let own = pick("de contracten van het scenario.", "the contracts of the scenario.")
    return table.rows.filter { known.insert(table.text($0, "system")).inserted }.map { row in
      let (name, source) = (table.text(row, "system"), table.text(row, "source"))
      let said = table.text(row, "description")
      let text = said.isEmpty && name == SystemFile.own ? own : said
      let parts = [text, source.isEmpty ? "" : "\(pick("Bron", "Source")): \(source)."]
      return "\(label(name)): " + parts.filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  // MARK: Reproduction

  func reproduction() -> ReportSection {
    let manifest = record.manifest
    let hash = { (text: String) in
      pick("SHA-256 van het scenario onder \(text)", "SHA-256 of the scenario under \(text)")
    }
    let files = ReportTable(
      caption: pick("Bestanden waar dit uit is gemaakt", "Files that this is made of"),
      columns: [pick("Bestand", "File"), "SHA-256"].map { ReportTable.Column($0, isNumber: false) },
      rows: record.hashes.map { ReportTable.Row([.text($0.name), .text($0.sha256)]) },
      note: pick(
        "Wat met --set of in een eigen bestand is gezegd staat in scenario.NAAM.resolved.yaml, het hele "
          + "scenario onder een stelsel.",
        "What was said by --set or in a file of one's own stands in scenario.NAME.resolved.yaml, the whole "
          + "scenario under a system."))
    return reproduction(
      id: "narekenen", title: pick("Narekenen", "Check it yourself"),
      sheet: pick("Narekenen", "Check"), command: manifest.commandLine,
      facts: [
        (pick("Programma", "Program"), "\(manifest.program) \(manifest.version)"),
        (pick("Scenario", "Scenario"), manifest.scenario),
        (pick("Startgetal", "Seed"), "\(manifest.seed)"),
        (pick("Trekkingen", "Replications"), "\(manifest.replications)"),
      ] + record.systems.map { (hash($0.label), $0.scenarioSHA256) }, more: [.table(files)])
  }
}
