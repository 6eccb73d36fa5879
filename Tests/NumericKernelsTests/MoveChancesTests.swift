import Testing

@testable import NumericKernels

@Suite("Chances of many cells")
struct MoveChancesTests {
  private let rates = [0, 1e-12, 0.02, 0.3, 1.7, 40, 900, 0.5, 3]

  private func expect(_ chances: MoveChances, _ cell: Int, _ one: MoveChance) {
    #expect(chances.chance[cell] == one.chance)
    #expect(chances.rate[cell] == one.rate)
    #expect(chances.odds[cell] == one.odds)
  }

  @Test("have the bits of a single chance, whatever the number of cells", arguments: 1...9)
  func intensities(count: Int) {
    let chances = MoveChances(count)
    let dt = 1.0 / 12
    chances.setIntensities(Vector(Array(rates.prefix(count))), times: dt)
    for cell in 0..<count {
      let rate = rates[cell] * dt
      expect(chances, cell, MoveChance(VectorMath.oneMinusExp(minus: rate), rate: rate))
    }
  }

  @Test("are over half a step those of half the intensity", arguments: 1...9)
  func halves(count: Int) {
    let (whole, chances) = (MoveChances(count), MoveChances(count))
    for cell in 0..<count { whole.set(cell, MoveChance(0.9 / Double(cell + 1))) }
    chances.halve(whole)
    for cell in 0..<count {
      let half = 1 - (1 - whole.chance[cell]).squareRoot()
      expect(chances, cell, MoveChance(half, rate: MoveChance(whole.chance[cell]).rate / 2))
    }
    chances.copy(whole)
    for cell in 0..<count { expect(chances, cell, MoveChance(0.9 / Double(cell + 1))) }
    chances.clear()
    for cell in 0..<count { expect(chances, cell, MoveChance(0)) }
  }

  @Test("are spread from rows to cells, in runs or one by one", arguments: [1, 3, 4, 5, 8])
  func spread(runs: Int) {
    let row = IndexVector((0..<3 * runs).map { $0 / runs })
    for way in [runs, nil] as [Int?] {
      let cells = CellChances(rows: 3, row: row, runs: way)
      for row in 0..<3 { cells.rows.set(row, MoveChance(0.1 * Double(row + 1))) }
      cells.spread()
      for cell in 0..<3 * runs { #expect(cells.chance[cell] == 0.1 * Double(cell / runs + 1)) }
    }
  }
}
