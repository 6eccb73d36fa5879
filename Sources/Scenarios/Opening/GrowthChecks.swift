import DemandModel
import Simulation
import SociaalDomein

/// What a scenario says of growth, once the opening balance is known.
extension ScenarioDecoder {
  // MARK: Observed growth

  /// Difference between two figures of one growth that is no more than rounding, as a share a year.
  private static let rounding = 0.005

  /// Growth that is left out must follow from clients; growth that is given should be that of the opening.
  func checkObservedGrowth(_ demand: DemandSpecification, correlated: [String]) {
    guard let driver = demand.drivers.onverklaardeGroei,
      let section = root.children["drijfveren"]?.children["onverklaarde_groei"]
    else { return }
    let opening = demand.observedGrowth(of: driver.states)
    guard let observed = driver.observed else {
      guard opening == nil else { return }
      return section.report(
        "toestanden",
        "the toestanden of 'onverklaarde_groei' have no clients at the start, so that their growth is "
          + "not known; add waargenomen, or name toestanden with a stand")
    }
    let place = section.content.first { $0.key == "waargenomen" }?.place ?? section.place
    warnOfDrawsApart(driver, demand, correlated, at: place)
    let error = max(Self.rounding, observed.distribution?.standardDeviation ?? 0)
    guard let opening, abs(observed.value - opening) > error else { return }
    diagnostics.warn(
      at: place,
      "'\(observed.key)' is \(percent(observed.value)) a year, where its toestanden grow "
        + "\(percent(opening)) a year at the start by their own figures (groei, or instroom and "
        + "uitstroom); leave waargenomen out to take that, or bring the two together")
  }

  /// A correlation with something else takes the place of that with the growth of the opening.
  private func warnOfDrawsApart(
    _ driver: OnverklaardeGroei, _ demand: DemandSpecification, _ correlated: [String],
    at place: SourcePlace
  ) {
    guard let shared = driver.sharedScore(openings: demand.openings), !shared.leaders.isEmpty,
      correlated.contains(shared.key),
      !shared.leaders.contains(where: { correlated.contains($0.key) })
    else { return }
    diagnostics.warn(
      at: place,
      "'\(shared.key)' stands in 'correlaties', and is therefore not drawn with the groei of its "
        + "toestanden (\(shared.leaders.map(\.key).joined(separator: ", "))); leave it out and "
        + "correlate that groei, or correlate the two as well")
  }

  private func percent(_ share: Double) -> String {
    numberText((share * 1000).rounded() / 10) + "%"
  }

  // MARK: Without growth

  /// Without `groei` some stocks move all the same.
  func warnOfGrowthThatStays(_ model: SimulationModel, seed: UInt64) {
    let overfed = model.demand.overfed(at: model.parameters, seed: seed)
    for state in states.indices where !warnOfGrowth(state, model.demand) {
      let count = overfed.byState[state]
      guard count > 0 else { continue }
      warnWithoutGrowth(
        state,
        "goes on gaining clients in \(count) of the first \(overfed.draws) draws, in which other "
          + "toestanden bring more than leave")
    }
  }

  /// Whether a stock moves at the means, which is then said.
  private func warnOfGrowth(_ state: Int, _ demand: DemandSpecification) -> Bool {
    let opening = demand.opening
    let stock = opening.stock(state: state, setting: setting)
    let (others, leaving) = (opening.fromOtherStates[state], opening.outflow[state] * stock)
    var moved = opening.growth[state] * stock
    var reason =
      "other toestanden bring \(people(others)), \(people(leaving)) leave, and nobody else enters"
    if case .given = demand.openings[state] {
      moved = opening.inflow[state] + others - leaving
      reason = "its flows are gegeven, and stay as they are"
    } else if stock == 0, others > 0 || demand.balance.inflow[state] > 0 {
      warnWithoutGrowth(
        state,
        "begins without clients and gets those of other toestanden only (\(people(others)) a year)")
      return true
    }
    guard abs(moved) > 1e-6 * max(1, leaving) else { return false }
    warnWithoutGrowth(
      state,
      "goes on \(moved > 0 ? "gaining" : "losing") \(people(abs(moved))) clients a year: \(reason)")
    return true
  }

  private func warnWithoutGrowth(_ state: Int, _ what: String) {
    let place = root.children["toestanden"]?.children[states[state].key]?.place ?? root.place
    diagnostics.warn(at: place, "without 'groei', '\(states[state].key)' \(what)")
  }
}
