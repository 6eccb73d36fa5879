import Scenarios

/// The sheet of residents by age, two columns a wijk.
extension PlannerForm {
  static let sexes = [("m", "mannen"), ("v", "vrouwen")]

  static func residents(_ wijk: Int, _ sex: String) -> String { "wijk.\(wijk).\(sex)" }

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
          "Twee kolommen per wijk van blad Gemeente. Vul iedere leeftijd in; 0 waar niemand woont.",
        columns: columns, rows: (0...lastAge).map(ages), isSummed: true,
        need: .elsewhere),
    ])

  private static let columns = (1...wijkCount).flatMap { wijk in
    sexes.map { sex, word in
      let title = FormLabel.echo(AnswerKey("wijken", "wijk.\(wijk)", "naam"), suffix: ", \(word)")
      return FormColumn(residents(wijk, sex), title, width: 13)
    }
  }

  private static func ages(_ age: Int) -> FormRow {
    let label = age == lastAge ? "\(age) jaar en ouder" : "\(age) jaar"
    let answers = (1...wijkCount).flatMap { wijk in
      sexes.map { sex, _ -> Answer? in
        let count = example[AnswerKey("bevolking", "\(wijk)", "\(sex)\(age)")]
        return Answer(
          .number(0...1e6), required: wijk == 1, count.map { .number($0) } ?? .none)
      }
    }
    return FormRow("leeftijd.\(age)", label, answers)
  }

  /// The residents of the scenario to start from, by wijk, sex and age.
  private static let example: [AnswerKey: Double] = {
    let text = String(decoding: ScenarioTemplate.table("bevolking.csv"), as: UTF8.self)
    var wijken: [Substring] = []
    var counts: [AnswerKey: Double] = [:]
    for line in text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",")
      guard cells.count > 3, let count = Double(cells[3]) else { continue }
      if wijken.last != cells[0] { wijken.append(cells[0]) }
      counts[AnswerKey("bevolking", "\(wijken.count)", "\(cells[2])\(cells[1])")] = count
    }
    return counts
  }()
}
