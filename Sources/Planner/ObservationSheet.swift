/// The sheet of what happened: rows that results are held against.
extension PlannerForm {
  static let observationCount = 40

  /// What can be counted, by its name in `realisatie.csv`, with the unit it has there.
  static let measures: [(words: String, metric: String, unit: String)] = [
    ("cliënten in de loop van de periode", "clients_in_period", "persons"),
    ("cliënten gemiddeld", "clients", "persons"), ("instroom", "inflow", "persons"),
    ("uitstroom", "outflow", "persons"), ("wachtenden gemiddeld", "waiting", "persons"),
    ("betaald aan aanbieders", "payment", "euro"), ("nettolasten", "net_cost", "euro"),
  ]

  /// Parts of a year, by what stands behind the year in `realisatie.csv`.
  static let periods: [(words: String, mark: String)] = [
    ("heel jaar", ""), ("1e halfjaar", "H1"), ("2e halfjaar", "H2"), ("1e kwartaal", "Q1"),
    ("2e kwartaal", "Q2"), ("3e kwartaal", "Q3"), ("4e kwartaal", "Q4"),
  ]

  static let realisatie = FormSheet(
    name: "Realisatie", title: "Wat er gebeurd is",
    intro:
      "Wat er geteld en betaald is, om de raming aan te toetsen. Alles mag leeg blijven; de raming gebruikt "
      + "deze cijfers niet.",
    blocks: [
      FormBlock(
        key: "realisatie", title: "Een regel per cijfer",
        intro:
          "Geen wijk: de hele gemeente. Geen voorziening: alle samen. Bedragen in euro van het jaar zelf.",
        columns: [
          FormColumn("wijk", "Wijk", width: 24),
          FormColumn("voorziening", "Voorziening", width: 20),
          FormColumn("maat", "Wat is geteld", width: 32), FormColumn("jaar", "Jaar"),
          FormColumn("deel", "Deel van het jaar", width: 14),
          FormColumn("waarde", "Waarde", width: 16),
          source,
        ], rows: (1...observationCount).map(row), need: .elsewhere)
    ], isOptional: true)

  private static func row(_ number: Int) -> FormRow {
    FormRow(
      "realisatie.\(number)", "Cijfer \(number)",
      [
        Answer(.name(block: "wijken", column: "naam")),
        Answer(.name(block: "voorzieningen", column: "naam")),
        Answer(.choice(measures.map(\.words))), Answer(.year(2000...2199)),
        Answer(.choice(periods.map(\.words))), Answer(.clients(0...1e12)), emptySource,
      ],
      note: number == 1 ? "Zonder deel van het jaar: het hele jaar." : "")
  }
}
