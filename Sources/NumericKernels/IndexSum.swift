/// A sum over chosen numbers of a vector, laid out so that they are added four at a time.
///
/// The order of the additions follows from the indices alone.
public struct IndexSum: Sendable {
  /// First indices of four consecutive ones, and the indices that are left.
  private let fours: [Int32]
  private let rest: [Int32]

  /// - Parameter indices: each once, of one vector.
  public init(_ indices: [Int]) {
    var (fours, rest): ([Int32], [Int32]) = ([], [])
    let sorted = indices.sorted()
    var place = 0
    while place < sorted.count {
      if place + 3 < sorted.count, sorted[place + 3] == sorted[place] + 3 {
        fours.append(Int32(sorted[place]))
        place += 4
      } else {
        rest.append(Int32(sorted[place]))
        place += 1
      }
    }
    self.fours = fours
    self.rest = rest
  }

  public var isEmpty: Bool { fours.isEmpty && rest.isEmpty }

  public func callAsFunction(_ vector: Vector) -> Double {
    var (a, b) = (SIMD4<Double>(), SIMD4<Double>())
    for (place, first) in fours.enumerated() {
      if place & 1 == 0 { a += vector.four(Int(first)) } else { b += vector.four(Int(first)) }
    }
    var (even, odd) = (0.0, 0.0)
    for (place, index) in rest.enumerated() {
      if place & 1 == 0 { even += vector[Int(index)] } else { odd += vector[Int(index)] }
    }
    return (a + b).sum() + (even + odd)
  }
}
