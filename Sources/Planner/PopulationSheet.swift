import Scenarios

/// The sheet of residents by group of ages, a column a wijk.
extension PlannerForm {
  /// The groups of ages that CBS tells of every wijk, as a table of a scenario calls them.
  static let ageGroups = [
    "0 tot 15 jaar", "15 tot 25 jaar", "25 tot 45 jaar", "45 tot 65 jaar", "65 jaar of ouder",
  ]

  static func residents(_ wijk: Int) -> String { "wijk.\(wijk)" }
  static func ages(_ group: Int) -> String { "leeftijd.\(group)" }

  static let bevolking = FormSheet(
    name: "Bevolking", title: "De bevolking",
    intro: "Hoeveel mensen wonen er in elke wijk op 1 januari van het eerste jaar, naar leeftijd?",
    blocks: [
      FormBlock(
        key: "herkomst", title: "Herkomst", intro: "", columns: [source],
        rows: [FormRow("inwoners", "Waar komen de inwoners vandaan?", [sourceAnswer])]),
      FormBlock(
        key: "bevolking", title: "Inwoners naar leeftijd",
        intro:
          "Een kolom per wijk van blad Gemeente, in de groepen van Kerncijfers wijken en buurten (CBS). 0 waar "
          + "niemand woont. Binnen een groep worden leeftijden verdeeld als in Nederland.",
        columns: columns, rows: ageGroups.indices.map(row), isSummed: true, need: .elsewhere),
    ])

  private static let columns = (1...wijkCount).map { wijk in
    FormColumn(
      residents(wijk), FormLabel.echo(AnswerKey("wijken", "wijk.\(wijk)", "naam"), suffix: ""),
      width: 13)
  }

  private static func row(_ group: Int) -> FormRow {
    let answers = (1...wijkCount).map { wijk -> Answer? in
      let count = example[AnswerKey("bevolking", "\(wijk)", ageGroups[group])]
      return Answer(.number(0...1e6), required: wijk == 1, count.map { .number($0) } ?? .none)
    }
    return FormRow(ages(group), ageGroups[group], answers)
  }

  /// The residents of the small scenario to start from, by wijk and group.
  private static let example: [AnswerKey: Double] = {
    let text = String(decoding: ScenarioTemplate.table("inwoners.csv"), as: UTF8.self)
    var wijken: [Substring] = []
    var counts: [AnswerKey: Double] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",")
      guard cells.count > 2, let count = Double(cells[2]) else { continue }
      if wijken.last != cells[0] { wijken.append(cells[0]) }
      counts[AnswerKey("bevolking", "\(wijken.count)", String(cells[1]))] = count
    }
    return counts
  }()
}
