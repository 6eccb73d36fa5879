import DemandModel
import FundingModel
import Scenarios
import Simulation
import SociaalDomein

/// What `check` shows: the opening balance with the growth it implies, contracts, residents, numbers and
/// euros by year, tables, and what is assumed.
public struct CheckScreen {
  private let scenario: Scenario
  private let outcomes: Outcomes?
  private let words: Words
  private let number: ScreenNumber

  /// Growth a year above which the opening balance gets a warning.
  public static let growthLimit = 0.10

  /// - Parameter outcomes: those of `CheckRun`; nil where it was not run.
  public init(scenario: Scenario, language: ScreenNumber.Language, outcomes: Outcomes? = nil) {
    self.scenario = scenario
    self.outcomes = outcomes
    words = Words(language: language)
    number = ScreenNumber(language)
  }

  /// The whole screen, line by line.
  public func lines() -> [String] {
    var lines = [scenario.title, ""]
    lines += balance() + [""]
    lines += CheckGrowth(scenario: scenario, words: words, number: number).lines()
    lines += CheckOpening(scenario: scenario, words: words, number: number).lines()
    lines += contracts() + [""]
    lines += CheckYears(scenario: scenario, outcomes: outcomes, words: words, number: number)
      .lines()
    lines += tables()
    lines += estimatedTables()
    lines += spreadAges()
    if let sample = scenario.model.parameters.sample {
      lines += ["", CalibrationNote.line(sample, words, number)]
    }
    lines += assumptions()
    return lines
  }

  /// States whose implied growth is above the limit.
  public var warnings: [String] {
    let balance = scenario.model.demand.opening
    return scenario.model.setting.states.enumerated().compactMap { state, care in
      guard abs(balance.growth[state]) > CheckScreen.growthLimit else { return nil }
      return words.pick(
        "let op: \(care.key) groeit volgens de openingsbalans \(number.percent(balance.growth[state])) per jaar",
        "warning: \(care.key) grows \(number.percent(balance.growth[state])) a year by its opening balance"
      )
    }
  }

  private func balance() -> [String] {
    let demand = scenario.model.demand
    let balance = demand.opening
    var table = TextTable()
    table.add([
      words.pick("Openingsbalans, per jaar", "Opening balance, a year"),
      words.pick("stand", "stock"), words.pick("van buiten", "from outside"),
      words.pick("doorstroom", "from other care"), words.pick("uitstroom", "outflow"),
      words.pick("groei", "growth"),
    ])
    for (state, care) in demand.setting.states.enumerated() {
      let stock = balance.stock(state: state, setting: demand.setting)
      table.add([
        care.name, number.text(stock, places: 1), number.text(balance.inflow[state], places: 1),
        number.text(balance.fromOtherStates[state], places: 1),
        number.text(balance.outflow[state] * stock, places: 1),
        number.percent(balance.growth[state]),
      ])
    }
    return table.lines()
  }

  /// Every table that was read, with how it was understood.
  private func tables() -> [String] {
    guard !scenario.tables.isEmpty else { return [] }
    var table = TextTable(leftColumns: [0, 2])
    for read in scenario.tables {
      table.add([
        "  " + read.path,
        number.text(Double(read.rows), places: 0) + words.pick(" rijen", " rows"),
        words.pick(read.dialect.dutch, read.dialect.english),
      ])
    }
    return [words.pick("Tabellen", "Tables")] + table.lines() + [""]
  }

  /// Tables with estimated rows: age profiles and populations that were borrowed or made.
  private func estimatedTables() -> [String] {
    let estimated = scenario.tables.compactMap { table -> String? in
      let rows = table.bytes.split { $0 == 0x0A || $0 == 0x0D }.dropFirst()
      let count = rows.count(where: Self.isEstimated)
      guard count > 0 else { return nil }
      return "  \(table.path): "
        + words.pick("\(count) van \(rows.count) rijen", "\(count) of \(rows.count) rows")
    }
    guard !estimated.isEmpty else { return [] }
    return [
      words.pick(
        "Geschatte tabellen (een geleend leeftijdsprofiel of een gemaakte bevolking is een aanname)",
        "Estimated tables (a borrowed age profile or a made-up population is an assumption)")
    ] + estimated + [""]
  }

  /// Groups of ages that were given single ages.
  private func spreadAges() -> [String] {
    let notes = scenario.spreads.map(AgeSpreadNote.init)
    guard !notes.isEmpty else { return [] }
    let lines = notes.flatMap { note in
      ["  " + note.sentence(words, number)]
        + (note.elderlySentence(words, number).map { ["    " + $0] } ?? [])
    }
    return [words.pick("Leeftijdsgroepen", "Groups of ages")] + lines + [""]
  }

  /// Whether a cell of a row begins with `estimate`, alone or with a reason behind it.
  private static func isEstimated(_ row: ArraySlice<UInt8>) -> Bool {
    let separators: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    return row.split(whereSeparator: separators.contains).contains { cell in
      cell.drop { $0 == UInt8(ascii: "\"") }.starts(with: Source.estimate.utf8)
    }
  }

  /// Contracts as their switches, and who carries that more clients come.
  private func contracts() -> [String] {
    let names = OutlineWords(number.language)
    let funding = scenario.model.funding
    var table = TextTable()
    table.add([
      words.pick("Contracten", "Contracts"), "budget", words.pick("betaling", "payment"),
      words.pick("toegang", "access"), words.pick("volumerisico", "volume risk"),
    ])
    for contract in funding.contracts {
      let outline = ContractOutline(
        contract, perceel: funding.percelen[contract.perceel],
        voorzieningen: scenario.model.setting.voorzieningen)
      table.add([
        "  " + contract.name, names.budget(outline.budget), names.payment(outline.payment, number),
        names.access(outline.access), names.carrier(outline.volume),
      ])
    }
    return table.lines()
  }

  /// Every assumed number with what its source says about it.
  private func assumptions() -> [String] {
    let assumed = scenario.parameters.filter(\.isAssumption)
    var table = TextTable(leftColumns: [0, 2, 3])
    for parameter in assumed {
      let value = number.text(parameter.value, places: parameter.value.magnitude < 100 ? 3 : 0)
      table.add([
        "  " + parameter.key, value + (parameter.distribution == nil ? " " : "~"),
        parameter.unit.rawValue, reason(parameter),
      ])
    }
    let heading =
      StandingCount(scenario.parameters.map(\.standing)).sentence(words)
      + words.pick("; ~ onzeker: het gemiddelde", "; ~ uncertain: the mean")
    return [heading] + table.lines()
  }

  /// What stands behind `estimate` in the source.
  private func reason(_ parameter: Parameter) -> String {
    guard let text = parameter.source?.text else {
      return words.pick("geen bron", "no source")
    }
    let rest = text.dropFirst(Source.estimate.count).drop { $0 == ":" || $0 == " " }
    return String(rest)
  }
}
