import NumericKernels
import Testing

@Suite("Vectors of numbers")
struct VectorTests {
  @Test("A new vector is zero, or what it is told to be")
  func new() {
    #expect(Vector(3).values == [0, 0, 0])
    #expect(Vector(2, repeating: 1.5).values == [1.5, 1.5])
    #expect(Vector([1, 2]).values == [1, 2])
    #expect(Vector(0).values.isEmpty && Vector(0).sum == 0)
  }

  @Test("Vectors add, scale and copy number by number")
  func arithmetic() {
    let (a, b) = (Vector([1, 2, 3, 4, 5]), Vector([10, 20, 30, 40, 50]))
    a.add(b)
    #expect(a.values == [11, 22, 33, 44, 55])
    a.add(b, times: -0.5)
    a.multiply(by: 2)
    #expect(a.values == [12, 24, 36, 48, 60])
    #expect(a.sum == 180 && a.sum(1..<3) == 60)
    b.copy(a)
    b.fill(-1)
    #expect(b.values == [-1, -1, -1, -1, -1] && a[4] == 60)
    #expect(a.isSomewherePositive && !b.isSomewherePositive)
  }

  /// Two states, three bands and two wijken: bands are added up.
  @Test("The middle of three dimensions is summed in its order")
  func middle() {
    let cells = Vector((0..<12).map { 1 / Double($0 + 1) })
    let places = Vector(4)
    cells.sumMiddle(middle: 3, inner: 2, into: places)
    for place in 0..<4 {
      let first = place / 2 * 6 + place % 2
      #expect(places[place] == cells[first] + cells[first + 2] + cells[first + 4])
    }
  }

  @Test("A table of sums adds what its terms name, however they lie", arguments: 1...40)
  func sums(step: Int) {
    let (a, b) = (Vector((0..<200).map { Double($0 * $0 % 37) }), Vector(200, repeating: 3))
    let four = step > 9 ? [1, 2, 3, 4] : []
    let indices = Set(stride(from: step % 7, to: 200, by: step)).union(four)
    let table = SumTable(
      [
        [], [.init(source: 0, indices: Array(indices))],
        [.init(source: 1, indices: [0, 9]), .init(source: 0, indices: [5], sign: -1)],
      ], of: [a, b])
    let sums = Vector(3, repeating: -1)
    table.write(into: sums)
    // Whole numbers add up exactly in any order.
    #expect(sums.values == [0, indices.reduce(0) { $0 + a[$1] }, 6 - a[5]])
  }

  /// Terms of whole rows, of some columns, of one, and of cells that form no rows.
  @Test("A table of sums by rows and columns adds the same", arguments: [1, 2, 6, 9])
  func sumsOfRows(columns: Int) {
    let make = { (seed: Int) in Vector((0..<8 * columns).map { Double(($0 * 7 + seed) % 31) }) }
    let sources = [make(3), make(8)]
    let row = { (row: Int) in Array(row * columns..<(row + 1) * columns) }
    let lists: [[Int]] = [
      row(0) + row(5), [2 * columns], [2 * columns, 4 * columns], row(7) + [0],
      Array(stride(from: 0, to: 8 * columns, by: columns)),
      Array(stride(from: 1, to: 8 * columns, by: 3)),
    ]
    let sums = lists.flatMap { list in
      [
        [SumTable.Term(source: 0, indices: list)],
        [
          SumTable.Term(source: 1, indices: list),
          SumTable.Term(source: 0, indices: list, sign: -1),
        ],
      ]
    }
    let table = SumTable(sums, of: sources, columns: columns)
    let values = Vector(sums.count)
    table.write(into: values)
    #expect(
      values.values
        == sums.map { terms in
          terms.reduce(0) { total, term in
            term.indices.reduce(total) { $0 + term.sign * sources[term.source][$1] }
          }
        })
  }

  @Test("Kernels over cells say what their loops say", arguments: [(1, 1), (6, 6), (5, 3), (2, 9)])
  func kernels(middle: Int, inner: Int) {
    let count = 3 * middle * inner
    let make = { (seed: Int) in Vector((0..<count).map { Double(($0 * 7 + seed) % 11) }) }
    let (a, b, c, d) = (make(1), make(2), make(3), make(4))
    let result = Vector(count)
    result.setToSum(a, b, c, d)
    #expect(result.values == (0..<count).map { a[$0] + b[$0] + c[$0] + d[$0] })
    result.setToSum(a, b)
    #expect(result.values == (0..<count).map { a[$0] + b[$0] })
    let factors = Vector((0..<3 * inner).map { Double($0 + 1) })
    result.setToProduct(a, middle: middle, inner: inner, by: factors)
    for index in 0..<count {
      let (block, column) = (index / (middle * inner), index % inner)
      #expect(result[index] == a[index] * factors[block * inner + column])
    }
    let range = middle * inner..<2 * middle * inner
    result.set(range, to: a, plus: 0.5, times: b, by: c, from: -middle * inner)
    for index in range {
      #expect(result[index] == (a[index] + 0.5 * b[index]) * c[index - middle * inner])
    }
    let before = result.values
    result.add(d, range, at: -middle * inner)
    for index in 0..<middle * inner {
      #expect(result[index] == before[index] + d[index + middle * inner])
    }
  }

  @Test("Numbers lose a part of themselves and gain, never below 0", arguments: 1...9)
  func parts(count: Int) {
    let people = (0..<count).map { Double($0 * 3 % 7) }
    let parts = (0..<count).map { Double($0) / 5 - 0.4 }
    let (lost, gained) = (Vector(people), Vector(people))
    let gone = lost.lose(Vector(parts), times: 1.5)
    let come = gained.gain(Vector(parts), times: 10)
    var (left, added) = (0.0, 0.0)
    for index in 0..<count {
      let part = people[index] * min(1, parts[index] * 1.5)
      let change = max(-people[index], parts[index] * 10)
      #expect(lost[index] == people[index] - part && gained[index] == people[index] + change)
      left += part
      added += change
    }
    #expect(abs(gone - left) <= 1e-13 * max(1, abs(left)))
    #expect(abs(come - added) <= 1e-13 * max(1, abs(added)))
  }

  @Test("Ranges are moved up and multiplied, and nothing beside them", arguments: [1, 4, 6])
  func ranges(length: Int) {
    let values = (0..<12).map { Double($0 * $0 + 1) }
    let (factors, b, c) = (
      Vector((0..<length).map { Double($0 + 2) }), Vector(values.reversed()),
      Vector((0..<length).map { Double(7 - $0) })
    )
    let range = 3..<3 + length
    let (moved, scaled, byEach, adding) = (
      Vector(values), Vector(values), Vector(values), Vector(values)
    )
    moved.shiftUp(by: length)
    scaled.multiply(range, by: 0.3)
    byEach.multiply(range, by: factors)
    adding.multiply(range, by: factors, adding: b, times: c)
    for index in 0..<12 {
      let (isIn, place) = (range.contains(index), index - 3)
      #expect(moved[index] == (index < length ? values[index] : values[index - length]))
      #expect(scaled[index] == (isIn ? values[index] * 0.3 : values[index]))
      #expect(byEach[index] == (isIn ? values[index] * factors[place] : values[index]))
      let sum = isIn ? values[index] * factors[place] + b[index] * c[place] : values[index]
      #expect(adding[index] == sum)
    }
  }

  @Test("Of eight numbers those at most a value are counted")
  func counted() {
    let vector = Vector([9, 0.1, 0.1, 0.4, 1, .infinity, .infinity, .infinity, 0.3])
    let below = vector.countAtMost(0.09, eight: 1)
    #expect(below == 0 && vector.countAtMost(0.1, eight: 1) == 2)
    #expect(vector.countAtMost(0.7, eight: 1) == 4 && vector.countAtMost(5, eight: 1) == 5)
  }

  @Test("A ledger over cells holds where every cell balances", arguments: [1, 4, 7])
  func balances(count: Int) {
    let (before, now) = (Vector(count, repeating: 5), Vector(count, repeating: 12))
    let (incoming, outgoing) = (Vector(count, repeating: 10), Vector(count, repeating: 3))
    let holds = {
      now.balances(from: before, incoming: incoming, outgoing: outgoing, tolerance: 1e-9)
    }
    #expect(holds())
    for index in 0..<count {
      for wrong in [12 + 1e-7, .nan, .infinity] {
        now[index] = wrong
        #expect(!holds())
      }
      now[index] = 12 + 1e-9
      #expect(holds())
    }
    now[0] = -0.0
    now[count - 1] = .greatestFiniteMagnitude
    #expect(now.isSound)
    for wrong in [-1e-300, .nan, .infinity] {
      now[count - 1] = wrong
      #expect(!now.isSound)
    }
  }

  @Test("An index list holds where a vector is positive")
  func list() {
    let vector = Vector([0, 1, -1, 2, 0, 0, 0, 3, 4])
    let list = IndexList(capacity: 9)
    list.collect(positiveIn: vector)
    #expect((0..<list.count).map { list[$0] } == [1, 3, 7, 8])
    list.collect(positiveIn: vector, 2..<8)
    #expect((0..<list.count).map { list[$0] } == [3, 7])
    list.removeAll()
    list.append(5)
    #expect(list.count == 1 && list[0] == 5)
  }

  /// More than the 64 that are asked for at once, and not a whole number of fours.
  @Test("An index list keeps the order of what it finds", arguments: [63, 64, 65, 130, 259])
  func order(count: Int) {
    let vector = Vector((0..<count).map { $0 * $0 % 5 == 1 ? 1 : 0 })
    let list = IndexList(capacity: count)
    list.collect(positiveIn: vector)
    #expect((0..<list.count).map { list[$0] } == vector.indices.filter { vector[$0] > 0 })
    list.collect(positiveIn: vector, 3..<count)
    #expect((0..<list.count).map { list[$0] } == (3..<count).filter { vector[$0] > 0 })
  }
}
