import DemandModel
import SociaalDomein

/// What a scenario says of growth, once the opening balance is known.
extension ScenarioDecoder {
  func checkGrowth(_ demand: DemandSpecification) {
    if let driver = demand.drivers.onverklaardeGroei { checkObserved(driver, demand) }
    guard !demand.drivers.isOn(.groei) else { return }
    for state in states.indices { warnOfGrowthThatStays(state, demand) }
  }

  /// Difference between two figures of one growth that is no more than rounding, as a share a year.
  private static let rounding = 0.005

  /// Growth that is left out must follow from clients; growth that is given should be that of the opening.
  private func checkObserved(_ driver: OnverklaardeGroei, _ demand: DemandSpecification) {
    guard let section = root.children["drijfveren"]?.children["onverklaarde_groei"] else { return }
    let opening = demand.observedGrowth(of: driver.states)
    guard let observed = driver.observed else {
      guard opening == nil else { return }
      section.report(
        "toestanden",
        "the toestanden of 'onverklaarde_groei' have no clients at the start, so that their growth is "
          + "not known; add waargenomen, or name toestanden with a stand")
      return
    }
    let error = max(Self.rounding, observed.distribution?.standardDeviation ?? 0)
    guard let opening, abs(observed.value - opening) > error else { return }
    diagnostics.warn(
      at: section.content.first { $0.key == "waargenomen" }?.place ?? section.place,
      "'\(observed.key)' is \(percent(observed.value)) a year, where its toestanden grow "
        + "\(percent(opening)) a year at the start by their own figures (groei, or instroom and "
        + "uitstroom); leave waargenomen out to take that, or bring the two together")
  }

  private func percent(_ share: Double) -> String {
    numberText((share * 1000).rounded() / 10) + "%"
  }

  /// Without `groei` some stocks move all the same.
  private func warnOfGrowthThatStays(_ state: Int, _ demand: DemandSpecification) {
    let opening = demand.opening
    let stock = opening.stock(state: state, setting: setting)
    let (others, leaving) = (opening.fromOtherStates[state], opening.outflow[state] * stock)
    let moved = opening.growth[state] * stock
    if case .given = demand.openings[state] {
      guard abs(moved) > 1e-6 * max(1, leaving) else { return }
      return warnWithoutGrowth(
        state, "goes on \(change(moved)): its flows are gegeven, and stay as they are")
    }
    if stock == 0, others > 0 || demand.balance.inflow[state] > 0 {
      return warnWithoutGrowth(
        state, "begins without clients, and is entered by those whom other toestanden bring only "
          + "(\(people(others)) a year)")
    }
    guard abs(moved) > 1e-6 * max(1, leaving) else { return }
    let reason =
      moved > 0
      ? "other toestanden bring \(people(others)), and \(people(leaving)) leave; nobody else enters"
      : "\(people(leaving)) leave, other toestanden bring \(people(others)), and without a profiel "
        + "nobody else enters"
    warnWithoutGrowth(state, "goes on \(change(moved)): \(reason)")
  }

  private func change(_ moved: Double) -> String {
    "\(moved > 0 ? "gaining" : "losing") \(people(abs(moved))) clients a year"
  }

  private func warnWithoutGrowth(_ state: Int, _ what: String) {
    let place = root.children["toestanden"]?.children[states[state].key]?.place ?? root.place
    diagnostics.warn(at: place, "without 'groei', '\(states[state].key)' \(what)")
  }
}
