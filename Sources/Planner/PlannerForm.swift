/// The workbook of a planner: every sheet, every cell to fill in, and what an example looks like.
public enum PlannerForm {
  /// What the first cell of the first sheet says, with the number of the form.
  public static let mark = "wijkraming werkboek 1"
  public static let coverName = "Uitleg"

  public static let wijkCount = 8
  public static let voorzieningCount = 6
  public static let groupCount = 8
  public static let yearCount = 10

  /// The word that says a figure is one of the example.
  public static let exampleWord = "voorbeeld"

  public static let sheets: [FormSheet] = [
    gemeente, bevolking, voorzieningen, clienten, contracten, begroting, aannames, realisatie,
  ]

  static let source = FormColumn("bron", "Bron", width: 26)
  static let sourceAnswer = Answer(.text, .text(exampleWord))
  static let emptySource = Answer(.text)

  private static let gemeente = FormSheet(
    name: "Gemeente", title: "De gemeente", intro: "Over welke gemeente en welke jaren gaat het?",
    blocks: [
      FormBlock(
        key: "gemeente", title: "Naam en jaren", intro: "",
        columns: [FormColumn("antwoord", "Antwoord", width: 30)],
        rows: [
          FormRow(
            "naam", "Naam van de gemeente",
            [
              Answer(.text, required: true, .text("Voorbeeldgemeente"))
            ], note: "Zo heten ook de raming en haar bestanden."),
          FormRow(
            "start", "Eerste jaar", [Answer(.year(1995...2199), required: true, .number(2026))],
            note: "De raming begint op 1 januari van dit jaar."),
          FormRow(
            "horizon", "Aantal jaren",
            [
              Answer(.whole(1...yearCount), required: true, .number(4))
            ], note: "Begroting en meerjarenraming samen: meestal 4."),
        ]),
      FormBlock(
        key: "wijken", title: "Wijken",
        intro: "Een naam per wijk; de inwoners staan op blad Bevolking onder dezelfde naam.",
        columns: [FormColumn("naam", "Naam van de wijk", width: 30)],
        rows: (1...wijkCount).map { number in
          let names = ["Centrum", "Noord", "Zuid"]
          let example: Answer.Example =
            number <= names.count ? .text(names[number - 1]) : .none
          return FormRow(
            "wijk.\(number)", "Wijk \(number)",
            [Answer(.text, required: number == 1, example)],
            note: number == 1 ? "Ten minste een wijk; de andere mogen leeg blijven." : "")
        }),
    ])

  private static let begroting = FormSheet(
    name: "Begroting", title: "De begroting",
    intro: "Wat is er begroot, en hoeveel kan de gemeente opvangen?",
    blocks: [
      FormBlock(
        key: "begroting", title: "Begroot bedrag per jaar",
        intro: "In prijzen van het eerste jaar: de raming telt lonen en prijzen er zelf bij op. "
          + "Vul precies zoveel jaren als blad Gemeente noemt.",
        columns: [FormColumn("bedrag", "Bedrag in euro", width: 18), source],
        rows: years(
          [3_000_000, 3_050_000, 3_100_000, 3_150_000], .euros(0...1e12), required: true)),
      FormBlock(
        key: "weerstand", title: "Weerstandscapaciteit", intro: "",
        columns: [FormColumn("bedrag", "Bedrag in euro", width: 18), source],
        rows: [
          FormRow(
            "weerstandscapaciteit", "Beschikbare weerstandscapaciteit",
            [Answer(.euros(0...1e12), .number(250_000)), sourceAnswer],
            note: "Wat er is om tegenvallers mee op te vangen. Mag leeg blijven.")
        ]),
    ])

  /// A row for every year, with amounts for the first of them.
  static func years(_ examples: [Double], _ kind: Answer.Kind, required: Bool) -> [FormRow] {
    (0..<yearCount).map { year in
      let isFilled = year < examples.count
      return FormRow(
        "jaar.\(year + 1)", .year(year),
        [
          Answer(
            kind, required: required && year == 0, isFilled ? .number(examples[year]) : .none),
          isFilled ? sourceAnswer : emptySource,
        ],
        note: required && year > 0 ? "Verplicht als dit jaar binnen de raming valt." : "")
    }
  }
}
