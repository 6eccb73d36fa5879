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
    let chances = MoveChances(count)
    for cell in 0..<count { chances.set(cell, MoveChance(0.9 / Double(cell + 1))) }
    let whole = chances.chance.values
    chances.halve()
    for cell in 0..<count {
      let half = 1 - (1 - whole[cell]).squareRoot()
      expect(chances, cell, MoveChance(half, rate: MoveChance(whole[cell]).rate / 2))
    }
    chances.clear()
    for cell in 0..<count { expect(chances, cell, MoveChance(0)) }
  }

  @Test("are spread from rows to cells, in runs or one by one", arguments: [1, 3, 4, 5, 8])
  func spread(runs: Int) {
    let rows = MoveChances(3)
    for row in 0..<3 { rows.set(row, MoveChance(0.1 * Double(row + 1))) }
    let row = IndexVector((0..<3 * runs).map { $0 / runs })
    for way in [runs, nil] as [Int?] {
      let cells = MoveChances(3 * runs)
      cells.spread(rows, to: row, runs: way)
      for cell in 0..<cells.count { expect(cells, cell, MoveChance(0.1 * Double(cell / runs + 1))) }
    }
  }
}
