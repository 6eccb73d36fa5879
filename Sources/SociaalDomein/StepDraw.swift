import NumericKernels

/// Where the random numbers of one step come from: seed, first replication of the batch and step.
///
/// A gemeente that runs by itself draws all from one stream. Within a region each has a stream of its
/// own, beside the one that all of them share.
public struct StepDraw: Sendable {
  /// What is drawn for this gemeente alone.
  public let stream: RandomStream
  /// What is the same in every gemeente of a region: parameters, shocks of groups, the forecast.
  public let shared: RandomStream
  public let firstReplication: Int
  public let step: Int

  /// - Parameter shared: the stream of the region; that of the gemeente where there is none.
  public init(
    stream: RandomStream, shared: RandomStream? = nil, firstReplication: Int, step: Int
  ) {
    self.stream = stream
    self.shared = shared ?? stream
    self.firstReplication = firstReplication
    self.step = step
  }

  /// A uniform per lane for one decision of this step.
  @inlinable public func fillUniforms(
    _ row: LaneMatrix.Row, _ point: DecisionPoint, subject: UInt32, index: Int = 0
  ) {
    stream.fillUniforms(
      row, firstReplication: firstReplication,
      at: DrawAddress(point, subject: subject, month: step, index: index))
  }

  /// A uniform for each listed lane of a row, with the bits of a whole row.
  @inlinable public func fillUniforms(
    _ row: LaneMatrix.Row, listed list: LaneList, _ point: DecisionPoint, subject: UInt32,
    index: Int = 0
  ) {
    stream.fillUniforms(
      row, listed: list, firstReplication: firstReplication,
      at: DrawAddress(point, subject: subject, month: step, index: index))
  }

  /// The uniforms that single lanes ask for in one decision of this step.
  @inlinable public func draw(_ draws: LaneDraws, _ point: DecisionPoint, subject: UInt32) {
    draws.draw(
      from: stream, firstReplication: firstReplication,
      at: DrawAddress(point, subject: subject, month: step))
  }

  /// Two independent uniforms per lane for one decision of this step.
  @inlinable public func fillUniformPairs(
    _ first: LaneMatrix.Row, _ second: LaneMatrix.Row, _ point: DecisionPoint, subject: UInt32
  ) {
    stream.fillUniformPairs(
      first, second, firstReplication: firstReplication,
      at: DrawAddress(point, subject: subject, month: step))
  }

  /// The uniform of one lane.
  @inlinable public func uniform(
    lane: Int, _ point: DecisionPoint, subject: UInt32, index: Int = 0
  ) -> Double {
    stream.uniform(
      replication: UInt32(truncatingIfNeeded: firstReplication + lane),
      at: DrawAddress(point, subject: subject, month: step, index: index))
  }

  /// Two independent uniforms of one lane.
  @inlinable public func uniformPair(
    lane: Int, _ point: DecisionPoint, subject: UInt32, index: Int = 0
  ) -> (Double, Double) {
    stream.uniformPair(
      replication: UInt32(truncatingIfNeeded: firstReplication + lane),
      at: DrawAddress(point, subject: subject, month: step, index: index))
  }
}
