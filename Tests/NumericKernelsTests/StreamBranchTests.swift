import Testing

@testable import NumericKernels

@Suite("A branch of a stream")
struct StreamBranchTests {
  /// SplitMix64 from state 0 begins with this number (reference implementation of Vigna).
  @Test("has a key mixed as SplitMix64 does")
  func key() {
    #expect(RandomStream.mixed(0) == 0xE220_A839_7B1D_CDAF)
    // The hash of no text is the offset basis of FNV-1a.
    let empty = RandomStream.mixed(RandomStream.mixed(7) ^ 0xCBF2_9CE4_8422_2325)
    #expect(RandomStream(seed: 7).branch("").seed == empty)
  }

  @Test("has a key of its own for every name and seed, and the same again for the same")
  func distinct() {
    let seeds = (0..<1000).flatMap { number in
      [7, 8].map { RandomStream(seed: $0).branch("gemeente_\(number)").seed }
    }
    #expect(Set(seeds + [7, 8]).count == 2002)
    #expect(RandomStream(seed: 7).branch("a") == RandomStream(seed: 7).branch("a"))
  }
}
