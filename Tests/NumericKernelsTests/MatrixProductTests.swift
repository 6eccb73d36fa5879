import NumericKernels
import Testing

@Suite("Dense and banded products")
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

  private func numbers(_ rows: Int, _ columns: Int) -> Vector {
    Vector(dense(rows, columns).values)
  }

  @Test("A product with rows of numbers is the sum over the inner index", arguments: [1, 64, 67])
  func plain(width: Int) {
    let (m, k) = (4, 3)
    let (a, b, c) = (dense(m, k), numbers(k, width), Vector(m * width + 1, repeating: -1))
    MatrixProduct.multiply(a, b, width: width, into: c)
    for row in 0..<m {
      for column in 0..<width {
        let sum = (0..<k).reduce(0.0) { $0 + a[row, $1] * b[$1 * width + column] }
        // Three products of numbers below 1: the order of rounding moves the last bits only.
        #expect(abs(c[row * width + column] - sum) < 1e-15)
      }
    }
    #expect(c[m * width] == -1)
  }

  @Test("Rows of numbers with a matrix behind them multiply likewise")
  func transposed() {
    let (a, b, c) = (numbers(202, 6), dense(6, 6), Vector(202 * 6))
    MatrixProduct.multiply(a, rows: 202, b, into: c)
    for row in 0..<202 {
      for column in 0..<6 {
        let sum = (0..<6).reduce(0.0) { $0 + a[row * 6 + $1] * b[$1, column] }
        #expect(abs(c[row * 6 + column] - sum) < 1e-15 * 6)
      }
    }
  }

  @Test(
    "A column of a block has the same bits at every place of it",
    arguments: [1, 3, 7, 60, 130])
  func sameBits(size: Int) {
    let (a, width) = (dense(size, size), CorrelatedDraws.block)
    func column(at place: Int) -> [UInt64] {
      let (b, c) = (Vector(size * width), Vector(size * width))
      for row in 0..<size {
        for column in 0..<width {
          b[row * width + column] = number(row, column == place ? 5 : column + 100)
        }
      }
      MatrixProduct.multiply(a, b, width: width, into: c)
      return (0..<size).map { c[$0 * width + place].bitPattern }
    }
    let first = column(at: 0)
    for place in [1, 2, 6, 17, 47, 63] {
      let same = column(at: place) == first
      #expect(same, "place \(place)")
    }
  }

  @Test("An empty inner index gives zeros")
  func emptyInner() {
    let c = Vector(2, repeating: 3)
    MatrixProduct.multiply(Matrix(rows: 2, columns: 0), Vector(0), width: 1, into: c)
    #expect(c.values == [0, 0])
  }

  @Test("A banded product is the dense one, for any number of rows to a band and of columns")
  func banded() {
    var a = Matrix(rows: 12, columns: 20, repeating: 0)
    for row in 0..<11 {
      let first = row < 6 ? 0 : row < 8 ? 7 : 15
      for column in first..<first + 5 { a[row, column] = Double(row + 1) / Double(column + 3) }
    }
    a[2, 3] = 0
    for width in [1, 4, 6, 13] {
      let all = Vector((0..<22 * width).map { Double($0 * 7 % 11) })
      let used = Vector(Array(all.values.dropFirst(2 * width)))
      let (dense, banded) = (Vector(12 * width), Vector(12 * width, repeating: 9))
      MatrixProduct.multiply(a, used, width: width, into: dense)
      BandedMatrix(a).multiply(all, firstRow: 2, width: width, into: banded)
      for index in dense.indices {
        #expect(abs(dense[index] - banded[index]) <= 1e-13 * abs(dense[index]))
      }
      BandedMatrix(a).multiply(
        all, firstRow: 2, width: width, into: banded, times: -0.5, adding: true)
      for index in dense.indices {
        #expect(abs(dense[index] / 2 - banded[index]) <= 1e-13 * abs(dense[index]))
      }
    }
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
