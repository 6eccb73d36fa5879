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
    #expect((0..<list.count).map { list[$0] }.sorted() == [1, 3, 7, 8])
    list.collect(positiveIn: vector, or: Vector([0, 0, 2, 0, 0, 0, 0, 0, 0]))
    #expect((0..<list.count).map { list[$0] }.sorted() == [1, 2, 3, 7, 8])
    list.removeAll()
    list.append(5)
    #expect(list.count == 1 && list[0] == 5)
  }
}
