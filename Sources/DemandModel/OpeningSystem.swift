import NumericKernels
import SociaalDomein

/// The linear system of the opening balance: the stock that each external inflow keeps up.
extension OpeningSolver {
  /// One step of care and ageing, [state * bands + band] squared, for the stock or for those who
  /// start in it.
  func step(entrants: Bool) -> Matrix {
    let bands = setting.bands.count
    let size = setting.states.count * bands
    var result = Matrix(rows: size, columns: size, repeating: 0)
    for state in setting.states.indices {
      for band in setting.bands.indices {
        let row = state * bands + band
        let rates = flow.exits(of: state).map { rate($0, band: band) }
        let total = rates.reduce(0, +)
        let whole = flow.leaveProbability(rate: total, dt: setting.grid.dt)
        let leave = entrants ? setting.entrants.leaveProbability(whole: whole) : whole
        add(1 - leave, row: row, state: state, band: band, to: &result)
        for (index, rate) in zip(flow.exits(of: state), rates) where total > 0 {
          guard let to = flow.transitions[index].to else { continue }
          add(leave * rate / total, row: row, state: to, band: band, to: &result)
        }
      }
    }
    return result
  }

  /// Adds a flow into a state and band, of which a part ages into the next band.
  func add(_ part: Double, row: Int, state: Int, band: Int, to matrix: inout Matrix) {
    let column = state * setting.bands.count + band
    let ageing = flow.ageingProbability(band: band, dt: setting.grid.dt)
    matrix[row, column] += part * (1 - ageing)
    if ageing > 0 { matrix[row, column + 1] += part * ageing }
  }

  mutating func settleStock() throws(OpeningError) {
    guard !balanced.isEmpty else { return }
    let responses = try respond()
    let bands = setting.bands.count
    let wijken = setting.wijken.count
    var totals = Matrix(rows: balanced.count, columns: balanced.count, repeating: 0)
    var targets = balanced.map { figures[$0].stock }
    for (row, _) in balanced.enumerated() {
      for column in 0...balanced.count {
        var people = 0.0
        for index in row * bands..<(row + 1) * bands {
          for wijk in 0..<wijken { people += responses[index, column * wijken + wijk] }
        }
        if column < balanced.count { totals[row, column] = people } else { targets[row] -= people }
      }
    }
    let solved = try solveInflow(totals, targets)
    place(responses, inflow: solved)
  }

  /// A state that gets no response from its own inflow (no profile) keeps inflow 0.
  func solveInflow(_ totals: Matrix, _ targets: [Double]) throws(OpeningError) -> [Double] {
    var matrix = totals
    var right = targets
    for (index, state) in balanced.enumerated()
    where figures[state].stock == 0 || totals[index, index] == 0 {
      for column in 0..<matrix.columns { matrix[index, column] = 0 }
      matrix[index, index] = 1
      right[index] = 0
    }
    do { return try LinearSystem.solve(matrix, right) } catch { throw .noSolution }
  }

  /// Stock per unit of external inflow of each balanced state, and what given states feed into it:
  /// rows (balanced state, band), columns (balanced state or given part, wijk).
  func respond() throws(OpeningError) -> Matrix {
    let bands = setting.bands.count
    let wijken = setting.wijken.count
    let whole = step(entrants: false)
    let half = step(entrants: true)
    let size = balanced.count * bands
    let index = balanced.flatMap { state in (0..<bands).map { state * bands + $0 } }
    var system = Matrix(rows: size, columns: size, repeating: 0)
    for row in 0..<size {
      let growth = figures[balanced[row / bands]].stepGrowth(
        dt: setting.grid.dt, entrants: setting.entrants)
      for column in 0..<size { system[row, column] = -whole[index[column], index[row]] }
      system[row, row] += growth
    }
    var right = Matrix(rows: size, columns: (balanced.count + 1) * wijken, repeating: 0)
    for (source, state) in balanced.enumerated() {
      let entries = entryDistribution(state)
      for row in 0..<size {
        for wijk in 0..<wijken {
          right[row, source * wijken + wijk] =
            (0..<bands).reduce(0) {
              $0 + entries[$1 * wijken + wijk] * half[state * bands + $1, index[row]]
            } * setting.grid.dt
        }
      }
    }
    for state in setting.states.indices where !balanced.contains(state) {
      for row in 0..<size {
        for wijk in 0..<wijken {
          right[row, balanced.count * wijken + wijk] += (0..<bands).reduce(0) {
            let people = stock[setting.cell(state: state, band: $1, wijk: wijk)]
            return $0 + people * whole[state * bands + $1, index[row]]
          }
        }
      }
    }
    do { return try LinearSystem.solve(system, right) } catch { throw .noSolution }
  }

  /// Where external inflow enters: as need arises, or in a model without residents everywhere alike.
  func entryDistribution(_ state: Int) -> [Double] {
    hasResidents ? normalised(weights(state)) : shares(of: state)
  }

  private var hasResidents: Bool {
    let first = expected.homeRow(band: 0, wijk: 0)
    let cells = setting.bands.count * setting.wijken.count
    return (first..<first + cells).contains { expected.opening[$0][0] > 0 }
  }

  func normalised(_ weights: [Double]) -> [Double] {
    let total = weights.reduce(0, +)
    return total > 0 ? weights.map { $0 / total } : weights
  }

  mutating func place(_ responses: Matrix, inflow solved: [Double]) {
    let bands = setting.bands.count
    let wijken = setting.wijken.count
    var cells = [Double](repeating: 0, count: setting.cells)
    for (source, state) in balanced.enumerated() {
      inflow[state] = solved[source]
      for (offset, share) in entryDistribution(state).enumerated() {
        cells[setting.cell(state: state, band: 0, wijk: 0) + offset] = solved[source] * share
      }
    }
    for (row, state) in balanced.enumerated() {
      for band in 0..<bands {
        for wijk in 0..<wijken {
          var people = responses[row * bands + band, balanced.count * wijken + wijk]
          for source in balanced.indices {
            people += solved[source] * responses[row * bands + band, source * wijken + wijk]
          }
          stock[setting.cell(state: state, band: band, wijk: wijk)] = people
        }
      }
    }
    entries = cells
  }
}
