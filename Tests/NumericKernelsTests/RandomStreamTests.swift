import NumericKernels
import Testing

@Suite("Random numbers")
struct RandomStreamTests {
  let stream = RandomStream(seed: 0x0123_4567_89AB_CDEF)
  let address = DrawAddress(decision: 4, subject: 77, month: 13, index: 2)

  @Test("Philox gives the published known answers")
  func knownAnswers() {
    let ones = UInt32.max
    #expect(
      Philox4x32.block(counter: SIMD4(repeating: 0), key: SIMD2(repeating: 0))
        == SIMD4(0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8))
    #expect(
      Philox4x32.block(counter: SIMD4(repeating: ones), key: SIMD2(repeating: ones))
        == SIMD4(0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD))
    #expect(
      Philox4x32.block(
        counter: SIMD4(0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344),
        key: SIMD2(0xA409_3822, 0x299F_31D0))
        == SIMD4(0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1))
  }

  @Test("An address packs the month above twenty bits of draw index")
  func addressLayout() {
    #expect(DrawAddress(decision: 1, subject: 2, month: 3, index: 4).time == 3 << 20 | 4)
    #expect(DrawAddress(decision: 1, subject: 2, month: 4095, index: 1_048_575).time == .max)
    #expect(address.counter(replication: 9) == SIMD4<UInt32>(9, 4, 77, 13 << 20 | 2))
  }

  @Test("The seed is the key and the words are the uniforms")
  func definition() {
    let words = Philox4x32.block(
      counter: SIMD4(5, 4, 77, 13 << 20 | 2), key: SIMD2(0x89AB_CDEF, 0x0123_4567))
    let (first, second) = stream.uniformPair(replication: 5, at: address)
    func expected(_ high: UInt32, _ low: UInt32) -> Double {
      (Double((UInt64(high) << 32 | UInt64(low)) >> 12) + 0.5) * 0x1p-52
    }
    #expect(first == expected(words[0], words[1]))
    #expect(second == expected(words[2], words[3]))
    #expect(stream.uniform(replication: 5, at: address) == first)
  }

  @Test(
    "Draws of consecutive replications have the bits of the scalar draws",
    arguments: [0, 1, 3, 7, 8, 64, 101], [0, 5, Int(UInt32.max) - 3])
  func replications(count: Int, first: Int) {
    let draws = Vector(count + 2, repeating: -1)
    stream.fillUniforms(draws, from: 1, count: count, firstReplication: first, at: address)
    for place in 0..<count {
      let replication = UInt32(truncatingIfNeeded: first + place)
      #expect(draws[1 + place] == stream.uniform(replication: replication, at: address))
    }
    #expect(draws[0] == -1 && draws[count + 1] == -1)
    let normal = stream.normal(replication: 9, at: address)
    #expect(normal == NormalDistribution.quantile(stream.uniform(replication: 9, at: address)))
  }

  @Test("Normals over the months have the bits of the scalar pairs", arguments: [1, 3, 4, 60, 121])
  func months(count: Int) {
    let rows = Vector(2 * count)
    stream.fillNormalPairs(
      rows, rows: (0, count), moments: count, replication: 12, decision: 4, subject: 77)
    for month in 0..<count {
      let (a, b) = stream.normalPair(
        replication: 12, at: DrawAddress(decision: 4, subject: 77, month: month))
      #expect(rows[month] == a && rows[count + month] == b)
    }
  }

  /// Uniforms of a million subjects: of 52 bits, and twice of 32.
  private func uniforms() -> [[Double]] {
    let draws = SubjectDraws(subjects: (0..<1_000_000).map { UInt32($0) })
    draws.draw(from: stream, replication: 1, decision: 4, time: 0)
    return [draws.first.values, draws.second.values, draws.third.values]
  }

  @Test("Uniforms have the mean, variance and lag correlation of independent uniforms")
  func moments() {
    let all = uniforms()
    let count = Double(all[0].count)
    for (row, u) in all.enumerated() {
      let other = all[(row + 1) % 3]
      let mean = u.reduce(0, +) / count
      let square = u.reduce(0) { $0 + ($1 - 0.5) * ($1 - 0.5) } / count
      let cross = zip(u, other).reduce(0) { $0 + ($1.0 - 0.5) * ($1.1 - 0.5) } / count
      let lag = zip(u, u.dropFirst()).reduce(0) { $0 + ($1.0 - 0.5) * ($1.1 - 0.5) } / count
      // Five standard errors: sd of u is 0.2887, of its square 0.0745, of a product 1/12.
      #expect(abs(mean - 0.5) < 5 * 0.2887e-3)
      #expect(abs(square - 1 / 12.0) < 5 * 0.0745e-3)
      #expect(abs(cross) < 5 / 12.0e3)
      #expect(abs(lag) < 5 / 12.0e3)
      #expect(u.min()! > 0 && u.max()! < 1)
    }
  }

  @Test("Normal pairs have the moments, tails and independence of normals")
  func normalPairs() {
    let (months, count) = (4_000, 1_000_000)
    let rows = Vector(2 * count)
    for replication in 0..<count / months {
      let first = replication * months
      stream.fillNormalPairs(
        rows, rows: (first, count + first), moments: months, replication: UInt32(replication),
        decision: 4, subject: 77)
    }
    let (x, y) = (Array(rows.values[..<count]), Array(rows.values[count...]))
    for z in [x, y] {
      let mean = z.reduce(0, +) / Double(count)
      let square = z.reduce(0) { $0 + $1 * $1 } / Double(count)
      let fourth = z.reduce(0) { $0 + $1 * $1 * $1 * $1 } / Double(count)
      // Five standard errors: variances of z, z^2 and z^4 are 1, 2 and 96.
      #expect(abs(mean) < 5e-3 && abs(square - 1) < 5 * 2.0.squareRoot() * 1e-3)
      #expect(abs(fourth - 3) < 5 * 96.0.squareRoot() * 1e-3)
      for edge in [-3.0, -1, 0.5, 2, 3.5] {
        let share = Double(z.count { $0 <= edge }) / Double(count)
        let p = NormalDistribution.cdf(edge)
        #expect(abs(share - p) < 5 * (p * (1 - p)).squareRoot() * 1e-3)
      }
    }
    let cross = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } / Double(count)
    let squares = zip(x, y).reduce(0) { $0 + ($1.0 * $1.0 - 1) * ($1.1 * $1.1 - 1) } / Double(count)
    #expect(abs(cross) < 5e-3 && abs(squares) < 5 * 2e-3)
  }
}
