import Testing

@Suite("Contracts whose extras cannot be")
struct ModifierRefusalTests {
  static let refused: [ContractRefusal] = [
    ContractRefusal(
      "nobody comes to a sociale basis that costs",
      """
      contracten:
        alles:
          vorm: subsidie
          budget: { bedrag: 1000000 }
          sociale_basis: { per_persoon: 400 }
      """,
      messages: [
        "s.yaml:5:5: nothing sends people under 'contracten.alles' to the sociale basis; add "
          + "sociale_basis under prikkels, or remove it here"
      ]),
    ContractRefusal(
      "a sociale basis is paid from a budget that is not there",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30, dag: 30 }
          prikkels: { aanloop: 2, sociale_basis: 0.1 }
          sociale_basis: { per_persoon: 400, ten_laste_van: budget }
      """,
      messages: [
        "s.yaml:6:40: 'contracten.alles' has no budget to pay the sociale basis from; add budget, or "
          + "write ten_laste_van: gemeente"
      ]),
    ContractRefusal(
      "a remming has nothing to wait for",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30, dag: 30 }
          uitvoering: { per_herindicatie: 200, remming: 0.5 }
      """,
      messages: [
        "s.yaml:5:42: 'contracten.alles.uitvoering' has a remming, and no herindicatie ever waits; "
          + "add onderzoeken, or remove remming"
      ]),
    ContractRefusal(
      "providers are no whole number",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30, dag: 30 }
          aanbieders: { aantal: 0, contractbeheer: 5000 }
      """,
      messages: [
        "s.yaml:5:27: 'contracten.alles.aanbieders.aantal' must be a whole number from 1 to 10000, "
          + "not '0'"
      ]),
    ContractRefusal(
      "twaalfden are fixed already",
      """
      contracten:
        alles:
          vorm: lumpsum
          aandeel_vast: 0.5
          budget: { bedrag: 1000000 }
      """,
      messages: [
        "s.yaml:4:5: 'contracten.alles' is paid in twaalfden, which is fixed in full; write betaling: "
          + "per_eenheid, per_client or per_traject for the rest, or remove aandeel_vast"
      ]),
    ContractRefusal(
      "a fixed part has no budget to be a part of",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          aandeel_vast: 0.5
          tarieven: { hulp: 30, dag: 30 }
      """,
      messages: [
        "s.yaml:4:5: 'contracten.alles' is paid for a part in twaalfden of a budget it does not have; "
          + "add budget with bedrag or historisch or per_inwoner, or remove aandeel_vast"
      ]),
    ContractRefusal(
      "a capacity is of nothing",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30, dag: 30 }
          capaciteit: { }
      """,
      messages: [
        "s.yaml:5:5: 'contracten.alles.capaciteit' limits nothing; add plaatsen or fte, or remove it"
      ]),
    ContractRefusal(
      "hours are of staff that nobody told of",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30, dag: 30 }
          capaciteit: { plaatsen: 10, uren_per_fte: 100 }
      """,
      messages: [
        "s.yaml:5:33: 'contracten.alles.capaciteit.uren_per_fte' has no effect beside the other keys "
          + "of 'contracten.alles.capaciteit' (hours a month that one fte gives to clients); remove "
          + "it, or choose what it belongs to"
      ]),
    ContractRefusal(
      "hours are of an unknown voorziening",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30, dag: 30 }
          capaciteit: { fte: 10, uren_per_eenheid: { hulpp: 2 } }
      """,
      messages: [
        "s.yaml:5:48: 'hulpp' is no voorziening; allowed: hulp, dag; did you mean 'hulp'?"
      ]),
    ContractRefusal(
      "an oormerk is for what the contract does not cover",
      """
      percelen:
        een: { voorzieningen: hulp }
        twee: { voorzieningen: dag }
      contracten:
        een: { perceel: een, vorm: inspanningsgericht, tarieven: { hulp: 30 } }
        twee:
          perceel: twee
          vorm: subsidie
          budget: { bedrag: 1000000, oormerk: { aandeel: 0.2, voorzieningen: hulp } }
      """,
      messages: [
        "s.yaml:9:57: the oormerk of 'twee' is for 'hulp', which the contract does not cover; name "
          + "what it covers, or leave voorzieningen out"
      ]),
    ContractRefusal(
      "an oormerk is for an unknown voorziening",
      """
      contracten:
        alles:
          vorm: subsidie
          budget: { bedrag: 1000000, oormerk: { aandeel: 0.2, voorzieningen: hulpp } }
      """,
      messages: [
        "s.yaml:4:72: 'contracten.alles.budget.oormerk.voorzieningen' must be alle, the name of a "
          + "voorziening, or a mapping of names (hulp, dag), not 'hulpp'; did you mean 'hulp'?"
      ]),
  ]

  @Test("are refused with the reason", arguments: refused)
  func refusals(_ given: ContractRefusal) throws {
    #expect(try given.found() == given.messages)
  }
}
