import Testing

@Suite("Contracts whose terms contradict each other")
struct TermRefusalTests {
  static let refused: [ContractRefusal] = [
    ContractRefusal(
      "two contracts claim the same wijk, voorziening and month",
      """
      contracten:
        een: { perceel: links, vorm: inspanningsgericht, tarieven: { hulp: 30, dag: 30 } }
        twee: { perceel: rechts, vorm: inspanningsgericht, tarieven: { hulp: 30, dag: 30 } }
      percelen:
        links: { wijken: oost }
        rechts: { wijken: alle }
      """,
      messages: [
        "s.yaml:3:3: contracts 'een' and 'twee' both cover 'hulp' in wijk 'oost' in 2021-01; "
          + "allowed: one contract at a time; change the percelen or the looptijd"
      ]),
    ContractRefusal(
      "two contracts overlap in time",
      """
      contracten:
        een:
          { vorm: inspanningsgericht, tarieven: { hulp: 30, dag: 30 }, looptijd: { tot: 2022-12 } }
        twee:
          { vorm: inspanningsgericht, tarieven: { hulp: 30, dag: 30 }, looptijd: { van: 2022-07 } }
      """,
      messages: [
        "s.yaml:4:3: contracts 'een' and 'twee' both cover 'hulp' in wijk 'oost' in 2022-07; "
          + "allowed: one contract at a time; change the percelen or the looptijd"
      ]),
    ContractRefusal(
      "nothing comes after the end of a contract",
      """
      contracten:
        een:
          { vorm: inspanningsgericht, tarieven: { hulp: 30, dag: 30 }, looptijd: { tot: 2022-06 } }
      """,
      messages: [
        "s.yaml:1:1: no contract covers 'hulp' in wijk 'oost' in 2022-07; add it to the "
          + "perceel of a contract, lengthen a looptijd, or add a terugval to the one that ended"
      ]),
    ContractRefusal(
      "two months lie between a contract and the next",
      """
      contracten:
        een:
          { vorm: inspanningsgericht, tarieven: { hulp: 30, dag: 30 }, looptijd: { tot: 2022-06 } }
        twee:
          { vorm: inspanningsgericht, tarieven: { hulp: 30, dag: 30 }, looptijd: { van: 2022-09 } }
      """,
      messages: [
        "s.yaml:1:1: no contract covers 'hulp' in wijk 'oost' in 2022-07; add it to the "
          + "perceel of a contract, lengthen a looptijd, or add a terugval to the one that ended"
      ]),
    ContractRefusal(
      "a term ends before it starts",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30, dag: 30 }
          looptijd: { van: 2023-01, tot: 2022-12 }
      """,
      messages: [
        "s.yaml:5:31: the contract ends in 2022-12, before it starts in 2023-01; swap them"
      ]),
    ContractRefusal(
      "a term ends before the run starts",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30, dag: 30 }
          looptijd: { van: 2019-01, tot: 2020-06 }
      """,
      messages: [
        "s.yaml:5:31: the contract ends in 2020-06, before the run starts in 2021-01; leave it "
          + "out"
      ]),
    ContractRefusal(
      "a term starts after the horizon",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30, dag: 30 }
          looptijd: { van: 2025-01 }
      """,
      messages: [
        "s.yaml:5:17: the contract starts in 2025-01, after the horizon ends in 2024-12"
      ]),
    ContractRefusal(
      "an extension is no longer than the contract",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30, dag: 30 }
          terugval: daarna
          looptijd:
            tot: 2022-12
            verlengingen:
              eerste: { tot: 2022-12, kans: 0.9 }
        daarna: { vorm: inspanningsgericht, tarieven: { hulp: 30, dag: 30 } }
      """,
      messages: [
        "s.yaml:9:19: the extension ends in 2022-12, not after 2022-12, when the contract ends "
          + "without it"
      ]),
    ContractRefusal(
      "the second extension ends before the first",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30, dag: 30 }
          terugval: daarna
          looptijd:
            tot: 2022-12
            verlengingen:
              eerste: { tot: 2023-12, kans: 0.9 }
              tweede: { tot: 2023-06, kans: 0.9 }
        daarna: { vorm: inspanningsgericht, tarieven: { hulp: 30, dag: 30 } }
      """,
      messages: [
        "s.yaml:10:19: the extension ends in 2023-06, not after 2023-12, when the contract "
          + "ends without it"
      ]),
    ContractRefusal(
      "an extension may not be taken and nothing comes then",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30, dag: 30 }
          looptijd:
            tot: 2022-12
            verlengingen:
              eerste: { tot: 2024-12, kans: 0.9 }
      """,
      messages: [
        "s.yaml:5:5: 'alles' can end early, but nothing says what comes then; add terugval"
      ]),
    ContractRefusal(
      "an evaluation lies after the end",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30, dag: 30 }
          terugval: daarna
          looptijd:
            van: 2021-01
            tot: 2022-12
            evaluaties: { laat: { maand: 2023-01, kans_op_einde: 0.5 } }
        daarna: { vorm: inspanningsgericht, tarieven: { hulp: 30, dag: 30 } }
      """,
      messages: [
        "s.yaml:9:29: the evaluation of 2023-01 lies outside the contract (2021-01 to 2022-12)"
      ]),
    ContractRefusal(
      "an evaluation lies in the first month",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30, dag: 30 }
          terugval: daarna
          looptijd:
            evaluaties: { vroeg: { maand: 2021-01, kans_op_einde: 0.5 } }
        daarna: { vorm: inspanningsgericht, tarieven: { hulp: 30, dag: 30 } }
      """,
      messages: [
        "s.yaml:7:30: the evaluation of 2021-01 lies outside the contract (from 2021-01 on)"
      ]),
    ContractRefusal(
      "an evaluation looks at a tekort of no budget",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30, dag: 30 }
          terugval: daarna
          looptijd:
            evaluaties: { x: { maand: 2022-01, kans_op_einde: 0.5, bij: tekort } }
        daarna: { vorm: inspanningsgericht, tarieven: { hulp: 30, dag: 30 } }
      """,
      messages: [
        "s.yaml:7:7: 'alles' can end by a tekort, and there is no budget to fall short of; add "
          + "budget, or write bij: altijd"
      ]),
  ]

  @Test("are refused with the reason", arguments: refused)
  func refusals(_ given: ContractRefusal) throws {
    #expect(try given.found() == given.messages)
  }
}
