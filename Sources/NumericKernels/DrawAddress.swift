/// Where in the model a random number belongs: words 1, 2 and 3 of the generator's counter.
///
/// | counter word | content |
/// |---|---|
/// | 0 | replication |
/// | 1 | `decision`: the decision point that uses the draw |
/// | 2 | `subject`: wijk, band and state packed; or a person; or the hash of a parameter's name |
/// | 3 | `time`: month in the upper 12 bits, draw index in the lower 20 |
///
/// Two draws are independent when any word differs, and equal under one seed when all are equal.
public struct DrawAddress: Sendable, Hashable {
  public static let months = 1 << 12
  public static let indices = 1 << 20

  public var decision: UInt32
  public var subject: UInt32
  public var time: UInt32

  @inlinable
  public init(decision: UInt32, subject: UInt32, time: UInt32) {
    self.decision = decision
    self.subject = subject
    self.time = time
  }

  /// Packs month (0 ..< 4096) and draw index (0 ..< 1,048,576) into `time`; traps outside these.
  @inlinable
  public init(decision: UInt32, subject: UInt32, month: Int, index: Int = 0) {
    precondition(month >= 0 && month < 1 << 12, "a month has 12 bits")
    precondition(index >= 0 && index < 1 << 20, "a draw index has 20 bits")
    self.init(decision: decision, subject: subject, time: UInt32(month) << 20 | UInt32(index))
  }

  /// The generator's counter for one replication.
  @inlinable
  public func counter(replication: UInt32) -> SIMD4<UInt32> {
    SIMD4(replication, decision, subject, time)
  }
}
