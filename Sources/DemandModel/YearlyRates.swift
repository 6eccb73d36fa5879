import NumericKernels
import SociaalDomein

/// The rates of a replication that change from year to year: those that are given by year, and what is
/// left for the remainder of a state whose shares of the outflow change.
///
/// An intensity that changes changes the outflow with it, as one of competing risks. Shares divide the
/// outflow of the opening, so what one gains the remainder loses.
struct YearlyRates {
  /// A share that passes what there is of the outflow.
  struct Beyond {
    let state: Int
    let year: Int
    /// What is left of the outflow a year, below 0.
    let rest: Double
  }

  private let flow: CareFlow
  private let grid: TimeGrid
  /// Mean band factor of each transition over the solved stock.
  private let factors: [Double]
  /// Transitions that are given by year.
  private let given: [Int]
  /// Remainders that move, each with the shares of its state that do.
  private let rests: [(way: Int, shares: [Int])]
  /// By year the rates of the given and then those of the rests.
  private var rates: [Double]
  /// The first year in which shares pass the outflow.
  private(set) var impossible: Beyond?

  init(flow: CareFlow, factors: [Double], grid: TimeGrid) {
    self.flow = flow
    self.grid = grid
    self.factors = factors
    let last = grid.startYear + grid.years - 1
    let given = flow.transitions.indices.filter { way in
      flow.transitions[way].rate.series?.steps.contains {
        $0.year > grid.startYear && $0.year <= last
      } ?? false
    }
    self.given = given
    rests = flow.remainders.compactMap { way -> (way: Int, shares: [Int])? in
      guard let way else { return nil }
      let shares = given.filter {
        guard case .shareOfExit = flow.transitions[$0].rate else { return false }
        return flow.transitions[$0].from == flow.transitions[way].from
      }
      guard !shares.isEmpty else { return nil }
      return (way, shares)
    }
    rates = [Double](repeating: 0, count: grid.years * (given.count + rests.count))
  }

  /// Takes over the draws of a replication.
  ///
  /// - Parameters:
  ///   - opening: rates in the start year, remainders settled.
  ///   - outflow: of each state a year at the opening.
  mutating func open(rates opening: [Double], outflow: [Double], draw: (Parameter) -> Double) {
    impossible = nil
    guard !given.isEmpty else { return }
    for year in 0..<grid.years {
      let first = year * (given.count + rests.count)
      for (place, way) in given.enumerated() {
        let transition = flow.transitions[way]
        rates[first + place] =
          transition.rate.value(
            grid.startYear + year, outflow: outflow[transition.from], draw) ?? 0
      }
      for place in rests.indices { settle(place, first, opening, year) }
    }
  }

  /// What is left for a remainder after what the shares of its state take in a year.
  private mutating func settle(_ place: Int, _ first: Int, _ opening: [Double], _ year: Int) {
    let (way, shares) = rests[place]
    var rest = opening[way]
    for (index, share) in given.enumerated() where shares.contains(share) {
      rest -= factors[share] * (rates[first + index] - opening[share])
    }
    if rest < -1e-9 && impossible == nil {
      impossible = Beyond(
        state: flow.transitions[way].from, year: grid.startYear + year, rest: rest)
    }
    rates[first + given.count + place] = max(0, rest)
  }

  /// Writes the rates of a year counted from 0 over those of the year before.
  func write(_ year: Int, into rates: inout [Double]) {
    let first = year * (given.count + rests.count)
    for (place, way) in given.enumerated() { rates[way] = self.rates[first + place] }
    for (place, rest) in rests.enumerated() {
      rates[rest.way] = self.rates[first + given.count + place]
    }
  }
}

extension CareFlow {
  /// The transition that takes the remainder of each state's outflow; nil where there is none.
  var remainders: [Int?] {
    (0..<first.count - 1).map { state in
      exits(of: state).first {
        if case .remainder = transitions[$0].rate { true } else { false }
      }
    }
  }

  /// Average of each transition's band factors over the stock of the state it leaves; cells.
  func meanFactors(stock: [Double], cells: CellIndex) -> [Double] {
    transitions.map { way in
      guard let factors = way.bandFactors else { return 1 }
      var (people, weighted) = (0.0, 0.0)
      for cell in cells.cells(ofState: way.from) {
        people += stock[cell]
        weighted += stock[cell] * factors[cells.band[cell]]
      }
      return people > 0 ? weighted / people : factors[0]
    }
  }
}
