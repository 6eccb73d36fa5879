import Scenarios
import Testing

/// Dates fall where a step starts, or are refused with the step that can hold them.
@Suite("Dates with long steps")
struct StepDateTests {
  private static let tariffs = "vorm: inspanningsgericht, tarieven: { hulp: 30, dag: 30 }"

  static let refused: [ContractRefusal] = [
    ContractRefusal(
      "a contract starts within a year",
      """
      step: year
      contracten:
        een: { \(tariffs), looptijd: { tot: 2021-12 } }
        twee: { \(tariffs), looptijd: { van: 2022-07 } }
      """,
      messages: [
        "s.yaml:4:\(25 + tariffs.count): no step starts in 2022-07 with step: year, so it would count "
          + "from 2023-01 on; allowed: months in which a step starts; write step: quarter, or another "
          + "month"
      ]),
    ContractRefusal(
      "a contract ends within a quarter",
      """
      steps_per_year: 4
      contracten:
        een: { \(tariffs), looptijd: { tot: 2022-07 }, terugval: twee }
        twee: { \(tariffs) }
      """,
      messages: [
        "s.yaml:3:\(24 + tariffs.count): no step ends with 2022-07 and steps_per_year: 4, so it would "
          + "last until 2022-10; allowed: months with which a step ends; write step: month, or another "
          + "month"
      ]),
    ContractRefusal(
      "an evaluation and an extension within a year",
      """
      step: year
      contracten:
        een:
          vorm: lumpsum
          budget: { bedrag: 700000 }
          looptijd:
            tot: 2021-12
            verlengingen: { een: { tot: 2022-06, kans: 0.5 } }
            evaluaties: { een: { maand: 2021-04, kans_op_einde: 0.2 } }
          terugval: twee
        twee: { \(tariffs) }
      """,
      messages: [
        "s.yaml:8:30: no step ends with 2022-06 and step: year, so it would last until 2023-01; "
          + "allowed: months with which a step ends; write step: quarter, or another month",
        "s.yaml:9:28: no step starts in 2021-04 with step: year, so it would count from 2022-01 on; "
          + "allowed: months in which a step starts; write step: quarter, or another month",
      ]),
    ContractRefusal(
      "months of volume and talks that no step holds",
      """
      step: year
      contracten:
        een:
          vorm: lumpsum
          tarieven: { hulp: 30, dag: 30 }
          budget: { historisch: { maanden: 18 } }
          monitoring: { maand: 7, drempel: 0.1, kans: 0.5, aandeel: 0.5 }
      """,
      messages: [
        "s.yaml:6:29: 18 months are no whole number of steps with step: year; allowed: whole steps; "
          + "write step: quarter, or another number",
        "s.yaml:7:19: no step starts in month 7 of the year with step: year; allowed: months in which "
          + "a step starts; write step: quarter, or another month",
      ]),
    ContractRefusal(
      "a month within a week",
      """
      step: week
      contracten:
        een: { \(tariffs), looptijd: { tot: 2022-01 }, terugval: twee }
        twee: { \(tariffs) }
      """,
      messages: [
        "s.yaml:3:\(24 + tariffs.count): no step ends with 2022-01 and step: week, so it would last "
          + "until 2022-02; allowed: months with which a step ends; write step: month, or another month"
      ]),
  ]

  @Test("a date that no step holds is refused, with the step that can", arguments: refused)
  func refusal(_ refusal: ContractRefusal) throws {
    #expect(try refusal.found() == refusal.messages)
  }

  @Test(
    "a date at which a step starts passes",
    arguments: [
      ("year", "2021-12"), ("quarter", "2022-06"), ("week", "2022-03"), ("month", "2022-02"),
    ])
  func held(step: String, last: String) throws {
    let refusal = ContractRefusal(
      "none",
      """
      step: \(step)
      contracten:
        een: { \(Self.tariffs), looptijd: { tot: \(last) }, terugval: twee }
        twee: { \(Self.tariffs) }
      """, messages: [])
    #expect(try refusal.found() == [])
  }

  @Test("an end after the run matters to nothing")
  func afterTheRun() throws {
    let refusal = ContractRefusal(
      "none",
      "step: year\ncontracten: { een: { \(Self.tariffs), looptijd: { tot: 2026-06 } } }",
      messages: [])
    #expect(try refusal.found() == [])
  }
}
