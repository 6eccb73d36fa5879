import Analysis

/// How far the number of draws leaves the mean differences open.
extension ComparisonReport {
  func precision() -> ReportSection {
    let title = pick("Hoe precies is gerekend", "How precise the computation is")
    return ReportSection(
      id: "precisie", title: title, sheet: pick("Precisie", "Precision"),
      blocks: [
        .paragraph(openByDraws()), .table(precisionTable()), .paragraph(sharper()),
      ])
  }

  private func openByDraws() -> String {
    let count = number.text(Double(record.manifest.replications))
    let text = pick(
      "Hoeveel laten \(count) trekkingen open? Het 95%-interval hieronder is dat van het gemiddelde "
        + "verschil, en wordt met meer trekkingen kleiner. Hoe ver één toekomst van het gemiddelde kan liggen "
        + "staat bij de verschillen, en wordt met meer trekkingen niet kleiner.",
      "How much do \(count) draws leave open? The 95% interval below is that of the mean difference, and "
        + "shrinks with more draws. How far one future may lie from the mean stands with the differences, and "
        + "does not shrink with more draws.")
    let open = others.filter { system in
      guard let low = record.difference(system, .netCost, column: "lower"),
        let high = record.difference(system, .netCost, column: "upper")
      else { return false }
      return low <= 0 && high >= 0 && low < high
    }
    guard !open.isEmpty else { return text }
    return text
      + pick(
        " Of het gemiddelde onder of boven 0 ligt zeggen zoveel trekkingen niet van "
          + "\(list(open.map(\.label))).",
        " Whether the mean lies below or above 0 is not told by so many draws of "
          + "\(list(open.map(\.label))).")
  }

  private func precisionTable() -> ReportTable {
    let titles = [
      pick("gemiddeld verschil", "mean difference"), pick("95% van", "95% from"),
      pick("95% tot", "95% to"),
      pick("standaardfout, zelfde trekkingen", "standard error, same draws"),
      pick("standaardfout, eigen trekkingen", "standard error, draws of their own"),
      pick("zoveel keer minder trekkingen nodig", "times fewer draws needed"),
    ]
    return ReportTable(
      caption: pick(
        "Lasten van de gemeente tegen \(first.label), \(record.span), \(thousands)",
        "Net cost of the gemeente against \(first.label), \(record.span), \(thousands)"),
      columns: columns(titles),
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
}
