/// Sums over chosen numbers of several vectors, many at once: each is laid out so that its numbers are
/// added four at a time.
///
/// The order of the additions follows from the indices alone.
public final class SumTable {
  /// Numbers of one vector that are added, each once, and their sign.
  public struct Term {
    public let source: Int
    public let indices: [Int]
    public let sign: Double

    public init(source: Int, indices: [Int], sign: Double = 1) {
      self.source = source
      self.indices = indices
      self.sign = sign
    }
  }

  /// A term as it is added: the first indices of four consecutive ones, then those that are left.
  private struct Part {
    let base: UnsafeMutablePointer<Double>
    let sign: Double
    let first: Int
    let fours: Int
    let rest: Int
  }

  private let sources: [Vector]
  /// The parts of sum i are `firstPart[i] ..< firstPart[i + 1]`.
  private let firstPart: [Int]
  private let parts: [Part]
  private let indices: [Int32]

  /// - Parameters:
  ///   - sums: the terms of each.
  ///   - sources: the vectors that terms speak of.
  public init(_ sums: [[Term]], of sources: [Vector]) {
    self.sources = sources
    var (first, parts, indices) = ([0], [Part](), [Int32]())
    for terms in sums {
      for term in terms where !term.indices.isEmpty {
        let (fours, rest) = SumTable.grouped(term.indices)
        parts.append(
          Part(
            base: sources[term.source].base, sign: term.sign, first: indices.count,
            fours: fours.count, rest: rest.count))
        indices += fours + rest
      }
      first.append(parts.count)
    }
    (firstPart, self.parts, self.indices) = (first, parts, indices)
  }

  public var count: Int { firstPart.count - 1 }

  /// Writes every sum.
  public func write(into sums: Vector) {
    precondition(sums.count >= count, "more sums than there is room for")
    parts.withUnsafeBufferPointer { parts in
      indices.withUnsafeBufferPointer { indices in
        for sum in 0..<count {
          var total = 0.0
          for part in firstPart[sum]..<firstPart[sum + 1] {
            total += parts[part].sign * SumTable.add(parts[part], indices)
          }
          sums[sum] = total
        }
      }
    }
  }

  @inline(__always)
  private static func add(_ part: Part, _ indices: UnsafeBufferPointer<Int32>) -> Double {
    var (a, b) = (SIMD4<Double>(), SIMD4<Double>())
    var place = part.first
    let end = place &+ part.fours
    while place &+ 1 < end {
      a += four(part.base, indices[place])
      b += four(part.base, indices[place &+ 1])
      place &+= 2
    }
    if place < end { a += four(part.base, indices[place]) }
    var (even, odd) = (0.0, 0.0)
    place = end
    let last = end &+ part.rest
    while place &+ 1 < last {
      even += part.base[Int(indices[place])]
      odd += part.base[Int(indices[place &+ 1])]
      place &+= 2
    }
    if place < last { even += part.base[Int(indices[place])] }
    let sums = a + b
    return ((sums[0] + sums[2]) + (sums[1] + sums[3])) + (even + odd)
  }

  @inline(__always)
  private static func four(_ base: UnsafeMutablePointer<Double>, _ index: Int32) -> SIMD4<Double> {
    UnsafeRawPointer(base + Int(index)).loadUnaligned(as: SIMD4<Double>.self)
  }

  private static func grouped(_ indices: [Int]) -> (fours: [Int32], rest: [Int32]) {
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
    return (fours, rest)
  }
}
