import NumericKernels
import Testing

@Suite("Sorting by bits")
struct NumberSortTests {
  private func numbers(_ count: Int) -> [Double] {
    let stream = RandomStream(seed: 5)
    return (0..<count).map { number in
      let address = DrawAddress(decision: 1, subject: UInt32(number), month: 0)
      return stream.uniform(replication: 1, at: address)
    }
  }

  @Test("is sorting by comparison", arguments: [0, 1, 2, 511, 512, 5_000])
  func sorted(count: Int) {
    let shapes: [(Double) -> Double] = [
      { $0 }, { $0 - 0.5 }, { 1e6 + 2e5 * $0 }, { ($0 * 20).rounded() }, { _ in 7 },
      { ($0 - 0.5) * Elementary.exp(1_000 * ($0 - 0.5)) }, { -$0 },
    ]
    for shape in shapes {
      let values = numbers(count).map(shape)
      var sorted = values
      NumberSort.sort(&sorted)
      #expect(sorted == values.sorted())
    }
  }

  @Test("puts infinities at the ends and -0 before 0")
  func ends() {
    var values = [0.0, -0.0, .infinity, -.infinity, 1, -1] + numbers(1_000)
    NumberSort.sort(&values)
    #expect(values.first == -.infinity && values.last == .infinity && values[1] == -1)
    #expect(values[2].sign == .minus && values[3].sign == .plus && values[3] == 0)
  }
}
