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
    "Rows have the bits of the scalar draws, for any width and first replication",
    arguments: [0, 1, 3, 7, 8, 9, 64, 101], [0, 5, Int(UInt32.max) - 3])
  func rows(lanes: Int, first: Int) {
    let m = LaneMatrix(rows: 6, lanes: lanes)
    stream.fillUniforms(m[0], firstReplication: first, at: address)
    stream.fillUniformPairs(m[1], m[2], firstReplication: first, at: address)
    stream.fillNormals(m[3], firstReplication: first, at: address)
    stream.fillNormalPairs(m[4], m[5], firstReplication: first, at: address)
    for lane in 0..<lanes {
      let replication = UInt32(truncatingIfNeeded: first + lane)
      let (u, v) = stream.uniformPair(replication: replication, at: address)
      #expect(m[0][lane] == u && m[1][lane] == u && m[2][lane] == v)
      let z = NormalDistribution.quantile(u)
      #expect(m[3][lane] == z && stream.normal(replication: replication, at: address) == z)
      let (a, b) = stream.normalPair(replication: replication, at: address)
      #expect(m[4][lane] == a && m[5][lane] == b)
    }
    for row in 0..<6 where lanes % 64 != 0 { #expect(m.base[row * m.stride + lanes] == 0) }
  }

  @Test("Uniforms have the mean, variance and lag correlation of independent uniforms")
  func moments() {
    let count = 1_000_000
    let m = LaneMatrix(rows: 2, lanes: count)
    stream.fillUniformPairs(m[0], m[1], firstReplication: 0, at: address)
    let mean = m[0].reduce(0, +) / Double(count)
    let square = m[0].reduce(0) { $0 + ($1 - 0.5) * ($1 - 0.5) } / Double(count)
    let cross = (0..<count).reduce(0) { $0 + (m[0][$1] - 0.5) * (m[1][$1] - 0.5) } / Double(count)
    let lag = (1..<count).reduce(0) { $0 + (m[0][$1] - 0.5) * (m[0][$1 - 1] - 0.5) }
    // Five standard errors: sd of u is 0.2887, of its square 0.0745, of a product 1/12.
    #expect(abs(mean - 0.5) < 5 * 0.2887e-3)
    #expect(abs(square - 1 / 12.0) < 5 * 0.0745e-3)
    #expect(abs(cross) < 5 / 12.0e3)
    #expect(abs(lag / Double(count)) < 5 / 12.0e3)
    #expect(m[0].min()! > 0 && m[0].max()! < 1)
  }

  @Test("Normal pairs have the moments, tails and independence of normals")
  func normalPairs() {
    let count = 1_000_000
    let m = LaneMatrix(rows: 2, lanes: count)
    stream.fillNormalPairs(m[0], m[1], firstReplication: 0, at: address)
    for row in 0..<2 {
      let z = m[row]
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
    var cross = 0.0
    var squares = 0.0
    for lane in 0..<count {
      let (x, y) = (m[0][lane], m[1][lane])
      cross += x * y / Double(count)
      squares += (x * x - 1) * (y * y - 1) / Double(count)
    }
    #expect(abs(cross) < 5e-3 && abs(squares) < 5 * 2e-3)
  }
}
