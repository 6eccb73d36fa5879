/// A deviation from the budget, divided over those who carry it; + is a burden, - a benefit.
public struct CarriedDeviation: Sendable, Equatable {
  public var gemeente = 0.0
  public var aanbieder = 0.0
  /// Taken from the reserve; below 0 what was put into it.
  public var reserve = 0.0
}

extension RiskRule {
  /// Divides what a contract cost more (or, below 0, less) than its budget.
  ///
  /// First the reserve: a surplus fills it up to the cap, an overrun draws it. Then each band takes
  /// the part of what is left that falls within it, by its shares; the remainder goes to its party.
  ///
  /// - Parameters:
  ///   - deviation: cost less budget, euros.
  ///   - budget: to which the bands are relative.
  ///   - balance: of the reserve before this.
  ///   - cap: of the reserve.
  public func divide(
    _ deviation: Double, budget: Double, balance: Double = 0, cap: Double = 0
  ) -> CarriedDeviation {
    var carried = CarriedDeviation()
    if reserve != nil {
      carried.reserve =
        deviation > 0 ? min(deviation, balance) : -min(-deviation, max(0, cap - balance))
    }
    let left = deviation - carried.reserve
    let size = abs(left)
    let sign = left < 0 ? -1.0 : 1.0
    var unclaimed = size
    for band in bands where band.applies(toOverrun: left > 0) {
      let end = band.to.isFinite ? min(size, band.to * max(0, budget)) : size
      let part = max(0, end - band.from * max(0, budget))
      guard part > 0 else { continue }
      carried.gemeente += sign * part * band.gemeente
      carried.aanbieder += sign * part * band.aanbieder
      unclaimed -= part * (band.gemeente + band.aanbieder)
    }
    switch remainder {
    case .gemeente: carried.gemeente += sign * max(0, unclaimed)
    case .aanbieder: carried.aanbieder += sign * max(0, unclaimed)
    }
    return carried
  }
}
