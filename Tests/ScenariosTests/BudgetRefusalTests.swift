import Testing

@Suite("Contracts without the budget they need")
struct BudgetRefusalTests {
  static let refused: [ContractRefusal] = [
    ContractRefusal(
      "a ceiling has no budget",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          toegang: plafond
          tarieven: { hulp: 30, dag: 30 }
      """,
      messages: [
        "s.yaml:4:5: 'contracten.alles' has a plafond in euros and no budget to hold it "
          + "against; add budget with bedrag or historisch or per_inwoner"
      ]),
    ContractRefusal(
      "a subsidie has no budget",
      """
      contracten:
        alles:
          vorm: subsidie
      """,
      messages: [
        "s.yaml:3:5: 'contracten.alles' has a plafond in euros and no budget to hold it "
          + "against; add budget with bedrag or historisch"
      ]),
    ContractRefusal(
      "a provider decides without a budget",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          toegang: aanbieder
          tarieven: { hulp: 30, dag: 30 }
      """,
      messages: [
        "s.yaml:4:5: the provider of 'contracten.alles' decides on a loss in sight, and there "
          + "is no budget to lose on; add budget with bedrag or historisch or per_inwoner"
      ]),
    ContractRefusal(
      "a lumpsum has no budget",
      """
      contracten:
        alles:
          vorm: lumpsum
      """,
      messages: [
        "s.yaml:3:5: the provider of 'contracten.alles' decides on a loss in sight, and there "
          + "is no budget to lose on; add budget with bedrag or historisch"
      ]),
    ContractRefusal(
      "twaalfden have no budget to be parts of",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          betaling: twaalfden
      """,
      messages: [
        "s.yaml:4:5: 'contracten.alles' is paid in twaalfden of a budget it does not have; add "
          + "budget with bedrag or historisch or per_inwoner"
      ]),
    ContractRefusal(
      "monitoring has no budget to look at",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30, dag: 30 }
          monitoring: { drempel: 0.05, kans: 0.5, aandeel: 0.5 }
      """,
      messages: [
        "s.yaml:5:5: 'contracten.alles' has no budget to monitor; add budget or remove "
          + "monitoring"
      ]),
    ContractRefusal(
      "a budget is of two kinds",
      """
      contracten:
        alles:
          vorm: lumpsum
          budget: { bedrag: 5, historisch: { } }
          tarieven: { hulp: 30, dag: 30 }
      """,
      messages: [
        "s.yaml:4:26: 'contracten.alles.budget' gives 2 of bedrag, historisch, per_inwoner; "
          + "allowed: exactly one; keep one"
      ]),
    ContractRefusal(
      "a budget is of no kind",
      """
      contracten:
        alles:
          vorm: lumpsum
          budget: { index: geen }
          tarieven: { hulp: 30, dag: 30 }
      """,
      messages: [
        "s.yaml:4:5: 'contracten.alles.budget' gives 0 of bedrag, historisch, per_inwoner; "
          + "allowed: exactly one; add one"
      ]),
    ContractRefusal(
      "a populatiebekostiging has an amount",
      """
      contracten:
        alles:
          vorm: populatiebekostiging
          budget: { bedrag: 1000000 }
      """,
      messages: [
        "s.yaml:4:15: populatiebekostiging has a budget by per_inwoner, not by bedrag; change "
          + "the budget or the vorm"
      ]),
    ContractRefusal(
      "a wijk in the weights is unknown",
      """
      contracten:
        alles:
          vorm: populatiebekostiging
          budget:
            per_inwoner:
              gewichten: { 0_17: 0, 18_plus: 10 }
              wijken: { ost: 1.2 }
      """,
      messages: [
        "s.yaml:7:19: 'ost' is no wijk; allowed: oost, west; did you mean 'oost'?"
      ]),
    ContractRefusal(
      "an age band in the weights is none",
      """
      contracten:
        alles:
          vorm: populatiebekostiging
          budget:
            per_inwoner:
              gewichten: { 0_17: 0, volwassen: 10 }
      """,
      messages: [
        "s.yaml:6:31: 'volwassen' is no age band; allowed: names such as 18_64 or 85_plus"
      ]),
    ContractRefusal(
      "age bands of the weights overlap",
      """
      contracten:
        alles:
          vorm: populatiebekostiging
          budget:
            per_inwoner:
              gewichten: { 0_17: 0, 17_64: 10, 65_plus: 20 }
      """,
      messages: [
        "s.yaml:6:31: '17_64' and '0_17' both hold age 17; make them meet, not overlap"
      ]),
    ContractRefusal(
      "a volume is of an unknown voorziening",
      """
      contracten:
        alles:
          vorm: lumpsum
          budget: { historisch: { volume: { hulpp: 5 } } }
          tarieven: { hulp: 30, dag: 30 }
      """,
      messages: [
        "s.yaml:4:39: 'hulpp' is no voorziening; allowed: hulp, dag; did you mean 'hulp'?"
      ]),
    ContractRefusal(
      "a voorziening has no tarief",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          tarieven: { hulp: 30 }
      """,
      messages: [
        "s.yaml:4:5: contract 'alles' covers 'dag' without a tarief; add it under tarieven, "
          + "or opslag for the kostprijs"
      ]),
    ContractRefusal(
      "a budget of historic volume misses a tarief",
      """
      contracten:
        alles:
          vorm: lumpsum
          budget: { historisch: { } }
          tarieven: { hulp: 30 }
      """,
      messages: [
        "s.yaml:5:5: contract 'alles' has a budget of its volume and covers 'dag' without a "
          + "tarief; add it under tarieven, or opslag for the kostprijs"
      ]),
    ContractRefusal(
      "a vorm is none, which alone is said",
      """
      contracten:
        alles:
          vorm: lumsum
          budget: { bedrag: 1000000 }
      """,
      messages: [
        "s.yaml:3:11: 'contracten.alles.vorm' must be the name of a bekostigingsvorm "
          + "(inspanningsgericht, outputgericht, lumpsum, populatiebekostiging, taakgericht, "
          + "subsidie), not 'lumsum'; did you mean 'lumpsum'?"
      ]),
    ContractRefusal(
      "a ceiling in places has no places",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          toegang: plaatsen
          tarieven: { hulp: 30, dag: 30 }
      """,
      messages: [
        "s.yaml:2:3: key 'plaatsen' is missing in 'contracten.alles'; it must be a number in "
          + "plaatsen, from 0 to 100000000 (clients there is room for, by year); add 'plaatsen: "
          + "...'"
      ]),
    ContractRefusal(
      "a trajectory has no kostprijs",
      """
      contracten:
        alles:
          vorm: inspanningsgericht
          betaling: per_traject
          tarieven: { hulp: 300, dag: 300 }
          opslag: 0.1
      """,
      messages: [
        "s.yaml:6:5: a trajectory has no kostprijs to add to; allowed: opslag where units or "
          + "client-months are paid; give the price of each trajectory under tarieven"
      ]),
    ContractRefusal(
      "a resident brings two amounts",
      """
      contracten:
        alles:
          vorm: populatiebekostiging
          opslag: 0
          budget: { per_inwoner: { gewichten: { 18_plus: 40 }, naar_gebruik: 1 } }
      """,
      messages: [
        "s.yaml:5:58: gewichten and naar_gebruik both say what a resident brings; keep one of them"
      ]),
    ContractRefusal(
      "use has no price",
      """
      contracten:
        alles:
          vorm: populatiebekostiging
          budget: { per_inwoner: { naar_gebruik: 1 } }
      """,
      messages: [
        "s.yaml:2:3: contract 'alles' has a budget of its volume and covers 'dag' without a "
          + "tarief; add it under tarieven, or opslag for the kostprijs",
        "s.yaml:2:3: contract 'alles' has a budget of its volume and covers 'hulp' without a "
          + "tarief; add it under tarieven, or opslag for the kostprijs",
      ]),
    ContractRefusal(
      "a perceel is said twice",
      """
      percelen: { alles: { voorzieningen: hulp, lagen: maatwerk } }
      contracten:
        alles: { vorm: inspanningsgericht, opslag: 0 }
      """,
      messages: [
        "s.yaml:1:43: voorzieningen and lagen both say what 'percelen.alles' covers; keep one of "
          + "them"
      ]),
    ContractRefusal(
      "a layer is none",
      """
      percelen: { alles: { lagen: tweede_lijn } }
      contracten:
        alles: { vorm: inspanningsgericht, opslag: 0 }
      """,
      messages: [
        "s.yaml:1:29: 'percelen.alles.lagen' must be alle, the name of a laag, or a mapping of "
          + "names (sociale_basis, wijkteam, maatwerk), not 'tweede_lijn'"
      ]),
  ]

  @Test("are refused with the reason", arguments: refused)
  func refusals(_ given: ContractRefusal) throws {
    #expect(try given.found() == given.messages)
  }
}
