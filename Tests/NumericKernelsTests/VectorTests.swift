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

  @Test("A sum over indices is that of the numbers, however they lie", arguments: 1...40)
  func indices(step: Int) {
    let vector = Vector((0..<200).map { Double($0 * $0 % 37) })
    let indices = Array(stride(from: step % 7, to: 200, by: step)) + (step > 9 ? [1, 2, 3, 4] : [])
    let unique = Array(Set(indices))
    // Whole numbers add up exactly in any order.
    #expect(IndexSum(unique)(vector) == unique.reduce(0) { $0 + vector[$1] })
    #expect(IndexSum([]).isEmpty && IndexSum([])(vector) == 0)
  }

  @Test("An index list holds where a vector is positive, in order")
  func list() {
    let vector = Vector([0, 1, -1, 2, 0, 0, 0, 3, 4])
    let list = IndexList(capacity: 9)
    list.collect(positiveIn: vector)
    #expect((0..<list.count).map { list[$0] } == [1, 3, 7, 8])
    list.removeAll()
    list.append(5)
    #expect(list.count == 1 && list[0] == 5)
  }
}
