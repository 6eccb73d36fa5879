import NumericKernels
import SociaalDomein

/// One round of the opening balance: at the rates of the last stock, the inflow with which every
/// group has its stock, and how that divides over bands and wijken.
struct OpeningRound {
  let solver: OpeningSolver
  /// By state and band.
  let whole: [[OpeningSolver.Move]]
  let half: [[OpeningSolver.Move]]
  /// Shares of the external inflow by cell of a state, for those that have any.
  let entering: [[Double]]
  /// People who come into each cell in a step, from all cells that are settled.
  private var arriving: [Double]
  let bands: Int
  let wijken: Int

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

  func cells(_ state: Int, _ band: Int) -> Range<Int> {
    let first = solver.setting.cell(state: state, band: band, wijk: 0)
    return first..<first + wijken
  }

  func shares(_ state: Int, _ band: Int) -> ArraySlice<Double> {
    entering[state][band * wijken..<(band + 1) * wijken]
  }

  // MARK: Inflow

  /// The external inflow in people a year with which each state of a group has its stock.
  ///
  /// - Parameter known: of a large group, what an earlier round knows, and then what this one does.
  func inflow(of group: StateGroup, _ known: inout GroupFlow.Known?) throws(OpeningError)
    -> [Double]
  {
    let isLarge = group.states.count >= solver.least
    if isLarge, let earlier = known, let flow = flow(of: group) {
      let stock = group.states.map { solver.figures[$0].stock }
      if let found = flow.inflow(holding: stock, from: earlier) {
        known?.inflow = found
        return found
      }
    }
    let (matrix, right, isFixed) = try responses(of: group)
    let inflow = try solution(matrix, Matrix(rows: right.count, columns: 1, values: right)).values
    if isLarge {
      let inverse = try solution(matrix, .identity(right.count))
      known = .init(inverse: inverse, isFixed: isFixed, inflow: inflow)
    }
    return inflow
  }

  /// What the inflow of each state of a group (column) adds to the stock of each (row), the stock that
  /// is to come of it, and which states keep inflow 0: those without response to their own (no profile).
  private func responses(
    of group: StateGroup
  ) throws(OpeningError) -> (matrix: Matrix, right: [Double], isFixed: [Bool]) {
    let worth = try worths(of: group)
    let size = group.states.count
    var targets = Matrix([group.states.map { solver.figures[$0].stock }])
    // By who enters (row) what that adds to the stock of each (column).
    var responses = Matrix(rows: size, columns: size, repeating: 0)
    for (place, state) in group.states.enumerated() {
      for band in 0..<bands {
        let people = arriving[cells(state, band)].reduce(0, +)
        targets.add(-people, row: place, of: worth[band], to: 0)
        let entrants = shares(state, band).reduce(0, +) * solver.setting.grid.dt
        guard entrants != 0 else { continue }
        for move in half[state * bands + band] {
          guard let to = group.place[move.state] else { continue }
          responses.add(entrants * move.part, row: to, of: worth[move.band], to: place)
        }
      }
    }
    var matrix = responses.transposed
    var isFixed = [Bool](repeating: false, count: size)
    for (index, state) in group.states.enumerated()
    where solver.figures[state].stock == 0 || matrix[index, index] == 0 {
      for column in 0..<size { matrix[index, column] = 0 }
      matrix[index, index] = 1
      targets[0, index] = 0
      isFixed[index] = true
    }
    return (matrix, targets.values, isFixed)
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
          right.add(move.part, row: to, of: worth[move.band], to: row)
        }
      }
      worth[band] = try solution(turnover(of: group, band).transposed, right)
    }
    return worth
  }

  /// The people of a large group; nil where its states feed many others.
  private func flow(of group: StateGroup) -> GroupFlow? {
    var turnover: [SparseElimination] = []
    for band in 0..<bands {
      guard let found = SparseElimination(self.turnover(of: group, band)) else { return nil }
      turnover.append(found)
    }
    let passing = (0..<bands).map { band in
      group.states.enumerated().flatMap { place, state in
        links(whole[state * bands + band], from: place, in: group) { $0.band != band }
      }
    }
    let entering = group.states.enumerated().flatMap { place, state in
      (0..<bands).flatMap { band in
        let entrants = shares(state, band).reduce(0, +) * solver.setting.grid.dt
        return links(half[state * bands + band], from: place, in: group, times: entrants)
      }
    }
    let arriving = (0..<bands).map { band in
      group.states.map { self.arriving[cells($0, band)].reduce(0, +) }
    }
    return GroupFlow(turnover: turnover, passing: passing, entering: entering, arriving: arriving)
  }

  private func links(
    _ moves: [OpeningSolver.Move], from place: Int, in group: StateGroup, times factor: Double = 1,
    where isMeant: (OpeningSolver.Move) -> Bool = { _ in true }
  ) -> [GroupFlow.Link] {
    moves.filter(isMeant).compactMap { move in
      guard let to = group.place[move.state] else { return nil }
      return .init(from: place, to: to, band: move.band, part: factor * move.part)
    }
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
  private func turnover(of group: StateGroup, _ band: Int) -> SparseMatrix {
    var matrix = SparseMatrix(order: group.states.count)
    for (column, state) in group.states.enumerated() {
      let growth = solver.figures[state].stepGrowth(
        dt: solver.setting.grid.dt, entrants: solver.setting.entrants)
      matrix.add(growth, row: column, column: column)
      for move in whole[state * bands + band] where move.band == band {
        if let row = group.place[move.state] { matrix.add(-move.part, row: row, column: column) }
      }
    }
    return matrix
  }

  func solution(
    _ matrix: SparseMatrix, _ right: Matrix
  ) throws(OpeningError) -> Matrix {
    if matrix.rows.count >= SparseElimination.least, let found = SparseElimination(matrix) {
      return found.solve(right)
    }
    return try solution(matrix.dense, right)
  }

  private func solution(_ matrix: Matrix, _ right: Matrix) throws(OpeningError) -> Matrix {
    do { return try LinearSystem.solve(matrix, right) } catch { throw .noSolution }
  }
}
