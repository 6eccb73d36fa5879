/// The sheets of what is delivered, and to how many.
extension PlannerForm {
  static let voorzieningen = FormSheet(
    name: "Voorzieningen", title: "Voorzieningen",
    intro: "Wat wordt er geleverd, hoeveel krijgt een cliënt en wat kost het, in prijzen van het "
      + "eerste jaar?",
    blocks: [
      FormBlock(
        key: "voorzieningen", title: "Voorzieningen",
        intro: "Een regel per voorziening. Laag en hoog horen bij elkaar: vul beide als het aantal "
          + "onzeker is, of geen van beide.",
        columns: [
          FormColumn("naam", "Naam", width: 24), FormColumn("eenheid", "Eenheid"),
          FormColumn("eenheden_laag", "Eenheden per cliënt per maand: laag"),
          FormColumn("eenheden", "waarschijnlijk"), FormColumn("eenheden_hoog", "hoog"),
          FormColumn("kostprijs", "Kostprijs in euro per eenheid"),
          FormColumn("bijdrage", "Eigen bijdrage in euro per maand"),
          FormColumn("betalend", "Deel dat die betaalt"), source,
        ],
        rows: (1...voorzieningCount).map { number in
          FormRow(
            "voorziening.\(number)", "Voorziening \(number)", voorziening(number - 1),
            note: number == 1 ? "Eigen bijdrage en deel: beide, of geen van beide." : "")
        }, need: .inUse)
    ])

  private static func voorziening(_ index: Int) -> [Answer?] {
    let examples: [[Answer.Example]] = [
      [
        .text("Begeleiding"), .text("uur"), .number(7), .number(8), .number(9.5), .number(68),
        .number(21), .number(0.6), .text(exampleWord),
      ],
      [
        .text("Dagbesteding"), .text("dagdeel"), .none, .number(14), .none, .number(48), .none,
        .none, .text(exampleWord),
      ],
    ]
    let units = ["uur", "dagdeel", "etmaal", "week", "maand", "stuk"]
    let answers = [
      Answer(.text, required: true), Answer(.choice(units), required: true),
      Answer(.number(0...1000)), Answer(.number(0...1000), required: true),
      Answer(.number(0...1000)), Answer(.euros(0...1e6), required: true),
      Answer(.euros(0...1000)), Answer(.share(0...1)), emptySource,
    ]
    guard index < examples.count else { return answers }
    return zip(answers, examples[index]).map { $0.showing($1) }
  }

  static let clienten = FormSheet(
    name: "Clienten", title: "Cliënten",
    intro: "Wie krijgt er nu ondersteuning, hoe lang, en hoe hard groeit dat aantal?",
    blocks: [
      FormBlock(
        key: "clienten", title: "Groepen cliënten op 1 januari van het eerste jaar",
        intro: "Iedere cliënt staat in een groep: met een voorziening, of met twee tegelijk. De "
          + "instroom volgt uit stand, uitstroom en groei.",
        columns: [
          FormColumn("naam", "Naam van de groep", width: 28),
          FormColumn("voorziening_1", "Voorziening", width: 18),
          FormColumn("voorziening_2", "en voorziening", width: 18),
          FormColumn("profiel", "Gebruik naar leeftijd als", width: 28),
          FormColumn("stand", "Cliënten nu"),
          FormColumn("uitstroom_laag", "Uitstroom per jaar: laag"),
          FormColumn("uitstroom", "waarschijnlijk"), FormColumn("uitstroom_hoog", "hoog"),
          FormColumn("groei_laag", "Groei per jaar: laag"),
          FormColumn("groei", "waarschijnlijk"), FormColumn("groei_hoog", "hoog"),
          FormColumn("naar", "Gaat over naar groep", width: 28),
          FormColumn("overgang", "Deel dat per jaar overgaat"), source,
        ],
        rows: (1...groupCount).map { number in
          FormRow(
            "groep.\(number)", "Groep \(number)", group(number - 1), note: notes[number] ?? "")
        }, need: .inUse)
    ])

  private static let notes = [
    1: "Uitstroom 50% per jaar: een cliënt blijft gemiddeld twee jaar.",
    2: "Laag en hoog: beide, of geen van beide.",
    3: "Gaat over naar: de groep waarin een cliënt meer ondersteuning krijgt.",
  ]

  static let profiles = [
    "begeleiding_basis", "begeleiding_specialistisch", "dagbesteding_basis",
    "dagbesteding_specialistisch", "hulp_bij_het_huishouden", "kib", "waakvlam",
    "arbeidsmatig_basis", "arbeidsmatig_specialistisch",
  ]

  private static let groupExamples: [[Answer.Example]] = [
    [
      .text("Begeleiding"), .text("Begeleiding"), .none, .text("begeleiding_basis"),
      .number(240), .number(0.4), .number(0.5), .number(0.6), .number(0), .number(0.03),
      .number(0.06), .text("Begeleiding met dagbesteding"), .number(0.04), .text(exampleWord),
    ],
    [
      .text("Dagbesteding"), .text("Dagbesteding"), .none,
      .text("dagbesteding_specialistisch"), .number(90), .none, .number(0.4), .none, .none,
      .number(0.02), .none, .none, .none, .text(exampleWord),
    ],
    [
      .text("Begeleiding met dagbesteding"), .text("Begeleiding"), .text("Dagbesteding"),
      .text("begeleiding_specialistisch"), .number(40), .none, .number(0.4), .none, .none,
      .number(0.02), .none, .none, .none, .text(exampleWord),
    ],
  ]

  private static func group(_ index: Int) -> [Answer?] {
    let voorziening = Answer.Kind.name(block: "voorzieningen", column: "naam")
    let (outflow, growth) = (Answer.Kind.share(0...4), Answer.Kind.share(-0.9...1))
    let answers = [
      Answer(.text, required: true), Answer(voorziening, required: true), Answer(voorziening),
      Answer(.choice(profiles), required: true), Answer(.clients(0...1e7), required: true),
      Answer(outflow), Answer(outflow, required: true), Answer(outflow), Answer(growth),
      Answer(growth, required: true), Answer(growth),
      Answer(.name(block: "clienten", column: "naam")), Answer(.share(0...4)), emptySource,
    ]
    guard index < groupExamples.count else { return answers }
    return zip(answers, groupExamples[index]).map { $0.showing($1) }
  }
}
