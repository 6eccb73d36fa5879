import NumericKernels
import Testing

@Suite("Matrices")
struct LaneMatrixTests {
  @Test("Rows of lanes start 64-byte aligned, padded to whole panels of zeros")
  func layout() {
    let m = LaneMatrix(rows: 3, lanes: 65)
    #expect(m.stride == 128)
    #expect(m[2].count == 65)
    for row in 0..<3 { #expect(Int(bitPattern: m[row].baseAddress) % 64 == 0) }
    #expect((0..<3 * 128).allSatisfy { m.base[$0] == 0 })
  }

  @Test("A row written is the row read, and a copy has the same elements")
  func copies() {
    let m = LaneMatrix(rows: 2, lanes: 10)
    m[1][9] = 4
    let other = LaneMatrix(rows: 2, lanes: 10)
    other.fill(7)
    other.copy(from: m)
    #expect(other[1][9] == 4)
    #expect(other[0][0] == 0)
    let slices = Array(m[1].indices)
    #expect(slices == Array(0..<10))
  }

  @Test("An empty batch is allowed")
  func empty() {
    let m = LaneMatrix(rows: 4, lanes: 0)
    #expect(m.stride == 0)
    #expect(m[3].isEmpty)
  }

  @Test("Transposing exchanges rows and columns, and the identity is its own transpose")
  func transposition() {
    let m = Matrix([[1, 2, 3], [4, 5, 6]])
    #expect(m.transposed == Matrix([[1, 4], [2, 5], [3, 6]]))
    #expect(Matrix.identity(3).transposed == .identity(3))
    #expect(m[1, 2] == 6)
  }
}
