import NumericKernels

/// A price index that is fixed provisionally for the coming year and definitively afterwards.
///
/// base(t) = base(t-1) * (1 + definitive(t-1)), price(t) = base(t) * (1 + provisional(t)), relative
/// to the start year. Each rate is `ovaShare` x OVA + the rest x PPC, in percent a year, as the VNG
/// advises for Wmo contracts (90% OVA, 10% PPC).
public struct PriceIndex: Sendable {
  public let key: String
  public let ovaShare: Parameter
  public let ova: ParameterSeries
  public let ppc: ParameterSeries
  /// The provisional OVA; where absent it equals the definitive one.
  public let provisionalOVA: ParameterSeries?
  public let provisionalPPC: ParameterSeries?

  public init(
    key: String, ovaShare: Parameter, ova: ParameterSeries, ppc: ParameterSeries,
    provisionalOVA: ParameterSeries? = nil, provisionalPPC: ParameterSeries? = nil
  ) {
    self.key = key
    self.ovaShare = ovaShare
    self.ova = ova
    self.ppc = ppc
    self.provisionalOVA = provisionalOVA
    self.provisionalPPC = provisionalPPC
  }

  /// price(year) / price(start year) in the replication in hand, as set provisionally and as it turned
  /// out: base(year) * (1 + definitive(year)).
  public func factors(
    years: Int, startYear: Int, draws: ParameterDraws
  ) -> (provisional: [Double], definitive: [Double]) {
    var (provisional, definitive): ([Double], [Double]) = ([], [])
    provisional.reserveCapacity(years)
    definitive.reserveCapacity(years)
    let set = { rate($0, provisionalOVA ?? ova, provisionalPPC ?? ppc, draws) }
    var base = 1 / (1 + set(startYear))
    for year in startYear..<startYear + years {
      provisional.append(base * (1 + set(year)))
      base *= 1 + rate(year, ova, ppc, draws)
      definitive.append(base)
    }
    return (provisional, definitive)
  }

  private func rate(
    _ year: Int, _ ova: ParameterSeries, _ ppc: ParameterSeries, _ draws: ParameterDraws
  ) -> Double {
    let share = draws[ovaShare]
    return (share * draws.value(ova, year) + (1 - share) * draws.value(ppc, year)) / 100
  }
}
