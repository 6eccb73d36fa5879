import NumericKernels
import Testing

@Suite("Products over lanes")
struct MatrixProductTests {
  /// A full-precision number in (0, 1) that depends on the two indices only.
  func number(_ row: Int, _ column: Int) -> Double {
    RandomStream(seed: 1).uniform(
      replication: UInt32(column), at: DrawAddress(decision: 9, subject: UInt32(row), month: 0))
  }

  func dense(_ rows: Int, _ columns: Int) -> Matrix {
    var m = Matrix(rows: rows, columns: columns)
    for r in 0..<rows { for c in 0..<columns { m[r, c] = number(r, c + 7777) } }
    return m
  }

  @Test("A plain product is the sum over the inner index, at the given rows only")
  func plain() {
    let a = Matrix([[1, 2], [3, 4], [5, 6]])
    let b = LaneMatrix(rows: 3, lanes: 70)
    for lane in 0..<70 { (b[1][lane], b[2][lane]) = (Double(lane), 10) }
    let c = LaneMatrix(rows: 5, lanes: 70)
    c.fill(-1)
    MatrixProduct.multiply(a, b, bRow: 1, into: c, cRow: 2)
    for lane in 0..<70 {
      #expect(c[2][lane] == Double(lane) + 20)
      #expect(c[4][lane] == 5 * Double(lane) + 60)
      #expect(c[1][lane] == -1)
    }
    MatrixProduct.multiply(a, b, bRow: 1, into: c, cRow: 2, accumulate: true)
    #expect(c[4][69] == 2 * (5 * 69 + 60))
  }

  @Test("A blocked product runs over the logical rows of every block")
  func blocked() {
    let (m, k, blocks, lanes) = (4, 3, 5, 67)
    let a = dense(m, k)
    let b = LaneMatrix(rows: 2 + k * blocks, lanes: lanes)
    let c = LaneMatrix(rows: 1 + m * blocks, lanes: lanes)
    for r in 0..<b.rows { for lane in 0..<lanes { b[r][lane] = number(r, lane) } }
    MatrixProduct.multiply(a, b, bRow: 2, into: c, cRow: 1, blocks: blocks)
    for i in 0..<m {
      for w in 0..<blocks {
        for lane in [0, 63, 64, 66] {
          let sum = (0..<k).reduce(0.0) { $0 + a[i, $1] * b[2 + $1 * blocks + w][lane] }
          // Three products of numbers below 1: the order of rounding moves the last bits only.
          #expect(abs(c[1 + i * blocks + w][lane] - sum) < 1e-15)
        }
      }
    }
  }

  @Test(
    "A column gives identical bits at any lane of any batch width",
    arguments: [(1, 8), (3, 3), (7, 40), (60, 202), (130, 500)])
  func sameBits(shape: (Int, Int)) {
    let a = dense(shape.0, shape.1)
    let blocks = 2
    func column(width: Int, lane: Int) -> [UInt64] {
      let b = LaneMatrix(rows: shape.1 * blocks, lanes: width)
      let c = LaneMatrix(rows: shape.0 * blocks, lanes: width)
      for r in 0..<b.rows {
        for l in 0..<width { b[r][l] = number(r, l == lane ? 5 : l + 100) }
      }
      MatrixProduct.multiply(a, b, into: c, blocks: blocks)
      return (0..<c.rows).map { c[$0][lane].bitPattern }
    }
    let alone = column(width: 1, lane: 0)
    for (width, lane) in [(3, 2), (7, 1), (7, 6), (64, 63), (64, 17), (65, 64), (200, 131)] {
      let same = column(width: width, lane: lane) == alone
      #expect(same, "lane \(lane) of \(width)")
    }
  }

  @Test("Rows of one matrix may be read and written when they do not overlap")
  func inPlace() {
    let m = LaneMatrix(rows: 4, lanes: 3)
    (m[0][1], m[1][1]) = (2, 3)
    MatrixProduct.multiply(Matrix([[1, 1], [1, -1]]), m, into: m, cRow: 2)
    #expect(m[2][1] == 5)
    #expect(m[3][1] == -1)
  }

  @Test("An empty inner index gives zeros, or leaves what is accumulated")
  func emptyInner() {
    let a = Matrix(rows: 2, columns: 0)
    let c = LaneMatrix(rows: 2, lanes: 2)
    c.fill(3)
    MatrixProduct.multiply(a, LaneMatrix(rows: 0, lanes: 2), into: c, accumulate: true)
    #expect(c[0][0] == 3)
    MatrixProduct.multiply(a, LaneMatrix(rows: 0, lanes: 2), into: c)
    #expect(c[1][1] == 0)
  }

  @Test("Small matrices multiply as on paper")
  func small() {
    let a = Matrix([[1, 2, 3], [4, 5, 6]])
    #expect(a * a.transposed == Matrix([[14, 32], [32, 77]]))
    #expect(a * .identity(3) == a)
  }

  @Test("The library names its version and kernel")
  func configuration() {
    #expect(OpenBLAS.configuration.contains("OpenBLAS"))
  }
}
