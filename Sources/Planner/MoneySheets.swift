/// The sheets of contracts and of assumptions.
extension PlannerForm {
  static let contracten = FormSheet(
    name: "Contracten", title: "Contracten",
    intro: "Hoe wordt er betaald: per eenheid, of met een vast bedrag?",
    blocks: [
      FormBlock(
        key: "contract", title: "Vorm", intro: "",
        columns: [FormColumn("antwoord", "Antwoord", width: 30)],
        rows: [
          FormRow(
            "naam", "Naam van de contracten",
            [Answer(.text, required: true, .text("Raamovereenkomsten"))]),
          FormRow(
            "vorm", "Bekostigingsvorm",
            [Answer(.choice(forms), required: true, .text(forms[0]))],
            note: "inspanningsgericht: betalen per eenheid. De andere: een vast bedrag per jaar."),
          FormRow(
            "afhaken", "Deel van de wachtenden dat per jaar afhaakt", [Answer(.share(0...4))],
            note: "Alleen bij een vast bedrag, waar mensen op een plek kunnen wachten."),
        ]),
      FormBlock(
        key: "tarieven", title: "Tarieven",
        intro: "Per eenheid van de voorziening, in prijzen van het eerste jaar. Nodig bij "
          + "inspanningsgericht.",
        columns: [FormColumn("tarief", "Tarief in euro per eenheid", width: 18), source],
        rows: (1...voorzieningCount).map { number in
          let examples = [68.0, 48]
          let isFilled = number <= examples.count
          return FormRow(
            "tarief.\(number)",
            .echo(AnswerKey("voorzieningen", "voorziening.\(number)", "naam"), suffix: ""),
            [
              Answer(.euros(0...1e6), isFilled ? .number(examples[number - 1]) : .none),
              isFilled ? sourceAnswer : emptySource,
            ],
            note: number == 1 ? "Verplicht bij inspanningsgericht, voor iedere voorziening." : "")
        }),
      FormBlock(
        key: "budget", title: "Vast bedrag per jaar",
        intro: "Alleen bij lumpsum en subsidie; in prijzen van het eerste jaar.",
        columns: [FormColumn("bedrag", "Bedrag in euro", width: 18), source],
        rows: years([], .euros(0...1e12), required: false)),
    ])

  static let forms = ["inspanningsgericht", "lumpsum", "subsidie"]

  static let aannames = FormSheet(
    name: "Aannames", title: "Aannames",
    intro: "Wat niemand precies weet: laag, waarschijnlijk en hoog. Laag en hoog horen bij elkaar; "
      + "zonder die twee geldt het waarschijnlijke getal zonder onzekerheid.",
    blocks: [
      FormBlock(
        key: "aannames", title: "Vraag, prijzen en toeval", intro: "",
        columns: [
          FormColumn("laag", "Laag"), FormColumn("waarschijnlijk", "Waarschijnlijk"),
          FormColumn("hoog", "Hoog"), source,
        ], rows: assumptions)
    ])

  private static let assumptions = [
    range(
      "langer_thuis", "Mensen blijven langer thuis wonen: extra vraag per jaar", .share(0...0.5),
      [0.005, 0.015, 0.03], note: "Door minder plaatsen in de Wlz. 0% zet dit uit."),
    fixed("venster_van", "De groei van blad Clienten is gezien van", .year(1995...2199), 2022),
    fixed("venster_tot", "... tot en met", .year(1995...2199), 2024),
    range(
      "uitdoving", "Na hoeveel jaar groei die niets verklaart is uitgedoofd", .number(0...50),
      [3, 6, 9],
      note: "De groei van blad Clienten min wat vergrijzing en de andere drijfveren verklaren."),
    fixed("sterfte", "Daling van de sterfte per jaar", .share(-0.1...0.1), 0.01),
    range(
      "ova_eerste", "Stijging van de lonen (OVA) in het eerste jaar", .share(-0.1...0.25),
      [nil, 0.042, nil]),
    range(
      "ova_later", "Stijging van de lonen (OVA) in latere jaren", .share(-0.1...0.25),
      [0.02, 0.035, 0.05]),
    range("ppc", "Stijging van de prijzen (PPC) per jaar", .share(-0.1...0.25), [nil, 0.025, nil]),
    fixed("toeval_instroom", "Schommeling van de instroom van jaar tot jaar", .share(0...1), 0.08),
    fixed("toeval_uitstroom", "Schommeling van de uitstroom", .share(0...1), 0.05),
    fixed("toeval_wijken", "Schommeling tussen wijken", .share(0...1), 0.05),
  ]

  private static func range(
    _ key: String, _ label: String, _ kind: Answer.Kind, _ examples: [Double?], note: String = ""
  ) -> FormRow {
    let answers = examples.enumerated().map { place, value in
      Answer(kind, required: place == 1, value.map { .number($0) } ?? .none)
    }
    return FormRow(key, label, answers + [sourceAnswer], note: note)
  }

  private static func fixed(_ key: String, _ label: String, _ kind: Answer.Kind, _ value: Double)
    -> FormRow
  {
    FormRow(key, label, [nil, Answer(kind, required: true, .number(value)), nil, sourceAnswer])
  }
}
