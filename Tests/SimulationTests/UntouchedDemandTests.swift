import Scenarios
import Simulation
import Testing

/// With everyone admitted and no assumed behaviour, contracts divide money and change nobody's
/// care: need and clients are the same to the last bit under all of them.
@Suite("Demand with open access and without incentives") struct UntouchedDemandTests {
  private static func isOfPeople(_ line: Series) -> Bool {
    [.need, .clients].contains(line.metric) && [.gemeente, .wijk].contains(line.level)
  }

  private func people(
    _ text: String, _ engine: EngineKind, _ replications: Int, untouched: Bool = true
  ) throws -> [UInt64] {
    let options =
      untouched ? Scenario.Options(openAccess: true, incentives: false) : Scenario.Options()
    let scenario = try CaseFolder.scenario(text: text, options: options)
    let run = try CaseRun(scenario, replications: replications, threads: 2, engine: engine)
    return run.outcomes.bits(of: UntouchedDemandTests.isOfPeople)
  }

  @Test("voorbeeldstad is the same under every contract", arguments: ContractVariant.all)
  func voorbeeldstad(_ variant: ContractVariant) throws {
    let own = try CaseFolder.deliveredText("voorbeeldstad")
    for (engine, replications) in [(EngineKind.cohort, 70), (.individual, 4)] {
      let plain = try people(own, engine, replications, untouched: false)
      let other = try people(variant.text(of: "voorbeeldstad"), engine, replications)
      #expect(plain == other, "\(engine)")
    }
  }

  @Test(
    "the scenarios with contracts have the demand of contracts per unit",
    arguments: ["haarlem-2022", "groningen-2019", "zoetermeer-2021"])
  func delivered(_ name: String) throws {
    let own = try CaseFolder.deliveredText(name)
    let options = Scenario.Options(openAccess: true, incentives: false)
    let model = try CaseFolder.scenario(text: own, options: options).model
    // Percelen of a later contract may be divided otherwise: those of the start cover everything.
    let firsts = model.funding.contracts.filter {
      $0.term.fallbackOf == nil && $0.term.start <= 0
    }
    let contracts = Set(firsts.map(\.perceel)).sorted().map { index in
      let perceel = model.funding.percelen[index]
      let tarieven = perceel.voorzieningen.map { "\(model.setting.voorzieningen[$0].key): 50" }
      return "  \(perceel.key)_per_eenheid: { perceel: \(perceel.key), vorm: inspanningsgericht, "
        + "tarieven: { \(tarieven.joined(separator: ", ")) } }"
    }
    let plain = ContractVariant("per unit", contracts.joined(separator: "\n"))
    #expect(
      try people(own, .cohort, 9)
        == people(plain.text(of: name), .cohort, 9, untouched: false))
  }

  @Test("the contracts do act where they may")
  func contractsAct() throws {
    let own = try CaseFolder.deliveredText("voorbeeldstad")
    let plain = try people(own, .cohort, 3)
    for variant in ContractVariant.all where variant.contracten.contains(/prikkels|wachten/) {
      let acting = try people(
        variant.text(of: "voorbeeldstad"), .cohort, 3, untouched: false)
      #expect(acting != plain, "\(variant.testDescription)")
    }
  }
}
