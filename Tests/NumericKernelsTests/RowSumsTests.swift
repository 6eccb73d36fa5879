import NumericKernels
import Testing

@Suite("Sums and conditions over rows")
struct RowSumsTests {
  @Test("Summed rows have the bits of adding them one by one", arguments: [1, 15, 64, 65])
  func sums(lanes: Int) {
    let m = LaneMatrix(rows: 13, lanes: lanes)
    for row in 0..<12 { for lane in 0..<lanes { m[row][lane] = 1 / Double(3 * row + lane + 1) } }
    m.sumRows(first: 1, step: 3, count: 4, into: m[12])
    for lane in 0..<lanes {
      #expect(m[12][lane] == 0 + m[1][lane] + m[4][lane] + m[7][lane] + m[10][lane])
    }
    m.sumRows(first: 5, step: 1, count: 0, into: m[12])
    #expect(m[12].isZero)
  }

  @Test("A condition holds only where it holds in every lane, not in the padding")
  func conditions() {
    for lanes in [1, 4, 6, 64, 67] {
      let m = LaneMatrix(rows: 1, lanes: lanes)
      m.fill(5)
      for lane in 0..<lanes { m[0][lane] = 0 }
      #expect(m[0].isZero && m[0].isNowherePositive)
      for lane in [0, lanes - 1] {
        m[0][lane] = -1
        #expect(!m[0].isZero && m[0].isNowherePositive)
        m[0][lane] = 1
        #expect(!m[0].isZero && !m[0].isNowherePositive)
        m[0][lane] = .nan
        #expect(!m[0].isZero)
        m[0][lane] = 0
      }
    }
  }

  @Test("A banded product is the dense one, for any number of rows to a band and of blocks")
  func banded() {
    var a = Matrix(rows: 12, columns: 20, repeating: 0)
    for row in 0..<11 {
      let first = row < 6 ? 0 : row < 8 ? 7 : 15
      for column in first..<first + 5 { a[row, column] = Double(row + 1) / Double(column + 3) }
    }
    a[2, 3] = 0
    for (lanes, blocks) in [(1, 1), (64, 3), (70, 2)] {
      let b = LaneMatrix(rows: 2 + 20 * blocks, lanes: lanes)
      for row in 0..<b.rows {
        for lane in 0..<lanes { b[row][lane] = Double((row * 7 + lane) % 11) }
      }
      let dense = LaneMatrix(rows: 12 * blocks, lanes: lanes)
      let banded = LaneMatrix(rows: 12 * blocks, lanes: lanes)
      banded.fill(9)
      MatrixProduct.multiply(a, b, bRow: 2, into: dense, blocks: blocks)
      BandedMatrix(a).multiply(b, bRow: 2, into: banded, blocks: blocks)
      for row in 0..<dense.rows {
        for lane in 0..<lanes {
          #expect(abs(dense[row][lane] - banded[row][lane]) <= 1e-13 * abs(dense[row][lane]))
        }
      }
    }
  }
}
