import NumericKernels
import SociaalDomein

/// One round of the opening balance: at the rates of the last stock, the inflow with which every
/// group has its stock, and how that divides over bands and wijken.
struct OpeningRound {
  private let solver: OpeningSolver
  /// By state and band.
  private let whole: [[OpeningSolver.Move]]
  private let half: [[OpeningSolver.Move]]
  /// Shares of the external inflow by cell of a state, for those that have any.
  private let entering: [[Double]]
  /// People who come into each cell in a step, from all cells that are settled.
  private var arriving: [Double]
  private let bands: Int
  private let wijken: Int

  init(_ solver: OpeningSolver) {
    self.solver = solver
    whole = solver.steps(entrants: false)
    half = solver.steps(entrants: true)
    entering = solver.setting.states.indices.map { state in
      solver.isBalanced[state] ? solver.entryDistribution(state) : []
    }
    arriving = [Double](repeating: 0, count: solver.setting.cells)
    bands = solver.setting.bands.count
    wijken = solver.setting.wijken.count
  }

  private func cells(_ state: Int, _ band: Int) -> Range<Int> {
    let first = solver.setting.cell(state: state, band: band, wijk: 0)
    return first..<first + wijken
  }

  private func shares(_ state: Int, _ band: Int) -> ArraySlice<Double> {
    entering[state][band * wijken..<(band + 1) * wijken]
  }

  // MARK: Inflow

  /// The external inflow in people a year with which each state of a group has its stock.
  func inflow(of group: StateGroup) throws(OpeningError) -> [Double] {
    let worth = try worths(of: group)
    let size = group.states.count
    var targets = group.states.map { solver.figures[$0].stock }
    // By who enters (row) what that adds to the stock of each (column).
    var responses = Matrix(rows: size, columns: size, repeating: 0)
    for (place, state) in group.states.enumerated() {
      for band in 0..<bands {
        let people = arriving[cells(state, band)].reduce(0, +)
        for row in 0..<size { targets[row] -= people * worth[band][place, row] }
        let entrants = shares(state, band).reduce(0, +) * solver.setting.grid.dt
        guard entrants != 0 else { continue }
        for move in half[state * bands + band] {
          guard let to = group.place[move.state] else { continue }
          for row in 0..<size {
            responses[place, row] += entrants * move.part * worth[move.band][to, row]
          }
        }
      }
    }
    return try solve(responses.transposed, targets, of: group)
  }

  /// A state that gets no response from its own inflow (no profile) keeps inflow 0.
  private func solve(
    _ totals: Matrix, _ targets: [Double], of group: StateGroup
  ) throws(OpeningError) -> [Double] {
    var matrix = totals
    var right = targets
    for (index, state) in group.states.enumerated()
    where solver.figures[state].stock == 0 || totals[index, index] == 0 {
      for column in 0..<matrix.columns { matrix[index, column] = 0 }
      matrix[index, index] = 1
      right[index] = 0
    }
    return try solution(matrix, Matrix(rows: right.count, columns: 1, values: right)).values
  }

  /// By band what one person who comes into a state of the group (row) adds to the stock of each
  /// (column), in that band and later ones.
  private func worths(of group: StateGroup) throws(OpeningError) -> [Matrix] {
    var worth = [Matrix](repeating: .empty, count: bands)
    for band in (0..<bands).reversed() {
      var right = Matrix.identity(group.states.count)
      for (row, state) in group.states.enumerated() {
        for move in whole[state * bands + band] where move.band > band {
          guard let to = group.place[move.state] else { continue }
          for column in 0..<right.columns {
            right[row, column] += move.part * worth[move.band][to, column]
          }
        }
      }
      worth[band] = try solution(turnover(of: group, band).transposed, right)
    }
    return worth
  }

  // MARK: Stock

  /// Lets external inflow in: into its cells, and onwards within the step.
  mutating func enter(_ people: Double, _ state: Int, into entered: inout [Double]) {
    for band in 0..<bands {
      for (cell, share) in zip(cells(state, band), shares(state, band)) {
        entered[cell] = people * share
      }
      for move in half[state * bands + band] {
        let part = people * move.part * solver.setting.grid.dt
        for (cell, share) in zip(cells(move.state, move.band), shares(state, band)) {
          arriving[cell] += part * share
        }
      }
    }
  }

  /// Writes the stock of a group to which all have come who will.
  mutating func settle(_ group: StateGroup, into stock: inout [Double]) throws(OpeningError) {
    for band in 0..<bands {
      let right = group.states.flatMap { arriving[cells($0, band)] }
      let people = try solution(
        turnover(of: group, band), Matrix(rows: group.states.count, columns: wijken, values: right))
      for (row, state) in group.states.enumerated() {
        for (wijk, cell) in cells(state, band).enumerated() { stock[cell] = people[row, wijk] }
        pass(stock, of: state, band, within: group)
      }
    }
  }

  /// Sends settled stock on to where its step brings it; within its group and band it is counted.
  mutating func pass(
    _ stock: [Double], of state: Int, _ band: Int, within group: StateGroup? = nil
  ) {
    for move in whole[state * bands + band] {
      if move.band == band, group?.place[move.state] != nil { continue }
      for (from, to) in zip(cells(state, band), cells(move.state, move.band)) {
        arriving[to] += stock[from] * move.part
      }
    }
  }

  /// People who must come into a group in one band (row) for each who is there (column): growth and
  /// those who go, less those who come back in the same band.
  private func turnover(of group: StateGroup, _ band: Int) -> Matrix {
    let size = group.states.count
    var matrix = Matrix(rows: size, columns: size, repeating: 0)
    for (column, state) in group.states.enumerated() {
      matrix[column, column] += solver.figures[state].stepGrowth(
        dt: solver.setting.grid.dt, entrants: solver.setting.entrants)
      for move in whole[state * bands + band] where move.band == band {
        if let row = group.place[move.state] { matrix[row, column] -= move.part }
      }
    }
    return matrix
  }

  private func solution(_ matrix: Matrix, _ right: Matrix) throws(OpeningError) -> Matrix {
    if isSparse(matrix), let found = SparseElimination.solve(matrix, right) { return found }
    do { return try LinearSystem.solve(matrix, right) } catch { throw .noSolution }
  }

  /// Whether a large matrix has few numbers in it that are not zero.
  private func isSparse(_ matrix: Matrix) -> Bool {
    guard matrix.rows >= SparseElimination.least else { return false }
    return matrix.values.count { $0 != 0 } < 8 * matrix.rows
  }
}
