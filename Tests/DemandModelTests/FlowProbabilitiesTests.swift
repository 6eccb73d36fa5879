import NumericKernels
import SociaalDomein
import Testing

@testable import DemandModel

/// Ways out of care that compete: the chances of cells and the way that a uniform chooses.
@Suite struct FlowProbabilitiesTests {
  private let rates = [0.5, 0, 2, 0.25, 1, 0.125, 3, 0.75, 0, 1.5, 0]

  /// One state with so many ways to another, in two bands and two wijken, and two zones by wijk.
  private func flow(ways: Int, zones: [Int] = [0, 1, 0, 1]) -> FlowProbabilities {
    let states = (0..<2).map {
      CareState(key: "s\($0)", name: "S\($0)", track: 0, voorzieningen: [0])
    }
    let setting = Setting(
      wijken: [Wijk(key: "oost", name: "Oost"), Wijk(key: "west", name: "West")],
      bands: [AgeBand(from: 18, to: 75), AgeBand(from: 75, to: 120)], tracks: ["hulp"],
      states: states, voorzieningen: [Voorziening(key: "hulp", name: "Hulp")],
      grid: TimeGrid(startYear: 2021, years: 1, stepsPerYear: 12))
    let transitions = (0..<ways).map { way in
      Transition(
        from: 0, to: way % 3 == 2 ? nil : 1, kind: way % 2 == 0 ? .uitstroom : .wlz,
        rate: .intensity(ParameterSeries(.fixed(rates[way]))),
        bandFactors: way == 3 ? [1, 0] : nil)
    }
    let probabilities = FlowProbabilities(
      flow: CareFlow(transitions: transitions, states: 2, ageing: [0, 0]), zones: zones,
      setting: setting)
    probabilities.rebuild(rates: Array(rates.prefix(ways)), elderlyWlz: 2) { zone, _, kind in
      kind == .uitstroom && zone == 1 ? 3 : 1
    }
    return probabilities
  }

  /// Rate of a way in a band and a zone.
  private func rate(_ way: Int, band: Int, zone: Int) -> Double {
    let isOut = way % 2 == 0
    let aged = !isOut && band == 1 ? 2.0 : 1
    return rates[way] * (way == 3 && band == 1 ? 0 : 1) * aged * (isOut && zone == 1 ? 3 : 1)
  }

  @Test("The chance of leaving is that of all ways together", arguments: [1, 3, 8, 9, 11])
  func chances(ways: Int) {
    let probabilities = flow(ways: ways)
    for (cell, band, zone) in [(0, 0, 0), (1, 0, 1), (2, 1, 0), (3, 1, 1)] {
      let all = (0..<ways).reduce(0) { $0 + rate($1, band: band, zone: zone) }
      let out = stride(from: 2, to: ways, by: 3).reduce(0) {
        $0 + rate($1, band: band, zone: zone)
      }
      let chance = VectorMath.oneMinusExp(minus: all / 12)
      #expect(abs(probabilities.leaveProbability(cell, entrant: false) - chance) <= 1e-15)
      #expect(abs(probabilities.leavingCare[cell] - chance * out / all) <= 1e-15)
    }
  }

  /// Up to eight ways are told by one comparison and more one by one: the same ways at the same uniforms.
  @Test("A uniform chooses the way in whose part of their sum it lies", arguments: 1...11)
  func ways(ways: Int) {
    let probabilities = flow(ways: ways)
    for (cell, band, zone) in [(0, 0, 0), (1, 0, 1), (2, 1, 0), (3, 1, 1)] {
      let all = (0..<ways).reduce(0) { $0 + rate($1, band: band, zone: zone) }
      var sum = 0.0
      for way in 0..<ways where rate(way, band: band, zone: zone) > 0 {
        let part = rate(way, band: band, zone: zone) / all
        #expect(probabilities.transition(at: sum + 1e-9, from: cell) == way)
        #expect(probabilities.transition(at: sum + part - 1e-9, from: cell) == way)
        sum += part
      }
      let last = (0..<ways).last { rate($0, band: band, zone: zone) > 0 }
      #expect(probabilities.transition(at: 1 - 0x1p-53, from: cell) == last)
    }
  }

  @Test("Cells of one zone have the chances of one zone")
  func oneZone() {
    let probabilities = flow(ways: 5, zones: [0, 0, 0, 0])
    for cell in [0, 2] {
      let chance = probabilities.leaveProbability(cell, entrant: false)
      #expect(chance > 0 && chance == probabilities.leaveProbability(cell + 1, entrant: false))
    }
  }
}
