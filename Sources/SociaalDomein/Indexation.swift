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

  /// Writes price(year) / price(start year) for every lane, as set provisionally and as it turned
  /// out: base(year) * (1 + definitive(year)).
  public func factors(
    years: Int, startYear: Int, draws: ParameterDraws, into target: LaneMatrix,
    definitive known: LaneMatrix, firstRow: Int
  ) {
    for lane in 0..<target.lanes {
      let definitive = { year in rate(year, ova, ppc, draws, lane) }
      let provisional = { year in
        rate(year, provisionalOVA ?? ova, provisionalPPC ?? ppc, draws, lane)
      }
      var base = 1 / (1 + provisional(startYear))
      for year in 0..<years {
        target[firstRow + year][lane] = base * (1 + provisional(startYear + year))
        base *= 1 + definitive(startYear + year)
        known[firstRow + year][lane] = base
      }
    }
  }

  private func rate(
    _ year: Int, _ ova: ParameterSeries, _ ppc: ParameterSeries, _ draws: ParameterDraws,
    _ lane: Int
  ) -> Double {
    let share = draws.value(ovaShare, lane: lane)
    let wage = draws.value(ova.value(year), lane: lane)
    let price = draws.value(ppc.value(year), lane: lane)
    return (share * wage + (1 - share) * price) / 100
  }
}
