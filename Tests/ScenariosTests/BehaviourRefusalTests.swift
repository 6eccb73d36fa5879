import Testing

@Suite("Contracts whose behaviour cannot be")
struct BehaviourRefusalTests {
  static let refused: [ContractRefusal] = [
    ContractRefusal(
      "an effect is full before every client had a herindicatie",
      """
      contracten:
        alles:
          vorm: subsidie
          budget: { bedrag: 1000000 }
          prikkels: { aanloop: 1, indicatieduur: 2, uitstroom: 1.1 }
      """,
      messages: [
        "s.yaml:5:17: the effect is full after 1 years, before all sitting clients had a "
          + "herindicatie (indicatieduur 2 years); allowed: at least as long; lengthen aanloop"
      ]),
    ContractRefusal(
      "a factor on probabilities has no upper bound",
      flow: "kans_per_stap: 0.07",
      """
      contracten:
        alles:
          vorm: subsidie
          budget: { bedrag: 1000000 }
          prikkels: { aanloop: 4, uitstroom: { lognormal: { mean: 1.1, sd: 0.2 } } }
      """,
      messages: [
        "s.yaml:5:42: the lognormal of 'contracten.alles.prikkels.uitstroom' runs from 0 "
          + "without end but may only be from 0 to 20 (factor); cut it off: add 'upper: 20' beside "
          + "'lognormal'"
      ]),
    ContractRefusal(
      "a factor makes the ways out more than certain",
      flow: "kans_per_stap: 0.07",
      """
      contracten:
        alles:
          vorm: subsidie
          budget: { bedrag: 1000000 }
          prikkels: { aanloop: 4, uitstroom: 20 }
      """,
      messages: [
        "s.yaml:16:1: the ways out of 'dag' add up to 1.4 per step at their largest; allowed: "
          + "at most 1; lower the probabilities or bound the factors with 'upper'",
        "s.yaml:16:1: the ways out of 'hulp' add up to 1.4 per step at their largest; allowed: "
          + "at most 1; lower the probabilities or bound the factors with 'upper'",
      ]),
    ContractRefusal(
      "who waits comes to need the same",
      """
      contracten:
        alles:
          vorm: subsidie
          budget: { bedrag: 1000000 }
          wachten: { zwaarder: { x: { van: hulp, naar: hulp, per_jaar: 0.1 } } }
      """,
      messages: [
        "s.yaml:5:44: who waits for 'hulp' cannot come to need 'hulp'; allowed: another "
          + "toestand of the same spoor"
      ]),
  ]

  @Test("are refused with the reason", arguments: refused)
  func refusals(_ given: ContractRefusal) throws {
    #expect(try given.found() == given.messages)
  }
}
