/// Sorting many numbers by their bits.
public enum NumberSort {
  /// Fewer numbers than this are sorted by comparing them.
  private static let few = 512
  private static let digitBits = 11
  private static let digits = 6
  private static let buckets = 1 << digitBits

  /// Sorts numbers in ascending order, -0 before 0; none may be "not a number".
  ///
  /// From the last digit of eleven bits to the first, each pass stable (radix sort, Knuth, The Art of
  /// Computer Programming 3, section 5.2.5); digits in which all agree are passed over.
  public static func sort(_ values: inout [Double]) {
    guard values.count >= few else { return values.sort() }
    var keys = values.map { key($0.bitPattern) }
    var other = [UInt64](repeating: 0, count: keys.count)
    var counts = histograms(keys)
    for digit in 0..<digits {
      let first = digit * buckets
      if counts[first..<first + buckets].contains(keys.count) { continue }
      var place = 0
      for bucket in first..<first + buckets {
        (counts[bucket], place) = (place, place + counts[bucket])
      }
      let shift = UInt64(digit * digitBits)
      for key in keys {
        let bucket = first + (Int(truncatingIfNeeded: key >> shift) & (buckets - 1))
        other[counts[bucket]] = key
        counts[bucket] += 1
      }
      swap(&keys, &other)
    }
    for index in values.indices { values[index] = Double(bitPattern: bits(keys[index])) }
  }

  /// How often each digit has each value.
  private static func histograms(_ keys: [UInt64]) -> [Int] {
    var counts = [Int](repeating: 0, count: digits * buckets)
    for key in keys {
      for digit in 0..<digits {
        let value = Int(truncatingIfNeeded: key >> UInt64(digit * digitBits)) & (buckets - 1)
        counts[digit * buckets + value] += 1
      }
    }
    return counts
  }

  /// Bits that order as the numbers do: the sign is turned, of negative numbers everything.
  private static func key(_ bits: UInt64) -> UInt64 { bits >> 63 == 0 ? bits | 1 << 63 : ~bits }
  private static func bits(_ key: UInt64) -> UInt64 { key >> 63 == 1 ? key & ~(1 << 63) : ~key }
}
