import NumericKernels
import Testing

@testable import DemandModel

/// Large systems with few numbers, against LAPACK.
@Suite struct SparseEliminationTests {
  @Test func aCircleIsSolvedAsLAPACKSolvesIt() throws {
    let size = 80
    var matrix = Matrix(rows: size, columns: size, repeating: 0)
    for state in 0..<size {
      matrix[state, state] = 0.05 + 0.001 * Double(state)
      matrix[(state + 1) % size, state] = -0.03
      matrix[(state + 7) % size, state] -= 0.01
    }
    let found = try #require(SparseElimination(SparseMatrix(matrix))).solve(.identity(size))
    let exact = try LinearSystem.solve(matrix, .identity(size))
    for (a, b) in zip(found.values, exact.values) { #expect(abs(a - b) <= 1e-11 * max(1, abs(b))) }
  }

  @Test func aPivotThatIsNothingIsNotDividedBy() {
    let matrix = Matrix([[0, 1], [1, 0]])
    #expect(SparseElimination(SparseMatrix(matrix)) == nil)
  }
}
