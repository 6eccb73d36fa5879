import NumericKernels
import Testing

@Suite("Systems of linear equations")
struct LinearSystemTests {
  @Test("The fundamental matrix of a care flow solves its steady state")
  func steadyState() throws {
    // Stock x = x P' + inflow with P = [[.5, .25], [0, .8]] and inflow 10, 0: x = 20, 25.
    let x = try LinearSystem.solve(Matrix([[0.5, 0], [-0.25, 0.2]]), [10, 0])
    // A few roundings on numbers of order 10.
    #expect(abs(x[0] - 20) < 1e-13)
    #expect(abs(x[1] - 25) < 1e-13)
  }

  @Test("A system with a zero on the diagonal is solved by exchanging rows")
  func pivoting() throws {
    #expect(try LinearSystem.solve(Matrix([[0, 2], [1, 1]]), [4, 5]) == [3, 2])
  }

  @Test("A system without one solution is refused with the reason")
  func refused() {
    #expect(throws: LinearSystemError.singular(pivot: 2)) {
      try LinearSystem.solve(Matrix([[1, 2], [2, 4]]), [1, 1])
    }
    #expect(throws: LinearSystemError.notSquare(rows: 1, columns: 2)) {
      try LinearSystem.solve(Matrix([[1, 2]]), [1])
    }
    #expect(throws: LinearSystemError.lengthMismatch(rows: 2, length: 1)) {
      try LinearSystem.solve(.identity(2), [1])
    }
  }
}
