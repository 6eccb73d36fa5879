import NumericKernels
import Testing

@Suite("Correlated draws")
struct CorrelatedDrawsTests {
  let correlation = Matrix([[1, 0.6, -0.3], [0.6, 1, 0.2], [-0.3, 0.2, 1]])

  @Test("A Cholesky factor is lower triangular and multiplies back to its matrix")
  func factor() throws {
    let m = Matrix([[4, 2, -2], [2, 10, 2], [-2, 2, 6]])
    let l = try CholeskyFactor(m).lower
    #expect(l == Matrix([[2, 0, 0], [1, 3, 0], [-1, 1, 2]]))
    #expect(l * l.transposed == m)
    #expect(try CholeskyFactor(Matrix(rows: 0, columns: 0)).lower.values.isEmpty)
  }

  @Test("A matrix without a factor is refused with the place")
  func refusedFactors() {
    #expect(throws: CholeskyError.notPositiveDefinite(order: 2)) {
      try CholeskyFactor(Matrix([[1, 2, 0], [2, 1, 0], [0, 0, 1]]))
    }
    #expect(throws: CholeskyError.notSymmetric(row: 2, column: 0)) {
      try CholeskyFactor(Matrix([[1, 0, 0.5], [0, 1, 0], [0.4, 0, 1]]))
    }
    #expect(throws: CholeskyError.notSquare(rows: 1, columns: 2)) {
      try CholeskyFactor(Matrix([[1, 0]]))
    }
  }

  @Test("A factor solves several right-hand sides as elimination does, and on paper")
  func solution() throws {
    let m = Matrix([[4, 2, 0], [2, 5, 1], [0, 1, 3]])
    let x = Matrix([[1, -2], [2, 0], [3, 0.5]])
    let b = m * x
    let found = try CholeskyFactor(m).solve(b)
    let other = try LinearSystem.solve(m, b)
    for row in 0..<3 {
      for column in 0..<2 {
        #expect(abs(found[row, column] - x[row, column]) < 1e-14)
        #expect(abs(found[row, column] - other[row, column]) < 1e-14)
      }
    }
    #expect(try CholeskyFactor(m).solve(Matrix(rows: 3, columns: 0)).values.isEmpty)
  }

  @Test("A matrix that holds no correlations is refused with the reason")
  func refusedCorrelations() {
    #expect(throws: CorrelationError.diagonalNotOne(index: 1, value: 0.9)) {
      try CorrelatedDraws(Matrix([[1, 0], [0, 0.9]]))
    }
    #expect(throws: CorrelationError.outOfRange(row: 0, column: 1, value: 1.2)) {
      try CorrelatedDraws(Matrix([[1, 1.2], [1.2, 1]]))
    }
    #expect(throws: CorrelationError.notPositiveDefinite(index: 2)) {
      try CorrelatedDraws(Matrix([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]))
    }
    #expect(throws: CorrelationError.notSymmetric(row: 1, column: 0)) {
      try CorrelatedDraws(Matrix([[1, 0.2], [0.3, 1]]))
    }
  }

  @Test("Draws have the correlations asked for and each stays standard normal or uniform")
  func correlations() throws {
    let block = CorrelatedDraws.block
    let draws = try CorrelatedDraws(correlation)
    let (z, x) = (Vector(3 * block), Vector(3 * block))
    var (columns, uniforms) = ([[Double]](repeating: [], count: 3), [Double]())
    for round in 0..<3_125 {
      for row in 0..<3 {
        RandomStream(seed: 7).fillUniforms(
          z, from: row * block, count: block, firstReplication: round * block,
          at: DrawAddress(decision: 1, subject: UInt32(row), month: 0))
      }
      for index in z.indices { z[index] = NormalDistribution.quantile(z[index]) }
      draws.normals(from: z, into: x)
      for row in 0..<3 { columns[row] += x.values[row * block..<(row + 1) * block] }
      draws.uniforms(from: z, into: x)
      uniforms += x.values
    }
    let count = Double(columns[0].count)
    for r in 0..<3 {
      for c in 0...r {
        let product = zip(columns[r], columns[c]).reduce(0) { $0 + $1.0 * $1.1 } / count
        // Five standard errors; the product of two normals has a sd of at most sqrt(2).
        #expect(abs(product - correlation[r, c]) < 5 * 1.4142 / count.squareRoot())
      }
    }
    let mean = uniforms.reduce(0, +) / Double(uniforms.count)
    #expect(abs(mean - 0.5) < 5 * 0.2887 / 447)
    #expect(uniforms.min()! > 0 && uniforms.max()! < 1)
  }

  @Test("Independent variables pass through and extreme normals stay inside (0, 1)")
  func extremes() throws {
    let draws = try CorrelatedDraws(.identity(1))
    let (z, u) = (Vector(CorrelatedDraws.block), Vector(CorrelatedDraws.block))
    (z[0], z[1], z[2]) = (0, 12, -12)
    draws.uniforms(from: z, into: u)
    #expect(u[0] == 0.5)
    #expect(u[1] < 1 && u[2] > 0)
  }
}
