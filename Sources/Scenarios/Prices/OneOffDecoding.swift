import DemandModel
import FundingModel
import SociaalDomein

/// What people cost once, at prices of the start year.
extension ScenarioDecoder {
  /// The one-off costs of states and flows, with the index of the voorziening under which they are
  /// counted: the first of the state where someone starts, or to which they go, or that they leave where
  /// care ends. Without a voorziening they follow none.
  func oneOffCosts(_ care: CareInputs, _ prices: [SupportPrice]) -> OneOffCosts {
    let indexed = { (euros: ParameterSeries, state: Int) in
      IndexedAmount(
        amount: euros,
        index: self.states[state].voorzieningen.first.flatMap { prices[$0].kostprijs.index })
    }
    let starts = care.startCosts.enumerated().compactMap { state, euros in
      euros.map { OneOffCosts.Start(state: state, amount: indexed($0, state)) }
    }
    let moves = care.flow.transitions.enumerated().compactMap { way, transition in
      transition.oneOff.map { euros in
        let state = transition.to ?? transition.from
        return OneOffCosts.Move(way: way, state: state, amount: indexed(euros, state))
      }
    }
    return OneOffCosts(starts: starts, moves: moves)
  }

  /// Warns of what people cost where they start, in a state in which nobody starts from outside care.
  func warnOfNoStarts(_ demand: DemandSpecification, _ funding: FundingSpecification) {
    for start in funding.oneOff.starts
    where !isStartedIn(start.state, demand, funding.contracts) {
      let section = root.section("toestanden").section(states[start.state].key)
      diagnostics.warn(
        at: section.lookup("bij_start")?.place ?? section.place,
        "'\(section.keyPath("bij_start"))' counts nobody: at the means nobody starts in "
          + "'\(states[start.state].key)' from outside care; write bij_overgang on the flows into it, or "
          + "give it an instroom or profiel")
    }
  }

  /// Whether people may come into a state from outside care: by its inflow, or by what adds to it.
  private func isStartedIn(
    _ state: Int, _ demand: DemandSpecification, _ contracts: [Contract]
  ) -> Bool {
    let drivers = demand.drivers
    return demand.balance.inflow[state] > 1e-9
      || drivers.verzwaring?.shifts.contains { $0.to == state } ?? false
      || (drivers.ggzAmbulantisering?.split[state] ?? 0) > 0
      || contracts.contains { $0.queue.worsening.contains { $0.to == state } }
  }
}
