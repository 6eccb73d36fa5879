import NumericKernels
import SociaalDomein
import Testing

/// The index of tariffs and cost, by hand.
@Suite struct PriceIndexTests {
  private func rates(_ byYear: [Int: Double]) -> ParameterSeries {
    ParameterSeries(
      steps: byYear.map { .init(year: $0.key, parameter: .fixed($0.value, unit: .percentPerYear)) })
  }

  private func factors(_ index: PriceIndex, years: Int, known: Bool = false) -> [Double] {
    let draws = ParameterDraws(table: ParameterTable([]))
    let (set, definitive) = index.factors(years: years, startYear: 2021, draws: draws)
    return known ? definitive : set
  }

  /// base(t) = base(t-1) (1 + definitive(t-1)), price(t) = base(t) (1 + provisional(t)): with 90% OVA
  /// and 10% PPC of 2% the definitive rates are 1.748% and 2.9%, the provisional ones 2.27%, 2.45%
  /// and 3.8%.
  @Test func provisionalRatesArePaidAndDefinitiveOnesKept() {
    let index = PriceIndex(
      key: "lonen", ovaShare: .fixed(0.9), ova: rates([2021: 1.72, 2022: 3.0]),
      ppc: rates([2021: 2]), provisionalOVA: rates([2021: 2.3, 2022: 2.5, 2023: 4.0]))
    let found = factors(index, years: 3)
    let second = 1.01748 * 1.0245 / 1.0227
    let third = 1.01748 * 1.029 * 1.038 / 1.0227
    for (factor, hand) in zip(found, [1, second, third]) { #expect(abs(factor - hand) < 1e-14) }
    // What the years turned out to be, against the provisional 2021: nacalculatie pays the difference.
    for (factor, hand) in zip(
      factors(index, years: 2, known: true), [1.01748 / 1.0227, 1.01748 * 1.029 / 1.0227])
    { #expect(abs(factor - hand) < 1e-14) }
  }

  @Test func withoutProvisionalRatesTheIndexIsCompoundGrowth() {
    let index = PriceIndex(
      key: "lonen", ovaShare: .fixed(0.5), ova: rates([2021: 6, 2022: 3]), ppc: rates([2021: 2]))
    // 2021 is the base; the rate of 2022 is (3 + 2) / 2, of 2023 the same.
    for (factor, hand) in zip(factors(index, years: 3), [1, 1.025, 1.050625]) {
      #expect(abs(factor - hand) < 1e-14)
    }
  }
}
