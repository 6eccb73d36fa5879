/// One of the decisions that chance takes in every cell of a step: which bits of a cell's word lead its
/// uniform, and where the bits behind them stand.
public struct CellDecision: Sendable {
  /// Leading bits, and where they begin in the word.
  let bits: Int
  let shift: Int
  /// Which of the two blocks of a cell's own, and which of its words, has the 32 bits that follow.
  let block: Int
  let word: Int

  /// Who leaves, who reports and who ages; of those who start who leaves, and of those who wait who gives
  /// up.
  public static var leaving: CellDecision { CellDecision(bits: 8, shift: 24, block: 0, word: 0) }
  public static var newNeed: CellDecision { CellDecision(bits: 6, shift: 18, block: 0, word: 1) }
  public static var ageing: CellDecision { CellDecision(bits: 6, shift: 12, block: 0, word: 2) }
  public static var entrantLeaving: CellDecision {
    CellDecision(bits: 6, shift: 6, block: 1, word: 0)
  }
  public static var givingUp: CellDecision { CellDecision(bits: 6, shift: 0, block: 1, word: 1) }
  public static var all: [CellDecision] { [leaving, newNeed, ageing, entrantLeaving, givingUp] }
}

/// The uniforms of all cells of a replication in the decisions of a step, leading bits first.
///
/// Most decisions fall by some leading bits: in most cells nobody moves. One block of the generator has a
/// word for each of four states (of one band and wijk), whose 32 bits are divided over the decisions. Where
/// they leave a decision open a block of the cell's own gives it 32 bits more, so that a uniform has 38 or
/// 40 bits and the chance of a count is off by 2^-39 at the most. The bits are those of `uniform`.
public final class CellDraws {
  typealias Bits = SIMD4<UInt64>
  public let cells: Int
  private let block: Int
  private let states: Int
  private let subjects: UnsafeMutablePointer<UInt32>
  /// The word of each cell; the upper half is undefined.
  private let words: UnsafeMutablePointer<UInt64>
  /// The two blocks of the cells' own.
  private let first: CellBlocks
  private let second: CellBlocks
  private let keys = PhiloxKeys()

  /// - Parameters:
  ///   - subjects: counter word 2 of each cell, [state][band and wijk].
  ///   - block: cells of a state.
  public init(subjects: [UInt32], block: Int) {
    precondition(block > 0 && subjects.count % block == 0, "every state has as many cells")
    cells = subjects.count
    self.block = block
    states = subjects.count / block
    let capacity = cells + Vector.slack
    self.subjects = .allocate(capacity: capacity)
    self.subjects.initialize(repeating: 0, count: capacity)
    for (cell, subject) in subjects.enumerated() { self.subjects[cell] = subject }
    words = .allocate(capacity: capacity)
    words.initialize(repeating: 0, count: capacity)
    first = CellBlocks(cells: subjects.count)
    second = CellBlocks(cells: subjects.count)
  }

  deinit {
    subjects.deallocate()
    words.deallocate()
  }

  /// Draws the leading bits of every cell.
  ///
  /// - Parameters:
  ///   - decisions: counter word 1 of the leading bits and the first block of a cell, and of its second.
  ///   - time: counter word 3 of the leading bits; the blocks of the cells' own come at the next index.
  public func draw(
    from stream: RandomStream, replication: UInt32, decisions: (UInt32, UInt32), time: UInt32
  ) {
    keys.set(stream.key)
    first.set(replication, decisions.0, time &+ 1)
    second.set(replication, decisions.1, time &+ 1)
    for group in stride(from: 0, to: states, by: 4) {
      // What is written behind the end of a state is written again by the next one, or by earlier cells.
      var place = (block &- 1) & ~7
      while place >= 0 {
        let cell = group &* block &+ place
        var a = PhiloxBlocks(replication, decisions.0, four(cell), time)
        var b = PhiloxBlocks(replication, decisions.0, four(cell &+ 4), time)
        PhiloxBlocks.run(&a, &b, keys)
        if place &+ 4 < block { store(b, cell &+ 4, states &- group) }
        store(a, cell, states &- group)
        place &-= 8
      }
    }
  }

  @inline(__always)
  private func four(_ cell: Int) -> SIMD4<UInt32> {
    // Behind the last cell of the last state there is slack.
    UnsafeRawPointer(subjects + min(cell, cells)).loadUnaligned(as: SIMD4<UInt32>.self)
  }

  @inline(__always)
  private func store(_ blocks: PhiloxBlocks, _ cell: Int, _ states: Int) {
    let target = UnsafeMutableRawPointer(words + cell)
    let stride = block &* MemoryLayout<UInt64>.stride
    target.storeBytes(of: blocks.x0, as: Bits.self)
    if states > 1 { (target + stride).storeBytes(of: blocks.x1, as: Bits.self) }
    if states > 2 { (target + 2 &* stride).storeBytes(of: blocks.x2, as: Bits.self) }
    if states > 3 { (target + 3 &* stride).storeBytes(of: blocks.x3, as: Bits.self) }
  }

  // MARK: Leading bits

  /// The leading bits of all cells in one decision.
  struct Leading {
    let words: UnsafeMutablePointer<UInt64>
    let up: UInt64
    let mask: UInt64
    let most: Double

    /// The leading bits in the mantissa of a number from 1 on.
    @inline(__always)
    func bits(_ words: Bits) -> Bits {
      ((words &<< Bits(repeating: up)) & Bits(repeating: mask))
        | Bits(repeating: 0x3FF0_0000_0000_0000)
    }

    /// Of four cells the least that 1 less their uniform can be.
    @inline(__always)
    func least(_ cell: Int) -> SIMD4<Double> {
      let word = UnsafeRawPointer(words + cell).loadUnaligned(as: Bits.self)
      return SIMD4(repeating: most) - unsafeBitCast(bits(word), to: SIMD4<Double>.self)
    }
  }

  @inline(__always)
  func leading(_ decision: CellDecision) -> Leading {
    let bits = UInt64(decision.bits)
    return Leading(
      words: words, up: 52 &- bits &- UInt64(decision.shift),
      mask: ((1 as UInt64) &<< bits &- 1) &<< (52 &- bits),
      most: 2 - 1 / Double(1 &<< decision.bits))
  }

  // MARK: All bits

  /// Writes the uniforms of chosen cells in a decision, in the order of the list, and of each one of 32
  /// bits more.
  func write(
    _ chosen: IndexList, _ decision: CellDecision, into uniforms: Vector, spare: Vector
  ) {
    let own = decision.block == 0 ? first : second
    if chosen.count &* 2 > cells && !own.isComplete { own.complete(subjects, keys) }
    let leading = leading(decision)
    let bits = UInt64(decision.bits)
    let half = Bits(repeating: (1 as UInt64) &<< (19 &- bits))
    let up = Bits(repeating: 20 &- bits)
    // Behind the last of a list stand others of earlier lists, whose uniforms nobody reads.
    var start = 0
    while start < chosen.count {
      let places = chosen.four(start)
      let (low, more) = own.words(places, decision.word, subjects, keys)
      let lead = leading.bits(
        Bits(
          words[Int(places[0])], words[Int(places[1])], words[Int(places[2])],
          words[Int(places[3])]))
      let mantissa = lead | ((low & PhiloxBlocks.low) &<< up) | half
      uniforms.store(
        unsafeBitCast(mantissa, to: SIMD4<Double>.self) - SIMD4(repeating: 1), at: start)
      spare.store(PhiloxBlocks.uniforms(more), at: start)
      start &+= 4
    }
  }

  /// The uniform of one cell in a decision, and the one of 32 bits more, from the scalar generator: what the
  /// others must be.
  public static func uniform(
    _ decision: CellDecision, from stream: RandomStream, replication: UInt32,
    decisions: (UInt32, UInt32), time: UInt32, state: Int, firstOfFour: UInt32, subject: UInt32
  ) -> (uniform: Double, spare: Double) {
    let point = decision.block == 0 ? decisions.0 : decisions.1
    let shared = Philox4x32.block(
      counter: SIMD4(replication, decisions.0, firstOfFour, time), key: stream.key)
    let own = Philox4x32.block(
      counter: SIMD4(replication, point, subject, time &+ 1), key: stream.key)
    let lead = shared[state % 4] >> UInt32(decision.shift) & ((1 << UInt32(decision.bits)) - 1)
    let number = Double(lead) + (Double(own[decision.word]) + 0.5) * 0x1p-32
    return (number / Double(1 << decision.bits), RandomStream.uniform(own[3]))
  }
}

/// The blocks of the generator of cells' own: drawn where they are asked for, or of all cells where most
/// are.
final class CellBlocks {
  private let cells: Int
  /// [word][cell]; the upper half is undefined.
  private let all: UnsafeMutablePointer<UInt64>
  private(set) var isComplete = false
  private var counter = SIMD4<UInt32>()

  init(cells: Int) {
    self.cells = cells
    all = .allocate(capacity: 4 * (cells + Vector.slack))
    all.initialize(repeating: 0, count: 4 * (cells + Vector.slack))
  }

  deinit { all.deallocate() }

  func set(_ replication: UInt32, _ decision: UInt32, _ time: UInt32) {
    counter = SIMD4(replication, decision, 0, time)
    isComplete = false
  }

  /// Draws the blocks of all cells.
  func complete(_ subjects: UnsafeMutablePointer<UInt32>, _ keys: PhiloxKeys) {
    var start = 0
    while start < cells {
      var a = blocks(four(subjects, start))
      var b = blocks(four(subjects, start &+ 4))
      PhiloxBlocks.run(&a, &b, keys)
      store(a, start)
      store(b, start &+ 4)
      start &+= 8
    }
    isComplete = true
  }

  /// One word of four cells, and their last.
  @inline(__always)
  func words(
    _ places: SIMD4<Int32>, _ word: Int, _ subjects: UnsafeMutablePointer<UInt32>,
    _ keys: PhiloxKeys
  ) -> (word: SIMD4<UInt64>, last: SIMD4<UInt64>) {
    if isComplete { return (gather(word, places), gather(3, places)) }
    var blocks = blocks(
      SIMD4(
        subjects[Int(places[0])], subjects[Int(places[1])], subjects[Int(places[2])],
        subjects[Int(places[3])]))
    blocks.run(keys)
    return (word == 0 ? blocks.x0 : word == 1 ? blocks.x1 : blocks.x2, blocks.x3)
  }

  @inline(__always)
  private func blocks(_ subjects: SIMD4<UInt32>) -> PhiloxBlocks {
    PhiloxBlocks(counter[0], counter[1], subjects, counter[3])
  }

  @inline(__always)
  private func four(_ subjects: UnsafeMutablePointer<UInt32>, _ start: Int) -> SIMD4<UInt32> {
    UnsafeRawPointer(subjects + min(start, cells)).loadUnaligned(as: SIMD4<UInt32>.self)
  }

  @inline(__always)
  private func row(_ word: Int) -> UnsafeMutablePointer<UInt64> {
    all + word &* (cells &+ Vector.slack)
  }

  @inline(__always)
  private func gather(_ word: Int, _ places: SIMD4<Int32>) -> SIMD4<UInt64> {
    let row = row(word)
    return SIMD4(
      row[Int(places[0])], row[Int(places[1])], row[Int(places[2])], row[Int(places[3])])
  }

  @inline(__always)
  private func store(_ blocks: PhiloxBlocks, _ start: Int) {
    guard start < cells else { return }
    UnsafeMutableRawPointer(row(0) + start).storeBytes(of: blocks.x0, as: SIMD4<UInt64>.self)
    UnsafeMutableRawPointer(row(1) + start).storeBytes(of: blocks.x1, as: SIMD4<UInt64>.self)
    UnsafeMutableRawPointer(row(2) + start).storeBytes(of: blocks.x2, as: SIMD4<UInt64>.self)
    UnsafeMutableRawPointer(row(3) + start).storeBytes(of: blocks.x3, as: SIMD4<UInt64>.self)
  }
}
