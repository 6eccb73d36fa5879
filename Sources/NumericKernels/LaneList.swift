/// The lanes of a row where something happens, so that only they cost work.
///
/// Filled and read within one step of a kernel; it allocates nothing after it is made. The order of
/// the lanes is fixed and not ascending.
public final class LaneList {
  /// Number of lanes in the list.
  @inlinable public var count: Int { number }
  @usableFromInline final var number = 0
  /// The lanes; `count` are valid, and lane 0 follows as often as fills a group of four.
  @usableFromInline let places: UnsafeMutablePointer<Int32>
  /// Scratch memory for elements of the listed lanes, side by side.
  private let packed: LaneMatrix

  /// Columns of scratch memory that a list has.
  static var columns: Int { 9 }

  /// - Parameter lanes: of the longest row to be read.
  public init(lanes: Int) {
    let capacity = (lanes + LaneMatrix.panel - 1) / LaneMatrix.panel * LaneMatrix.panel + 4
    packed = LaneMatrix(rows: LaneList.columns, lanes: capacity)
    places = .allocate(capacity: capacity)
    places.initialize(repeating: 0, count: capacity)
  }

  deinit { places.deallocate() }

  /// The lane at a position, 0 ..< count.
  @inlinable public subscript(position: Int) -> Int { Int(places[position]) }

  /// Lists the lanes of a row of a `LaneMatrix` that are above 0.
  public func collect(positiveIn row: LaneMatrix.Row) {
    collect(row.count) { row.load(at: $0) .> SIMD4(repeating: 0) }
  }

  /// Lists the lanes where the condition holds, which is asked for four lanes from a multiple of four
  /// on; it may read the padding of rows of a `LaneMatrix`.
  @inline(__always)
  func collect(_ lanes: Int, where condition: (Int) -> SIMDMask<SIMD4<Int64>>) {
    typealias Bits = SIMD4<Int64>
    var listed = 0
    var panel = 0
    while panel < lanes {
      var found = Bits()
      var bit = Bits(repeating: 1)
      for group in 0..<LaneMatrix.panel / 4 {
        found |= unsafeBitCast(condition(panel &+ 4 &* group), to: Bits.self) & bit
        bit = bit &<< Bits(repeating: 1)
      }
      for offset in 0..<4 {
        // Lane `panel + offset` + 4 i for every bit i that is set, as far as it is a lane.
        var rest = found[offset]
        while rest != 0 {
          let lane = panel &+ offset &+ rest.trailingZeroBitCount &* 4
          rest &= rest &- 1
          places[listed] = Int32(truncatingIfNeeded: lane)
          listed &+= lane < lanes ? 1 : 0
        }
      }
      panel &+= LaneMatrix.panel
    }
    close(listed)
  }

  /// Keeps the lanes where the condition holds.
  @inline(__always)
  func filter(_ condition: (Int) -> Bool) {
    var kept = 0
    for position in 0..<count {
      let lane = places[position]
      places[kept] = lane
      kept &+= condition(Int(lane)) ? 1 : 0
    }
    close(kept)
  }

  @inline(__always)
  private func close(_ listed: Int) {
    number = listed
    for extra in 0..<4 { places[listed &+ extra] = 0 }
  }

  // MARK: Packed elements

  /// A column of scratch memory, for as many elements as the list has and up to three more.
  @inline(__always)
  func column(_ index: Int) -> PackedColumn {
    PackedColumn(base: packed.base + index &* packed.stride)
  }

  /// Copies the listed elements of a row side by side into a column.
  @inline(__always)
  func pack(_ row: LaneMatrix.Row, into column: PackedColumn) {
    guard let source = row.baseAddress else { return }
    let lanes = places
    var position = 0
    // The lanes beyond the list are lane 0: whole groups of four have only numbers of the row.
    while position < count {
      column.base[position] = source[Int(lanes[position])]
      column.base[position &+ 1] = source[Int(lanes[position &+ 1])]
      column.base[position &+ 2] = source[Int(lanes[position &+ 2])]
      column.base[position &+ 3] = source[Int(lanes[position &+ 3])]
      position &+= 4
    }
  }

  /// Writes a column to the listed lanes of a row.
  @inline(__always)
  func unpack(_ column: PackedColumn, into row: LaneMatrix.Row) {
    guard let target = row.baseAddress else { return }
    let lanes = places
    for position in 0..<count { target[Int(lanes[position])] = column.base[position] }
  }
}

/// Elements of listed lanes, side by side.
struct PackedColumn {
  let base: UnsafeMutablePointer<Double>

  @inline(__always)
  subscript(position: Int) -> Double {
    get { base[position] }
    nonmutating set { base[position] = newValue }
  }

  /// Four elements from `position` on.
  @inline(__always)
  func load(_ position: Int) -> SIMD4<Double> {
    UnsafeRawPointer(base + position).loadUnaligned(as: SIMD4<Double>.self)
  }

  @inline(__always)
  func store(_ four: SIMD4<Double>, _ position: Int) {
    UnsafeMutableRawPointer(base + position).storeBytes(of: four, as: SIMD4<Double>.self)
  }

  @inline(__always)
  func fill(_ value: Double, count: Int) {
    var position = 0
    while position < count {
      store(SIMD4(repeating: value), position)
      position &+= 4
    }
  }
}
