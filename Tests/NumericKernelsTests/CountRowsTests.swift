import NumericKernels
import Testing

@Suite("Rows of counts")
struct CountRowsTests {
  private let stream = RandomStream(seed: 99)

  /// Sizes, probabilities and uniforms of every kind side by side, in changing places.
  private func fill(_ m: LaneMatrix, round: Int) {
    let sizes = [0, 1, 4, 12.3, 60, 64, 64.5, 65, 300, 2000, 0.4, -1, 7]
    let chances = [0.04, 0.5, 0, 0.9, 1e-9, 0.3, 1, 0.02, 0.6, 1.5, -0.1]
    let address = DrawAddress(decision: 2, subject: UInt32(round), time: 0)
    stream.fillUniforms(m[0], firstReplication: 0, at: address)
    for lane in 0..<m.lanes {
      m[1][lane] = sizes[(lane + round) % sizes.count]
      m[2][lane] = chances[(lane * 7 + round) % chances.count]
    }
    if round % 3 == 0 && m.lanes > 1 { m[0][1] = 1 - 0x1p-53 }
    if round % 5 == 0 && m.lanes > 2 { m[0][2] = 0x1p-53 }
  }

  @Test(
    "Binomial rows have the bits of the scalar counts, whatever their length",
    arguments: [1, 3, 4, 8, 63, 64, 65, 130])
  func binomial(lanes: Int) {
    let m = LaneMatrix(rows: 4, lanes: lanes)
    m.fill(.nan)
    let list = LaneList(lanes: lanes)
    for round in 0..<60 {
      fill(m, round: round)
      BinomialDraw.counts(u: m[0], n: m[1], p: m[2], into: m[3], among: list)
      for lane in 0..<lanes {
        let exact = BinomialDraw.count(u: m[0][lane], n: m[1][lane], p: m[2][lane])
        #expect(m[3][lane] == exact)
      }
      let moved = Set((0..<list.count).map { list[$0] })
      #expect((0..<lanes).allSatisfy { m[3][$0] == 0 || moved.contains($0) })
    }
  }

  @Test("So have rows with one probability, and listed lanes alone", arguments: [1, 17, 64, 100])
  func listed(lanes: Int) {
    let m = LaneMatrix(rows: 5, lanes: lanes)
    let list = LaneList(lanes: lanes)
    for round in 0..<60 {
      fill(m, round: round)
      let p = m[2][0]
      BinomialDraw.counts(u: m[0], n: m[1], p: p, into: m[3], among: list)
      list.collect(positiveIn: m[1])
      BinomialDraw.counts(listed: list, u: m[0], n: m[1], p: p, into: m[4])
      for lane in 0..<lanes {
        #expect(m[3][lane] == BinomialDraw.count(u: m[0][lane], n: m[1][lane], p: p))
        #expect(m[4][lane] == m[3][lane])
      }
      list.collect(positiveIn: m[1])
      BinomialDraw.counts(listed: list, u: m[0], n: m[1], p: m[2], into: m[4])
      for lane in 0..<lanes {
        #expect(m[4][lane] == BinomialDraw.count(u: m[0][lane], n: m[1][lane], p: m[2][lane]))
      }
    }
  }

  @Test("Poisson rows have the bits of the scalar counts", arguments: [1, 5, 64, 100])
  func poisson(lanes: Int) {
    let means = [0, 0.01, 0.2, 3, 29.9, 30, 200, -1, 1e-12, 12]
    let m = LaneMatrix(rows: 3, lanes: lanes)
    m.fill(.nan)
    let list = LaneList(lanes: lanes)
    for round in 0..<60 {
      stream.fillUniforms(
        m[0], firstReplication: 0, at: DrawAddress(decision: 3, subject: UInt32(round), time: 0))
      if round % 3 == 0 { m[0][0] = 1 - 0x1p-53 }
      for lane in 0..<lanes { m[1][lane] = means[(lane + round) % means.count] }
      PoissonDraw.counts(u: m[0], mean: m[1], into: m[2], among: list)
      for lane in 0..<lanes {
        #expect(m[2][lane] == PoissonDraw.count(u: m[0][lane], mean: m[1][lane]))
      }
    }
  }

  @Test("Uniforms of listed lanes, and of draws of their own, have the bits of the scalar draws")
  func listedUniforms() {
    let m = LaneMatrix(rows: 2, lanes: 70)
    for lane in stride(from: 0, to: 70, by: 3) { m[0][lane] = 1 }
    m[1].update(repeating: -1)
    let list = LaneList(lanes: 70)
    list.collect(positiveIn: m[0])
    #expect(list.count == 24)
    let address = DrawAddress(decision: 5, subject: 8, month: 3, index: 2)
    stream.fillUniforms(m[1], listed: list, firstReplication: 11, at: address)
    let draws = LaneDraws(capacity: 70 * 3)
    for lane in 0..<70 {
      let u = stream.uniform(replication: UInt32(11 + lane), at: address)
      #expect(m[1][lane] == (lane % 3 == 0 ? u : -1))
      draws.append(lane: lane, number: lane % 4)
    }
    draws.draw(from: stream, firstReplication: 11, at: address)
    var position = 0
    for lane in 0..<70 {
      for index in 0..<lane % 4 {
        let one = DrawAddress(decision: 5, subject: 8, month: 3, index: 3 + index)
        #expect(draws[position].lane == lane && draws[position].number == index + 1)
        #expect(draws[position].uniform == stream.uniform(replication: UInt32(11 + lane), at: one))
        position += 1
      }
    }
    #expect(draws.count == position)
    draws.removeAll()
    #expect(draws.count == 0)
  }
}
