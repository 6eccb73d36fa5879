import Testing

@Suite("Contracts whose division of risk cannot be")
struct RiskRefusalTests {
  static let refused: [ContractRefusal] = [
    ContractRefusal(
      "bands have a gap",
      """
      contracten:
        alles:
          vorm: subsidie
          budget: { bedrag: 1000000 }
          risico:
            banden:
              klein: { tot: 0.05, aanbieder: 1 }
              groot: { van: 0.1, gemeente: 1 }
      """,
      messages: [
        "s.yaml:8:18: the bands have a gap between 0.05 and 0.1; allowed: bands that meet, "
          + "from 0; write van: 0.05"
      ]),
    ContractRefusal(
      "bands overlap",
      """
      contracten:
        alles:
          vorm: subsidie
          budget: { bedrag: 1000000 }
          risico:
            banden:
              klein: { tot: 0.05, aanbieder: 1 }
              groot: { van: 0.03, gemeente: 1 }
      """,
      messages: [
        "s.yaml:8:18: the bands have an overlap between 0.03 and 0.05; allowed: bands that "
          + "meet, from 0; write van: 0.05"
      ]),
    ContractRefusal(
      "the first band does not start at the budget",
      """
      contracten:
        alles:
          vorm: subsidie
          budget: { bedrag: 1000000 }
          risico:
            banden:
              klein: { van: 0.02, tot: 0.05, aanbieder: 1 }
      """,
      messages: [
        "s.yaml:7:18: the bands have a gap between 0 and 0.02; allowed: bands that meet, from "
          + "0; write van: 0"
      ]),
    ContractRefusal(
      "bands of one side have a gap",
      """
      contracten:
        alles:
          vorm: subsidie
          budget: { bedrag: 1000000 }
          risico:
            banden:
              klein: { tot: 0.05, aanbieder: 1 }
              groot: { van: 0.05, tot: 0.1, gemeente: 1, geldt: tekort }
              rest: { van: 0.1, gemeente: 1 }
      """,
      messages: [
        "s.yaml:9:17: the bands of an overschot have a gap between 0.05 and 0.1; allowed: "
          + "bands that meet, from 0; write van: 0.05"
      ]),
    ContractRefusal(
      "a band follows one without end",
      """
      contracten:
        alles:
          vorm: subsidie
          budget: { bedrag: 1000000 }
          risico:
            banden:
              klein: { gemeente: 1 }
              groot: { van: 0.05, gemeente: 1 }
      """,
      messages: [
        "s.yaml:8:18: the bands overlap: 'klein' has no tot, and 'groot' starts at 0.05; "
          + "allowed: bands that meet, from 0; end 'klein' where 'groot' starts"
      ]),
    ContractRefusal(
      "a band ends before it starts",
      """
      contracten:
        alles:
          vorm: subsidie
          budget: { bedrag: 1000000 }
          risico:
            banden:
              klein: { tot: 0.05 }
              groot: { van: 0.05, tot: 0.02 }
      """,
      messages: [
        "s.yaml:8:29: 'groot' ends at 0.02, not above its start; swap van and tot"
      ]),
    ContractRefusal(
      "shares of a band are above one together",
      """
      contracten:
        alles:
          vorm: subsidie
          budget: { bedrag: 1000000 }
          risico:
            banden:
              klein: { tot: 0.05, aanbieder: 0.7, gemeente: 0.4 }
      """,
      messages: [
        "s.yaml:7:29: gemeente and aanbieder carry 1.1 of 'klein' together; allowed: at most "
          + "1; the rest goes to risico.rest"
      ]),
    ContractRefusal(
      "a share of a band is above one",
      """
      contracten:
        alles:
          vorm: subsidie
          budget: { bedrag: 1000000 }
          risico:
            banden:
              klein: { tot: 0.05, aanbieder: 1.2 }
      """,
      messages: [
        "s.yaml:7:40: 'contracten.alles.risico.banden.klein.aanbieder' is 1.2 but must be from "
          + "0 to 1 (aandeel)"
      ]),
    ContractRefusal(
      "bands have no budget",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30, dag: 30 }
          risico: { banden: { klein: { tot: 0.05, aanbieder: 1 } } }
      """,
      messages: [
        "s.yaml:5:15: 'contracten.alles' has no budget to deviate from; add budget or remove "
          + "banden"
      ]),
    ContractRefusal(
      "a reserve has no budget",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30, dag: 30 }
          risico: { reserve: { houder: gemeente, maximum: 5 } }
      """,
      messages: [
        "s.yaml:5:15: 'contracten.alles' has no budget to deviate from; add budget or remove "
          + "reserve"
      ]),
    ContractRefusal(
      "a taakgericht contract has no corridor",
      """
      contracten:
        alles:
          vorm: taakgericht
          budget: { bedrag: 1000000 }
      """,
      messages: [
        "s.yaml:3:5: taakgericht shares deviations in a corridor; add risico with banden, such "
          + "as eerste: { tot: 0.05, aanbieder: 1 }"
      ]),
    ContractRefusal(
      "a reserve starts above its cap",
      """
      contracten:
        alles:
          vorm: subsidie
          budget: { bedrag: 1000000 }
          risico: { reserve: { houder: aanbieder, begin: 600000, maximum: 500000 } }
      """,
      messages: [
        "s.yaml:5:45: the reserve starts at up to 600000, above its maximum of 500000; lower "
          + "begin or raise maximum"
      ]),
    ContractRefusal(
      "a reserve may start above its cap",
      """
      contracten:
        alles:
          vorm: subsidie
          budget: { bedrag: 1000000 }
          risico:
            reserve:
              houder: aanbieder
              begin: { uniform: { min: 0, max: 600000 } }
              maximum: 500000
      """,
      messages: [
        "s.yaml:8:9: the reserve starts at up to 600000, above its maximum of 500000; lower "
          + "begin or raise maximum"
      ]),
  ]

  @Test("are refused with the reason", arguments: refused)
  func refusals(_ given: ContractRefusal) throws {
    #expect(try given.found() == given.messages)
  }
}
