import NumericKernels

/// How often values fell in each of many narrow buckets, from which their quantiles follow.
///
/// Every order statistic comes out within `relativeError` of itself, or within `absoluteError` of zero
/// as zero; minimum and maximum are exact. A sketch depends on the values alone, not on their order
/// or on how they were merged. It takes 4 bytes for each 0.2% that the range of the values spans,
/// however many they are; 4,294,967,295 of them fit. Source: Masson, Rim and Lee, "DDSketch: a fast
/// and fully-mergeable quantile sketch with relative-error guarantees" (VLDB 2019).
public struct QuantileSketch: Sendable, Equatable {
  /// Greatest error of an order statistic, as a share of it.
  public static let relativeError = 0.001
  /// Values nearer to zero than this, in their own unit, count as zero.
  public static let absoluteError = 0.001

  public private(set) var minimum = Double.infinity
  public private(set) var maximum = -Double.infinity
  private var zeros = 0
  private var positive = SketchBuckets()
  private var negative = SketchBuckets()

  public init() {}

  /// Number of values taken in.
  public var count: Int { zeros + positive.total + negative.total }

  /// Bytes that the buckets take.
  public var bytes: Int { positive.bytes + negative.bytes }

  /// Takes in finite values; an infinite one counts as the largest number.
  ///
  /// - Parameters:
  ///   - range: which numbers of the vector.
  public mutating func add(_ values: Vector, _ range: Range<Int>) {
    let width = VectorMath.Lanes.scalarCount
    for start in stride(from: range.lowerBound, to: range.upperBound, by: width) {
      let count = min(width, range.upperBound - start)
      var lanes = VectorMath.Lanes()
      for lane in 0..<count { lanes[lane] = values[start + lane] }
      add(lanes, count: count)
    }
  }

  @inline(__always)
  private mutating func add(_ values: VectorMath.Lanes, count: Int) {
    let buckets = SketchBuckets.index(of: values)
    for lane in 0..<count {
      let value = values[lane]
      if value < minimum { minimum = value }
      if value > maximum { maximum = value }
      if value >= Self.absoluteError {
        positive.add(buckets[lane])
      } else if value <= -Self.absoluteError {
        negative.add(buckets[lane])
      } else {
        zeros += 1
      }
    }
  }

  /// Takes over the counts of a sketch of other values.
  public mutating func merge(_ other: QuantileSketch) {
    minimum = min(minimum, other.minimum)
    maximum = max(maximum, other.maximum)
    zeros += other.zeros
    positive.merge(other.positive)
    negative.merge(other.negative)
  }

  /// The quantile at `p` in [0, 1] by linear interpolation between two order statistics, each
  /// within its error; there is at least one value.
  public func quantile(_ p: Double) -> Double {
    precondition(p >= 0 && p <= 1, "a probability lies in [0, 1]")
    precondition(count > 0, "quantiles need at least one value")
    let place = p * Double(count - 1)
    let below = Int(place)
    let low = orderStatistic(below)
    guard below + 1 < count else { return low }
    return low + (place - Double(below)) * (orderStatistic(below + 1) - low)
  }

  /// The value that `rank` of the values stand before, about; those at the ends are exact.
  private func orderStatistic(_ rank: Int) -> Double {
    if rank == 0 { return minimum }
    if rank == count - 1 { return maximum }
    return min(maximum, max(minimum, middle(ofRank: rank)))
  }

  private func middle(ofRank rank: Int) -> Double {
    if rank < negative.total { return -negative.value(atRank: negative.total - 1 - rank) }
    let rest = rank - negative.total
    return rest < zeros ? 0 : positive.value(atRank: rest - zeros)
  }
}

/// Counts of positive numbers by the logarithm of their size.
///
/// Bucket k holds the numbers nearest to `absoluteError` * exp(k * width) on a scale of logarithms.
struct SketchBuckets: Sendable, Equatable {
  /// Width of a bucket in natural logarithms: its middle is within tanh(width / 2) < 0.001 of every
  /// number in it, with 3e-10 to spare for rounding.
  private static let width = 0.002
  /// The logarithm of `absoluteError`.
  private static let origin = -6.907755278982137
  /// Buckets come and go by so many at once; which ones there are depends on the range only.
  private static let page = 64

  private var counts: [UInt32] = []
  /// The bucket that is counted first.
  private var first = 0
  private(set) var total = 0

  var bytes: Int { counts.count * MemoryLayout<UInt32>.stride }

  /// Buckets of the sizes of four numbers; below `absoluteError`, and for what is no number, 0.
  @inline(__always)
  static func index(of values: VectorMath.Lanes) -> SIMD4<Int> {
    typealias Lanes = VectorMath.Lanes
    let least = Lanes(repeating: QuantileSketch.absoluteError)
    let most = Lanes(repeating: .greatestFiniteMagnitude)
    var size = VectorMath.magnitude(values)
    size.replace(with: most, where: size .> most)
    size.replace(with: least, where: .!(size .>= least))
    let place = (VectorMath.log(size) - Lanes(repeating: origin)) * Lanes(repeating: 1 / width)
    // Added to 2^52 a number loses its fraction and shows the nearest whole one in its low bits.
    let bits = unsafeBitCast(place + Lanes(repeating: 0x1p52), to: SIMD4<UInt64>.self)
    return SIMD4<Int>(truncatingIfNeeded: bits & SIMD4<UInt64>(repeating: 0xFFFF_FFFF))
  }

  @inline(__always)
  mutating func add(_ bucket: Int) {
    if bucket < first || bucket >= first + counts.count { reach(bucket) }
    counts[bucket - first] += 1
    total += 1
  }

  mutating func merge(_ other: SketchBuckets) {
    guard !other.counts.isEmpty else { return }
    reach(other.first)
    reach(other.first + other.counts.count - 1)
    for (place, count) in other.counts.enumerated() {
      counts[other.first + place - first] += count
    }
    total += other.total
  }

  /// Makes room for a bucket, in whole pages.
  @inline(never)
  private mutating func reach(_ bucket: Int) {
    let start = bucket / Self.page * Self.page
    let end = start + Self.page
    let known = counts.isEmpty ? start..<start : first..<first + counts.count
    let wanted = min(start, known.lowerBound)..<max(end, known.upperBound)
    guard wanted != known else { return }
    var grown: [UInt32] = []
    grown.reserveCapacity(wanted.count)
    grown.append(contentsOf: repeatElement(0, count: known.lowerBound - wanted.lowerBound))
    grown.append(contentsOf: counts)
    grown.append(contentsOf: repeatElement(0, count: wanted.upperBound - known.upperBound))
    counts = grown
    first = wanted.lowerBound
  }

  /// The middle of the bucket in which the value of a rank from 0 stands.
  func value(atRank rank: Int) -> Double {
    var passed = 0
    let place = counts.firstIndex { count in
      passed += Int(count)
      return passed > rank
    }
    return middle(first + (place ?? counts.count - 1))
  }

  /// 2 / (1/a + 1/b) of the ends a and b, as far from both by their own measure.
  private func middle(_ bucket: Int) -> Double {
    let centre = Elementary.exp(Double(bucket) * Self.width)
    let half = Elementary.exp(Self.width / 2)
    return QuantileSketch.absoluteError * centre * 2 / (half + 1 / half)
  }
}
