/// What nobody measured and every system rests on.
extension ComparisonReport {
  /// One assumption with the systems that make it, also under contracts of other names.
  private struct Shared {
    let row: [String]
    var systems: [String]
    var key: String
  }

  func assumptions() -> ReportSection {
    let title = pick("Aannames", "Assumptions")
    let table = record.assumptions
    let headings = [
      pick("Aanname", "Assumption"), pick("Stelsels", "Systems"), pick("Sleutel", "Key"),
      pick("Verwacht", "Expected"), "5%", "95%", pick("Eenheid", "Unit"),
      pick("Prikkel", "Incentive"), pick("Bron", "Source"),
    ]
    let all = record.systems.map(\.label)
    let rows = shared().map { shared -> ReportTable.Row in
      let row = shared.row
      let place = "assumptions/\(table.text(row, "system"))/\(table.text(row, "key"))"
      let cells = ["mean", "p5", "p95"].map { column -> ReportCell in
        table.number(row, column).map {
          .number($0, .plain(places: 2), key: "\(place)/\(column)")
        } ?? .empty
      }
      let what = [
        table.text(row, "label"), words.names(shared.systems.map(label), of: all), shared.key,
      ]
      let from = ["unit", "incentive", "source"].map { table.text(row, $0) }
      return ReportTable.Row(what.map { .text($0) } + cells + from.map { .text($0) })
    }
    let blocks: [ReportBlock] =
      rows.isEmpty
      ? []
      : [
        .table(
          ReportTable(
            caption: pick("Aannames, niet gemeten", "Assumptions, not measured"),
            columns: headings.enumerated().map {
              ReportTable.Column($1, isNumber: (3...5).contains($0))
            }, rows: rows,
            note: pick(
              "Een * staat voor contracten waaronder hetzelfde is aangenomen; assumptions.csv heeft ze elk "
                + "apart.",
              "A * stands for contracts under which the same is assumed; assumptions.csv has each of them."
            )))
      ]
    return ReportSection(
      id: "aannames", title: title, sheet: title,
      blocks: [.paragraph(assumed(isNone: rows.isEmpty))] + blocks)
  }

  /// The assumptions in their order; the same figure from the same source stands once.
  private func shared() -> [Shared] {
    let table = record.assumptions
    var found: [Shared] = []
    var places: [[String]: Int] = [:]
    for row in table.rows {
      let (system, key) = (table.text(row, "system"), table.text(row, "key"))
      let what = ["label", "unit", "mean", "p5", "p95", "incentive", "source"].map {
        table.text(row, $0)
      }
      let identity = what + [Self.withoutContract(key)]
      if let place = places[identity] {
        if !found[place].systems.contains(system) { found[place].systems.append(system) }
        if found[place].key != key { found[place].key = Self.withoutContract(key) }
      } else {
        places[identity] = found.count
        found.append(Shared(row: row, systems: [system], key: key))
      }
    }
    return found
  }

  /// `contracten.maatwerk.wachten.afhaken` as `contracten.*.wachten.afhaken`.
  private static func withoutContract(_ key: String) -> String {
    var parts = key.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 2, parts[0] == "contracten" else { return key }
    parts[1] = "*"
    return parts.joined(separator: ".")
  }

  private func assumed(isNone: Bool) -> String {
    if isNone {
      return pick(
        "Wat is aangenomen? Niets: alle getallen van de stelsels hebben een gemeten bron.",
        "What is assumed? Nothing: every number of the systems has a measured source.")
    }
    let opening = pick(
      "Wat is aangenomen? Alles hieronder: niemand heeft het gemeten. Prikkels zeggen hoe aanbieders en "
        + "toegang zich onder een stelsel anders gaan gedragen; de andere aannames gaan over prijs, budget, "
        + "wachten en risico. Onder en boven de waarden bij 5% en 95% ligt elk 5% van de trekkingen. ",
      "What is assumed? All below: nobody has measured it. Incentives tell how providers and access come to "
        + "behave otherwise under a system; the other assumptions are about price, budget, waiting and "
        + "risk. 5% of the draws lie below and above the values at 5% and 95%. ")
    return opening
      + (record.manifest.incentives == "on"
        ? pick(
          "Met --incentives off rekent de vergelijking zonder prikkels; de andere aannames blijven.",
          "With --incentives off the comparison leaves incentives out; the other assumptions stay.")
        : pick(
          "Deze vergelijking is gemaakt met --incentives off: prikkels zijn hier weggelaten.",
          "This comparison was made with --incentives off: incentives are left out here."))
  }
}
