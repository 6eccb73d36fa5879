import Testing

@Suite("Contracts that nothing can take over from")
struct FallbackRefusalTests {
  static let refused: [ContractRefusal] = [
    ContractRefusal(
      "a contract that takes over has a term",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30, dag: 30 }
          looptijd: { tot: 2022-12 }
          terugval: daarna
        daarna:
          { vorm: inspanningsgericht, tarieven: { hulp: 30, dag: 30 }, looptijd: { tot: 2023-12 } }
      """,
      messages: [
        "s.yaml:8:66: 'daarna' takes over when another contract ends and has no term of its "
          + "own; remove looptijd"
      ]),
    ContractRefusal(
      "a contract falls back on one that is not there",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30, dag: 30 }
          looptijd: { tot: 2022-12 }
          terugval: later
        laters:
          { vorm: inspanningsgericht, tarieven: { hulp: 30, dag: 30 }, looptijd: { van: 2023-01 } }
      """,
      messages: [
        "s.yaml:6:15: 'contracten.alles.terugval' must be the name of a contract (alles, "
          + "laters), not 'later'; did you mean 'laters'?"
      ]),
    ContractRefusal(
      "a contract falls back on itself",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30, dag: 30 }
          looptijd: { tot: 2022-12 }
          terugval: alles
      """,
      messages: [
        "s.yaml:6:5: 'alles' cannot take over from itself; name another contract, or remove "
          + "terugval"
      ]),
    ContractRefusal(
      "a contract that takes over falls back again",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30, dag: 30 }
          looptijd: { tot: 2022-12 }
          terugval: twee
        twee: { vorm: inspanningsgericht, tarieven: { hulp: 30, dag: 30 }, terugval: drie }
        drie: { vorm: inspanningsgericht, tarieven: { hulp: 30, dag: 30 } }
      """,
      messages: [
        "s.yaml:7:70: 'twee' takes over from 'alles' and cannot fall back itself; allowed: one "
          + "step; remove its terugval"
      ]),
    ContractRefusal(
      "two contracts fall back on each other",
      """
      contracten:
        een:
          { vorm: inspanningsgericht, tarieven: { hulp: 30, dag: 3 }, terugval: twee }
        twee: { vorm: inspanningsgericht, tarieven: { hulp: 30, dag: 3 }, terugval: een }
      """,
      messages: [
        "s.yaml:3:65: 'een' takes over from 'twee' and cannot fall back itself; allowed: one "
          + "step; remove its terugval",
        "s.yaml:4:69: 'twee' takes over from 'een' and cannot fall back itself; allowed: one "
          + "step; remove its terugval",
      ]),
    ContractRefusal(
      "a provider can stop and nobody takes over",
      """
      contracten:
        alles:
          vorm: lumpsum
          budget: { bedrag: 1000000 }
          risico: { buffer: { bedrag: 100000, daarna: aanbieder_stopt } }
      """,
      messages: [
        "s.yaml:5:5: the provider of 'alles' can stop, but nothing says who takes over; add "
          + "terugval"
      ]),
  ]

  @Test("are refused with the reason", arguments: refused)
  func refusals(_ given: ContractRefusal) throws {
    #expect(try given.found() == given.messages)
  }
}
