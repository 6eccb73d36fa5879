import NumericKernels
import SociaalDomein

/// The opening balance without its growth.
extension OpeningSolver {
  /// A solved balance with the external inflow that keeps the stock of every balanced state, by the same
  /// discrete step; stock, outflow and how they are divided stay as they are.
  ///
  /// Where other states bring more than leaves nobody comes from outside, and where nobody can come (no
  /// profile) nobody does: `growth` is what then is left of it.
  func held(_ solved: OpeningBalance) throws(OpeningError) -> OpeningBalance {
    let held = try OpeningRound(self).heldInflow(outflow: solved.outflow)
    var (inflow, factor, growth) = (solved.inflow, solved.stepFactor, solved.growth)
    for (state, opening) in openings.enumerated() {
      guard case .balanced = opening else { continue }
      let people = solved.stock(state: state, setting: setting)
      let asked = solved.outflow[state] * people - solved.fromOtherStates[state]
      inflow[state] = held[state] ?? 0
      growth[state] = held[state] == nil && people > 0 ? -asked / people : 0
      let canEnter = isBalanced[state] && entryDistribution(state).contains { $0 > 0 }
      factor[state] = canEnter ? 1 : 0
      if let people = held[state], asked > 1e-9 { factor[state] = people / asked }
    }
    return OpeningBalance(
      stock: solved.stock, inflow: inflow, outflow: solved.outflow, remainder: solved.remainder,
      growth: growth, fromOtherStates: solved.fromOtherStates, entryShares: solved.entryShares,
      stepFactor: factor)
  }
}

extension OpeningRound {
  /// External inflow in people a year with which the stock of a state is the same after a step; nil for
  /// a state that no inflow of 0 or more keeps.
  func heldInflow(outflow: [Double]) throws(OpeningError) -> [Double?] {
    let (missing, response) = heldStep()
    var held = [Double?](repeating: nil, count: missing.count)
    var open = missing.indices.filter { solver.isBalanced[$0] && response[$0][$0] ?? 0 > 0 }
    while !open.isEmpty {
      let inflow = try solution(open, missing, response)
      let least = open.map { -1e-9 * max(1, outflow[$0] * solver.figures[$0].stock) }
      let kept = open.indices.filter { inflow[$0] >= least[$0] }
      if kept.count == open.count {
        for (place, state) in open.enumerated() { held[state] = max(0, inflow[place]) }
        break
      }
      open = kept.map { open[$0] }
    }
    return held
  }

  /// By state the people a year who are missing after a step without entrants, and by who enters (key)
  /// how many of them are then there.
  private func heldStep() -> (missing: [Double], response: [[Int: Double]]) {
    let dt = solver.setting.grid.dt
    let states = solver.setting.states.indices
    var missing = states.map { solver.total($0) / dt }
    var response = [[Int: Double]](repeating: [:], count: states.count)
    for state in states {
      let given = givenEntrants(state)
      for band in 0..<bands {
        let people = solver.stock[cells(state, band)].reduce(0, +)
        for move in whole[state * bands + band] { missing[move.state] -= people * move.part / dt }
        let entrants = solver.isBalanced[state] ? shares(state, band).reduce(0, +) : 0
        for move in half[state * bands + band] {
          missing[move.state] -= given[band] * move.part
          if entrants > 0 { response[move.state][state, default: 0] += entrants * move.part }
        }
      }
    }
    return (missing, response)
  }

  /// People a year who enter a state whose flows are given, by band.
  private func givenEntrants(_ state: Int) -> [Double] {
    guard case .given = solver.openings[state] else { return [Double](repeating: 0, count: bands) }
    let shares = solver.entryDistribution(state)
    return (0..<bands).map { band in
      solver.figures[state].inflow * shares[band * wijken..<(band + 1) * wijken].reduce(0, +)
    }
  }

  private func solution(
    _ open: [Int], _ missing: [Double], _ response: [[Int: Double]]
  ) throws(OpeningError) -> [Double] {
    var matrix = SparseMatrix(order: open.count)
    for (row, state) in open.enumerated() {
      for (column, from) in open.enumerated() {
        if let part = response[state][from] { matrix.add(part, row: row, column: column) }
      }
    }
    let right = Matrix(rows: open.count, columns: 1, values: open.map { missing[$0] })
    return try solution(matrix, right).values
  }
}
