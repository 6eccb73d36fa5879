import Testing

@testable import NumericKernels

@Suite("Counts in many cells")
struct CellEventsTests {
  private let stream = RandomStream(seed: 99)

  /// A uniform per cell, with the ends of the range among them.
  private func uniforms(_ cells: Int, round: Int) -> Vector {
    let draws = SubjectDraws(subjects: (0..<cells).map { UInt32($0) })
    draws.draw(from: stream, replication: 3, decision: 2, time: UInt32(round))
    if round % 3 == 0 && cells > 1 { draws.first[1] = 1 - 0x1p-53 }
    if round % 5 == 0 && cells > 2 { draws.first[2] = 0x1p-53 }
    return draws.first
  }

  /// The counts of all cells, those without an event 0.
  private func counts(_ events: CellEvents, _ cells: Int) -> [Double] {
    var counts = [Double](repeating: 0, count: cells)
    for event in 0..<events.count { counts[events[event]] = events.people(event) }
    return counts
  }

  @Test(
    "Binomial counts have the bits of the scalar draw, whatever the number of cells",
    arguments: [1, 3, 4, 8, 63, 64, 65, 130])
  func binomial(cells: Int) {
    let sizes = [0, 1, 4, 12.3, 60, 64, 64.5, 65, 300, 2000, 0.4, -1, 7]
    let chances = [0.04, 0.5, 0, 0.9, 1e-9, 0.3, 1, 0.02, 0.6]
    let events = CellEvents(capacity: cells)
    let (n, p) = (Vector(cells), MoveChances(cells))
    for round in 0..<60 {
      let u = uniforms(cells, round: round)
      for cell in 0..<cells {
        n[cell] = sizes[(cell + round) % sizes.count]
        p.set(cell, MoveChance(chances[(cell * 7 + round) % chances.count]))
      }
      events.draw(u: u, n: n, p)
      for (cell, count) in counts(events, cells).enumerated() {
        #expect(count == BinomialDraw.count(u: u[cell], n: n[cell], p: p.chance[cell]))
      }
    }
  }

  @Test("Poisson counts and what they leave have the bits of the scalar draw", arguments: [1, 64])
  func poisson(cells: Int) {
    let means = [0, 0.01, 0.2, 3, 29.9, 30, 200, -1, 1e-12, 12]
    let events = CellEvents(capacity: cells)
    let mean = Vector(cells)
    for round in 0..<60 {
      let u = uniforms(cells, round: round)
      for cell in 0..<cells { mean[cell] = means[(cell + round) % means.count] }
      events.draw(u: u, mean: mean)
      for (cell, count) in counts(events, cells).enumerated() {
        #expect(count == PoissonDraw.count(u: u[cell], mean: mean[cell]))
      }
      for event in 0..<events.count {
        let drawn = PoissonDraw.draw(u: u[events[event]], mean: mean[events[event]])
        let isInverted = mean[events[event]] < 30 && drawn.rest >= 0
        #expect(!isInverted || events.rest(event) == drawn.rest)
      }
    }
  }

  /// Of 400,000 counts of mean 2: what is left is uniform, whatever the count.
  @Test("What a Poisson count leaves of its uniform is uniform again")
  func rest() {
    let cells = 400_000
    let events = CellEvents(capacity: cells)
    events.draw(u: uniforms(cells, round: 1), mean: Vector(cells, repeating: 2))
    for count in 0...4 {
      let rests = (0..<events.count).filter { events.people($0) == Double(count) }
        .map { events.rest($0) }
      let mean = rests.reduce(0, +) / Double(rests.count)
      // Five standard errors of a uniform number.
      #expect(abs(mean - 0.5) < 5 * 0.2887 / Double(rests.count).squareRoot())
      #expect(rests.allSatisfy { $0 >= 0 && $0 <= 1 })
    }
  }

  @Test("A chance knows its intensity and its odds")
  func chance() {
    let half = MoveChance(0.5)
    #expect(half.odds == 1 && abs(half.rate - 0.693147180559945309) < 1e-16)
    #expect(MoveChance(1.5).chance == 1 && MoveChance(-1).chance == 0)
  }
}

@Suite("Draws of many subjects")
struct SubjectDrawsTests {
  private let stream = RandomStream(seed: 0x0123_4567_89AB_CDEF)

  @Test("have the bits of the scalar draws, for any number of subjects", arguments: [1, 3, 8, 70])
  func bits(count: Int) {
    let subjects = (0..<count).map { UInt32($0 * 77 + 5) }
    let draws = SubjectDraws(subjects: subjects)
    let chosen = IndexList(capacity: count)
    for place in stride(from: 0, to: count, by: 3) { chosen.append(place) }
    draws.draw(from: stream, replication: 8, decision: 4, time: 13 << 20)
    for (place, subject) in subjects.enumerated() { check(draws, place, subject, index: 0) }
    draws.draw(chosen, from: stream, replication: 8, decision: 4, time: 13 << 20 | 2)
    for (place, subject) in subjects.enumerated() {
      check(draws, place, subject, index: place % 3 == 0 ? 2 : 0)
    }
  }

  private func check(_ draws: SubjectDraws, _ place: Int, _ subject: UInt32, index: Int) {
    let address = DrawAddress(decision: 4, subject: subject, month: 13, index: index)
    let (u, v, w) = stream.uniformTriple(replication: 8, at: address)
    #expect(draws.first[place] == u && draws.second[place] == v && draws.third[place] == w)
    #expect(u == stream.uniform(replication: 8, at: address))
  }

  @Test("of 32 bits are the words halfway between their neighbours")
  func words() {
    let words = Philox4x32.block(
      counter: SIMD4(5, 4, 77, 13 << 20), key: SIMD2(0x89AB_CDEF, 0x0123_4567))
    let (_, v, w) = stream.uniformTriple(
      replication: 5, at: DrawAddress(decision: 4, subject: 77, month: 13))
    #expect(v == (Double(words[2]) + 0.5) * 0x1p-32 && w == (Double(words[3]) + 0.5) * 0x1p-32)
  }
}

@Suite("Draws of cells by their leading bits")
struct CellDrawsTests {
  private let stream = RandomStream(seed: 0x0123_4567_89AB_CDEF)
  private let decisions: (UInt32, UInt32) = (9, 10)
  private let time: UInt32 = 7 << 20

  /// States, and cells of a state: whole groups of four and others.
  private static let shapes = [(1, 1), (2, 3), (4, 4), (5, 6), (10, 36), (3, 37), (9, 8)]

  private func subject(_ cell: Int) -> UInt32 { UInt32(cell * 31 + 2) }

  private func draws(_ states: Int, _ block: Int) -> CellDraws {
    let draws = CellDraws(subjects: (0..<states * block).map(subject), block: block)
    draws.draw(from: stream, replication: 8, decisions: decisions, time: time)
    return draws
  }

  private func uniform(
    _ decision: CellDecision, _ cell: Int, _ block: Int
  ) -> (uniform: Double, spare: Double) {
    let state = cell / block
    return CellDraws.uniform(
      decision, from: stream, replication: 8, decisions: decisions, time: time, state: state,
      firstOfFour: subject(state / 4 * 4 * block + cell % block), subject: subject(cell))
  }

  @Test(
    "Every cell has the bits of the scalar generator, asked alone or with all", arguments: shapes)
  func bits(states: Int, block: Int) {
    let cells = states * block
    let draws = draws(states, block)
    let (some, all) = (IndexList(capacity: cells), IndexList(capacity: cells))
    for cell in 0..<cells { all.append(cell) }
    for cell in stride(from: 0, to: cells, by: 5) { some.append(cell) }
    let (uniforms, spares) = (Vector(cells), Vector(cells))
    for list in [some, all, some] {
      for decision in CellDecision.all {
        draws.write(list, decision, into: uniforms, spare: spares)
        for place in 0..<list.count {
          let one = uniform(decision, list[place], block)
          #expect(uniforms[place] == one.uniform && spares[place] == one.spare)
          #expect(one.uniform > 0 && one.uniform < 1)
        }
      }
    }
  }

  @Test("Binomial counts have the bits of the scalar draw in every cell", arguments: shapes)
  func binomial(states: Int, block: Int) {
    let (sizes, cells) = ([0, 1, 4, 12.3, 60, 64.5, 300, 0.4, 7], states * block)
    let (events, n, p) = (CellEvents(capacity: cells), Vector(cells), CellChances(cells))
    let draws = draws(states, block)
    for (round, decision) in CellDecision.all.enumerated() {
      for cell in 0..<cells {
        n[cell] = sizes[(cell + round) % sizes.count]
        let chances = round % 2 == 0 ? [0.04, 0.5, 0, 0.9, 1e-9, 1] : [0.002, 0.01, 0]
        p.rows.set(cell, MoveChance(chances[(cell * 7 + round) % chances.count]))
      }
      p.spread()
      events.draw(draws, decision, n: n, p)
      var counts = [Double](repeating: 0, count: cells)
      for event in 0..<events.count {
        counts[events[event]] = events.people(event)
        #expect(events.spare(event) == uniform(decision, events[event], block).spare)
      }
      for cell in 0..<cells {
        let u = uniform(decision, cell, block).uniform
        #expect(counts[cell] == BinomialDraw.count(u: u, n: n[cell], p: p.chance[cell]))
      }
    }
  }

  @Test("Poisson counts have the bits of the scalar draw in every cell", arguments: shapes)
  func poisson(states: Int, block: Int) {
    let (means, cells) = ([0, 0.01, 0.2, 3, 29.9, 30, 200, 1e-12], states * block)
    let (events, mean) = (CellEvents(capacity: cells), Vector(cells))
    let draws = draws(states, block)
    for cell in 0..<cells { mean[cell] = means[cell % means.count] }
    events.draw(draws, .newNeed, mean: mean)
    var counts = [Double](repeating: 0, count: cells)
    for event in 0..<events.count { counts[events[event]] = events.people(event) }
    for cell in 0..<cells {
      let u = uniform(.newNeed, cell, block).uniform
      #expect(counts[cell] == PoissonDraw.count(u: u, mean: mean[cell]))
    }
  }

  /// The decisions of 40,000 cells: each is uniform, and they do not hang together.
  @Test("The decisions of a cell are uniform and independent")
  func independence() {
    let (cells, count) = (40_000, 40_000.0)
    let draws = draws(4, cells / 4)
    let all = IndexList(capacity: cells)
    for cell in 0..<cells { all.append(cell) }
    let uniforms = CellDecision.all.map { decision in
      let (uniforms, spares) = (Vector(cells), Vector(cells))
      draws.write(all, decision, into: uniforms, spare: spares)
      return uniforms
    }
    for (index, u) in uniforms.enumerated() {
      #expect(abs(u.sum / count - 0.5) < 5 * 0.2887 / count.squareRoot())
      for v in uniforms[..<index] {
        let product = (0..<cells).reduce(0) { $0 + (u[$1] - 0.5) * (v[$1] - 0.5) }
        #expect(abs(product / count) < 5 / 12 / count.squareRoot())
      }
    }
  }
}

@Suite("Sums of rows")
struct RowSumsTests {
  @Test("are those of their columns, whatever their number", arguments: [1, 3, 4, 6, 8, 9, 13])
  func sums(columns: Int) {
    let source = Vector((0..<7 * columns).map { Double(($0 * 13) % 29) })
    let sets = [[0, 3], [], [6], [1, 2, 5, 0]]
    let sums = RowSums(sets, columns: columns)
    let (target, base) = (Vector(4 * columns), Vector((0..<4 * columns).map { Double($0) }))
    let expected = sets.flatMap { rows in
      (0..<columns).map { column in rows.reduce(0) { $0 + source[$1 * columns + column] } }
    }
    sums.write(source, into: target)
    #expect(target.values == expected)
    sums.write(source, plus: base, into: target)
    #expect(target.values == expected.enumerated().map { Double($0.offset) + $0.element })
    #expect(source.total(1..<7 * columns) == source.sum(1..<7 * columns))
  }
}
