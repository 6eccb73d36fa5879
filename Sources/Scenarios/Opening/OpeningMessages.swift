import DemandModel
import SociaalDomein

extension ScenarioDecoder {
  /// Reports why an opening balance cannot be, at the state it is about.
  func solve(
    _ make: () throws(OpeningError) -> DemandSpecification
  ) throws(ScenarioErrors) -> DemandSpecification {
    do { return try make() } catch {
      let section = root.section("toestanden")
      switch error {
      case .negativeInflow(let state, let given, let others):
        section.report(
          state,
          "'\(state)' receives \(rounded(others)) people a year from other states, more than its "
            + "inflow of \(rounded(given)); allowed: at least that much; raise instroom, or "
            + "lower what flows into it")
      case .negativeRemainder(let state, let outflow, let others):
        section.report(
          state,
          "the ways out of '\(state)' add up to \(rounded(others)) a year, more than its uitstroom "
            + "of \(rounded(outflow)); allowed: at most that much; lower them or raise uitstroom")
      case .sharesBeyondOutflow(let state, let year, let outflow, let others):
        section.report(
          state,
          "the ways out of '\(state)' as they are at the start, with the aandeel_bij_uitstroom of "
            + "\(year), add up to \(rounded(others)) a year, more than its uitstroom of "
            + "\(rounded(outflow)); allowed: at most that much; lower the shares of \(year)")
      case .impossibleFigure(let state, let quantity, let value):
        section.report(
          state,
          "the figures of '\(state)' give a \(quantity) of \(rounded(value)); allowed: a number of 0 or "
            + "more; check stand or gefactureerd, instroom, uitstroom (or verblijfsduur) and groei")
      case .inflowWithoutProfile(let state, let inflow):
        section.report(
          state,
          "'\(state)' needs \(rounded(inflow)) people a year from the population but has no "
            + "profiel; add profiel, or let other states bring them")
      case .moreClientsThanResidents(let state, let wijk, let band):
        section.report(
          state,
          "'\(state)' has more clients in wijk '\(wijk)', band \(band), than residents at home; "
            + "check stand and the population table")
      case .stockNotHeld(let state, let given, let held):
        section.report(
          state,
          "'\(state)' has a stand of \(rounded(given)), of which the opening balance can hold "
            + "\(rounded(held)): with those on their way to care there are too few residents at home of "
            + "its ages; check stand, instroom and the population table")
      case .noSolution:
        section.report(
          states.first?.key ?? "", "stock and flows have no solution; check uitstroom and stromen")
      }
    }
    throw diagnostics.allErrors
  }
}
