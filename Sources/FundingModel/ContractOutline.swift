import SociaalDomein

/// What a contract comes down to: for which layers it pays whom how, and who carries which risk.
///
/// All of it follows from the switches, whatever the contract is called.
public struct ContractOutline: Sendable, Equatable {
  /// Who bears what turns out otherwise.
  public enum Carrier: String, Sendable, CaseIterable {
    case gemeente
    case aanbieder
    case shared = "gedeeld"
    /// Those who come: they wait.
    case waiting = "wachtenden"

    fileprivate func sharing(with other: Carrier) -> Carrier { self == other ? self : .shared }
  }

  public let key: String
  public let name: String
  public let layers: [Layer]
  public let categories: [ProductCategory]
  public let payment: Payment
  /// Nil for an open end.
  public let budget: FundingForm.Budget?
  public let access: AccessKind
  /// More clients than expected.
  public private(set) var volume: Carrier
  /// More units per client than expected.
  public let intensity: Carrier
  /// Wages and prices that rise more than expected.
  public let price: Carrier
  public let term: ContractTerm
  /// Whether assumed behaviour comes with it.
  public let hasIncentives: Bool

  public init(_ contract: Contract, perceel: Perceel, voorzieningen: [Voorziening]) {
    key = contract.key
    name = contract.name
    let covered = perceel.voorzieningen.map { voorzieningen[$0] }
    layers = Layer.allCases.filter { layer in covered.contains { $0.layer == layer } }
    categories = ProductCategory.allCases.filter { category in
      covered.contains { $0.category == category }
    }
    let system = contract.system
    payment = system.payment
    budget =
      switch system.budget {
      case .openEnd: nil
      case .fixed: .fixed
      case .historic: .historic
      case .capitation: .capitation
      }
    access = system.access.kind
    let deviation = system.risk.deviationCarrier
    let isPerUnit = system.payment.rule == .perUnit
    if system.payment.followsVolume {
      volume = contract.hasBudget ? deviation : .gemeente
      intensity = isPerUnit ? volume : .aanbieder
    } else {
      // What is declared beside a fixed part is paid without a limit.
      let beside = isPerUnit ? Carrier.gemeente : .aanbieder
      switch system.payment.fixedShare {
      case 0: (volume, intensity) = (.gemeente, beside)
      case 1: (volume, intensity) = (deviation, deviation)
      default:
        volume = deviation.sharing(with: .gemeente)
        intensity = deviation.sharing(with: beside)
      }
    }
    if contract.limitsVolume { volume = .waiting }
    price = contract.priceCarrier
    term = contract.term
    hasIncentives = contract.hasAssumedBehaviour
  }
}

extension RiskRule {
  /// Who carries a deviation from the budget; shared where bands, a reserve or the remainder name both.
  var deviationCarrier: ContractOutline.Carrier {
    var parties: Set<Party> = []
    for band in bands {
      if band.gemeente > 0 { parties.insert(.gemeente) }
      if band.aanbieder > 0 { parties.insert(.aanbieder) }
    }
    let isCovered = bands.contains { $0.to == .infinity && $0.gemeente + $0.aanbieder >= 1 }
    if !isCovered { parties.insert(remainder) }
    if let reserve { parties.insert(reserve.holder) }
    if parties.count > 1 { return .shared }
    return parties.first == .gemeente ? .gemeente : .aanbieder
  }
}

extension Contract {
  /// Whether more clients than it has room for wait, whatever they would cost.
  var limitsVolume: Bool {
    switch system.access {
    case .euroCeiling, .placeCeiling: true
    case .open, .providerDecides: capacity != nil
    }
  }

  /// Whether something in it is assumed behaviour, which can be switched off.
  public var hasAssumedBehaviour: Bool {
    incentives != nil || hasLeak || uitvoering?.delayedShare != nil
  }

  private var hasLeak: Bool {
    guard let share = leak?.closedNetwork else { return false }
    return share.distribution != nil || share.value > 0
  }

  /// An amount without an index leaves prices to the provider, a provisional index shares them, and
  /// one that is settled leaves them to the gemeente.
  var priceCarrier: ContractOutline.Carrier {
    var amounts: [(index: Int?, settles: Bool)] = []
    if system.payment.declaredShare > 0 {
      amounts += tariffs.compactMap { $0 }.map { ($0.index, $0.settlesIndex) }
    }
    if system.payment.fixedShare > 0 { amounts.append((budget.index, budget.settlesIndex)) }
    if amounts.allSatisfy({ $0.index == nil }) { return .aanbieder }
    return amounts.allSatisfy { $0.index != nil && $0.settles } ? .gemeente : .shared
  }
}

extension FundingSpecification {
  /// Every contract in outline, in their order; those that only take over from others left out.
  public func outline(_ voorzieningen: [Voorziening]) -> [ContractOutline] {
    contracts.filter { $0.term.fallbackOf == nil }.map {
      ContractOutline($0, perceel: percelen[$0.perceel], voorzieningen: voorzieningen)
    }
  }

  /// Whether some contract brings assumed behaviour.
  public var hasAssumedBehaviour: Bool { contracts.contains(where: \.hasAssumedBehaviour) }
}
