import FundingModel
import Scenarios
import SociaalDomein

/// What a contract agrees beside its switches, as codes: names by which a comparison tells what else differs.
///
/// A code may hold what was agreed behind `=`: weeks, or the least and the largest tarief as a share of the
/// kostprijs. Codes are an interface.
public enum AgreedTerm: String, Sendable, CaseIterable {
  /// Tarieven of the first year, over the kostprijs.
  case tarief
  /// Weeks after which the gemeente provides what takes a beschikking.
  case zorgplicht
  case afhaken
  case prikkels
  case capaciteit
  /// A taakstelling or korting on the budget.
  case taakstelling
  /// Autonomous growth that is settled apart.
  case groei
  case monitoring
  /// Clients of before at old terms.
  case overgang
  case overhead
  case aanbieders
  case uitvoering
  case socialeBasis = "sociale_basis"
  case pgbLek = "pgb_lek"
}

extension ComparedSystem {
  /// The codes of every contract that does not only take over from another, by its key.
  public var agreedTerms: [String: [String]] {
    let funding = scenario.model.funding
    let found = funding.contracts.filter { $0.term.fallbackOf == nil }.map {
      ($0.key, codes(of: $0, funding.percelen[$0.perceel]))
    }
    return Dictionary(found, uniquingKeysWith: { first, _ in first })
  }

  private func codes(of contract: Contract, _ perceel: Perceel) -> [String] {
    AgreedTerm.allCases.compactMap { term in
      switch term {
      case .tarief: priceRange(of: contract, perceel).map { "\(term.rawValue)=\($0)" }
      case .zorgplicht:
        contract.queue.dutyOfCare.map { "\(term.rawValue)=\(Self.digits($0.value, places: 1))" }
      default: Self.isAgreed(term, in: contract) ? term.rawValue : nil
      }
    }
  }

  private static func isAgreed(_ term: AgreedTerm, in contract: Contract) -> Bool {
    switch term {
    case .tarief, .zorgplicht: false
    case .afhaken: contract.queue.reneging != nil
    case .prikkels: contract.incentives != nil
    case .capaciteit: contract.capacity != nil
    case .taakstelling: contract.budget.cut != nil || contract.budget.taakstelling != nil
    case .groei: contract.budget.growth != nil
    case .monitoring: contract.monitoring != nil
    case .overgang: contract.legacy != nil
    case .overhead: contract.overhead != nil
    case .aanbieders: contract.providers != nil
    case .uitvoering: contract.uitvoering != nil
    case .socialeBasis: contract.socialBase != nil
    case .pgbLek: contract.leak.map { $0.closedNetwork.value > 0 } ?? false
    }
  }

  /// The least and the largest tarief over the kostprijs, `0.95..1.05` or one where they are the same; nil
  /// where none is paid, or by the trajectory, which has no kostprijs.
  private func priceRange(of contract: Contract, _ perceel: Perceel) -> String? {
    let rule = contract.system.payment.rule
    guard rule != .perTrajectory else { return nil }
    let grid = scenario.model.setting.grid
    let year = grid.startYear + max(0, contract.term.start) / grid.stepsPerYear
    let ratios = perceel.voorzieningen.compactMap { voorziening -> Double? in
      let price = scenario.model.funding.prices[voorziening]
      let units = rule == .perClientMonth ? price.unitsPerMonth.value : 1
      let cost = price.kostprijs.amount.value(year).value * units
      guard let tariff = contract.tariffs[voorziening], cost > 0 else { return nil }
      return tariff.amount.value(year).value / cost
    }
    guard let least = ratios.min(), let most = ratios.max() else { return nil }
    let ends = [least, most].map { Self.digits($0, places: 2) }
    return ends[0] == ends[1] ? ends[0] : ends.joined(separator: "..")
  }

  /// A number with at most so many places behind the point, without zeros at its end.
  private static func digits(_ value: Double, places: Int) -> String {
    let scale = places == 1 ? 10.0 : 100
    let units = Int((value * scale).rounded())
    let whole = units / Int(scale)
    let rest = units % Int(scale)
    guard rest > 0 else { return "\(whole)" }
    var behind = String(repeating: "0", count: places - "\(rest)".count) + "\(rest)"
    while behind.hasSuffix("0") { behind.removeLast() }
    return "\(whole).\(behind)"
  }
}
