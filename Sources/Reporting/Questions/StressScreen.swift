import Analysis
import Questions
import Scenarios

/// What a stress test shows: every stress beside the scenario on the same draws, a tornado, and what does
/// not apply.
public struct StressScreen {
  private let test: StressTest
  private let findings: [StressTest.Finding]
  fileprivate let words: Words
  private let number: ScreenNumber
  private let language: ScreenNumber.Language
  private let period: String

  /// - Parameter period: label of the years that are shown.
  public init(
    test: StressTest, findings: [StressTest.Finding], period: String,
    language: ScreenNumber.Language
  ) {
    self.test = test
    self.period = period
    self.language = language
    words = Words(language: language)
    number = ScreenNumber(language)
    let size = { (finding: StressTest.Finding) in
      (isSeveral: finding.stress.parts > 1, loss: Self.loss(finding, period).map { abs($0) } ?? -1)
    }
    self.findings = findings.enumerated().sorted {
      let (one, other) = (size($0.element), size($1.element))
      if one.isSeveral != other.isSeveral { return other.isSeveral }
      return one.loss == other.loss ? $0.offset < $1.offset : one.loss > other.loss
    }.map(\.element)
  }

  private func pick(_ dutch: String, _ english: String) -> String { words.pick(dutch, english) }

  /// What a stress costs the gemeente beyond its begroting, or where there is none what it costs.
  public static func loss(_ finding: StressTest.Finding, _ period: String) -> Double? {
    if let result = finding.figure("result", period) { return -result.difference.value }
    return finding.figure("net_cost", period)?.difference.value
  }

  private var shown: [StressTest.Finding] { findings.filter { $0.status == .applied } }

  public func lines() -> [String] {
    let count = words.draws(test.plan.replications, number)
    return [
      "\(test.base.title), \(period): "
        + pick(
          "stresstest op dezelfde \(count), startgetal \(test.plan.seed)",
          "stress test on the same \(count), seed \(test.plan.seed)")
    ] + [""] + table() + [""] + tornado() + others() + notes()
  }

  // MARK: Table

  private func table() -> [String] {
    var table = TextTable()
    let columns = columns()
    table.add(
      ["x EUR 1.000"] + columns.map(\.head.0))
    table.add([""] + columns.map(\.head.1))
    table.add(
      [pick("scenario zelf", "scenario itself")]
        + columns.map { column in
          test.own(column.measure, period).map { column.own($0.value) } ?? "-"
        })
    for finding in shown {
      table.add(
        [finding.stress.name]
          + columns.map { column in
            finding.figure(column.measure, period).map { column.moved($0.difference) } ?? "-"
          })
    }
    return table.lines()
  }

  private struct Column {
    let measure: String
    let head: (String, String)
    let own: (Double) -> String
    let moved: (EstimateDifference) -> String
  }

  private func columns() -> [Column] {
    let euros = { (measure: String, one: String, two: String) in
      Column(
        measure: measure, head: (one, two), own: { number.thousands(ofEuros: $0) },
        moved: { moved($0) { number.thousands(ofEuros: $0) } })
    }
    let counts = { (measure: String, one: String, two: String) in
      Column(
        measure: measure, head: (one, two), own: { number.text($0, places: 1) },
        moved: { moved($0) { number.text($0, places: 1) } })
    }
    let chance = Column(
      measure: "p_overrun", head: (pick("Kans op", "Chance of"), pick("tekort", "overrun")),
      own: { words.chance($0, number) },
      moved: { moved($0) { number.text(100 * $0, places: 0) } + " pt" })
    let all = [
      euros("net_cost", pick("Lasten", "Net"), pick("saldo", "cost")),
      euros("result", pick("Resul-", "Re-"), pick("taat", "sult")), chance,
      euros("weerstand_90", "Weerstand", "90%"),
      counts("waiting", pick("Wacht-", "Wait-"), pick("enden", "ing")),
      counts("waiting_weeks", pick("Weken", "Weeks"), pick("wachten", "waited")),
    ]
    return all.filter { test.own($0.measure, period) != nil }
  }

  /// A difference with its sign and half its interval.
  private func moved(_ difference: EstimateDifference, _ text: (Double) -> String) -> String {
    let half = text((difference.upper - difference.lower) / 2)
    let shown = text(difference.value)
    let isMore = difference.value > 0 && shown.contains { "123456789".contains($0) }
    return (isMore ? "+" : "") + shown + " ±" + half
  }

  // MARK: Tornado

  private static let width = 30

  private func tornado() -> [String] {
    let losses = shown.compactMap { finding in
      Self.loss(finding, period).map { (finding.stress.name, $0) }
    }
    let most = losses.map { abs($0.1) }.max() ?? 0
    guard most > 0 else { return [] }
    var table = TextTable(leftColumns: [0, 2])
    for (name, value) in losses {
      let marks = Int((abs(value) / most * Double(Self.width)).rounded())
      let bar = String(repeating: "#", count: marks)
      let blank = String(repeating: " ", count: Self.width - marks)
      let none = String(repeating: " ", count: Self.width)
      table.add([name, number.thousands(ofEuros: value), value < 0 ? blank + bar : none + bar])
    }
    let hasBegroting = test.own("result", period) != nil
    return [
      hasBegroting
        ? pick("Slechter voor de begroting, x EUR 1.000", "Worse for the begroting, x EUR 1,000")
        : pick("Meer lasten, x EUR 1.000", "More cost, x EUR 1,000")
    ] + table.lines() + [""]
  }

  // MARK: What is not shown, and what it rests on

  private func others() -> [String] {
    let told = StressWords(language: language)
    let lines = findings.compactMap { finding -> String? in
      told.reason(finding).map { "  \(finding.stress.name): \($0)" }
    }
    guard !lines.isEmpty else { return [] }
    return [pick("Niet van toepassing of zonder gevolg:", "Not applicable, or without effect:")]
      + lines + [""]
  }

  private func notes() -> [String] {
    let gains = shown.contains { (Self.loss($0, period) ?? 0) < 0 }
    return (gains ? [undelivered] : []) + [
      pick(
        "Verschillen met het scenario zelf, trekking voor trekking; ± is het 95% Monte Carlo-interval "
          + "van het verschil: wat het aantal trekkingen openlaat.",
        "Differences from the scenario itself, draw by draw; ± is the 95% Monte Carlo interval of the "
          + "difference: what the number of draws leaves open."),
      pick(
        "Hoe zwaar een stress is, is een aanname; 'wijkraming stress --show NAAM' zegt waar die op rust.",
        "How heavy a stress is, is an assumption; 'wijkraming stress --show NAME' says what it rests on."
      ),
    ]
  }
}

extension StressScreen {
  /// What a stress that saves money does not say.
  private var undelivered: String {
    words.pick(
      "Waar een stress lasten bespaart wordt minder gevraagd of geleverd; uren die niemand levert staan niet "
        + "onder wachtenden.",
      "Where a stress saves money less is asked for or delivered; hours that nobody delivers are not among "
        + "those waiting.")
  }
}

/// The stresses there are, for who chooses.
public struct StressListing {
  private let stresses: [(name: String, header: StressHeader)]
  private let language: ScreenNumber.Language

  public init(
    _ stresses: [(name: String, header: StressHeader)], language: ScreenNumber.Language
  ) {
    self.stresses = stresses
    self.language = language
  }

  public func lines() -> [String] {
    let words = StressWords(language: language)
    var table = TextTable(leftColumns: [0, 1, 2])
    for stress in stresses {
      table.add([stress.name, words.title(stress.header), words.severity(stress.header)])
    }
    return table.lines()
  }
}
