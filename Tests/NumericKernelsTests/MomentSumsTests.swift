import NumericKernels
import Testing

@Suite("Sums of moments side by side")
struct MomentSumsTests {
  /// Three rows of four values each, behind one row that is not touched.
  @Test("are those of every row by itself, from its first value on")
  func rows() {
    let values: [[Double]] = [[3, 5, 4, 8], [1e9, 1e9 + 1, 1e9 + 2, 1e9 - 3], [0, 0, 7, 0]]
    let sums = MomentSums(4)
    for time in 0..<4 {
      let now = Vector(values.map { $0[time] } + [99])
      sums.add(now, count: 3, at: 1, isFirst: time == 0)
    }
    #expect(sums.origin.values == [0, 3, 1e9, 0])
    #expect(sums.sums.values == [0, 8, 0, 7])  // 2 + 1 + 5, 1 + 2 - 3
    #expect(sums.squares.values == [0, 30, 14, 49])  // 4 + 1 + 25, 1 + 4 + 9
    sums.clear()
    #expect(sums.sums.sum == 0 && sums.squares.sum == 0)
  }
}
