import NumericKernels

/// Where the random numbers of one step come from: seed, replication and step.
///
/// A gemeente that runs by itself draws all from one stream. Within a region each has a stream of its
/// own, beside the one that all of them share.
public struct StepDraw: Sendable {
  /// What is drawn for this gemeente alone.
  public let stream: RandomStream
  /// What is the same in every gemeente of a region: parameters, shocks of groups, the forecast.
  public let shared: RandomStream
  /// Number of the replication, from 1.
  public let replication: Int
  public var step: Int

  /// - Parameter shared: the stream of the region; that of the gemeente where there is none.
  public init(
    stream: RandomStream, shared: RandomStream? = nil, replication: Int, step: Int = 0
  ) {
    self.stream = stream
    self.shared = shared ?? stream
    self.replication = replication
    self.step = step
  }

  /// Word 0 of the generator's counter.
  @inlinable public var number: UInt32 { UInt32(truncatingIfNeeded: replication) }

  /// The uniform of one decision of this step.
  @inlinable public func uniform(
    _ point: DecisionPoint, subject: UInt32, index: Int = 0
  ) -> Double {
    stream.uniform(
      replication: number, at: DrawAddress(point, subject: subject, month: step, index: index))
  }

  /// Two independent uniforms of one decision of this step.
  @inlinable public func uniformPair(
    _ point: DecisionPoint, subject: UInt32, index: Int = 0
  ) -> (Double, Double) {
    stream.uniformPair(
      replication: number, at: DrawAddress(point, subject: subject, month: step, index: index))
  }

  /// Three independent uniforms of one decision of this step, of 52, 32 and 32 bits.
  @inlinable public func uniformTriple(
    _ point: DecisionPoint, subject: UInt32, index: Int
  ) -> (Double, Double, Double) {
    stream.uniformTriple(
      replication: number, at: DrawAddress(point, subject: subject, month: step, index: index))
  }

  /// The uniforms of all cells in the decisions of this step that every cell takes.
  @inlinable public func draw(_ draws: CellDraws) {
    draws.draw(
      from: stream, replication: number,
      decisions: (DecisionPoint.careFlow.rawValue, DecisionPoint.entrantFlow.rawValue),
      time: DrawAddress(.careFlow, month: step).time)
  }

  /// The uniforms of all subjects in a decision of this step.
  @inlinable public func draw(_ draws: SubjectDraws, _ point: DecisionPoint) {
    draws.draw(
      from: stream, replication: number, decision: point.rawValue,
      time: DrawAddress(point, month: step).time)
  }

  /// The uniforms of some subjects in a decision of this step.
  @inlinable public func draw(
    _ draws: SubjectDraws, _ chosen: IndexList, _ point: DecisionPoint, index: Int = 0
  ) {
    draws.draw(
      chosen, from: stream, replication: number, decision: point.rawValue,
      time: DrawAddress(point, month: step, index: index).time)
  }
}
